"""Redlines that somebody drew with strokes and underlines."""

from resolutions.word.handmade import looks_redlined_by_hand
from resolutions.word.inspection import inspect
from resolutions.word.reader import read
from tests.resolutions.word.packages import docx


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


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
