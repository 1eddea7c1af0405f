"""What was decided once is decided again where it is clear."""

from __future__ import annotations

from hypothesis import given

from amendments.redline.carrying import Spoken, carry
from amendments.redline.collisions import collide
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.structure import Outcome
from resolutions.text.clauses import ResolutionText
from tests.amendments.redline.consolidating import decided, proposal, reworded, section, text

BASE = text(section("resolves", "to meet often;", "to report;", "to be brief,"))


def again(
    base: ResolutionText, proposals: tuple[Proposed, ...], said: tuple[Decision, ...]
) -> list[Decision]:
    """What carrying the decisions to the same proposals comes to."""
    plan = gather(base, proposals)
    spoken = Spoken(plan, {one.source: one.source for one in proposals})
    collisions = collide(plan)
    colliding = {key for one in collisions for key in one.edits}
    alone = [key for key in settle(plan).undecided if key not in colliding]
    outcomes = settle(plan, said).outcomes
    return list(carry(spoken, outcomes, spoken, collisions, alone))


@given(decided())
def test_nothing_is_taken_that_was_not_and_every_decision_fits(
    case: tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]],
) -> None:
    base, proposals, said = case
    plan = gather(base, proposals)
    first, second = settle(plan, said), settle(plan, again(base, proposals, said))
    assert not second.unfit
    taken = {key for key, outcome in second.outcomes.items() if outcome is Outcome.TAKEN}
    assert all(first.outcomes[key] is Outcome.TAKEN for key in taken)


def test_one_side_is_taken_and_what_was_left_is_left() -> None:
    wanted = ("to meet daily;", "to meet weekly;")
    proposals = tuple(
        proposal(source, reworded(BASE, "resolves/1", words))
        for source, words in zip(("A/1", "B/1"), wanted, strict=True)
    )
    plan = gather(BASE, proposals)
    (one,) = collide(plan)
    for side in one.sides:
        said = (Decision(one.key, Choice.SIDE, edits=side.edits),)
        assert again(BASE, proposals, said) == list(said)
    left = (Decision(one.key, Choice.LEAVE),)
    assert again(BASE, proposals, left) == list(left)
    assert again(BASE, proposals, (Decision(one.key, Choice.ALTERNATIVES),)) == []
    assert again(BASE, proposals, ()) == []
