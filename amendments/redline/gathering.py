"""Gathering: all proposals on one base as one list of edits, each with everybody who proposes it.

Law: the order in which proposals come does not matter. They count in the order of their sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.redline.edits import Addition, Edit, EditKind, Place, Proposed, source_order
from amendments.redline.ground import Ground, lay_ground
from amendments.redline.reducing import Reduced, reduce
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is proposed on one base.

    `edits` are in the order of the base, by key. `gaps` has what goes into each gap in its defined
    order: sources in their order, what each puts there kept in its own sequence. `ranks` are the
    places of the edits in their order, `additions` the added clauses by element.
    """

    ground: Ground
    reduced: tuple[Reduced, ...]
    edits: dict[str, Edit]
    gaps: dict[Place, tuple[str, ...]]
    ranks: dict[str, int]
    additions: dict[str, Addition]

    @property
    def sources(self) -> tuple[str, ...]:
        """The proposals' sources in their order."""
        return tuple(reduced.proposal.source for reduced in self.reduced)

    def order(self, parent: str) -> Iterator[tuple[str, Place | None]]:
        """Every element that stands or could stand in a list, with its gap; seats have none."""
        return _order(self.ground, self.gaps, parent)


def gather(base: ResolutionText, proposals: Iterable[Proposed]) -> Plan:
    """The plan of some proposals on a base. Raises ValueError if two have one source.

    Base and proposed texts have an address on every clause, no two the same.
    """
    ordered = sorted(proposals, key=lambda proposal: source_order(proposal.source))
    if len({proposal.source for proposal in ordered}) < len(ordered):
        raise ValueError("two proposals have the same source")
    ground = lay_ground(base)
    reduced = tuple(reduce(ground, proposal) for proposal in ordered)
    gaps = _gaps(reduced)
    places = _places(ground, gaps)
    # Edits at one place stay in the order of their sources.
    edits = sorted(
        _united(reduced),
        key=lambda edit: (
            places.get(edit.provision, -1),
            _KINDS[edit.kind],
            edit.splices[0].start if edit.splices else 0,
        ),
    )
    ranks = {edit.key: rank for rank, edit in enumerate(edits)}
    additions = {each.element: each for edit in edits for each in edit.additions}
    return Plan(ground, reduced, {edit.key: edit for edit in edits}, gaps, ranks, additions)


def _united(reduced: Sequence[Reduced]) -> list[Edit]:
    """Every edit once, as the first has it who proposes it, with all who do."""
    first: dict[str, Edit] = {}
    sources: dict[str, list[str]] = {}
    for each in reduced:
        for edit in each.edits:
            first.setdefault(edit.key, edit)
            sources.setdefault(edit.key, []).append(each.proposal.source)
    return [
        edit if len(sources[key]) == 1 else replace(edit, sources=tuple(sources[key]))
        for key, edit in first.items()
    ]


_KINDS = {kind: place for place, kind in enumerate(EditKind)}


def _order(
    ground: Ground, gaps: Mapping[Place, Sequence[str]], parent: str
) -> Iterator[tuple[str, Place | None]]:
    for seat in ("", *ground.children.get(parent, ())):
        if seat:
            yield seat, None
        place = Place(parent, seat)
        for element in gaps.get(place, ()):
            yield element, place


def _places(ground: Ground, gaps: Mapping[Place, Sequence[str]]) -> dict[str, int]:
    """Every provision in its seat and every added element, by its place in reading order."""
    found: dict[str, int] = {}

    def read(parent: str) -> None:
        for element, place in _order(ground, gaps, parent):
            if place is None or element not in ground.clauses:
                found[element] = len(found)
                read(element)

    read("")
    return found


def _gaps(reduced: Sequence[Reduced]) -> dict[Place, tuple[str, ...]]:
    """The contents of every gap: each stands before what its own proposal has behind it."""
    found: dict[Place, list[str]] = {}
    for each in reduced:
        for place, elements in each.gaps.items():
            merged = found.setdefault(place, [])
            known = set(merged)
            following = len(merged)
            for element in reversed(elements):
                if element in known:
                    following = merged.index(element)
                else:
                    merged.insert(following, element)
    return {place: tuple(elements) for place, elements in found.items()}
