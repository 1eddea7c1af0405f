"""Editors who hammer one draft at once, and what has become of it: the suite's and bench's."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from tests.serving import Server, Visitor

AUDIT = """
import json
from amendments.models import Proposal
p = Proposal.objects.get(pk={proposal})
rows = list(p.history.order_by("history_id").values_list("saves", "history_user__email"))
texts = [json.dumps(r.proposed_text) for r in p.history.order_by("history_id")]
print("AUDIT" + json.dumps([p.saves, rows, texts, [c.uid for c in p.after.walk()]]))
"""


@dataclass(slots=True)
class Outcome:
    """What the editors were answered, and what the history holds."""

    answers: Counter[int] = field(default_factory=Counter)
    words: list[str] = field(default_factory=list)
    saves: int = 0
    numbers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def check(self) -> None:
        """No acknowledged save is lost, none is unaccounted for, and none met an error."""
        assert set(self.answers) <= {200, 302, 409}, self.answers
        assert sorted(set(self.numbers)) == list(range(self.saves + 1))
        kept = "\n".join(self.texts)
        lost = [word for word in self.words if word not in kept]
        assert lost == []
        last = self.texts[-1]
        assert [word for word in self.words if word.startswith("added") and word not in last] == []
        assert len(self.words) == self.saves == self.answers[200]


def audit(server: Server) -> tuple[int, list[int], list[str], list[str]]:
    """The number of saves, the numbers in the history, its texts, and the clauses' identities."""
    said = server.manage("shell", "--no-imports", "-c", AUDIT.format(proposal=server.proposal))
    saves, rows, texts, uids = json.loads(said[said.index("AUDIT") + 5 :])
    return saves, [row[0] for row in rows], texts, uids


def hammer(server: Server, *, editors: int, seconds: float, most: int) -> Outcome:
    """Each editor adds clauses and rewords the same one, by turns, until the time is up."""
    outcome = Outcome()
    uid = re.search(r'"uid": "([^"]+)"', audit(server)[2][-1])
    people = [Visitor(server) for _ in range(editors)]
    for number, person in enumerate(people):
        person.log_in(f"person{number}")
    uids = audit(server)[3]
    assert uid is not None
    until = time.monotonic() + seconds

    def edit(number: int) -> None:
        person, seen = people[number], 0
        for turn in range(most):
            if time.monotonic() > until:
                return
            word = f"{'added' if turn % 2 else 'said'}x{number}x{turn}x"
            how = (
                {"do": "add-after", "new_text": f"{word};"}
                if turn % 2
                else {"do": "save", "text": f"{word};"}
            )
            fields = {"clause": uids[4], "seen": str(seen), "close": "1", **how}
            status, _place, _body = person.send(server.editor, fields, **{"X-Part": "rows"})
            outcome.answers[status] += 1
            if status == 200:
                outcome.words.append(word)
            _s, _p, page = person.send(server.editor + "presence", {"clause": ""})
            found = re.search(r'data-saves="(\d+)"', page)
            seen = int(found[1]) if found else seen

    with ThreadPoolExecutor(editors) as threads:
        list(threads.map(edit, range(editors)))
    outcome.saves, outcome.numbers, outcome.texts, _uids = audit(server)
    return outcome
