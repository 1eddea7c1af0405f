"""Lists that count on after a consolidation."""

from dataclasses import replace

import pytest
from hypothesis import given

from amendments.redline.collisions import CollisionKind
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Decision
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan, gather
from amendments.redline.pieces import Hand, after, before
from amendments.redline.relabelling import relabel
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.redline.consolidating import (
    adding,
    decided,
    proposal,
    section,
    take_all,
    text,
    without,
    words,
)

BASE = text(section("resolves", "to meet often;", "to report;", "to be brief,"))


@pytest.mark.parametrize(
    ("labels", "counted"),
    [
        ("1 2 2 4", "1 2 3 4"),
        ("a) c) d)", "a) b) c)"),
        ("i) ii) ii) v)", "i) ii) iii) iv)"),
        ("h) i) i)", "h) i) j)"),
        ("(1) (1)", "(1) (2)"),
        ("3 3", "3 4"),
        ("– –", "– –"),
        ("1 1bis 3", "1 1bis 2"),
        ("а) в)", "а) б)"),
        ("a) a) 1 1", "a) b) 1 2"),
    ],
)
def test_a_list_counts_in_the_style_of_its_first_label(labels: str, counted: str) -> None:
    clauses = tuple(Clause(Kind.CLAUSE, label=label, text="x") for label in labels.split(" "))
    base = text(Clause(Kind.OPERATIVE, heading="resolves", key="resolves", children=clauses))
    found = relabel(base, {"resolves": ""})
    assert " ".join(clause.label for clause in found.clauses[0].children) == counted
    assert relabel(base, {}) == base


def test_each_label_keeps_its_own_blanks() -> None:
    clauses = tuple(
        Clause(Kind.CLAUSE, label=label, text="x") for label in ("أ )", "ب)", "ب)", "د )")
    )
    base = text(Clause(Kind.OPERATIVE, heading="resolves", key="resolves", children=clauses))
    found = relabel(base, {"resolves": "أ )"})
    labels = [clause.label for clause in found.clauses[0].children]
    assert labels == ["أ )", "ب)", "ج)", "د )"]


def test_a_list_begins_as_it_did_before() -> None:
    clauses = tuple(Clause(Kind.CLAUSE, label=label, text="x") for label in ("b)", "z)"))
    base = text(Clause(Kind.OPERATIVE, heading="resolves", key="resolves", children=clauses))
    for began, counted in (("a)", ["a)", "b)"]), ("1", ["b)", "c)"])):
        found = relabel(base, {"resolves": began})
        assert [clause.label for clause in found.clauses[0].children] == counted


def test_additions_and_deletions_count_on_and_labels_say_why() -> None:
    new = Clause(Kind.CLAUSE, label="4", text="to thank the host;")
    other = replace(new, text="to thank the staff;")
    plan = gather(
        BASE,
        [
            proposal("A/1", adding(BASE, "resolves", 3, new)),
            proposal("B/1", adding(BASE, "resolves", 3, other)),
            proposal("C/1", without(BASE, "resolves/1")),
        ],
    )
    plain = settle(plan, take_all(plan))
    assert [each.kind for each in plain.collisions] == [CollisionKind.LABEL_TWICE]
    found = settle(plan, take_all(plan), relabel)
    assert found.collisions == ()
    assert words(found)[1:] == [
        "1 to report;",
        "2 to be brief,",
        "3 to thank the host;",
        "4 to thank the staff;",
    ]
    assert {p.origin.hand for p in found.attribution[3].label} == {Hand.NUMBERING}
    assert [each.address for each in found.attribution] == list(found.text.by_address())


@given(decided())
def test_numbering_changes_labels_alone_and_attributes_them(
    case: tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]],
) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    for chosen in (decisions, take_all(plan)):
        _only_labels_differ(plan, chosen)


def _only_labels_differ(plan: Plan, decisions: tuple[Decision, ...]) -> None:
    plain, found = settle(plan, decisions), settle(plan, decisions, relabel)
    assert [c.text for c in plain.text.walk()] == [c.text for c in found.text.walk()]
    for clause, each in zip(found.text.walk(), found.attribution, strict=True):
        was = plan.ground.clauses.get(each.element)
        assert after(each.label) == clause.label
        assert before(each.label) == (was.label if was else "")
        assert each.address == clause.address
