"""The rows of a matrix's page: heads, clauses with cells, runs that fold away, the picture."""

from __future__ import annotations

from dataclasses import dataclass

from amendments.addresses import name_document
from amendments.models import Proposal
from amendments.redline.matrix import Tally
from amendments.redline.telling import Destination
from resolutions.reading import Piece

ON_A_SHEET = 5
"""So many proposals stand side by side on a sheet of paper."""


@dataclass(frozen=True, slots=True)
class BlockSheet:
    """A stretch of a picture: where it begins, how long it is, its colour; as an SVG says it."""

    start: str
    size: str
    shade: str


@dataclass(frozen=True, slots=True)
class PillarSheet:
    """A clause in the picture of contention: its place, and its wordings upon each other."""

    place: str
    anchor: str
    name: str
    proposals: int
    blocks: tuple[BlockSheet, ...]


@dataclass(frozen=True, slots=True)
class PictureSheet:
    """The picture of contention: how many proposals each clause has."""

    width: str
    height: str
    pillars: tuple[PillarSheet, ...]


@dataclass(frozen=True, slots=True)
class HeadSheet:
    """The head of a column: whose proposal it is, and how it stands to the others.

    `friends` are the authors with whom it agrees most, and about how many clauses.
    """

    source: str
    author: str
    proposal: Proposal
    tally: Tally
    is_misfit: bool
    friends: tuple[tuple[str, int], ...]

    @property
    def address(self) -> str:
        """The name of its contribution in addresses."""
        return name_document(self.proposal.contribution.document)

    @property
    def drafted_in(self) -> str:
        """The language in which the proposal was drafted."""
        return self.proposal.contribution.language

    @property
    def is_public(self) -> bool:
        """Whether everybody sees the column."""
        return self.proposal.contribution.is_published


@dataclass(frozen=True, slots=True)
class CellSheet:
    """What one proposal does to one clause.

    `letter` names the wording among those of the clause: the same letter is the same wording.
    `same_as` is the source whose cell shows it, empty in that cell. `near` is the letter of the
    wording from which the words shown lead, empty where they lead from the base. `goes` says where
    a clause that moves would stand. `lag` is the standing of its translation, where that is
    missing or stale.
    """

    head: HeadSheet
    letter: str
    shade: str
    kinds: tuple[str, ...]
    words: tuple[Piece, ...]
    same_as: str = ""
    near: str = ""
    goes: Destination | None = None
    lag: str = ""


@dataclass(frozen=True, slots=True)
class NearSheet:
    """An addition that a later one at its place hardly differs from, and what leads there."""

    source: str
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class WordingSheet:
    """One wording of a clause: the cell that shows it, and the heads of all who want it."""

    cell: CellSheet
    heads: tuple[HeadSheet, ...]


@dataclass(frozen=True, slots=True)
class LineSheet:
    """A clause with its cells, None where a proposal leaves it alone.

    `blocks` are the picture of its wordings, by how many proposals have each. `words` are what
    stands in the base, or what the proposal that all are held against makes of it; None for an
    addition, or where it is deleted there.
    """

    anchor: str
    name: str
    depth: int
    words: tuple[Piece, ...] | None
    is_added: bool
    cells: tuple[CellSheet | None, ...]
    proposals: int
    wordings: int
    blocks: tuple[BlockSheet, ...]
    near: tuple[NearSheet, ...]

    @property
    def by_wording(self) -> tuple[WordingSheet, ...]:
        """Every wording once, in the order of the columns, with all who want it."""
        alike: dict[str, list[CellSheet]] = {}
        for cell in filter(None, self.cells):
            alike.setdefault(cell.letter, []).append(cell)
        return tuple(
            WordingSheet(
                min(cells, key=lambda cell: bool(cell.same_as)), tuple(cell.head for cell in cells)
            )
            for cells in alike.values()
        )


@dataclass(frozen=True, slots=True)
class FoldSheet:
    """Clauses that nobody touches, each by its name; `name` says from where to where they go."""

    name: str
    clauses: tuple[tuple[str, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True)
class BandSheet:
    """Some proposals side by side, with the clauses that they touch and those that fold away.

    `suffix` stands behind the anchors of a band that is not the first.
    """

    heads: tuple[HeadSheet, ...]
    suffix: str
    lines: tuple[LineSheet | FoldSheet, ...]

    @property
    def is_wide(self) -> bool:
        """Whether so many proposals do not stand side by side on paper."""
        return len(self.heads) > ON_A_SHEET + 2
