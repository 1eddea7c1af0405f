"""Revising: which decisions still stand when proposals come in a revised form (Rev. 1).

Laws: where nothing was revised, all decisions stand; each decision either stands or is told with
the reason why it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from amendments.redline.collisions import Collision, collide
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision, Unfit
from amendments.redline.edits import Edit
from amendments.redline.gathering import Plan


class Upset(StrEnum):
    """Why a decision does not stand any more."""

    WITHDRAWN = "withdrawn"
    REWORDED = "reworded"
    NEW_COLLISION = "new-collision"
    OTHER_SIDES = "other-sides"


@dataclass(frozen=True, slots=True)
class Reopened:
    """A decision that was upset; `now` are the keys of what is to be decided instead."""

    decision: Decision
    reason: Upset
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """The decisions that stand, and those that come back as open."""

    standing: tuple[Decision, ...]
    reopened: tuple[Reopened, ...]


def revise(before: Plan, after: Plan, decisions: Iterable[Decision]) -> Revised:
    """The decisions made of one plan, for another one on the same base.

    A side that was taken in a collision that is no more stands as edits that are taken.
    """
    work = _Revising(before, after)
    last = {decision.about: decision for decision in decisions}
    for decision in last.values():
        work.hear(decision, last)
    unknown = {
        decision for decision, unfit in settle(after, work.standing).unfit if unfit is Unfit.UNKNOWN
    }
    reopened = [Reopened(d, Upset.WITHDRAWN) for d in work.standing if d in unknown]
    standing = tuple(d for d in work.standing if d not in unknown)
    return Revised(standing, (*work.reopened, *reopened))


class _Revising:
    def __init__(self, before: Plan, after: Plan) -> None:
        self.before = before
        self.after = after
        self.were = {collision.key: collision for collision in collide(before)}
        self.are = {collision.key: collision for collision in collide(after)}
        self.contested_before = _by_edit(self.were.values())
        self.contested = _by_edit(self.are.values())
        self.standing: list[Decision] = []
        self.reopened: list[Reopened] = []

    def hear(self, decision: Decision, all_of_them: dict[str, Decision]) -> None:
        """Let one decision stand or open it again."""
        if decision.about in self.before.edits:
            self._of_edit(self.before.edits[decision.about], decision)
        elif decision.about in self.were and decision.about not in self.are:
            self._of_collision(self.were[decision.about], decision, all_of_them)
        else:
            self.standing.append(decision)

    def _of_edit(self, edit: Edit, decision: Decision) -> None:
        if edit.key not in self.after.edits:
            now = tuple(self._instead(edit))
            reason = Upset.REWORDED if now else Upset.WITHDRAWN
            self.reopened.append(Reopened(decision, reason, now))
            return
        is_in = self.contested.get(edit.key)
        was_in = self.contested_before.get(edit.key)
        others = set(is_in.edits if is_in else ()) - set(was_in.edits if was_in else (edit.key,))
        if others and is_in and decision.choice not in (Choice.LEAVE, Choice.LATER):
            self.reopened.append(Reopened(decision, Upset.NEW_COLLISION, (is_in.key,)))
        else:
            self.standing.append(decision)

    def _instead(self, edit: Edit) -> Iterator[str]:
        """The edits that came in and are about the same: a provision's part, or a gap."""
        for key, new in self.after.edits.items():
            if key not in self.before.edits and new.kind is edit.kind and _same(edit, new):
                yield key

    def _of_collision(
        self, collision: Collision, decision: Decision, all_of_them: dict[str, Decision]
    ) -> None:
        alive = [key for key in collision.edits if key in self.after.edits]
        now = dict.fromkeys(self.contested[key].key for key in alive if key in self.contested)
        if now:
            self.reopened.append(Reopened(decision, Upset.OTHER_SIDES, tuple(now)))
            return
        if decision.choice is Choice.SIDE and decision.edits and set(decision.edits) <= set(alive):
            for key in decision.edits:
                if key not in all_of_them:
                    self.standing.append(Decision(key, Choice.TAKE, author=decision.author))
            return
        self.reopened.append(Reopened(decision, Upset.WITHDRAWN, tuple(alive)))


def _by_edit(collisions: Iterable[Collision]) -> dict[str, Collision]:
    return {key: collision for collision in collisions for key in collision.edits}


def _same(edit: Edit, new: Edit) -> bool:
    """Whether two edits of one kind are about the same words, or about one gap."""
    if edit.additions and new.additions:
        return edit.additions[0].place == new.additions[0].place
    if edit.provision != new.provision:
        return False
    if not edit.splices or not new.splices:
        return True
    return any(
        one.start <= other.end and other.start <= one.end
        for one in edit.splices
        for other in new.splices
    )
