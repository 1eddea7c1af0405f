"""A redline in strokes and underlines, and what is read from them."""

from datetime import UTC, datetime

from amendments.redline.changes import compare
from amendments.redline.layout import lay_out_changes
from amendments.redline.looks import as_looks
from resolutions.word.handmade import from_looks, looks_redlined_by_hand
from resolutions.word.inspection import inspect
from resolutions.word.marks import Block, Document, Run, paragraphs
from tests.resolutions.word.samples import sample
from tests.trees import make_text

DATE = datetime(2026, 1, 31, 9, tzinfo=UTC)


def redline() -> Document:
    before = make_text(recalling=("the plan of the first;", "the report of the second,"))
    after = make_text(recalling=("the plan of the first;", "the long report,", "a letter,"))
    return lay_out_changes(compare(before, after), author="CAN", date=DATE, language="en")


def test_nothing_is_tracked_and_all_is_seen() -> None:
    looks = as_looks(redline())
    assert inspect(looks).revisions == ()
    assert looks_redlined_by_hand(looks)
    runs = [run for paragraph in looks.walk() for run in paragraph.runs]
    assert "long " in [run.text for run in runs if run.formatting.underline]
    assert not any(run.formatting.strike and run.formatting.underline for run in runs)


def test_what_is_read_from_the_looks_says_the_same() -> None:
    marked = redline()
    again = inspect(from_looks(as_looks(marked)))
    wanted = inspect(marked)
    for mine, theirs in ((again.before, wanted.before), (again.after, wanted.after)):
        assert [text for text in mine.body if text] == [text for text in theirs.body if text]


def test_a_note_that_comes_is_underlined() -> None:
    text = sample("en")
    empty = make_text()
    marked = lay_out_changes(compare(empty, text), author="CAN", date=DATE, language="en")
    notes = [run for note in as_looks(marked).notes for run in _runs(note.blocks)]
    assert notes
    assert all(run.formatting.underline for run in notes)


def _runs(blocks: tuple[Block, ...]) -> list[Run]:
    return [run for paragraph in paragraphs(blocks) for run in paragraph.runs]
