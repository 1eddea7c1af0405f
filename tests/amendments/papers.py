"""Contributions made by hand, as values and as Word files."""

from dataclasses import replace
from datetime import UTC, date, datetime

from amendments.redline.proposed import propose
from amendments.submissions.labels import BlockKind
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from amendments.submissions.values import Block, Paragraph
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText
from resolutions.word.writer import write
from tests.trees import markdown

DATE = datetime(2023, 5, 2, 9, tzinfo=UTC)
BEFORE = ("the plan of the first conference;", "the report of the second conference,")
AFTER = (
    "the long plan of the first conference;",
    "the report of the second conference;",
    "the letter of the third conference,",
)


def base(year: int = 2018, number: str = "140") -> ResolutionText:
    """The text that the proposals start from, as its file is read."""
    return read_source(markdown(year=year, number=number, recalling=BEFORE)).text


def proposed(year: int = 2022, number: str = "140") -> ResolutionText:
    """What is proposed for it."""
    data = markdown(year=year, number=number, place="Bucharest", recalling=AFTER)
    return read_source(data).text


def item(
    before: ResolutionText | None, after: ResolutionText | None, action: Action = Action.MOD
) -> Item:
    """One proposal with reasons."""
    reasons = ("To say what has become of it.", "And to say it now.")
    return Item(action, "CAN/68/1", "", propose(before, after), "", reasons)


def paper(*items: Item, language: str = "en", symbol: str = "PP22/68") -> Paper:
    """A contribution of one country with a head of two blocks."""
    words = (Paragraph("This text explains why.", 0), Paragraph("It does so twice.", 0))
    return Paper(
        language=language,
        symbol=symbol,
        date=date(2023, 5, 2),
        originals=("en",),
        agenda_item="",
        source="Canada",
        title="A proposal for the Union",
        blocks=(
            Block(BlockKind.SUMMARY, "Summary", words, 0),
            Block(BlockKind.ACTION_REQUIRED, "Action required", words[:1], 0),
        ),
        items=items or (item(base(), proposed()),),
    )


def as_file(one: Paper, marks: Marks = Marks.TRACKED) -> bytes:
    """The contribution as a Word file."""
    return write(lay_out_contribution(one, marks=marks, author="Canada", date=DATE))


def renumbered(one: Paper, symbol: str) -> Paper:
    """The same contribution under another symbol."""
    return replace(one, symbol=symbol)
