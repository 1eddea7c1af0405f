"""Undo, redo, and the way back to any earlier state: operations that lead from one text to another.

Laws: `play(before, lead(before, after)) == after`, with every identity, label and address, and so
`play(apply(text, operation), invert(text, operation)) == text`. They hold for texts whose clauses
have identities of their own and stand where clauses of their kind may, and whose heads (language,
body, kind, number, edition) are the same; one is what an operation makes of the other, or both are
states of one draft.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from amendments.drafting.applying import alter, apply
from amendments.drafting.operations import (
    Delete,
    Insert,
    Move,
    Operation,
    Recast,
    Rehead,
    Relabel,
    Reword,
)
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import Place, Side, has, seat
from amendments.redline.sequence import heaviest_increasing
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, ResolutionText


def play(text: ResolutionText, operations: Iterable[Operation]) -> ResolutionText:
    """The text after all operations, one behind the other; all of them fit, or CannotEdit."""
    for operation in operations:
        text = alter(text, operation)
    return assign(text)


def invert(
    text: ResolutionText, operation: Operation, kept: Collection[str] = ()
) -> tuple[Operation, ...]:
    """What takes an operation on this text back. `kept` are labels set by hand before it."""
    return lead(apply(text, operation), text, kept)


def lead(
    before: ResolutionText, after: ResolutionText, kept: Collection[str] = ()
) -> tuple[Operation, ...]:
    """The operations that make one text of the other: few, and in an order that always fits.

    Labels that they set count as set by hand for the clauses in `kept`, else as set by rule.
    """
    way = _Way(before, after)
    way.place(after.clauses, "")
    way.drop()
    way.say(kept)
    return tuple(way.operations)


def restoration(
    base: ResolutionText, text: ResolutionText, uid: str
) -> tuple[ResolutionText, tuple[Operation, ...]]:
    """What brings back a deleted clause of the base, and the text with it.

    It stands behind the nearest sibling of the base that is still there, else at the start of
    where it was; clauses under it that stand elsewhere now stay there. A parent that was deleted
    as well comes back alone, without its other children.
    """
    if has(text, uid):
        raise CannotEdit(Reason.NOT_DELETED)
    if not has(base, uid):
        raise CannotEdit(Reason.NOT_IN_BASE, uid)
    found = seat(base, uid)
    operations: list[Operation] = []
    for clause in (*found.parents, found.clause):
        present = {there.uid for there in text.walk()}
        if clause.uid in present:
            continue
        whole = clause is found.clause
        back = _without(clause, present) if whole else replace(clause, children=())
        operation = Insert(_place_of(base, clause.uid, text), back)
        text = alter(text, operation)
        operations.append(operation)
    return assign(text), tuple(operations)


def _without(clause: Clause, present: Collection[str]) -> Clause:
    """A clause without what of it is present elsewhere."""
    children = (c for c in clause.children if c.uid not in present)
    return replace(clause, children=tuple(_without(child, present) for child in children))


def _place_of(base: ResolutionText, uid: str, text: ResolutionText) -> Place:
    """Where a clause of the base belongs now: behind what stood before it, as far as that stays."""
    found = seat(base, uid)
    parent = found.parent.uid if found.parent else ""
    siblings = seat(text, parent).clause.children if parent else text.clauses
    here = {sibling.uid for sibling in siblings}
    for sibling in reversed(found.siblings[: found.rank]):
        if sibling.uid in here:
            return Place(Side.AFTER, sibling.uid)
    return Place(Side.FIRST, parent)


class _Way:
    """The text on its way from one state to another, and the operations so far."""

    def __init__(self, before: ResolutionText, after: ResolutionText) -> None:
        self.text = before
        self.after = after
        self.operations: list[Operation] = []
        self.present = {clause.uid for clause in before.walk()}
        self.children = _children(before)

    def do(self, operation: Operation) -> None:
        """Make an operation a part of the way."""
        self.text = alter(self.text, operation)
        self.operations.append(operation)
        if isinstance(operation, Insert | Move):
            self.children = _children(self.text)

    def place(self, wanted: tuple[Clause, ...], parent: str) -> None:
        """Let these be the children of a parent that stands where it should, in this order."""
        staying = self._staying(wanted, parent)
        place = Place(Side.FIRST, parent)
        for clause in wanted:
            if clause.uid not in self.present:
                self._insert(clause, place)
            elif clause.uid not in staying:
                self.do(Move(clause.uid, place))
            place = Place(Side.AFTER, clause.uid)
            self.place(clause.children, clause.uid)

    def _insert(self, clause: Clause, place: Place) -> None:
        """Bring a clause back: whole if nothing under it is there, else alone."""
        inner = {part.uid for part in clause.walk()}
        whole = not inner & self.present
        self.do(Insert(place, clause if whole else replace(clause, children=())))
        self.present |= inner if whole else {clause.uid}

    def _staying(self, wanted: tuple[Clause, ...], parent: str) -> set[str]:
        """The children of a parent that need not move."""
        ranks = {uid: rank for rank, uid in enumerate(self.children[parent])}
        pairs = [(n, ranks[c.uid]) for n, c in enumerate(wanted) if c.uid in ranks]
        chain = heaviest_increasing(pairs, [1] * len(pairs)) if pairs else []
        return {wanted[rank].uid for rank, _ in chain}

    def drop(self) -> None:
        """Delete what should not be there; all that stays has left it by now."""
        kept = {clause.uid for clause in self.after.walk()}
        siblings = [self.text.clauses]
        gone: list[str] = []
        while siblings:
            for clause in siblings.pop():
                if clause.uid in kept:
                    siblings.append(clause.children)
                else:
                    gone.append(clause.uid)
        for uid in gone:
            self.do(Delete(uid))

    def say(self, kept: Collection[str]) -> None:
        """Let every clause say what it should."""
        now = {clause.uid: clause for clause in self.text.walk()}
        for clause in self.after.walk():
            uid, other = clause.uid, now[clause.uid]
            label = other.label
            if (other.heading, other.key) != (clause.heading, clause.key):
                self.do(Rehead(uid, clause.heading, clause.key))
            if other.kind is not clause.kind:
                self.do(Recast(uid, clause.kind))
                label = seat(self.text, uid).clause.label
            if label != clause.label:
                self.do(Relabel(uid, clause.label, by_hand=uid in kept))
            if (other.text, other.spans) != (clause.text, clause.spans):
                self.do(Reword(uid, clause.text, clause.spans))


def _children(text: ResolutionText) -> dict[str, list[str]]:
    """The identities under each clause, and at the top under none."""
    found = {c.uid: [child.uid for child in c.children] for c in text.walk()}
    return found | {"": [clause.uid for clause in text.clauses]}
