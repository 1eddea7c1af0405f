"""The reader: markup on one side, text and marks on the other."""

from datetime import UTC, datetime

import pytest

from resolutions.word.inspection import inspect
from resolutions.word.marks import Formatting, Merge, Paragraph, RevisionKind, Table
from resolutions.word.reader import read
from tests.resolutions.word.packages import docx

R = "<w:r><w:t>{}</w:t></w:r>"
BY = 'w:id="1" w:author="Ann" w:date="2026-01-31T09:00:00Z"'
INS, DEL = f"<w:ins {BY}>", f"<w:del {BY}>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str) -> str:
    return f'{DEL}<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def come(text: str) -> str:
    return f"{INS}{run(text)}</w:ins>"


def p(*content: str, mark: str = "", properties: str = "") -> str:
    marked = f"<w:rPr><w:{mark} {BY}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{marked}</w:pPr>{''.join(content)}</w:p>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def sides(body: str, **others: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = inspect(read(docx(body, **others)))
    return found.before.body, found.after.body


def test_who_and_when() -> None:
    document = read(docx(p(run("a"), come("b"))))
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    (mark,) = paragraph.runs[1].revisions
    assert mark.kind is RevisionKind.INSERTION
    assert (mark.author, mark.date) == ("Ann", datetime(2026, 1, 31, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (p(run("one "), gone("two"), come("three")), ["one two"], ["one three"]),
        (p(run("one"), mark="ins") + p(run("two")), ["onetwo"], ["one", "two"]),
        (p(run("one"), mark="del") + p(run("two")), ["one", "two"], ["onetwo"]),
        (p(gone("one"), mark="del") + p(run("two")), ["one", "two"], ["two"]),
        (p(gone("one")) + p(run("two")), ["one", "two"], ["", "two"]),
        (p(run("one")) + p(come("two"), mark="ins"), ["one", ""], ["one", "two"]),
        (p(INS, gone("both"), "</w:ins>", run("x")), ["x"], ["x"]),
        (p(run("a"), mark="moveFrom") + p(run("b")), ["a", "b"], ["ab"]),
        (p(f"<w:moveTo {BY}>{run('m')}</w:moveTo>", run("b")), ["b"], ["mb"]),
        ("<w:sdt><w:sdtContent>" + p(run("in")) + "</w:sdtContent></w:sdt>", ["in"], ["in"]),
    ],
)
def test_both_sides(body: str, before: list[str], after: list[str]) -> None:
    assert sides(body) == (tuple(before), tuple(after))


def test_a_deleted_paragraph_before_a_table_disappears() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p(run('cell'))}</w:tc></w:tr></w:tbl>"
    body = p(gone("one"), mark="del") + table + p(run("two"))
    assert sides(body) == (("one", "cell", "two"), ("cell", "two"))


def test_rows_come_and_go_and_merged_cells_are_known() -> None:
    def row(text: str, mark: str = "") -> str:
        marks = f"<w:trPr><w:{mark} {BY}/></w:trPr>" if mark else ""
        return f"<w:tr>{marks}<w:tc>{p(run(text))}</w:tc></w:tr>"

    merged = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
    body = f"<w:tbl>{row('a')}{row('b', 'ins')}{row('c', 'del')}{merged}</w:tbl>{p()}"
    assert sides(body) == (("a", "c", ""), ("a", "b", ""))
    table = read(docx(body)).blocks[0]
    assert isinstance(table, Table)
    assert table.rows[3].cells[0].merge is Merge.CONTINUE
    assert table.rows[3].cells[0].columns == 2


def test_special_characters() -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="2022"/><w:t> b </w:t></w:r>'
    )
    assert sides(body)[1] == ("a\t\n\u2011\u00ad\u2022b",)


@pytest.mark.parametrize("kind", ["page", "column"])
def test_a_page_break_ends_a_paragraph_if_text_follows(kind: str) -> None:
    page = f'<w:r><w:br w:type="{kind}"/></w:r>'
    assert sides(p(run("a"), page, run("b")))[1] == ("a", "b")
    assert sides(p(run("a"), page))[1] == ("a",)
    assert sides(p(page, run("b")))[1] == ("b",)
    assert sides(p(run("a"), f"{INS}{page}</w:ins>", run("b"))) == (("ab",), ("a", "b"))


def test_fields_show_their_results_only() -> None:
    code = "<w:r><w:instrText> REF x </w:instrText></w:r>"
    shown = field("begin") + code + field("separate") + run("result") + field("end")
    hidden = field("begin") + code + field("end")
    assert sides(p(run("a "), shown, hidden))[1] == ("a result",)
    crossing = f"{INS}{field('begin')}</w:ins>{code}{field('separate')}{run('r')}{field('end')}"
    assert sides(p(crossing)) == (("r",), ("r",)) or sides(p(crossing))[1] == ("r",)


@pytest.mark.parametrize("kind", ["SET a", "set a", "XE", "TC", "TA", "ASK a", "RD"])
def test_fields_that_print_nothing_hold_no_text(kind: str) -> None:
    code = f'<w:r><w:instrText xml:space="preserve"> {kind} "x" </w:instrText></w:r>'
    body = field("begin") + code + field("separate") + run("x") + field("end")
    simple = f'<w:fldSimple w:instr="{kind} x">{run("x")}</w:fldSimple>'
    shown = f'<w:fldSimple w:instr="SETTINGS">{run("c")}</w:fldSimple>'
    assert sides(p(run("a"), body, simple, run("b"), shown))[1] == ("abc",)


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>'
    letter = f"<w:p>{frame}{INS}{run('T')}</w:ins>{gone('D')}</w:p>"
    assert sides(letter + p(run("rop"))) == (("Drop",), ("Trop",))
    table = f"<w:tbl><w:tr><w:tc>{p(run('cell'))}</w:tc></w:tr></w:tbl>"
    assert sides(letter + table + letter)[1] == ("T", "cell", "T")


