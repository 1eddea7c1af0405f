"""Trees by identity: where a clause stands, and the tree with one place changed.

Nothing here assigns addresses; whoever changes a text does so once, at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from amendments.drafting.refusals import CannotEdit, Reason
from resolutions.text.clauses import Clause, ResolutionText


class Side(StrEnum):
    """On which side of a clause, or at which end inside it, something stands."""

    BEFORE = "before"
    AFTER = "after"
    FIRST = "first"
    LAST = "last"


INSIDE = frozenset({Side.FIRST, Side.LAST})


@dataclass(frozen=True, slots=True)
class Place:
    """A place beside or inside the clause `uid`; inside the whole text where that is empty."""

    side: Side
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A clause where it stands: its parents from the outermost in, its siblings, its rank there."""

    clause: Clause
    parents: tuple[Clause, ...]
    siblings: tuple[Clause, ...]
    rank: int

    @property
    def parent(self) -> Clause | None:
        """The clause it stands in; None at the top."""
        return self.parents[-1] if self.parents else None

    @property
    def before(self) -> Clause | None:
        """The sibling before it."""
        return self.siblings[self.rank - 1] if self.rank else None

    @property
    def after(self) -> Clause | None:
        """The sibling after it."""
        return self.siblings[self.rank + 1] if self.rank + 1 < len(self.siblings) else None


def seat(text: ResolutionText, uid: str) -> Seat:
    """Where the clause of that identity stands; CannotEdit if none or more than one does."""
    found = list(_seats(text.clauses, (), uid)) if uid else []
    if not found:
        raise CannotEdit(Reason.NO_SUCH_CLAUSE, uid)
    if len(found) > 1:
        raise CannotEdit(Reason.DOUBLED, uid)
    return found[0]


def _seats(siblings: tuple[Clause, ...], parents: tuple[Clause, ...], uid: str) -> list[Seat]:
    found = []
    for rank, clause in enumerate(siblings):
        if clause.uid == uid:
            found.append(Seat(clause, parents, siblings, rank))
        if clause.children:
            found.extend(_seats(clause.children, (*parents, clause), uid))
    return found


def has(text: ResolutionText, uid: str) -> bool:
    """Whether a clause of the text has that identity."""
    return any(clause.uid == uid for clause in text.walk())


def exchange(text: ResolutionText, uid: str, *clauses: Clause) -> ResolutionText:
    """The text with these clauses where that one stood, in one pass; nothing else changes."""
    return replace(text, clauses=_exchange(text.clauses, uid, clauses))


def _exchange(
    siblings: tuple[Clause, ...], uid: str, instead: tuple[Clause, ...]
) -> tuple[Clause, ...]:
    for rank, clause in enumerate(siblings):
        if clause.uid == uid:
            return (*siblings[:rank], *instead, *siblings[rank + 1 :])
        children = _exchange(clause.children, uid, instead) if clause.children else ()
        if clause.children and children is not clause.children:
            return (*siblings[:rank], replace(clause, children=children), *siblings[rank + 1 :])
    return siblings


def change(text: ResolutionText, uid: str, changing: Callable[[Clause], Clause]) -> ResolutionText:
    """The text with that one clause changed."""
    return exchange(text, uid, changing(seat(text, uid).clause))


def put(text: ResolutionText, place: Place, clause: Clause) -> ResolutionText:
    """The text with a further clause at a place."""
    if not place.uid and place.side in INSIDE:
        clauses = (clause, *text.clauses) if place.side is Side.FIRST else (*text.clauses, clause)
        return replace(text, clauses=clauses)
    there = seat(text, place.uid).clause
    match place.side:
        case Side.BEFORE:
            return exchange(text, place.uid, clause, there)
        case Side.AFTER:
            return exchange(text, place.uid, there, clause)
        case Side.FIRST:
            return exchange(text, place.uid, replace(there, children=(clause, *there.children)))
        case _:
            return exchange(text, place.uid, replace(there, children=(*there.children, clause)))
