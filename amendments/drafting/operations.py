"""Edits of a proposed text, as frozen values that can be kept, sent and played again.

Every operation addresses clauses by their identities and holds all that it needs: the identity of
a clause that it makes is given by whoever makes it, so that a log of operations, applied again to
the same text, gives the same text. Applying them is `applying.apply`.
"""

from __future__ import annotations

from dataclasses import dataclass

from amendments.drafting.trees import Place
from resolutions.text.clauses import Clause, Kind, Span


@dataclass(frozen=True, slots=True)
class Reword:
    """The clause says other words; its label and heading stay."""

    uid: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehead:
    """A section, an annex or a part of one gets another heading.

    Its key follows from the heading where none is given.
    """

    uid: str
    heading: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Relabel:
    """The clause gets another label. `by_hand`: no rule changes it from then on."""

    uid: str
    label: str
    by_hand: bool = True


@dataclass(frozen=True, slots=True)
class Recast:
    """The clause becomes one of another kind of the same sort: a paragraph a dash, a preamble's
    section one of the operative part.
    """

    uid: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Add:
    """A new clause `uid` at a place; without a kind it is what its neighbours are.

    A label that is given was set by hand. A row gets as many cells as its neighbour has.
    """

    uid: str
    place: Place
    text: str = ""
    spans: tuple[Span, ...] = ()
    kind: Kind | None = None
    label: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class AddNote:
    """A new footnote `uid`, and its anchor at `offset` in the words of the clause `anchor`."""

    uid: str
    anchor: str
    offset: int
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """A clause with all that is under it, exactly as given, at a place, as undo brings it back."""

    place: Place
    clause: Clause


@dataclass(frozen=True, slots=True)
class Delete:
    """The clause goes, with all that is under it; with a footnote go its anchors."""

    uid: str


@dataclass(frozen=True, slots=True)
class Move:
    """The clause stands elsewhere, with all that is under it.

    Among clauses with dashes it gets one, among labelled ones it becomes one.
    """

    uid: str
    place: Place


@dataclass(frozen=True, slots=True)
class Indent:
    """The clause stands under the sibling before it, as the last there."""

    uid: str


@dataclass(frozen=True, slots=True)
class Outdent:
    """The clause stands behind the one it was under; the siblings behind it stand under it now.

    So the order in which a reader meets the clauses stays.
    """

    uid: str


@dataclass(frozen=True, slots=True)
class Split:
    """The clause ends at a character of its words; what follows is the new clause behind it.

    What stood under the clause follows its last words, and is under the new one.
    """

    uid: str
    offset: int
    added: str


@dataclass(frozen=True, slots=True)
class Merge:
    """The clause and the sibling behind it are one, with both their words and all under both."""

    uid: str


Operation = (
    Reword
    | Rehead
    | Relabel
    | Recast
    | Add
    | AddNote
    | Insert
    | Delete
    | Move
    | Indent
    | Outdent
    | Split
    | Merge
)
OPERATIONS: dict[str, type[Operation]] = {
    "reword": Reword,
    "rehead": Rehead,
    "relabel": Relabel,
    "recast": Recast,
    "add": Add,
    "add-note": AddNote,
    "insert": Insert,
    "delete": Delete,
    "move": Move,
    "indent": Indent,
    "outdent": Outdent,
    "split": Split,
    "merge": Merge,
}
"""Every operation under the name by which it is kept."""
