"""Consolidation: one text made of many proposals and of what people decide about them.

Laws: the order of proposals does not matter; no decision, or no proposal, gives the base; one
proposal with all of it taken gives its text; the same decisions again change nothing. Every word
of the result knows where it comes from, and nothing that is proposed is lost: each edit is in the
text, in a collision that is open, or among what was not taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amendments.redline.collisions import Collision, collide, colliding
from amendments.redline.consequences import consequences
from amendments.redline.decisions import (
    Choice,
    Decision,
    Unfit,
    unfit_for_collision,
    unfit_for_edit,
)
from amendments.redline.edits import Edit, EditKind, Proposed
from amendments.redline.footnotes import count_notes
from amendments.redline.gathering import Plan, gather
from amendments.redline.numbering import Numbering, numbered
from amendments.redline.pieces import Attributed
from amendments.redline.settling import settle_words
from amendments.redline.structure import IN_THE_TEXT, Outcome, Taken, build
from amendments.redline.weaving import Settled, weave
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Merged:
    """Changes of several proposals to different words of one provision, which went together."""

    provision: str
    sources: tuple[str, ...]
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What comes out.

    `attribution` has one value for every clause of the text, in its order. `outcomes` has every
    edit of the plan, in the order of the base. `collisions` are those that are open still; `unfit`
    are decisions that say nothing about these proposals.
    """

    text: ResolutionText
    attribution: tuple[Attributed, ...]
    outcomes: dict[str, Outcome]
    collisions: tuple[Collision, ...]
    merged: tuple[Merged, ...]
    unfit: tuple[tuple[Decision, Unfit], ...]

    @property
    def not_taken(self) -> tuple[str, ...]:
        """The edits that are not in the text, the undecided and the colliding ones included."""
        return tuple(key for key, outcome in self.outcomes.items() if outcome not in IN_THE_TEXT)

    @property
    def undecided(self) -> tuple[str, ...]:
        """The edits about which nothing is decided, alone or within a collision."""
        return tuple(key for key, outcome in self.outcomes.items() if outcome is Outcome.OPEN)


def consolidate(
    base: ResolutionText,
    proposals: Iterable[Proposed],
    decisions: Iterable[Decision] = (),
    number: Numbering | None = None,
) -> Consolidated:
    """The text that decisions make of some proposals (see `gather` for what these must be)."""
    return settle(gather(base, proposals), decisions, number)


def settle(
    plan: Plan,
    decisions: Iterable[Decision] = (),
    number: Numbering | None = None,
    collisions: Iterable[Collision] | None = None,
) -> Consolidated:
    """The same of a plan: what is undecided or collides stays out of the text, and is told.

    `number` gives the lists that changed their labels, such as `relabel`, and has footnotes of one
    number counted through; without it the labels are those of the base and the proposals.
    `collisions` are what `collide` says of the plan, where that is known.
    """
    known = collide(plan) if collisions is None else collisions
    work = _Settling(plan, {each.about: each for each in decisions}, known)
    work.hear_edits()
    work.hear_collisions()
    work.set_apart()
    structure = build(plan, work.taken)
    for key, outcome in structure.refused.items():
        work.outcomes[key] = outcome
        work.taken.pop(key, None)
    text, attribution = weave(plan, structure, work.taken.values(), work.settled)
    if number is not None:
        text, attribution = numbered(plan, structure, text, attribution, number)
        text, attribution = count_notes(text, attribution)
    clauses = {
        attributed.element: clause
        for clause, attributed in zip(text.walk(), attribution, strict=True)
    }
    edits = [each.edit for each in work.taken.values() if each.choice is not Choice.BRACKET]
    shown = consequences(plan, structure, edits, clauses)
    still_open = (*work.open_collisions(), *work.unaccepted(shown))
    return Consolidated(
        text,
        attribution,
        work.outcomes,
        still_open,
        tuple(_merged(plan, work.taken.values())),
        tuple(work.unfit),
    )


_OUTCOMES = {
    Choice.TAKE: Outcome.TAKEN,
    Choice.REWORD: Outcome.REWORDED,
    Choice.BRACKET: Outcome.BRACKETED,
    Choice.LEAVE: Outcome.LEFT,
    Choice.LATER: Outcome.OPEN,
}


