"""Contributions to a small resolution: as files, and taken in. Written for the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from amendments.models import Contribution
from amendments.redline.changes import compare
from amendments.services.contributions import carry_out, plan_contribution
from amendments.services.decisions import keep_own_base
from amendments.services.publication import publish
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from resolutions.models import Version
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText
from resolutions.word.writer import write
from tests.amendments.editions import store
from tests.trees import markdown, secretary

SYMBOL = "PP22/68(Add.1)"
URL = f"/contributions/{SYMBOL}/"
BEFORE = ("the plan of the first conference;", "the report of the second conference,")
OWN = ("the plan of some other conference;", "the report of the second conference,")
FUSED = "Resolution 70 (Dubai, 2018Bucharest, 2022);"


@cache
def text(recalling: tuple[str, ...] = BEFORE, number: str = "140") -> ResolutionText:
    """The small resolution, as its file is read."""
    return read_source(markdown(number=number, recalling=recalling)).text


def store_base() -> Version:
    """The edition from which the contributions start."""
    return store(text())


@cache
def tracked(
    recalling: tuple[str, ...] = BEFORE, *, symbol: str = SYMBOL, number: str = "140"
) -> bytes:
    """A Word file with tracked changes that starts from a text with these clauses."""
    before = text(recalling, number)
    after = text((recalling[0], "the very long report of the second conference,"), number)
    reasons = ("Nobody had time to read it.",)
    item = Item(Action.MOD, "CAN/68A1/1", "", compare(before, after), "", reasons)
    paper = Paper("en", symbol, date(2023, 5, 2), ("en",), "", "Canada", "A title", (), (item,))
    moment = datetime(2023, 5, 2, 9, tzinfo=UTC)
    return write(lay_out_contribution(paper, marks=Marks.TRACKED, author="Canada", date=moment))


def fused() -> bytes:
    """A text in which two editions in one bracket stand fused."""
    return markdown(recalling=("Resolution 71 (Dubai, 2018Bucharest, 2022);", FUSED))


def contribute(data: bytes | None = None, *, is_published: bool = False) -> Contribution:
    """A contribution taken in, and published if that is said."""
    user = secretary()
    plan = plan_contribution(tracked() if data is None else data, "paper.docx", user=user)
    contribution = carry_out(user=user, plan=plan)
    if not is_published:
        return contribution
    for proposal in contribution.proposals.all():
        keep_own_base(user=user, proposal=proposal)
    return publish(user=user, contribution=contribution)
