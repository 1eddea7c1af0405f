"""The rows of a desk's page: clauses, what is proposed to them, what is decided."""

from __future__ import annotations

from dataclasses import dataclass

from amendments.models import Ruling
from amendments.redline.collisions import Collision
from amendments.redline.diff import Marks
from amendments.redline.structure import Outcome
from amendments.redline.telling import Destination
from resolutions.text.clauses import Kind

_WAITING = (Outcome.OPEN, Outcome.COLLIDES)


@dataclass(frozen=True, slots=True)
class DeskPiece:
    """Words of a clause: kept, deleted or inserted, and by whom; or the sign of a footnote."""

    text: str
    mark: str = ""
    who: str = ""
    is_raised: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing but the words is to be set."""
        return not (self.mark or self.is_raised)

    @property
    def tag(self) -> str:
        """By whom, where that is worth a tag: not for brackets and blanks alone."""
        return self.who if any(map(str.isalnum, self.text)) else ""


@dataclass(frozen=True, slots=True)
class Item:
    """One change at its clause, who wants it, and what is decided about it.

    `typed` are the words of a field in which it is reworded: those decided, else those proposed.
    `goes` says where it moves the clause, if it does.
    """

    key: str
    kind: str
    who: str
    sources: tuple[str, ...]
    marks: Marks
    outcome: str
    typed: str
    may_reword: bool
    may_bracket: bool
    ruling: Ruling | None = None
    goes: Destination | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.outcome in _WAITING

    @property
    def choice(self) -> str:
        """What is decided; empty for nothing."""
        return self.ruling.choice if self.ruling else ""


@dataclass(frozen=True, slots=True)
class SideSheet:
    """One side of a collision: who wants it, what it comes to, and the keys of its changes.

    `goes` says where it moves the clause, if it does.
    """

    who: str
    sources: tuple[str, ...]
    marks: Marks
    edits: str
    is_chosen: bool
    goes: Destination | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A collision at its first clause; one that only the result shows has no sides."""

    key: str
    kind: str
    who: str
    places: tuple[str, ...]
    sides: tuple[SideSheet, ...]
    is_open: bool
    of_words: bool
    of_result: bool
    typed: str
    ruling: Ruling | None = None

    @property
    def choice(self) -> str:
        """What is decided; empty for nothing."""
        return self.ruling.choice if self.ruling else ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is decided by itself at a clause: a change, or a collision of several.

    All that a page says of it follows from this and from what lies on the desk.
    """

    key: str
    outcome: Outcome
    ruling: Ruling | None
    collision: Collision | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.outcome in _WAITING


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A clause on the desk. `standing` is `base`, `added`, `removed` or, not in the text, `out`.

    `matters` says what there is to decide; `clashes` and `items` are the same as a page sets them,
    of a row that is folded none.
    """

    element: str
    name: str
    kind: Kind
    depth: int
    standing: str
    label: tuple[DeskPiece, ...]
    heading: tuple[DeskPiece, ...]
    text: tuple[DeskPiece, ...]
    matters: tuple[Matter, ...] = ()
    clashes: tuple[Clash, ...] = ()
    items: tuple[Item, ...] = ()
    placed_by: str = ""
    has_brackets: bool = False
    pointed: bool = False

    @property
    def anchor(self) -> str:
        """What names the row on its page."""
        return f"at-{self.element}"

    @property
    def placed_tag(self) -> str:
        """Who put the clause where it stands, unless its words end with a tag that says so."""
        said = self.text[-1].tag if self.text else ""
        return "" if said == self.placed_by else self.placed_by

    @property
    def open_count(self) -> int:
        """How many things at this clause wait."""
        return sum(matter.is_open for matter in self.matters)

    @property
    def decided_count(self) -> int:
        """How many things at this clause are decided."""
        return len(self.matters) - self.open_count

    @property
    def is_changed(self) -> bool:
        """Whether anything is proposed here."""
        return bool(self.matters)

    @property
    def is_folded(self) -> bool:
        """Whether it only says how much is proposed here."""
        return self.is_changed and not (self.clashes or self.items)
