"""Redlines that somebody drew with strokes and underlines."""

import pytest

from resolutions.word.canonical import canonical
from resolutions.word.handmade import looks_redlined_by_hand
from resolutions.word.inspection import inspect
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.packages import docx


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BOLD = "<w:b/>"
STRUCK, UNDER = "<w:strike/>", '<w:u w:val="single"/>'
DRAWN = (
    f"<w:p>{run('keep ')}{run('old', STRUCK)}{run('new', UNDER)}</w:p>"
    f"<w:p>{run('gone', STRUCK + UNDER)}</w:p>"
    f"<w:p>{run('come', UNDER)}</w:p><w:p>{run('end')}</w:p>"
)


def test_they_are_taken_as_marks_when_asked() -> None:
    data = docx(DRAWN)
    found = inspect(read(data, by_hand=True))
    assert found.before.body == ("keep old", "gone", "end")
    assert found.after.body == ("keep new", "come", "end")
    assert inspect(read(data)).after.body == ("keep oldnew", "gone", "come", "end")


def test_they_are_recognised() -> None:
    assert looks_redlined_by_hand(read(docx(DRAWN)))
    assert not looks_redlined_by_hand(read(docx(f"<w:p>{run('title', UNDER)}</w:p>")))
    tracked = f'<w:p><w:ins w:id="1">{run("x")}</w:ins></w:p>'
    assert not looks_redlined_by_hand(read(docx(DRAWN + tracked)))


def test_links_keep_their_underline() -> None:
    body = (
        f'<w:p><w:hyperlink r:id="web">{run("link", UNDER)}</w:hyperlink>{run("x", STRUCK)}</w:p>'
    )
    found = inspect(read(docx(body), by_hand=True))
    assert found.before.body == ("linkx",)
    assert found.after.body == ("link",)


def test_a_struck_row_goes() -> None:
    row = "<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>"
    body = f"<w:tbl>{row.format(run('a', STRUCK))}{row.format(run('b'))}</w:tbl>"
    assert inspect(read(docx(body), by_hand=True)).after.body == ("b",)


def looks(colour: str = "", under: str = "") -> str:
    return (f'<w:color w:val="{colour}"/>' if colour else "") + (
        f'<w:u w:val="{under}"/>' if under else ""
    )


RED, BLUE, TWICE = looks("FF0000"), looks("0000ff"), looks(under="double")
KEPT = f"<w:p>{run('a long sentence that is kept as it is, and one more')}</w:p>"


@pytest.mark.parametrize(
    ("deletion", "insertion", "emphasis", "kept"),
    [
        (STRUCK, UNDER, looks("00B050"), "note"),
        (STRUCK, TWICE, UNDER, "note"),
        (STRUCK, TWICE + BLUE, looks("FF0000"), "note"),
        (STRUCK + RED, BLUE, "", "note"),
        (RED + "<w:dstrike/>", RED, "", "note"),
        (STRUCK, BLUE + UNDER, looks("FF0000"), "note"),
    ],
)
def test_what_a_document_uses_for_insertions_is_found(
    deletion: str, insertion: str, emphasis: str, kept: str
) -> None:
    words = run("keep ") + run("old", deletion) + run("new", insertion) + run(kept, emphasis)
    data = docx(f"{KEPT}<w:p>{words}</w:p><w:p>{run('come', insertion)}</w:p>{KEPT}")
    assert looks_redlined_by_hand(read(data))
    found = inspect(read(data, by_hand=True))
    assert found.before.body[1:-1] == (f"keep old{kept}",)
    assert found.after.body[1:-1] == (f"keep new{kept}", "come")


@pytest.mark.parametrize(
    "words",
    [
        run("red", RED) + run("blue", BLUE) + run("old", STRUCK),
        run("all of it in one colour, more than half of the text by far", RED) + run("x", STRUCK),
        run("red", RED) + run("no stroke"),
        run("old", STRUCK) + run("nothing new"),
        run("old", STRUCK) + run("black", looks("000000")) + run("auto", looks("auto")),
    ],
)
def test_colours_that_say_nothing_certain_are_no_marks(words: str) -> None:
    document = read(docx(f"<w:p>{words}</w:p>"))
    assert not looks_redlined_by_hand(document)


def test_a_colour_alone_splits_no_words_of_what_is_written_again() -> None:
    document = read(docx(f"<w:p>{run('one ', RED)}{run('two')}</w:p>"))
    assert read(write(document)) == canonical(document)
    (line,) = lines(
        read(docx(f"<w:p>{run('one ', RED + BOLD)}{run('two', BOLD)}</w:p>")), View.AFTER
    )
    assert len(line.spans) == 1
