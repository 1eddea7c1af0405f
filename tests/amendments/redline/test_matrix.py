"""Clauses down, proposals across."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from amendments.redline import diff
from amendments.redline.cells import cell_marks, difference, line_spans
from amendments.redline.changes import ChangeKind
from amendments.redline.edits import EditKind, Proposed
from amendments.redline.gathering import gather
from amendments.redline.matrix import Matrix, lay_matrix
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from tests.amendments.redline.consolidating import (
    adding,
    proposal,
    proposed,
    reworded,
    section,
    text,
    without,
)

LONG = "to report every year on all that was done for the small islands of the region;"
BASE = text(section("resolves", LONG, "to meet often;", "to be brief;", "to be clear,"))
NEW = Clause(Kind.CLAUSE, label="5", text="to thank the host country for its warm welcome;")
NEARLY = Clause(Kind.CLAUSE, label="5", text="to thank the host country for its very warm welcome;")


def matrix(*after: ResolutionText) -> Matrix:
    return lay_matrix(
        gather(BASE, [proposal(f"{'ABCD'[n]}/1", one) for n, one in enumerate(after)])
    )


def test_who_agrees_with_whom() -> None:
    monthly = reworded(BASE, "resolves/1", LONG.replace("year", "month"))
    spaced = reworded(BASE, "resolves/1", LONG.replace("year", "month").replace(" on ", "  on "))
    found = matrix(monthly, without(BASE, "resolves/1"), spaced, BASE)
    row = found.rows[1]
    assert [group.sources for group in row.groups] == [("A/1", "C/1"), ("B/1",)]
    assert (row.contention, row.contested) == (3, True)
    cell = row.of("C/1")
    assert cell is row.groups[0]
    assert cell.change and ("delete", "year") in [(m.op, m.text) for m in cell.change.marks]
    deletion = row.of("B/1")
    assert deletion and deletion.after is None
    assert row.of("D/1") is None
    assert [column.counts[ChangeKind.DELETED] for column in found.columns] == [0, 1, 0, 0]


def test_how_each_stands_to_the_others() -> None:
    monthly = reworded(BASE, "resolves/1", LONG.replace("year", "month"))
    both = reworded(monthly, "resolves/2", "to meet more often;")
    first, second, third = matrix(monthly, both, without(BASE, "resolves/1")).tallies()
    assert (first.touched, first.shared, first.contested) == (1, 1, 1)
    assert (second.touched, second.shared, second.contested) == (2, 1, 1)
    assert first.agrees == Counter({"B/1": 1}) and second.agrees == Counter({"A/1": 1})
    assert (third.shared, third.agrees) == (0, Counter())


def test_wordings_that_hardly_differ_show_just_their_difference() -> None:
    found = matrix(
        reworded(BASE, "resolves/1", LONG.replace("every", "each")),
        reworded(BASE, "resolves/1", "to close down all offices."),
        reworded(BASE, "resolves/1", LONG.replace("every", "each").replace("islands", "states")),
    )
    (near,) = found.rows[1].near
    assert (near.first, near.second) == (("A/1",), ("C/1",))
    changed = [mark.text for mark in difference(found.rows[1], near) if mark.op is not diff.Op.KEEP]
    assert changed == ["islands", "states"]


def test_additions_stand_where_they_would_go() -> None:
    found = matrix(
        adding(BASE, "resolves", 2, NEW),
        adding(BASE, "resolves", 2, NEARLY),
        adding(BASE, "resolves", 2, NEW),
    )
    assert [row.clause.label if row.clause else "+" for row in found.rows] == [
        *("", "1", "2", "+", "+", "3", "4")
    ]
    first, second = found.rows[3:5]
    assert [row.groups[0].sources for row in (first, second)] == [("A/1", "C/1"), ("B/1",)]
    assert first.near == ()
    assert second.near[0].first == ("A/1", "C/1")


def test_what_nobody_touches_folds() -> None:
    after = reworded(BASE, "resolves/2", "to meet more often;")
    runs = [[row.element for row in run] for run in matrix(after).folded()]
    assert [len(run) for run in runs] == [2, 1, 2]


def test_a_label_that_only_counts_on_is_no_contention() -> None:
    found = matrix(without(BASE, "resolves/1"))
    assert [row.contention for row in found.rows] == [0, 1, 0, 0, 0]


@given(proposed)
def test_every_clause_has_its_row_and_every_edit_its_cell(
    case: tuple[ResolutionText, tuple[Proposed, ...]],
) -> None:
    base, proposals = case
    plan = gather(base, proposals)
    found = lay_matrix(plan)
    assert lay_matrix(gather(base, proposals[::-1])) == found
    rows = Counter(row.element for row in found.rows)
    added = {a.element for edit in plan.edits.values() for a in edit.additions}
    assert rows == Counter([*plan.ground.clauses, *added])
    assert [row for run in found.folded() for row in run] == list(found.rows)
    touched = {row.element: row for row in found.rows}
    for edit in plan.edits.values():
        if edit.kind is EditKind.EDITION or edit.renumbering:
            continue
        for source in edit.sources:
            cell = touched[edit.provision].of(source)
            assert cell is not None
    tallies = found.tallies()
    assert sum(one.touched for one in tallies) == sum(row.contention for row in found.rows)
    assert all(a.agrees[b.source] == b.agrees[a.source] for a in tallies for b in tallies)
    for row in found.rows:
        for group in row.groups:
            marks = cell_marks(row, group)
            assert diff.before(marks) == (row.clause.words if row.clause else "")
            assert diff.after(marks) == (group.after.words if group.after else "")
        sources = [source for group in row.groups for source in group.sources]
        assert len(sources) == len(set(sources))


@given(
    heading=st.text(max_size=12),
    label=st.sampled_from(["", "1", "a)"]),
    text=st.text(min_size=2, max_size=30),
    place=st.tuples(st.integers(0, 30), st.integers(0, 30)),
)
def test_the_setting_of_a_line_is_that_of_its_clause(
    heading: str, label: str, text: str, place: tuple[int, int]
) -> None:
    start, end = sorted(min(one, len(text)) for one in place)
    own = (Span(start, end, SpanKind.BOLD),) if start < end else ()
    clause = Clause(Kind.CLAUSE, label, heading, text, own)
    found = [(one.kind, clause.words[one.start : one.end]) for one in line_spans(clause)]
    wanted = [(SpanKind.ITALIC, heading)] * bool(heading)
    assert found == wanted + [(one.kind, text[one.start : one.end]) for one in own]
