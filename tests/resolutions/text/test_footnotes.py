"""Footnotes: telling notes apart, and finding what leads to them."""

import pytest

from resolutions.text.building import Builder, Node
from resolutions.text.clauses import Kind, OddityKind, Span, SpanKind
from resolutions.text.footnotes import anchor_footnotes, split_notes
from resolutions.text.lines import Line, Role


def note_line(label: str, text: str) -> Line:
    return Line(text, 1, label=label, role=Role.FOOTNOTE)


@pytest.mark.parametrize(
    ("label", "text", "labels"),
    [
        ("1", "One. 2 Two. 3 Three.", ["1", "2", "3"]),
        ("1", "One (2014) 2 Two.", ["1", "2"]),
        ("*", "Star. 1 One.", ["*", "1"]),
        ("1", "一。2 二。", ["1", "2"]),
        ("1", "Одно. 2 Два.", ["1", "2"]),
        ("1", "No. 2 of the list", ["1"]),
        ("1", "One. 3 Three.", ["1"]),
        ("1", "In 2 cases", ["1"]),
    ],
)
def test_notes_in_one_line_are_told_apart(label: str, text: str, labels: list[str]) -> None:
    assert [label for label, _ in split_notes(note_line(label, text))] == labels


def anchored(*texts: str, label: str = "1") -> list[tuple[str, str]]:
    """The words before each anchor that a note behind some clauses finds, and what is left."""
    builder = Builder()
    for text in texts:
        builder.add_root(Node(Kind.CLAUSE, 1, text=text))
    builder.add_root(Node(Kind.FOOTNOTE, 2, label=label, text="Note."))
    roots = anchor_footnotes(builder)
    return [
        (node.text[: s.start], node.text[s.start : s.end]) for node in roots for s in node.spans
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("libraries", " and"),
        ("bibliothèques", ","),
        ("библиотек", " и"),
        ("图书馆", "的"),
        ("المكتبات", "،"),
        ('"library"', ";"),
        ("libraries (all)", ","),
        ("the WSIS", " and"),
    ],
)
def test_an_anchor_stands_right_behind_a_word(before: str, after: str) -> None:
    assert anchored(f"{before}1{after}") == [(before, "1")]


@pytest.mark.parametrize("text", ["in 21 days", "see 1", "Articles 1, 2", "see a1)", "H1N1x"])
def test_other_numbers_are_no_anchors(text: str) -> None:
    assert anchored(text) == []


def test_a_word_goes_before_a_code() -> None:
    assert anchored("the libraries2;", "lines C2 and C5", label="2") == [("the libraries", "2")]


def test_the_last_word_before_the_note_counts() -> None:
    assert anchored("libraries1;", "readers1;") == [("readers", "1")]


def test_a_note_that_nothing_leads_to_is_reported() -> None:
    builder = Builder()
    builder.add_root(Node(Kind.FOOTNOTE, 7, label="1", text="Note."))
    anchor_footnotes(builder)
    assert [(o.line, o.kind, o.detail) for o in builder.oddities] == [
        (7, OddityKind.NO_ANCHOR, "1")
    ]


def test_a_marked_anchor_counts_first_and_one_without_a_note_is_a_superscript() -> None:
    builder = Builder()
    spans = (Span(9, 10, SpanKind.SUPERSCRIPT), Span(14, 15, SpanKind.FOOTNOTE, "7"))
    clause = builder.add_root(Node(Kind.CLAUSE, 1, text="libraries1 at 7 or maps1", spans=spans))
    builder.add_root(Node(Kind.FOOTNOTE, 2, label="1", text="Note."))
    anchor_footnotes(builder)
    assert clause.spans == (
        Span(9, 10, SpanKind.FOOTNOTE, "1"),
        Span(14, 15, SpanKind.SUPERSCRIPT),
    )
