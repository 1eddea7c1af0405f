"""A server killed at random moments of saves and imports, and what is left of them."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from dataclasses import dataclass, field

from tests.serving import Server, Visitor
from tests.trees import markdown

LEFT = """
import json
from django.db import connection
from amendments.models import Proposal
from resolutions.models import Resolution, SourceFile, SourceState, Version
p = Proposal.objects.get(pk={proposal})
with connection.cursor() as cursor:
    cursor.execute("PRAGMA integrity_check")
    sound = cursor.fetchone()[0]
    cursor.execute("PRAGMA foreign_key_check")
    dangling = len(cursor.fetchall())
numbers = sorted(set(p.history.values_list("saves", flat=True)))
versions = {{
    v.resolution.number: [
        v.clauses.count(),
        sum(c.texts.count() for c in v.clauses.all()),
        SourceFile.objects.filter(version=v).count(),
        v.history.count() > 0,
    ]
    for v in Version.objects.select_related("resolution")
}}
texts = [json.dumps(row.proposed_text) for row in p.history.all()]
empty = Resolution.objects.filter(versions=None).count()
print("LEFT" + json.dumps([sound, dangling, p.saves, numbers, texts, versions, empty]))
"""
WHOLE = [9, 9, 1, True]
"""An import of the small resolution: its clauses, their texts, its file, its history."""


@dataclass(slots=True)
class Acknowledged:
    """What the server said that it did."""

    words: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    answers: set[int] = field(default_factory=set)
    begun: int = 0


def _save(person: Visitor, uid: str, round_: int, said: Acknowledged) -> None:
    """Add one clause after the other until the connection breaks."""
    try:
        for turn in range(10_000):
            word = f"round{round_}x{turn}x"
            seen = {"seen": "0", "do": "add-after", "clause": uid, "new_text": f"{word};"}
            status, _place, _body = person.send(person.server.editor, seen)
            said.answers.add(status)
            said.begun += 1
            if status in (200, 302):
                said.words.append(word)
            time.sleep(0.1)  # SQLite has one writer: the imports get their turn
    except OSError:
        return


def _import(clerk: Visitor, round_: int, said: Acknowledged) -> None:
    """Bring in one resolution after the other until the connection breaks."""
    try:
        for turn in range(10_000):
            number = str(1000 + round_ * 100 + turn)
            data = markdown(number=number)
            status, place, _body = clerk.send("/import/", {}, file=data)
            said.answers.add(status)
            _status, _place, page = clerk.send(place)
            fields = dict(re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page))
            fields |= {"body": "pp", "kind": "resolution", "number": number, "year": "2018"}
            fields |= {"place": "Dubai", "language": "en", "publish": "on"}
            status, to, _body = clerk.send(place.split("?")[0] + "confirm", fields)
            said.answers.add(status)
            said.begun += 1
            if status == 302 and "/resolutions/" in to:
                said.imports.append(number)
    except (OSError, ValueError):
        return


def kill_often(server: Server, *, rounds: int, seed: int = 4) -> Acknowledged:
    """So many lives of the server, each ended by SIGKILL while it saves and imports.

    After each: what it acknowledged is there, what is there is whole, the database is sound.
    """
    chance, said = random.Random(seed), Acknowledged()
    before = left(server)
    dana, clerk = Visitor(server), Visitor(server)
    uid = json.loads(before[4][0])["clauses"][3]["children"][0]["uid"]
    for round_ in range(rounds):
        server.begin()
        if not round_:
            dana.log_in("dana")
            clerk.log_in("clerk")
        threads = [
            threading.Thread(target=_save, args=(dana, uid, round_, said)),
            threading.Thread(target=_import, args=(clerk, round_, said)),
        ]
        for thread in threads:
            thread.start()
        if not round_:
            _await_both(said)
        time.sleep(chance.uniform(0.5, 3.0))
        server.kill()
        for thread in threads:
            thread.join()
        _check(left(server), said)
    return said


def _await_both(said: Acknowledged) -> None:
    """A save and an import are acknowledged; a busy machine takes its time over the first ones."""
    until = time.monotonic() + 120
    while not (said.words and said.imports):
        assert time.monotonic() < until, said
        time.sleep(0.1)


def left(server: Server) -> list[object]:
    """What a fresh look at the database finds."""
    said = server.manage("shell", "--no-imports", "-c", LEFT.format(proposal=server.proposal))
    return json.loads(said[said.index("LEFT") + 4 :])  # type: ignore[no-any-return]


def _check(found: list[object], said: Acknowledged) -> None:
    sound, dangling, saves, numbers, texts, versions, empty = found
    assert (sound, dangling, empty) == ("ok", 0, 0)
    assert numbers == list(range(saves + 1))  # type: ignore[operator]
    last = texts[0]  # type: ignore[index]
    assert [word for word in said.words if word not in last] == []
    imported = {n: whole for n, whole in versions.items() if len(n) == 4}  # type: ignore[attr-defined]
    assert set(said.imports) <= set(imported)
    assert [n for n, whole in imported.items() if whole != WHOLE] == []
    assert max(said.answers, default=0) < 500
