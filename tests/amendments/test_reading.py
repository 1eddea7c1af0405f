from collections.abc import Iterator
from dataclasses import replace

from amendments.reading import Redline, RedlineRow, marked
from amendments.redline.changes import ChangeKind, compare, printed
from amendments.redline.diff import Mark, Op
from resolutions.reading import Piece
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText, Span, SpanKind
from tests.trees import make_text


def text_of(*clauses: Clause, year: int = 2018) -> ResolutionText:
    return ResolutionText("en", "pp", "resolution", "1", Edition(year), clauses)


def redline(before: ResolutionText, after: ResolutionText) -> Redline:
    return Redline(before, after, lambda: compare(before, after))


def table(*lines: tuple[str, ...]) -> Clause:
    rows = tuple(
        Clause(
            Kind.ROW,
            address=f"t1/r{r}",
            children=tuple(
                Clause(Kind.CELL, text=cell, address=f"t1/r{r}/c{c}")
                for c, cell in enumerate(line, 1)
            ),
        )
        for r, line in enumerate(lines, 1)
    )
    return Clause(Kind.TABLE, address="t1", children=rows)


def parts(rows: tuple[RedlineRow, ...]) -> Iterator[tuple[Piece, ...]]:
    for row in rows:
        for one in (row, *(cell for line in row.cells for cell in line)):
            yield from (one.words.label, one.words.heading, one.words.text)


def side(found: Redline, mark: str) -> str:
    """The words of one side, without the blanks between the parts."""
    return "".join(
        piece.text for part in parts(found.rows) for piece in part if piece.mark in ("", mark)
    )


def squeezed(text: ResolutionText) -> str:
    return "".join(c.label + c.heading + c.text for c in text.walk())


def test_the_rows_hold_both_texts() -> None:
    before = make_text(recalling=("one thing;", "the sea and the sky;", "three,"))
    after = make_text(recalling=("the sea and the blue sky;", "a thing;"), footnote="A note.")
    found = redline(before, after)
    assert side(found, "delete") == squeezed(before)
    assert side(found, "insert") == squeezed(after)


def test_marks_are_cut_where_the_setting_of_their_side_changes() -> None:
    marks = (Mark(Op.KEEP, "ab"), Mark(Op.DELETE, "cd"), Mark(Op.INSERT, "xyz"))
    pieces = marked(marks, [Span(3, 4, SpanKind.BOLD)], [Span(1, 3, SpanKind.ITALIC)])
    assert [(p.text, p.mark, p.bold, p.italic) for p in pieces] == [
        ("a", "", False, False),
        ("b", "", False, True),
        ("c", "delete", False, False),
        ("d", "delete", True, False),
        ("x", "insert", False, True),
        ("yz", "insert", False, False),
    ]


def test_a_table_is_one_row_and_changed_when_a_cell_is() -> None:
    before = text_of(table(("one", "two"), ("three", "four")))
    after = text_of(table(("one", "two"), ("three", "five")))
    found = redline(before, after)
    assert len(found.rows) == 1
    assert [[cell.changed for cell in line] for line in found.rows[0].cells] == [
        [False, False],
        [False, True],
    ]
    assert found.changed == 1
    assert side(found, "insert") == squeezed(after)


def test_what_is_the_same_is_passed_over_by_number() -> None:
    before = make_text(recalling=("one;", "two;", "three;"))
    after = replace(before, clauses=before.clauses)
    assert [(s.unchanged, s.row) for s in redline(before, after).stretches] == [(8, None)]


def test_no_two_rows_have_one_anchor() -> None:
    before = make_text(recalling=("the sea is wide;", "the sky is blue;", "gone,"))
    after = make_text(recalling=("the sky is blue;", "the sea is wide;", "new and unlike,"))
    anchors = [row.anchor for row in redline(before, after).rows]
    assert len(anchors) == len(set(anchors))


def test_kinds_are_counted_and_what_is_the_same_is_not() -> None:
    before, after = make_text(), make_text(title="The larger role of the Union")
    found = redline(before, after)
    assert found.counts == ((ChangeKind.MODIFIED, 1),)
    assert printed(before) != printed(after)


def test_the_fingerprint_follows_the_identity_of_a_clause() -> None:
    clause = Clause(Kind.PARAGRAPH, text="one", address="p1", uid="a")
    first, second = text_of(clause), text_of(replace(clause, uid="b"))
    assert first == second
    assert redline(first, first).fingerprint != redline(first, second).fingerprint


def test_redlines_with_prefixes_share_no_anchor_and_lead_within_themselves() -> None:
    before = make_text(recalling=("the sea is wide;", "the sky is blue;", "gone,"))
    after = make_text(recalling=("the sky is blue;", "the sea is wide;", "new and unlike,"))
    plain = redline(before, after)
    found = Redline(before, after, lambda: compare(before, after), prefix="proposal-2:")
    assert [row.anchor for row in found.rows] == [f"proposal-2:{r.anchor}" for r in plain.rows]
    anchors = {row.anchor for row in found.rows}
    places = {row.elsewhere for row in found.rows if row.elsewhere}
    assert places and places <= anchors


def test_a_clause_that_only_moved_leaves_a_stub() -> None:
    words = ("the sea is deep;", "the sky is high;", "a mountain is steep;")
    before = make_text(recalling=words)
    after = make_text(recalling=(words[2], *words[:2]))
    found = redline(before, after)
    (stub,) = (row for row in found.rows if row.stub)
    (there,) = (row for row in found.rows if row.anchor == stub.elsewhere)
    assert (stub.before.text[0].text, there.after.text[0].text) == (words[2], words[2])
    assert there.inner is None or not there.inner.text
    assert side(found, "delete") == squeezed(before)
