"""Carrying: what was decided of proposals in one language, for the same proposals in another.

Laws: nothing that is decided already is decided again; a change is taken only where all that one
of its proposals has at the same place was taken in the other language, and left only where all that
all of them have there was left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from amendments.redline.collisions import OF_THE_RESULT, Collision
from amendments.redline.decisions import Choice, Decision, unfit_for_collision
from amendments.redline.edits import Edit
from amendments.redline.gathering import Plan
from amendments.redline.structure import Outcome

_Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is proposed in one language, and which proposal each source is in any language."""

    plan: Plan
    proposals: Mapping[str, str]


def carry(
    there: Spoken,
    outcomes: Mapping[str, Outcome],
    here: Spoken,
    collisions: Iterable[Collision],
    undecided: Iterable[str],
) -> Iterator[Decision]:
    """Decisions about the collisions and the undecided edits here, as far as they are clear.

    Both plans are on one base, whose provisions have one identity in all languages.
    """
    known: defaultdict[tuple[_Place, str], set[Outcome]] = defaultdict(set)
    for key, edit in there.plan.edits.items():
        for source in edit.sources:
            known[_place(there.plan, edit), there.proposals[source]].add(outcomes[key])

    def choice(key: str) -> Choice | None:
        edit = here.plan.edits[key]
        place = _place(here.plan, edit)
        found = [known.get((place, here.proposals[source])) for source in edit.sources]
        if {Outcome.TAKEN} in found:
            return Choice.TAKE
        return Choice.LEAVE if all(one == {Outcome.LEFT} for one in found) else None

    for collision in collisions:
        if collision.kind not in OF_THE_RESULT:
            yield from _settled(here.plan, collision, {key: choice(key) for key in collision.edits})
    for key in undecided:
        if chosen := choice(key):
            yield Decision(key, chosen)


def _place(plan: Plan, edit: Edit) -> _Place:
    """What an edit is about, by what both languages have: a provision, or a gap of the base."""
    if not edit.additions or edit.provision in plan.ground.clauses:
        return edit.kind, edit.provision
    place = edit.additions[0].place
    behind = place.after if place.after in plan.ground.clauses else ""
    return edit.kind, place.parent, behind


def _settled(
    plan: Plan, collision: Collision, choices: Mapping[str, Choice | None]
) -> Iterator[Decision]:
    """The one side that was taken whole; or that all were left."""
    if all(chosen is Choice.LEAVE for chosen in choices.values()):
        yield Decision(collision.key, Choice.LEAVE)
    whole = [s for s in collision.sides if all(choices[key] is Choice.TAKE for key in s.edits)]
    if len(whole) == 1:
        decision = Decision(collision.key, Choice.SIDE, edits=whole[0].edits)
        if not unfit_for_collision(plan, collision, decision):
            yield decision
