"""A Word document as frozen values: text, tables, notes, and the revision marks on them.

The reader makes these values and the writer prints them; nothing here knows about XML. Text uses
`\\t` for a tab, `\\n` for a line break, U+2011 for a non-breaking hyphen and U+00AD for a soft one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class RevisionKind(StrEnum):
    """What a revision mark says of the thing that it stands on."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"


class View(StrEnum):
    """A document with every revision rejected, or with every revision accepted."""

    BEFORE = "before"
    AFTER = "after"


GONE = {
    View.BEFORE: frozenset({RevisionKind.INSERTION, RevisionKind.MOVE_TO}),
    View.AFTER: frozenset({RevisionKind.DELETION, RevisionKind.MOVE_FROM}),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision mark: who did what, and when (`None` if the file does not say)."""

    kind: RevisionKind
    author: str = ""
    date: datetime | None = None


def is_gone(revisions: tuple[Revision, ...], view: View) -> bool:
    """Whether a thing that carries these marks does not exist in the view."""
    return any(revision.kind in GONE[view] for revision in revisions)


@dataclass(frozen=True, slots=True)
class Formatting:
    """How a run looks in the end: its own properties on top of those of its styles.

    `ink` is what may be the sign of an insertion drawn by hand: `double` for a double underline,
    else the run's own colour. It is read and never written, and no two looks differ by it alone.
    """

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    hidden: bool = False
    ink: str = field(default="", compare=False)


PLAIN = Formatting()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph looks in the end: its own properties on top of those of its style.

    `style` is the style's name, empty for the default one. `outline` is the level of a heading,
    from 0. `indent` is the distance of the text from the margin where lines begin, and `first`
    what the first line adds to it (negative: hanging), both in twentieths of a point.
    """

    style: str = ""
    outline: int | None = None
    indent: int = 0
    first: int = 0
    right_to_left: bool = False
    page_break: bool = False


UNSHAPED = Shape()


@dataclass(frozen=True, slots=True)
class Reformatting:
    """A tracked change of a run's looks alone: how it looked before."""

    former: Formatting
    author: str = ""
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reshaping:
    """A tracked change of a paragraph's looks alone: how it looked before."""

    former: Shape
    author: str = ""
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look and one set of revision marks (the outermost first).

    `note` is the key of the note whose anchor this is (its `text` is then empty), `link` an
    address or `#bookmark`, `comments` the keys of the comments that cover the stretch.
    `provision` is the identity of the provision that the words belong to, if the file knows it.
    """

    text: str = ""
    formatting: Formatting = PLAIN
    revisions: tuple[Revision, ...] = ()
    note: str = ""
    link: str = ""
    comments: tuple[str, ...] = ()
    reformatting: Reformatting | None = None
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The label that Word's numbering prints before a paragraph; it can differ by view."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `revisions` are those of its mark, the invisible character that ends it."""

    runs: tuple[Run, ...] = ()
    shape: Shape = UNSHAPED
    revisions: tuple[Revision, ...] = ()
    label: Label = Label()
    reshaping: Reshaping | None = None

    @property
    def text(self) -> str:
        """The text of all runs, whatever marks they carry."""
        return "".join(run.text for run in self.runs)

    @property
    def provision(self) -> str:
        """The provision to which the first of its words belong that say so; empty if none do."""
        return next((run.provision for run in self.runs if run.provision), "")


class Merge(StrEnum):
    """How a cell joins the cell above it."""

    NONE = ""
    START = "start"
    CONTINUE = "continue"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `columns` is how many columns of the grid it covers. It ends with a paragraph."""

    blocks: tuple[Block, ...] = (Paragraph(),)
    columns: int = 1
    merge: Merge = Merge.NONE
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `header` rows repeat on every page."""

    cells: tuple[Cell, ...]
    revisions: tuple[Revision, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `right_to_left` puts its first column on the right."""

    rows: tuple[Row, ...]
    right_to_left: bool = False


Block = Paragraph | Table


class NoteKind(StrEnum):
    """Where a note is printed."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"


@dataclass(frozen=True, slots=True)
class Note:
    """A note; `label` is its own mark (`*`), empty when Word numbers it."""

    key: str
    blocks: tuple[Block, ...]
    kind: NoteKind = NoteKind.FOOTNOTE
    label: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin."""

    key: str
    text: str
    author: str = ""
    date: datetime | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; `tracking` asks Word to track what is typed next.

    `notice` is one sentence about the whole file: it stands in the footer of every page too.
    `landscape` is how the last of its pages lies.
    """

    author: str = ""
    title: str = ""
    language: str = ""
    created: datetime | None = None
    tracking: bool = False
    notice: str = ""
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something in a file that was left out or may matter; `code` is stable, `message` English."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `headers` holds page headers and footers, `boxes` the text boxes."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: Properties = Properties()
    headers: tuple[tuple[Block, ...], ...] = ()
    boxes: tuple[tuple[Block, ...], ...] = ()
    warnings: tuple[Remark, ...] = ()

    def walk(self) -> Iterator[Paragraph]:
        """Every paragraph of body, notes, headers and boxes, cells included."""
        for blocks in (self.blocks, *(n.blocks for n in self.notes), *self.headers, *self.boxes):
            yield from paragraphs(blocks)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of the blocks in reading order, those of cells included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
