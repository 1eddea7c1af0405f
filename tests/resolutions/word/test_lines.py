"""Word files as the lines of the grammar."""

import pytest

from resolutions.text.clauses import Kind, ResolutionText, Span, SpanKind
from resolutions.text.grammar import parse
from resolutions.text.lines import Role
from resolutions.text.sources import Source, read_text
from resolutions.word.layout import lay_out
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.packages import docx
from tests.resolutions.word.samples import sample
from tests.shared_texts import shared_files


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def test_blanks_fold_and_spans_follow() -> None:
    body = p(
        run(" a\u00a0\t"),
        run(" bold  words ", "<w:b/>"),
        run("end\u200b"),
        run(" x", "<w:vanish/>"),
    )
    (line,) = lines(read(docx(body)), View.AFTER)
    assert line.text == "a bold words end"
    assert line.spans == (Span(2, 12, SpanKind.BOLD),)


def test_line_breaks_are_blanks_but_not_in_chinese() -> None:
    broken = "<w:r><w:t>{}</w:t><w:br/><w:t>{}</w:t></w:r>"
    body = p(broken.format("a", "b")) + p(broken.format("甲", "乙"))
    assert [line.text for line in lines(read(docx(body)), View.AFTER)] == ["a b", "甲乙"]


def test_notes_follow_with_their_labels() -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{run(f' note {number}')}</w:p></w:footnote>"
        for number in (4, 5)
    )
    anchor = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    gone = f'<w:del w:id="1">{anchor.format(4)}</w:del>'
    document = read(docx(p(run("a"), gone, run("b"), anchor.format(5)), footnotes=notes))
    before, after = lines(document, View.BEFORE), lines(document, View.AFTER)
    assert before[0].text == "a1b2"
    assert before[0].spans[0] == Span(1, 2, SpanKind.FOOTNOTE, "1")
    assert [(line.label, line.text, line.role) for line in before[1:]] == [
        ("1", "note 4", Role.FOOTNOTE),
        ("2", "note 5", Role.FOOTNOTE),
    ]
    assert after[0].text == "ab1"
    assert [line.text for line in after[1:]] == ["note 5"]


def test_rows_have_cells() -> None:
    cell = f"<w:tc>{p(run('one'))}{p(run('two', '<w:i/>'))}</w:tc>"
    (row,) = lines(read(docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")), View.AFTER)
    assert row.role is Role.ROW
    assert [one.text for one in row.cells] == ["one\ntwo", "one\ntwo"]
    assert row.cells[0].spans == (Span(4, 7, SpanKind.ITALIC),)


def test_computed_labels_and_depths() -> None:
    level = (
        '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%{})"/><w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr></w:lvl>'
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level.format(0, 1, 720)}{level.format(1, 2, 1440)}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(p(run("x"), properties=listed.format(level)) for level in (0, 1, 1, 0))
    found = lines(read(docx(body + p(run("plain")), numbering=numbering)), View.AFTER)
    assert [(line.label, line.depth) for line in found] == [
        ("a)", 0),
        ("a)", 1),
        ("b)", 1),
        ("b)", 0),
        ("", 0),
    ]


def test_one_level_states_no_depth() -> None:
    found = lines(read(docx(p(run("a) x")) + p(run("b) y")))), View.AFTER)
    assert {line.depth for line in found} == {None}


def addresses(text: ResolutionText) -> dict[str, tuple[str, str, str]]:
    """What every clause says, footnotes' places aside: Word keeps them apart from the text."""
    return {c.address: (c.label, c.heading, c.text) for c in text.walk()}


def through_word(text: ResolutionText) -> ResolutionText:
    data = write(lay_out(text))
    return parse(Source(lines(read(data), View.AFTER), whole=True), language=text.language).text


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_a_sample_comes_back(language: str) -> None:
    text = sample(language)
    found = through_word(text)
    assert [c.words for c in found.walk() if c.text and c.kind is not Kind.FOOTNOTE] == [
        c.words for c in text.walk() if c.text and c.kind is not Kind.FOOTNOTE
    ]
    anchors = [s.target for c in found.walk() for s in c.spans if s.kind is SpanKind.FOOTNOTE]
    assert anchors == ["1"]


def test_real_texts_come_back_through_word() -> None:
    files = shared_files("texts/pp-*-2018-en.txt")
    if not files:
        pytest.skip("the real texts are not there")
    same = 0
    for path in files:
        text = parse(read_text(path.read_text(encoding="utf-8"))).text
        same += addresses(text) == addresses(through_word(text))
    assert same >= len(files) * 0.85, f"{same} of {len(files)}"
