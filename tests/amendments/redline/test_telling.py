"""How an edit is told: its words with some that stand around it, and where it moves a clause."""

from dataclasses import replace

import pytest

from amendments.redline.diff import Op
from amendments.redline.edits import EditKind
from amendments.redline.gathering import gather
from amendments.redline.telling import (
    Destination,
    destination,
    element_name,
    tell,
    until_blank,
)
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.redline.consolidating import (
    adding,
    proposal,
    reworded,
    section,
    text,
    without,
)

RULES = (
    "that the secretariat shall write to all administrations whenever a meeting is postponed;",
    "that the list of stations shall be published once a year;",
)
BASE = text(section("resolves", *RULES), section("invites", *RULES))


def told(after: ResolutionText) -> list[tuple[Op, str]]:
    """The marks of the one edit that leads to a text."""
    plan = gather(BASE, [proposal("A/1", after)])
    (edit,) = (one for one in plan.edits.values() if not one.renumbering)
    return [(mark.op, mark.text) for mark in tell(plan, edit)]


def test_what_is_left_out_ends_between_words() -> None:
    after = reworded(BASE, "resolves/1", RULES[0].replace("postponed", "cancelled"))
    assert told(after) == [
        (Op.KEEP, "…all administrations whenever a meeting is "),
        (Op.DELETE, "postponed"),
        (Op.INSERT, "cancelled"),
        (Op.KEEP, ";"),
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("a " * 50, "a " * 21),
        ("b" * 30 + " " + "c" * 90, "b" * 30),
        ("\u6c34" * 90, "\u6c34" * 40),
    ],
)
def test_words_are_cut_at_the_end_of_one_if_they_have_any(words: str, first: str) -> None:
    assert until_blank(words).rstrip() == first.rstrip()


def test_a_clause_that_moves_says_where_it_goes() -> None:
    taken = BASE.clauses[0].children[0]

    def goes(after: ResolutionText) -> Destination | None:
        plan = gather(BASE, [proposal("A/1", after)])
        (edit,) = (one for one in plan.edits.values() if one.kind is EditKind.MOVE)
        return destination(plan, edit)

    gone = without(BASE, "resolves/1")
    assert goes(adding(gone, "invites", 1, taken)) == Destination(behind="invites 1")
    assert goes(adding(gone, "invites", 0, taken)) == Destination(under="invites")


def test_a_footnote_that_is_added_is_cited_by_its_words_wherever_it_stands() -> None:
    note = Clause(Kind.FOOTNOTE, label="1", text="As the list has it.")
    first, *others = BASE.clauses
    after = replace(BASE, clauses=(replace(first, children=(*first.children, note)), *others))
    plan = gather(BASE, [proposal("A/1", assign(after))])
    assert [element_name(plan, name) for name in plan.additions] == ["1 “As the list has it.”"]
