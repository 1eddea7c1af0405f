"""Decisions: what a person makes of an edit or of a collision, as values that JSON can hold.

Law: `unpack(pack(decisions)) == decisions`, also after a trip through `json`. Of several decisions
about one thing the last one counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from amendments.redline.collisions import OF_THE_RESULT, Collision, colliding
from amendments.redline.edits import Edit, EditKind
from amendments.redline.gathering import Plan

EDITORIAL = "(MOD)"
"""The symbol of a proposal that changes nothing but the form."""


class Choice(StrEnum):
    """What can be decided: the first five of an edit, of a collision the others.

    `LEAVE` and `LATER` are for both; to leave a collision that only the result shows is to accept
    it.
    """

    TAKE = "take"
    REWORD = "reword"
    BRACKET = "bracket"
    LEAVE = "leave"
    LATER = "later"
    SIDE = "side"
    COMPROMISE = "compromise"
    ALTERNATIVES = "alternatives"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about the edit or the collision with the key `about`.

    `words` are typed: instead of those an edit puts in, or of all that is at issue in a collision.
    `edits` are those of a collision that are taken; the others of it are left. `author` is who
    decided, for the attribution of what was typed.
    """

    about: str
    choice: Choice
    words: str = ""
    edits: tuple[str, ...] = ()
    author: str = ""


class Unfit(StrEnum):
    """Why a decision says nothing here."""

    UNKNOWN = "unknown"
    NOT_FOR_THIS = "not-for-this"
    COLLIDING_EDITS = "colliding-edits"


def pack(decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """Decisions as dicts of strings and lists; what is empty is left out."""
    return [
        {"about": each.about, "choice": each.choice.value}
        | ({"words": each.words} if each.words else {})
        | ({"edits": list(each.edits)} if each.edits else {})
        | ({"author": each.author} if each.author else {})
        for each in decisions
    ]


def unpack(values: Sequence[Mapping[str, Any]]) -> tuple[Decision, ...]:
    """The decisions that `pack` made these values of. Raises KeyError or ValueError for others."""
    return tuple(
        Decision(
            values_of["about"],
            Choice(values_of["choice"]),
            values_of.get("words", ""),
            tuple(values_of.get("edits", ())),
            values_of.get("author", ""),
        )
        for values_of in values
    )


_REWORDED = frozenset({EditKind.WORDS, EditKind.HEADING, EditKind.LABEL, EditKind.ADD})
_BRACKETED = _REWORDED | {EditKind.DELETE, EditKind.MOVE}
_OF_EDITS = frozenset({Choice.TAKE, Choice.REWORD, Choice.BRACKET, Choice.LEAVE, Choice.LATER})
_OF_COLLISIONS = frozenset(
    {Choice.SIDE, Choice.COMPROMISE, Choice.ALTERNATIVES, Choice.LEAVE, Choice.LATER}
)


def unfit_for_edit(edit: Edit, decision: Decision) -> Unfit | None:
    """Why a decision cannot be one about this edit; None if it can."""
    fits = decision.choice in _OF_EDITS
    fits &= decision.choice is not Choice.REWORD or edit.kind in _REWORDED
    fits &= decision.choice is not Choice.BRACKET or edit.kind in _BRACKETED
    return None if fits else Unfit.NOT_FOR_THIS


def unfit_for_collision(plan: Plan, collision: Collision, decision: Decision) -> Unfit | None:
    """Why a decision cannot be one about this collision; None if it can."""
    if decision.choice not in _OF_COLLISIONS:
        return Unfit.NOT_FOR_THIS
    if decision.choice in (Choice.LEAVE, Choice.LATER):
        return None
    if collision.kind in OF_THE_RESULT:
        return Unfit.NOT_FOR_THIS
    if decision.choice is Choice.SIDE:
        if not set(decision.edits) <= set(collision.edits):
            return Unfit.UNKNOWN
        return Unfit.COLLIDING_EDITS if colliding(plan, decision.edits) else None
    return None if of_words(plan, collision) else Unfit.NOT_FOR_THIS


def of_words(plan: Plan, collision: Collision) -> bool:
    """Whether what is at issue is what one part of one clause says, so that words can settle it."""
    kinds = {plan.edits[key].kind for key in collision.edits}
    alone = (
        kinds <= {EditKind.WORDS, EditKind.DELETE},
        kinds == {EditKind.HEADING},
        kinds == {EditKind.LABEL},
    )
    return len(collision.provisions) == 1 and any(alone)


Selector = Callable[[Edit], bool]


def uncontested(collisions: Iterable[Collision]) -> Selector:
    """Selects what collides with nothing: what nobody contests."""
    contested = {key for collision in collisions for key in collision.edits}
    return lambda edit: edit.key not in contested


def of_source(source: str) -> Selector:
    """Selects all that a proposal has, whoever else has it too."""
    return lambda edit: source in edit.sources


def editorial(plan: Plan) -> Selector:
    """Selects what changes no word (labels, setting, case, punctuation), and all of (MOD)."""
    symbols = {each.proposal.source: each.proposal.action for each in plan.reduced}

    def changes_no_word(edit: Edit) -> bool:
        if all(symbols[source] == EDITORIAL for source in edit.sources):
            return True
        if edit.kind is EditKind.LABEL or edit.kind is EditKind.SETTING:
            return True
        if edit.kind is EditKind.HEADING and edit.state is not None:
            before = plan.ground.clauses[edit.provision].heading
            return _letters(before) == _letters(edit.state.heading)
        return edit.kind is EditKind.WORDS and all(
            _letters(plan.ground.clauses[cut.provision].text[cut.start : cut.end])
            == _letters(cut.words)
            for cut in edit.splices
        )

    return changes_no_word


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def decide(
    plan: Plan, selects: Selector, choice: Choice = Choice.TAKE, author: str = ""
) -> tuple[Decision, ...]:
    """One decision about all edits that are selected, in the order of the base."""
    return tuple(
        Decision(key, choice, author=author) for key, edit in plan.edits.items() if selects(edit)
    )