class _Settling:
    """The decisions on their way to what is taken."""

    def __init__(
        self, plan: Plan, decisions: dict[str, Decision], collisions: Iterable[Collision]
    ) -> None:
        self.plan = plan
        self.decisions = decisions
        self.collisions = {collision.key: collision for collision in collisions}
        self.taken: dict[str, Taken] = {}
        self.settled: list[Settled] = []
        self.closed: set[str] = set()
        self.unfit: list[tuple[Decision, Unfit]] = []
        self.outcomes = {
            key: Outcome.FOLLOWS if edit.renumbering else Outcome.OPEN
            for key, edit in plan.edits.items()
        }

    def hear_edits(self) -> None:
        """What is decided of each edit by itself."""
        for key, edit in self.plan.edits.items():
            decision = self.decisions.get(key)
            if decision is None:
                continue
            if unfit := unfit_for_edit(edit, decision):
                self.unfit.append((decision, unfit))
                continue
            self._choose(edit, decision)

    def _choose(self, edit: Edit, decision: Decision) -> None:
        self.outcomes[edit.key] = _OUTCOMES[decision.choice]
        self.taken.pop(edit.key, None)
        if decision.choice not in (Choice.LEAVE, Choice.LATER):
            words, author = decision.words, decision.author
            self.taken[edit.key] = Taken(edit, decision.choice, words, author)

    def hear_collisions(self) -> None:
        """What is decided of collisions; it counts more than what is decided of their edits."""
        for collision in self.collisions.values():
            decision = self.decisions.get(collision.key)
            if decision is None or decision.choice is Choice.LATER:
                continue
            if unfit := unfit_for_collision(self.plan, collision, decision):
                self.unfit.append((decision, unfit))
                continue
            self.closed.add(collision.key)
            self._close(collision, decision)

    def _close(self, collision: Collision, decision: Decision) -> None:
        for key in collision.edits:
            chosen = decision.choice is Choice.SIDE and key in decision.edits
            if not (chosen and key in self.taken):
                choice = Choice.TAKE if chosen else Choice.LEAVE
                self._choose(self.plan.edits[key], Decision(key, choice, author=decision.author))
        if decision.choice is Choice.COMPROMISE or decision.choice is Choice.ALTERNATIVES:
            self.settled.append(settle_words(self.plan, collision, decision))
            both = decision.choice is Choice.ALTERNATIVES
            outcome = Outcome.ALTERNATIVE if both else Outcome.COMPROMISE
            self.outcomes |= dict.fromkeys(collision.edits, outcome)

    def set_apart(self) -> None:
        """Take out what collides with something else that is taken, and labels that only follow."""
        for _kind, keys in colliding(self.plan, self.taken):
            for key in keys:
                self.outcomes[key] = Outcome.COLLIDES
                del self.taken[key]
        removed = {name for each in self.taken.values() for name in each.edit.removes}
        labelled: set[str] = set()
        labels = [e for e in self.taken.values() if e.edit.kind is EditKind.LABEL]
        for each in sorted(labels, key=lambda each: each.edit.renumbering):
            if each.edit.provision in labelled or each.edit.provision in removed:
                self.outcomes[each.edit.key] = Outcome.FOLLOWS
                del self.taken[each.edit.key]
            labelled.add(each.edit.provision)
        # The order in which decisions were made says nothing.
        self.taken = {key: self.taken[key] for key in self.plan.edits if key in self.taken}

    def open_collisions(self) -> Iterator[Collision]:
        """The collisions that neither a decision nor leaving enough of their edits has settled."""
        alive = (key for key, outcome in self.outcomes.items() if outcome is not Outcome.LEFT)
        at_issue = {key for _kind, keys in colliding(self.plan, alive) for key in keys}
        for key, collision in self.collisions.items():
            if key not in self.closed and not at_issue.isdisjoint(collision.edits):
                yield collision

    def unaccepted(self, shown: Iterable[Collision]) -> Iterator[Collision]:
        """The collisions that the result shows, without those that were accepted."""
        known = {*self.plan.edits, *self.collisions}
        for collision in shown:
            known.add(collision.key)
            decision = self.decisions.get(collision.key)
            if decision is None or decision.choice is not Choice.LEAVE:
                yield collision
        for about, decision in self.decisions.items():
            if about not in known:
                self.unfit.append((decision, Unfit.UNKNOWN))


def _merged(plan: Plan, taken: Iterable[Taken]) -> Iterator[Merged]:
    """Where changes of the words of one provision went together that no one proposal has all."""
    words: defaultdict[str, list[Edit]] = defaultdict(list)
    for each in taken:
        if each.edit.splices:
            words[each.edit.provision].append(each.edit)
    for provision, edits in words.items():
        if not set.intersection(*(set(edit.sources) for edit in edits)):
            proposing = {source for edit in edits for source in edit.sources}
            sources = tuple(source for source in plan.sources if source in proposing)
            yield Merged(provision, sources, tuple(edit.key for edit in edits))
