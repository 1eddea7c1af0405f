"""The labels that Word computes."""

import pytest

from resolutions.word.marks import Paragraph, Table
from resolutions.word.numbering import spell
from resolutions.word.reader import read
from tests.resolutions.word.packages import docx

BY = 'w:id="1" w:author="Ann"'


def level(at: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "lowerLetter", "%1)")}'
    f"{level(1, 'lowerRoman', '%2)')}{level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')}"
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def p(at: int = 0, listed: int = 1, mark: str = "", change: str = "") -> str:
    marks = f"<w:rPr><w:{mark} {BY}/></w:rPr>" if mark else ""
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{listed}"/></w:numPr>'
        f"{marks}{change}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
    )


def labels(body: str, **others: str) -> list[tuple[str, str]]:
    blocks = read(docx(body, numbering=LISTS, **others)).blocks
    return [(b.label.before, b.label.after) for b in blocks if isinstance(b, Paragraph)]


def test_counters_run_and_restart() -> None:
    body = p() + p(1) + p(1) + p(2) + p() + p(1)
    assert [after for _, after in labels(body)] == ["a)", "i)", "ii)", "1.2.1", "b)", "i)"]


def test_a_list_starts_anew_where_it_says() -> None:
    body = p() + p() + p(listed=2) + p(listed=2) + p(listed=3)
    assert [after for _, after in labels(body)] == ["a)", "b)", "c)", "d)", "•"]


def test_paragraphs_of_one_view_count_in_it_alone() -> None:
    body = p() + p(mark="del") + p(mark="ins") + p() + p()
    assert labels(body) == [("a)", "a)"), ("b)", ""), ("", "b)"), ("c)", "c)"), ("d)", "d)")]


def test_a_tracked_change_of_the_list_counts() -> None:
    change = f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>"
    assert labels(p() + p(change=change) + p()) == [("a)", "a)"), ("", "b)"), ("b)", "c)")]


def test_a_list_of_the_style_and_out_of_it_again() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="L"/></w:pPr></w:p>'
    out = '<w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    found = labels(styled + out + styled + "<w:p/>", styles=styles)
    assert [after for _, after in found] == ["a)", "", "b)", ""]


def test_rows_of_one_view_count_in_it_alone() -> None:
    def row(mark: str) -> str:
        return f"<w:tr><w:trPr><w:{mark} {BY}/></w:trPr><w:tc>{p()}</w:tc></w:tr>"

    document = read(docx(f"<w:tbl>{row('ins')}{row('del')}</w:tbl>{p()}", numbering=LISTS))
    table = document.blocks[0]
    assert isinstance(table, Table)
    cells = [row.cells[0].blocks[0] for row in table.rows]
    found = [cell.label for cell in cells if isinstance(cell, Paragraph)]
    assert [(label.before, label.after) for label in found] == [("", "a)"), ("a)", "")]


@pytest.mark.parametrize(
    ("form", "count", "label"),
    [
        ("lowerLetter", 27, "aa"),
        ("upperRoman", 14, "XIV"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 30, "三十"),
        ("arabicAbjad", 3, "ج"),
        ("arabicAlpha", 3, "ت"),
        ("hebrew1", 2, "ב"),
        ("ordinal", 22, "22nd"),
        ("decimalZero", 7, "07"),
        ("none", 3, ""),
        ("unheardOf", 3, "3"),
        ("lowerRoman", 1_000_000, "1000000"),
        ("lowerLetter", 0, "0"),
    ],
)
def test_number_formats(form: str, count: int, label: str) -> None:
    assert spell(count, form) == label
