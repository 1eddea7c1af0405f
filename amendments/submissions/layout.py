"""A contribution as a Word document in ITU's layout.

Laws: what stands before the first proposal reads back as the same head; rejecting every revision
gives the text that each proposal starts from, accepting every one what it proposes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from amendments.redline.changes import Change
from amendments.redline.layout import lay_out_changes
from amendments.redline.looks import as_looks
from amendments.submissions.labels import BlockKind
from amendments.submissions.labels.words import Words, load_words
from amendments.submissions.starts import Action
from amendments.submissions.symbols import DocumentSymbol, parse_symbol
from amendments.submissions.values import Block as HeadBlock
from resolutions.word.canonical import canonical
from resolutions.word.marks import (
    Block,
    Comment,
    Document,
    Formatting,
    Note,
    Paragraph,
    Properties,
    Run,
    Shape,
    View,
    is_gone,
    paragraphs,
)
from resolutions.word.template import STYLES
from resolutions.word.views import after as accepted
from resolutions.word.views import before as rejected

BOLD = Formatting(bold=True)
UNMARKED = {
    Action.ADD: accepted,
    Action.ADD_MOVED: accepted,
    Action.SUP: rejected,
    Action.SUP_MOVED: rejected,
}
"""What ITU prints without marks: the symbol says that all of it comes or goes."""


class Marks(StrEnum):
    """How a file shows what was deleted and inserted."""

    TRACKED = "tracked"
    FORMATTED = "formatted"
    CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal: what stands before it, its symbol line, its redline, its reasons."""

    action: Action
    identifier: str
    provision: str
    changes: tuple[Change, ...]
    reasons_label: str
    reasons: tuple[str, ...]
    introduction: tuple[HeadBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A contribution as it goes out; `language` is that of its text."""

    language: str
    symbol: str
    date: date | None
    originals: tuple[str, ...]
    agenda_item: str
    source: str
    title: str
    blocks: tuple[HeadBlock, ...]
    items: tuple[Item, ...]


def lay_out_contribution(
    paper: Paper, *, marks: Marks, author: str, date: datetime, language: str = ""
) -> Document:
    """The contribution as a document, its labels in `language` (by default that of its text)."""
    sheet = _Sheet(paper, language or paper.language)
    blocks: list[Block] = list(sheet.head())
    notes: list[Note] = []
    comments: list[Comment] = []
    for number, item in enumerate(paper.items, start=1):
        blocks += sheet.opening(item)
        if item.changes:
            redline = lay_out_changes(
                item.changes, author=author, date=date, language=paper.language
            )
            redline = _keyed(_shown(redline, item.action, marks), number, continued=bool(notes))
            blocks += redline.blocks
            notes += redline.notes
            comments += redline.comments if marks is Marks.TRACKED else ()
        blocks += sheet.reasons(item)
    tracking = marks is Marks.TRACKED
    properties = Properties(author, paper.title, paper.language, date, tracking=tracking)
    return canonical(Document(tuple(blocks), tuple(notes), tuple(comments), properties))


def _shown(redline: Document, action: Action, marks: Marks) -> Document:
    """A redline as the file is to show it."""
    if marks is Marks.TRACKED:
        return redline
    if marks is Marks.CLEAN:
        return accepted(redline)
    return as_looks(UNMARKED[action](redline) if action in UNMARKED else redline)


def _keyed(redline: Document, number: int, *, continued: bool) -> Document:
    """The redline with keys of its own for its notes and comments.

    Where notes of another proposal stand before them, Word would count on: then the notes that it
    numbers carry the number that they have in their own text.
    """
    labels = _printed_labels(redline) if continued else {}

    def key(run: Run) -> Run:
        note = run.note and f"{number}-{run.note}"
        return replace(run, note=note, comments=tuple(f"{number}-{key}" for key in run.comments))

    return replace(
        redline,
        comments=tuple(replace(one, key=f"{number}-{one.key}") for one in redline.comments),
        blocks=_with_runs(redline.blocks, key),
        notes=tuple(
            replace(
                note,
                key=f"{number}-{note.key}",
                blocks=_with_runs(note.blocks, key),
                label=note.label or labels.get(note.key, ""),
            )
            for note in redline.notes
        ),
    )


def _printed_labels(redline: Document) -> dict[str, str]:
    """The number of each note that Word numbers: that after the changes, else the one before."""
    own = {note.key for note in redline.notes if note.label}
    counts = dict.fromkeys(View, 0)
    found = {}
    for paragraph in paragraphs(redline.blocks):
        for run in paragraph.runs:
            if not run.note or run.note in own:
                continue
            views = [view for view in View if not is_gone(run.revisions, view)]
            for view in views:
                counts[view] += 1
            found[run.note] = str(counts[views[-1]]) if views else ""
    return found


def _with_runs(blocks: tuple[Block, ...], change: Callable[[Run], Run]) -> tuple[Block, ...]:
    """The blocks with every run changed, those of cells included."""
    return tuple(
        replace(block, runs=tuple(map(change, block.runs)))
        if isinstance(block, Paragraph)
        else replace(
            block,
            rows=tuple(
                replace(
                    row,
                    cells=tuple(
                        replace(cell, blocks=_with_runs(cell.blocks, change)) for cell in row.cells
                    ),
                )
                for row in block.rows
            ),
        )
        for block in blocks
    )


class _Sheet:
    """Sets what surrounds the redlines."""

    def __init__(self, paper: Paper, language: str) -> None:
        self.paper = paper
        self.words: Words = load_words(language)
        self.is_own = language == paper.language
        self.right_to_left = paper.language == "ar"

    def head(self) -> Iterator[Paragraph]:
        """Everything that stands before the first proposal.

        Paragraphs, not a table: LibreOffice puts an empty paragraph before a table that begins a
        file with tracked changes.
        """
        paper, words = self.paper, self.words
        for text in self._identity():
            yield self._line("Docnumber", text)
        if paper.source:
            yield self._line("Source", words.source + words.colon + paper.source)
        if paper.title:
            yield self._line("Title1", words.title + words.colon + paper.title)
        for block in paper.blocks:
            yield from self._block(block)

    def opening(self, item: Item) -> Iterator[Paragraph]:
        """What stands between the proposal before and this one's text."""
        for block in item.introduction:
            yield from self._block(block)
        keep = item.action is Action.NOC_KEEP
        symbol = "NOC" if keep else item.action.value
        parts = [part for part in (item.identifier, item.provision) if part]
        runs = [Run(symbol, replace(BOLD, underline=keep))]
        if parts:
            runs.append(Run("\t" + "\t".join(parts), BOLD))
        yield Paragraph(tuple(runs), self._shape("Proposal"))

    def reasons(self, item: Item) -> Iterator[Paragraph]:
        """A proposal's reasons; none if it has none."""
        if not item.reasons:
            return
        label = item.reasons_label if self.is_own and item.reasons_label else self.words.reasons
        first, *others = item.reasons
        label_run = Run(label.rstrip(":： ") + self.words.colon, BOLD)
        yield Paragraph((label_run, Run(first)), self._shape("Reasons"))
        for text in others:
            yield Paragraph((Run(text),), self._shape("Reasons"))

    def _identity(self) -> Iterator[str]:
        """The lines that say which document it is."""
        if self.paper.agenda_item:
            yield self.paper.agenda_item
        if self.paper.symbol:
            yield f"{self.words.document} {self._symbol()}"
        if self.paper.date:
            yield self.words.print_date(self.paper.date)
        if self.paper.originals:
            yield self.words.print_original(self.paper.originals)

    def _symbol(self) -> str:
        """The symbol with the suffix of the text's language, where symbols have one."""
        try:
            symbol = parse_symbol(self.paper.symbol)
        except ValueError:
            return self.paper.symbol
        if isinstance(symbol, DocumentSymbol):
            symbol = replace(symbol, language=self.paper.language)
        return str(symbol)

    def _line(self, style: str, text: str) -> Paragraph:
        return Paragraph((Run(text, BOLD),), self._shape(style))

    def _block(self, block: HeadBlock) -> Iterator[Paragraph]:
        """A block's label as a heading, and its paragraphs."""
        label = block.label
        if not self.is_own and block.kind not in (BlockKind.SECTION, BlockKind.TEXT):
            label = self.words.blocks[block.kind.value]
        if label:
            yield self._line("heading 2", label)
        for paragraph in block.paragraphs:
            yield Paragraph((Run(paragraph.text),), self._shape("Body_text"))

    def _shape(self, style: str) -> Shape:
        shape = STYLES[style].shape if style in STYLES else Shape()
        return replace(shape, style=style, right_to_left=self.right_to_left)
