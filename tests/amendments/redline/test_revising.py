"""Decisions and a revised proposal."""

import pytest
from hypothesis import given

from amendments.redline.collisions import collide
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision, Unfit
from amendments.redline.edits import EditKind, Proposed
from amendments.redline.gathering import Plan, gather
from amendments.redline.revising import Upset, revise
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.redline.consolidating import (
    adding,
    decided,
    proposal,
    reworded,
    section,
    text,
)

BASE = text(section("resolves", "to report every year on all that was done;", "to meet often,"))
OFTEN = reworded(BASE, "resolves/2", "to meet very often,")


def first(base: ResolutionText, words: str) -> ResolutionText:
    return reworded(base, "resolves/1", f"to report every {words} on all that was done;")


def added(words: str) -> ResolutionText:
    return adding(BASE, "resolves", 2, Clause(Kind.CLAUSE, label="3", text=words))


def plan_of(*after: ResolutionText) -> Plan:
    return gather(BASE, [proposal(f"{'ABC'[n]}/1", one) for n, one in enumerate(after)])


def taken(plan: Plan, kind: EditKind = EditKind.WORDS) -> tuple[Decision, ...]:
    return tuple(
        Decision(key, Choice.TAKE) for key, edit in plan.edits.items() if edit.kind is kind
    )


def test_what_the_revision_still_has_stands_and_what_it_rewords_is_open_again() -> None:
    before = plan_of(first(OFTEN, "month"))
    after = plan_of(first(OFTEN, "week"))
    monthly, often = taken(before)
    found = revise(before, after, (monthly, often))
    assert found.standing == (often,)
    (reopened,) = found.reopened
    assert (reopened.decision, reopened.reason) == (monthly, Upset.REWORDED)
    assert after.edits[reopened.now[0]].splices[0].words == "week"


@pytest.mark.parametrize(
    ("revised", "reason"),
    [(added("to thank all hosts;"), Upset.REWORDED), (OFTEN, Upset.WITHDRAWN)],
)
def test_an_addition_that_is_gone(revised: ResolutionText, reason: Upset) -> None:
    before = plan_of(added("to thank the host;"))
    found = revise(before, plan_of(revised), taken(before, EditKind.ADD))
    assert [each.reason for each in found.reopened] == [reason]


def test_what_another_still_proposes_stands() -> None:
    before = plan_of(first(BASE, "month"), first(BASE, "month"))
    found = revise(before, plan_of(BASE, first(BASE, "month")), taken(before))
    assert (found.standing, found.reopened) == (taken(before), ())


def test_a_collision_that_the_revision_brings_opens_what_was_taken() -> None:
    before = plan_of(first(BASE, "month"), BASE)
    after = plan_of(first(BASE, "month"), first(BASE, "week"))
    found = revise(before, after, taken(before))
    assert [each.reason for each in found.reopened] == [Upset.NEW_COLLISION]
    assert found.reopened[0].now == (collide(after)[0].key,)
    left = tuple(Decision(each.about, Choice.LEAVE) for each in taken(before))
    assert revise(before, after, left).standing == left


def test_a_collision_with_other_sides_is_open_again() -> None:
    before = plan_of(first(BASE, "month"), first(BASE, "week"))
    after = plan_of(first(BASE, "month"), first(BASE, "day"))
    (collision,) = collide(before)
    decision = Decision(collision.key, Choice.COMPROMISE, "fortnight")
    assert revise(before, before, [decision]).standing == (decision,)
    (reopened,) = revise(before, after, [decision]).reopened
    assert (reopened.reason, reopened.now) == (Upset.OTHER_SIDES, (collide(after)[0].key,))


def test_a_side_whose_rival_is_withdrawn_is_simply_taken() -> None:
    before = plan_of(first(BASE, "month"), first(BASE, "week"))
    after = plan_of(first(BASE, "month"), BASE)
    (collision,) = collide(before)
    side = Decision(collision.key, Choice.SIDE, edits=collision.sides[0].edits, author="chair")
    found = revise(before, after, [side])
    assert found.reopened == ()
    assert settle(after, found.standing).text == settle(before, [side]).text
    loser = Decision(collision.key, Choice.SIDE, edits=collision.sides[1].edits)
    assert [each.reason for each in revise(before, after, [loser]).reopened] == [Upset.WITHDRAWN]


@given(decided())
def test_where_nothing_was_revised_all_decisions_stand(
    case: tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]],
) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    assert revise(plan, plan, decisions).standing == decisions


@given(decided())
def test_each_decision_stands_or_is_told(
    case: tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]],
) -> None:
    base, proposals, decisions = case
    before, after = gather(base, proposals), gather(base, proposals[1:])
    found = revise(before, after, decisions)
    told = {each.about for each in found.standing} | {e.decision.about for e in found.reopened}
    sides = {each.about for each in decisions if each.choice is Choice.SIDE}
    assert {each.about for each in decisions} - told <= sides
    assert Unfit.UNKNOWN not in {why for _decision, why in settle(after, found.standing).unfit}
