"""Whatever a chair types comes out as words: on the desk, the screen, in readings and files."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.db import transaction
from django.test import Client

from amendments.redline.decisions import Choice
from resolutions.word.reader import read
from tests.amendments.desked import key_of, now, opened
from tests.hostile import HARMLESS, STRINGS, packed
from tests.inertness import seen, skeleton, words

pytestmark = pytest.mark.django_db
FIELDS = ("about", "choice", "seen", "view", "place", "source", "since", "who", "scope", "number")
REFUSED = {200, 302, 400, 404, 409}


class Sat:
    """A desk, its chair, and what he types."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        caches["redlines"].clear()
        self.texts = texts
        self.all = " ".join(texts).replace("\x00", "")
        self.desk, chair = opened()
        self.client = Client()
        self.client.force_login(chair)
        self.address = f"/desks/{self.desk.pk}/"

    def post(self, act: str, **fields: str) -> None:
        """What the site says is a page in words, or that it is done."""
        sent = {"seen": str(now(self.desk).desk.saves), "note": self.all[:4000]} | fields
        assert self.client.post(f"{self.address}{act}", sent).status_code in REFUSED

    def fill(self) -> None:
        """Every field says the texts."""
        divided = next(one for one in now(self.desk).sided.values() if one.kind == "same-words")
        self.post("rule", about=divided.key, choice=Choice.COMPROMISE, words=self.all[:19_000])
        added = key_of(self.desk, "fourth")
        self.post("rule", about=added, choice=Choice.REWORD, words=self.all[:19_000])
        uid = now(self.desk).base.by_address()["recalling/a"].uid
        for do in ("save", "add-after"):
            typed = self.all[:19_000]
            self.post("amend", clause=uid, do=do, text=typed, new_text=typed)
        self.post("point", show="on")
        self.post("point", element=divided.provisions[0])
        self.post("freeze")
        self.post("adoption/", place=self.all[:90], year="2026", number=self.all[:30])

    def pages(self) -> Iterator[tuple[str, bytes]]:
        """Every page that shows what was typed."""
        for view in ("work&who=on", "open", "brackets", "base", "clean"):
            yield view, self.page(f"?view={view}")
        for name in ("history/", "readings/", "readings/1/", "screen/", "adoption/"):
            yield name, self.page(name)
        yield "part", b"<div></div>" + self.page("screen/part")

    def page(self, name: str) -> bytes:
        """What the page at this address below the desk's says."""
        answer = self.client.get(f"{self.address}{name}")
        assert answer.status_code == 200, name
        return bytes(answer.content)


@contextmanager
def sat(texts: tuple[str, ...]) -> Iterator[Sat]:
    """A desk all of whose fields say the texts; nothing of it stays."""
    with transaction.atomic():
        made = Sat(texts)
        made.fill()
        yield made
        transaction.set_rollback(True)


@pytest.mark.once
def test_what_a_chair_types_is_words_on_every_page_and_in_the_file() -> None:
    with sat(HARMLESS) as plain:
        known = {name: skeleton(page) for name, page in plain.pages()}
    for texts in packed(STRINGS, 18_000):
        with sat(texts) as hostile:
            pages = dict(hostile.pages())
            file = hostile.client.get(f"{hostile.address}readings/1/download.docx")
        more = {name: skeleton(page) - known[name] for name, page in pages.items()}
        assert {name: parts for name, parts in more.items() if parts} == {}
        shown = words(pages["clean"])
        assert [one for one in texts if seen(one.replace("\x00", "")) not in shown] == []
        assert file.status_code == 200 and read(file.content)


def test_what_no_form_sends_is_refused_in_words() -> None:
    desk = Sat(STRINGS[::60])
    for text in desk.texts:
        sent = dict.fromkeys(FIELDS, text.replace("\x00", "")[:300])
        for act in ("rule", "rule-all", "take-back", "amend", "point"):
            desk.post(act, **sent)
        assert desk.client.get(desk.address, sent).status_code == 200
