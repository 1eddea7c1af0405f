"""Snapshots: where the words of a consolidation come from, as values that JSON can hold.

Law: `unpack(pack(x)) == x`, also after a trip through `json`, but for the spans of pieces, which
stand in the text itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import Any

from amendments.redline.consolidation import Consolidated
from amendments.redline.diff import Mark, Marks, Op
from amendments.redline.gathering import Plan
from amendments.redline.pieces import Attributed, Hand, Origin, Piece, Pieces
from amendments.redline.structure import Outcome
from amendments.redline.telling import place_name, tell


class Fate(StrEnum):
    """What became of a change, as it is told to those who proposed it."""

    TAKEN = "taken"
    EDITED = "edited"
    BRACKETED = "bracketed"
    NOT_TAKEN = "not-taken"
    OPEN = "open"


_FATES = {
    Outcome.TAKEN: Fate.TAKEN,
    Outcome.REWORDED: Fate.EDITED,
    Outcome.COMPROMISE: Fate.EDITED,
    Outcome.BRACKETED: Fate.BRACKETED,
    Outcome.ALTERNATIVE: Fate.BRACKETED,
    Outcome.OPEN: Fate.OPEN,
    Outcome.COLLIDES: Fate.OPEN,
}


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of one change of some proposals; `place` is how its clause is cited.

    `elements` are the clauses that it touches, by their identities.
    """

    sources: tuple[str, ...]
    kind: str
    place: str
    marks: Marks
    fate: Fate
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where every word of a text comes from, and what became of everything that was proposed.

    `removals` has the sources of those who had a provision of the base removed, `authors` whose
    each source is.
    """

    attribution: tuple[Attributed, ...] = ()
    removals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dispositions: tuple[Disposition, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)


def snap(
    plan: Plan, consolidated: Consolidated, authors: Mapping[str, str], *, final: bool = False
) -> Snapshot:
    """The snapshot of a consolidation; if it is `final`, what is open was not taken."""
    standing = {each.element for each in consolidated.attribution}
    removals = {
        name: edit.sources
        for key, edit in plan.edits.items()
        if consolidated.outcomes[key] in (Outcome.TAKEN, Outcome.REWORDED)
        for name in edit.removes
        if name not in standing
    }
    told = tuple(_dispositions(plan, consolidated, final))
    return Snapshot(consolidated.attribution, removals, told, dict(authors))


def _dispositions(plan: Plan, consolidated: Consolidated, final: bool) -> Iterator[Disposition]:
    for key, edit in plan.edits.items():
        outcome = consolidated.outcomes[key]
        if outcome is Outcome.FOLLOWS:
            continue
        fate = _FATES.get(outcome, Fate.NOT_TAKEN)
        if final and fate is Fate.OPEN:
            fate = Fate.NOT_TAKEN
        place, marks = place_name(plan, edit), tell(plan, edit)
        yield Disposition(edit.sources, edit.kind, place, marks, fate, edit.touched)


def pack(snapshot: Snapshot) -> dict[str, Any]:
    """A snapshot as dicts, lists and strings."""
    return {
        "attribution": [
            [
                each.address,
                each.element,
                _pack_origin(each.placed),
                *([_pack_piece(piece) for piece in part] for part in _parts(each)),
            ]
            for each in snapshot.attribution
        ],
        "removals": {name: list(sources) for name, sources in snapshot.removals.items()},
        "dispositions": [
            [
                list(d.sources),
                d.kind,
                d.place,
                [[m.op, m.text] for m in d.marks],
                d.fate,
                list(d.elements),
            ]
            for d in snapshot.dispositions
        ],
        "authors": dict(snapshot.authors),
    }


def unpack(values: Mapping[str, Any]) -> Snapshot:
    """The snapshot that `pack` made these values of; an empty one of an empty mapping."""
    return Snapshot(
        tuple(
            Attributed(address, element, _origin(placed), *map(_pieces, parts))
            for address, element, placed, *parts in values.get("attribution", ())
        ),
        {name: tuple(sources) for name, sources in values.get("removals", {}).items()},
        unpack_dispositions(values),
        dict(values.get("authors", {})),
    )


def unpack_dispositions(values: Mapping[str, Any]) -> tuple[Disposition, ...]:
    """The dispositions alone of what `pack` made; snapshots of earlier days name no elements."""
    return tuple(
        Disposition(
            tuple(sources),
            kind,
            place,
            tuple(Mark(Op(op), words) for op, words in marks),
            Fate(fate),
            tuple(chain.from_iterable(elements)),
        )
        for sources, kind, place, marks, fate, *elements in values.get("dispositions", ())
    )


def _parts(each: Attributed) -> tuple[Pieces, Pieces, Pieces]:
    return each.label, each.heading, each.text


def _pack_origin(origin: Origin) -> list[Any]:
    return [origin.hand, list(origin.sources), origin.author]


def _origin(packed: list[Any]) -> Origin:
    hand, sources, author = packed
    return Origin(Hand(hand), tuple(sources), author)


def _pack_piece(piece: Piece) -> list[Any]:
    return [piece.op, piece.words, *_pack_origin(piece.origin)]


def _pieces(packed: Iterable[list[Any]]) -> Pieces:
    return tuple(Piece(Op(op), words, _origin(origin)) for op, words, *origin in packed)