def test_links_of_both_kinds() -> None:
    code = '<w:r><w:instrText>HYPERLINK "https://example.org/b"</w:instrText></w:r>'
    body = p(
        f'<w:hyperlink r:id="web">{run("a")}</w:hyperlink>',
        field("begin") + code + field("separate") + run("b") + field("end"),
        '<w:hyperlink w:anchor="here"><w:r><w:t>c</w:t></w:r></w:hyperlink>',
    )
    (paragraph,) = read(docx(body)).blocks
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.link) for run in paragraph.runs] == [
        ("a", "https://example.org/"),
        ("b", "https://example.org/b"),
        ("c", "#here"),
    ]


def test_links_that_run_something_are_not_kept() -> None:
    code = '<w:r><w:instrText>HYPERLINK "javascript:x"</w:instrText></w:r>'
    body = p(field("begin") + code + field("separate") + run("b") + field("end"))
    (paragraph,) = read(docx(body)).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[0].link == ""


def test_one_branch_of_alternatives() -> None:
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{p(run('box'))}</w:txbxContent>"
        f"</mc:Choice><mc:Fallback>{run('no')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert sides(p(run("a"), drawn))[1] == ("a",)
    boxed = read(
        docx(
            p(
                f"<w:r><w:drawing><x><w:txbxContent>{p(run('box'))}</w:txbxContent></x>"
                "</w:drawing></w:r>"
            )
        )
    )
    assert [paragraph.text for box in boxed.boxes for paragraph in box] == ["box"]
    assert [remark.code for remark in boxed.warnings] == ["text-boxes"]


def test_looks_come_from_styles_and_toggles_flip() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:rPr><w:b/></w:rPr>'
        '<w:pPr><w:ind w:left="567" w:hanging="200"/><w:outlineLvl w:val="1"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="U"><w:name w:val="Under"/>'
        '<w:basedOn w:val="T"/></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:name w:val="B"/><w:rPr><w:b/><w:i/></w:rPr>'
        "</w:style>"
    )
    looks = '<w:r><w:rPr><w:rStyle w:val="B"/></w:rPr><w:t>b</w:t></w:r>'
    off = '<w:r><w:rPr><w:b w:val="0"/><w:vertAlign w:val="superscript"/></w:rPr><w:t>c</w:t></w:r>'
    (found,) = read(
        docx(p(run("a"), looks, off, properties='<w:pStyle w:val="U"/>'), styles=styles)
    ).blocks
    assert isinstance(found, Paragraph)
    assert [run.formatting for run in found.runs] == [
        Formatting(bold=True),
        Formatting(italic=True),
        Formatting(superscript=True),
    ]
    assert (found.shape.style, found.shape.outline) == ("Under", 1)
    assert (found.shape.indent, found.shape.first) == (567, -200)


def test_a_change_of_looks_keeps_the_former_ones() -> None:
    changed = f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
    properties = f'<w:ind w:left="5"/><w:pPrChange {BY}><w:pPr/></w:pPrChange>'
    (found,) = read(docx(p(f"<w:r>{changed}<w:t>a</w:t></w:r>", properties=properties))).blocks
    assert isinstance(found, Paragraph)
    assert found.runs[0].reformatting is not None
    assert found.runs[0].reformatting.former == Formatting(italic=True)
    assert found.reshaping is not None
    assert found.reshaping.former.indent == 0


def test_notes_travel_with_their_anchors() -> None:
    notes = (
        '<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>{run(" seven")}</w:p></w:footnote>'
        f'<w:footnote w:id="8">{p(run("* eight"))}</w:footnote>'
    )
    seven = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    eight = '<w:r><w:footnoteReference w:id="8" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    body = p(run("a"), f"{INS}{seven}</w:ins>", eight)
    document = read(docx(body, footnotes=notes))
    found = inspect(document)
    assert found.before.footnotes == (("eight",),)
    assert found.after.footnotes == (("seven",), ("eight",))
    assert [note.label for note in document.notes] == ["", "*"]
    assert found.after.body == ("a",)


def test_comments_cover_their_text() -> None:
    comments = f'<w:comment w:id="3" w:author="Ann">{p(run("why"))}{p(run("so"))}</w:comment>'
    body = p(
        run("a"),
        '<w:commentRangeStart w:id="3"/>',
        run("b"),
        '<w:commentRangeEnd w:id="3"/>',
        run("c"),
    )
    document = read(docx(body, comments=comments))
    (found,) = document.blocks
    assert isinstance(found, Paragraph)
    assert [(run.text, run.comments) for run in found.runs] == [("a", ()), ("b", ("3",)), ("c", ())]
    assert document.comments[0].text == "why\nso"


def test_revisions_are_listed_with_what_they_stand_on() -> None:
    found = inspect(read(docx(p(come("new"), mark="ins") + p(gone("old")))))
    assert [(mark.of, mark.text, str(mark.revision.kind)) for mark in found.revisions] == [
        ("text", "new", "insertion"),
        ("paragraph", "new", "insertion"),
        ("text", "old", "deletion"),
    ]
