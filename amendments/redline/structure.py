"""Structure: where every clause stands once the edits that were taken are applied.

Law: whatever edits are taken, each clause stands exactly once or is removed, and none stands under
itself. What cannot be carried out is refused, with the reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from amendments.redline.decisions import Choice
from amendments.redline.edits import Addition, Edit, EditKind, Place
from amendments.redline.gathering import Plan


class Outcome(StrEnum):
    """What became of an edit; those `IN_THE_TEXT` are there, in some form."""

    TAKEN = "taken"
    REWORDED = "reworded"
    BRACKETED = "bracketed"
    COMPROMISE = "compromise"
    ALTERNATIVE = "alternative"
    FOLLOWS = "follows-the-text"
    COLLIDES = "collides"
    OPEN = "open"
    LEFT = "left"
    WITHOUT_PLACE = "without-place"
    HOLDS_OTHERS = "holds-others"
    CIRCULAR = "circular"


IN_THE_TEXT = frozenset(
    {
        Outcome.TAKEN,
        Outcome.REWORDED,
        Outcome.BRACKETED,
        Outcome.COMPROMISE,
        Outcome.ALTERNATIVE,
    }
)


@dataclass(frozen=True, slots=True)
class Taken:
    """An edit that goes into the text, as it is, with other words or in brackets."""

    edit: Edit
    choice: Choice
    words: str = ""
    author: str = ""


@dataclass(slots=True)
class Structure:
    """The lists of elements that stand under each other, and what was refused.

    `additions` and `moves` are those that are carried out, by element. `circles` are the moves
    that would put clauses under themselves, together.
    """

    children: dict[str, tuple[str, ...]] = field(default_factory=dict)
    additions: dict[str, tuple[Addition, Taken]] = field(default_factory=dict)
    moves: dict[str, Taken] = field(default_factory=dict)
    refused: dict[str, Outcome] = field(default_factory=dict)
    circles: list[tuple[str, ...]] = field(default_factory=list)


def build(plan: Plan, taken: Mapping[str, Taken]) -> Structure:
    """The structure of a plan with some edits taken, none of which collides with another."""
    structure = _build(plan, taken)
    held = {
        key
        for key, outcome in structure.refused.items()
        if outcome is Outcome.HOLDS_OTHERS and plan.edits[key].kind is not EditKind.DELETE
    }
    if not held:
        return structure
    # A merger whose clause cannot go would double its words: it is done wholly or not at all.
    structure = build(plan, {key: each for key, each in taken.items() if key not in held})
    structure.refused |= dict.fromkeys(held, Outcome.HOLDS_OTHERS)
    return structure


def _build(plan: Plan, taken: Mapping[str, Taken]) -> Structure:
    structure = Structure()
    offered = {
        addition.element: (addition, each)
        for each in taken.values()
        for addition in each.edit.additions
    }
    for element, (addition, each) in offered.items():
        if _stands(plan, offered, element):
            structure.additions[element] = addition, each
        else:
            structure.refused[each.edit.key] = Outcome.WITHOUT_PLACE
    for each in taken.values():
        if each.edit.place is not None:
            if _stands(plan, offered, each.edit.place.parent):
                structure.moves[each.edit.provision] = each
            else:
                structure.refused[each.edit.key] = Outcome.WITHOUT_PLACE
    _break_circles(plan, structure)
    _list(plan, structure, taken)
    return structure


def _stands(plan: Plan, offered: Mapping[str, tuple[Addition, Taken]], element: str) -> bool:
    """Whether an element and all that it stands under is in the base or offered."""
    while element and element not in plan.ground.clauses:
        if element not in offered:
            return False
        element = offered[element][0].place.parent
    return True


def _parent(plan: Plan, structure: Structure, element: str) -> str:
    if element in structure.additions:
        return structure.additions[element][0].place.parent
    move = structure.moves.get(element)
    if move is not None and move.edit.place is not None:
        return move.edit.place.parent
    return plan.ground.parents[element]


def _break_circles(plan: Plan, structure: Structure) -> None:
    """Refuse the moves that together put clauses under themselves."""
    safe = {""}
    waiting = list(structure.moves)
    while waiting:
        path: dict[str, None] = {}
        element = waiting.pop(0)
        while element not in safe and element not in path:
            path[element] = None
            element = _parent(plan, structure, element)
        if element in safe:
            safe.update(path)
            continue
        around = list(path)[list(path).index(element) :]
        moves = sorted((e for e in around if e in structure.moves), key=plan.ground.rank)
        keys = tuple(structure.moves.pop(each).edit.key for each in moves)
        structure.refused |= dict.fromkeys(keys, Outcome.CIRCULAR)
        structure.circles.append(keys)
        safe, waiting = {""}, list(structure.moves)


def _list(plan: Plan, structure: Structure, taken: Mapping[str, Taken]) -> None:
    """Fill in the children of every element; what holds others is not removed."""
    removing = {
        name: each.edit.key
        for each in taken.values()
        if each.choice is not Choice.BRACKET
        for name in each.edit.removes
    }

    def children(parent: str) -> tuple[str, ...]:
        found: list[str] = []
        for element, place in plan.order(parent):
            if not _is_here(structure, element, place):
                continue
            below = children(element)
            if element in removing and not below:
                continue
            structure.children[element] = below
            if element in removing:
                structure.refused[removing[element]] = Outcome.HOLDS_OTHERS
            found.append(element)
        return tuple(found)

    structure.children[""] = children("")


def _is_here(structure: Structure, element: str, place: Place | None) -> bool:
    """Whether an element stands in this gap, or in its seat, of those that it has."""
    if place is None:
        return element not in structure.moves
    move = structure.moves.get(element)
    return element in structure.additions or (move is not None and move.edit.place == place)
