from dataclasses import replace

import pytest

from resolutions import reading
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText, Span, SpanKind
from tests.trees import make_text


def text_of(*clauses: Clause) -> ResolutionText:
    return ResolutionText("en", "pp", "resolution", "1", Edition(2018), clauses)


def test_every_clause_but_footnotes_is_a_row_in_document_order() -> None:
    text = make_text(footnote="See the report.")
    addresses = [clause.address for clause in text.walk() if clause.kind is not Kind.FOOTNOTE]
    assert [row.address for row in reading.lay(text).rows] == addresses
    assert [row.address for row in reading.lay(text).footnotes] == ["footnote-1"]


def test_pieces_cut_the_text_where_its_setting_changes() -> None:
    spans = (Span(0, 6, SpanKind.BOLD), Span(3, 9, SpanKind.ITALIC))
    text = text_of(Clause(Kind.PARAGRAPH, text="abcdefghijk", spans=spans, address="p1"))
    pieces = reading.lay(text).rows[0].pieces
    assert [(piece.text, piece.bold, piece.italic) for piece in pieces] == [
        ("abc", True, False),
        ("def", True, True),
        ("ghi", False, True),
        ("jk", False, False),
    ]
    assert pieces[-1].plain


def test_a_span_that_does_not_fit_the_text_is_left_out() -> None:
    clause = Clause(Kind.PARAGRAPH, text="short", spans=(Span(2, 90, SpanKind.BOLD),), address="p1")
    assert [piece.text for piece in reading.lay(text_of(clause)).rows[0].pieces] == ["short"]


@pytest.mark.parametrize(
    ("target", "href"),
    [
        ("https://www.itu.int/", "https://www.itu.int/"),
        ("#resolves", "#resolves"),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
    ],
)
def test_only_a_safe_address_becomes_a_link(target: str, href: str) -> None:
    span = Span(0, 4, SpanKind.LINK, target)
    clause = Clause(Kind.PARAGRAPH, text="link", spans=(span,), address="p1")
    assert reading.lay(text_of(clause)).rows[0].pieces[0].href == href


def test_an_anchor_leads_to_the_next_footnote_of_its_label() -> None:
    anchor = (Span(4, 5, SpanKind.FOOTNOTE, "1"),)
    text = text_of(
        Clause(Kind.PARAGRAPH, text="here1", spans=anchor, address="p1"),
        Clause(Kind.FOOTNOTE, label="1", text="first", address="footnote-1"),
        Clause(Kind.PARAGRAPH, text="also1", spans=anchor, address="p2"),
        Clause(Kind.FOOTNOTE, label="1", text="second", address="footnote-1-2"),
        Clause(Kind.PARAGRAPH, text="last1", spans=anchor, address="p3"),
    )
    notes = [row.pieces[1].note for row in reading.lay(text).rows]
    assert notes == ["footnote-1", "footnote-1-2", "footnote-1-2"]


def test_depth_grows_with_labels_and_not_with_sections() -> None:
    inner = Clause(Kind.CLAUSE, label="i)", text="inner", address="resolves/1/i")
    one = Clause(Kind.CLAUSE, label="1", text="one", address="resolves/1", children=(inner,))
    section = Clause(Kind.OPERATIVE, heading="resolves", address="resolves", children=(one,))
    depths = {row.address: row.depth for row in reading.lay(text_of(section)).rows}
    assert depths == {"resolves": 0, "resolves/1": 0, "resolves/1/i": 1}


def test_a_table_is_one_row_with_its_cells() -> None:
    cells = tuple(Clause(Kind.CELL, text=word, address=f"t1/r1/{word}") for word in ("c1", "c2"))
    row = Clause(Kind.ROW, address="t1/r1", children=cells)
    rows = reading.lay(text_of(Clause(Kind.TABLE, address="t1", children=(row,)))).rows
    assert [[cell.address for cell in line] for line in rows[0].cells] == [["t1/r1/c1", "t1/r1/c2"]]
    assert len(rows) == 1


def test_a_clause_is_named_as_a_person_would_cite_it() -> None:
    names = reading.cited(make_text())
    assert names["recalling/a"] == "recalling a)"
    assert names["title"] == ""


def test_the_contents_list_sections_annexes_and_what_is_inside_annexes() -> None:
    heading = Clause(Kind.HEADING, heading="Aims", address="annex/h1")
    annex = Clause(Kind.ANNEX, heading="ANNEX", address="annex", children=(heading,))
    text = make_text()
    text = replace(text, clauses=(*text.clauses, annex))
    entries = [(entry.words, entry.annex, entry.inner) for entry in reading.contents(text)]
    assert entries == [
        ("recalling", False, False),
        ("resolves", False, False),
        ("ANNEX", True, False),
        ("Aims", False, True),
    ]


def test_arabic_is_written_from_right_to_left() -> None:
    assert [reading.direction(code) for code in ("ar", "zh")] == ["rtl", "ltr"]
