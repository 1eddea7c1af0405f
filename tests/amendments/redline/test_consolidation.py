"""The laws of consolidation, over generated bases, proposals and decisions."""

import json
import random
from collections import Counter

from hypothesis import given

from amendments.redline import diff
from amendments.redline.changes import compare, printed
from amendments.redline.collisions import OF_THE_RESULT, collide, colliding
from amendments.redline.consolidation import consolidate, settle
from amendments.redline.decisions import Choice, Decision, pack, unpack
from amendments.redline.diff import Op
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.ground import lay_ground
from amendments.redline.pieces import Hand, after, before, stretches
from amendments.redline.structure import IN_THE_TEXT, Outcome
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, ResolutionText
from tests.amendments.redline.consolidating import decided, proposed, take, take_all

Given = tuple[ResolutionText, tuple[Proposed, ...]]
Case = tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]]


@given(proposed)
def test_one_proposal_with_all_of_it_taken_is_its_text(case: Given) -> None:
    base, proposals = case
    for one in proposals:
        found = take(base, [one])
        assert found.text == one.text
        assert not found.not_taken and not found.merged


@given(proposed)
def test_without_decisions_or_proposals_the_text_is_the_base(case: Given) -> None:
    base, proposals = case
    found = consolidate(base, proposals)
    assert found.text == assign(base)
    assert all(
        origin.hand is Hand.BASE
        for each in found.attribution
        for part in (each.label, each.heading, each.text)
        for _, _, origin in stretches(part)
    )
    assert consolidate(base, ()).outcomes == {}


@given(decided())
def test_the_order_of_proposals_and_of_decisions_does_not_matter(
    case: Case,
) -> None:
    base, proposals, decisions = case
    first = consolidate(base, proposals, decisions)
    shuffled = random.Random(1).sample(decisions, len(decisions))
    second = consolidate(base, proposals[::-1], shuffled)
    assert second.text == first.text
    assert second.attribution == first.attribution
    assert list(second.outcomes.items()) == list(first.outcomes.items())
    assert second.collisions == first.collisions
    assert second.merged == first.merged


@given(decided())
def test_every_word_has_an_origin_and_the_pieces_tile_both_texts(
    case: Case,
) -> None:
    base, proposals, decisions = case
    ground = lay_ground(base)
    found = consolidate(base, proposals, decisions)
    clauses = list(found.text.walk())
    assert [each.address for each in found.attribution] == [clause.address for clause in clauses]
    for clause, each in zip(clauses, found.attribution, strict=True):
        was = ground.clauses.get(each.element, Clause(clause.kind))
        for part in ("label", "heading", "text"):
            pieces = getattr(each, part)
            assert before(pieces) == getattr(was, part)
            assert after(pieces) == getattr(clause, part)
            assert all(p.origin.hand is Hand.BASE for p in pieces if p.op is Op.KEEP)
            assert all(p.origin.hand is not Hand.BASE for p in pieces if p.op is not Op.KEEP)
            ends = [0, *(end for _, end, _ in stretches(pieces))]
            assert [start for start, _, _ in stretches(pieces)] == ends[:-1]
        inside = (0 <= span.start < span.end <= len(clause.text) for span in clause.spans)
        assert all(inside)


@given(decided())
def test_every_clause_stands_once_or_somebody_removed_it(
    case: Case,
) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    found = settle(plan, decisions)
    standing = Counter(each.element for each in found.attribution)
    removed = {
        name
        for key, outcome in found.outcomes.items()
        if outcome is Outcome.TAKEN
        for name in plan.edits[key].removes
    }
    assert set(standing.values()) <= {1}
    assert set(plan.ground.clauses) - set(standing) == removed


@given(decided())
def test_nothing_proposed_is_lost(
    case: Case,
) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    found = settle(plan, decisions)
    assert set(found.outcomes) == set(plan.edits)
    by_element = {each.element: each for each in found.attribution}
    at_issue = {key for collision in found.collisions for key in collision.edits}
    for key, outcome in found.outcomes.items():
        edit = plan.edits[key]
        if outcome is Outcome.COLLIDES:
            assert key in at_issue
        if outcome is not Outcome.TAKEN:
            assert outcome in IN_THE_TEXT or key in found.not_taken
            continue
        for splice in edit.splices:
            put = [p for p in by_element[edit.provision].text if p.origin.sources == edit.sources]
            assert splice.words in [p.words for p in put if p.op is Op.INSERT] or not splice.words
        for addition in edit.additions:
            placed = by_element[addition.element]
            assert placed.placed.sources == edit.sources
            assert after(placed.text) == addition.clause.text
        if edit.place is not None:
            assert by_element[edit.provision].placed.sources == edit.sources
        assert not set(edit.removes) & set(by_element)


@given(decided())
def test_the_same_decisions_again_change_nothing(
    case: Case,
) -> None:
    base, proposals, decisions = case
    plan = gather(base, proposals)
    once = settle(plan, decisions)
    assert settle(plan, (*decisions, *decisions)) == once
    assert settle(plan, unpack(json.loads(json.dumps(pack(decisions))))) == once


@given(decided())
def test_rejecting_all_changes_of_the_result_gives_the_base(
    case: Case,
) -> None:
    base, proposals, decisions = case
    found = consolidate(base, proposals, decisions)
    marks = [mark for change in compare(base, found.text) for mark in change.marks]
    assert diff.before(marks) == printed(base)
    assert diff.after(marks) == printed(found.text)


@given(proposed)
def test_what_one_proposal_has_never_collides_with_itself(case: Given) -> None:
    base, proposals = case
    plan = gather(base, proposals)
    for collision in collide(plan):
        assert len(collision.sides) > 1
        assert set(collision.edits) == {key for side in collision.sides for key in side.edits}
        assert {s for side in collision.sides for s in side.sources} == set(collision.sources)
        for side in collision.sides:
            assert colliding(plan, side.edits) == []


@given(proposed)
def test_identical_proposals_are_one_with_two_names(case: Given) -> None:
    base, proposals = case
    for one in proposals:
        twin = Proposed("ZZZ/1/1", "", "MOD", one.text)
        alone, both = take(base, [one]), take(base, [one, twin])
        assert both.text == alone.text
        assert list(both.outcomes) == list(alone.outcomes)
        assert {each.kind for each in both.collisions} <= OF_THE_RESULT


@given(proposed)
def test_a_side_of_each_collision_closes_all_that_have_sides(case: Given) -> None:
    base, proposals = case
    plan = gather(base, proposals)
    sides = (Decision(each.key, Choice.SIDE, edits=each.sides[0].edits) for each in collide(plan))
    found = settle(plan, (*take_all(plan), *sides))
    assert {each.kind for each in found.collisions} <= OF_THE_RESULT
    assert Outcome.COLLIDES not in found.outcomes.values()
