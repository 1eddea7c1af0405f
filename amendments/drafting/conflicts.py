"""What two people changed in different ways, as values, and how a person settles it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from amendments.drafting.operations import (
    Delete,
    Move,
    Operation,
    Recast,
    Rehead,
    Relabel,
    Reword,
)
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import Place
from amendments.drafting.words import joined
from resolutions.text.clauses import Clause


class ConflictKind(StrEnum):
    """What both did to one clause, as one plain sentence to the one who saves."""

    WORDS = "You and somebody else changed the words of this clause."
    HEADING = "You and somebody else changed this heading."
    LABEL = "You and somebody else gave this clause different labels."
    KIND = "You and somebody else made different kinds of clauses of this one."
    MOVED = "You and somebody else moved this clause to different places."
    DELETED_HERE = "You deleted this clause, and somebody else changed it."
    DELETED_THERE = "Somebody else deleted this clause, and you changed it."


class Choice(StrEnum):
    """Whose state of a clause is taken; `both` joins their words, mine first."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One clause that both sides changed, as each has it, None where a side does not.

    Until somebody chooses, the merged text has mine; a clause that one side deleted is there as
    the other has it. `place_mine` and `place_theirs` are where each put a clause that both moved.
    `strays` are the moves that take out of a deleted clause what the side that deleted it kept.
    """

    kind: ConflictKind
    uid: str
    ancestor: Clause | None
    mine: Clause | None
    theirs: Clause | None
    place_mine: Place | None = None
    place_theirs: Place | None = None
    strays: tuple[Move, ...] = ()


def resolve(conflict: Conflict, choice: Choice) -> tuple[Operation, ...]:
    """The operations that settle a conflict in the merged text; none where it is so already.

    CannotEdit where `both` is chosen for what cannot be both.
    """
    deleted = {ConflictKind.DELETED_HERE: Choice.MINE, ConflictKind.DELETED_THERE: Choice.THEIRS}
    if conflict.kind in deleted:
        if choice is not deleted[conflict.kind]:
            return ()
        return (*conflict.strays, Delete(conflict.uid))
    if choice is Choice.BOTH:
        return (_both(conflict),)
    mine = choice is Choice.MINE
    chosen = conflict.mine if mine else conflict.theirs
    place = conflict.place_mine if mine else conflict.place_theirs
    if chosen is None:
        return ()
    uid = conflict.uid
    match conflict.kind:
        case ConflictKind.WORDS:
            return (Reword(uid, chosen.text, chosen.spans),)
        case ConflictKind.HEADING:
            return (Rehead(uid, chosen.heading, chosen.key),)
        case ConflictKind.LABEL:
            return (Relabel(uid, chosen.label),)
        case ConflictKind.KIND:
            return (Recast(uid, chosen.kind), Relabel(uid, chosen.label, by_hand=False))
        case _:
            return (Move(uid, place),) if place else ()


def _both(conflict: Conflict) -> Reword:
    mine, theirs = conflict.mine, conflict.theirs
    if conflict.kind is not ConflictKind.WORDS or mine is None or theirs is None:
        raise CannotEdit(Reason.NOT_BOTH)
    words = joined((mine.text, mine.spans), (theirs.text, theirs.spans))
    return Reword(conflict.uid, *words)
