"""What a Word file says on both sides of its revisions, as plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.word.marks import (
    Block,
    Document,
    Merge,
    NoteKind,
    Paragraph,
    Revision,
    Table,
    View,
    paragraphs,
)
from resolutions.word.views import resolve


@dataclass(frozen=True, slots=True)
class Side:
    """One view: its body paragraph by paragraph, cells included, and its notes."""

    body: tuple[str, ...]
    footnotes: tuple[tuple[str, ...], ...]
    endnotes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A revision and the text that it stands on; `of` is `text`, `paragraph`, `row` or `cell`."""

    revision: Revision
    of: str
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """Both sides of a document, and its revisions in reading order."""

    before: Side
    after: Side
    revisions: tuple[Marked, ...]


def inspect(document: Document) -> Inspection:
    """The document's two sides and what makes them differ."""
    return Inspection(
        before=side(document, View.BEFORE),
        after=side(document, View.AFTER),
        revisions=tuple(
            marked
            for blocks in (document.blocks, *(note.blocks for note in document.notes))
            for marked in _marked(blocks)
        ),
    )


def side(document: Document, view: View) -> Side:
    """The texts of one view; note anchors leave no text behind."""
    resolved = resolve(document, view)
    notes = {
        kind: tuple(texts(note.blocks) for note in resolved.notes if note.kind is kind)
        for kind in NoteKind
    }
    return Side(texts(resolved.blocks), notes[NoteKind.FOOTNOTE], notes[NoteKind.ENDNOTE])


def texts(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The text of every paragraph; a cell that continues the one above it has none of its own."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
            continue
        for row in block.rows:
            for cell in row.cells:
                if cell.merge is not Merge.CONTINUE:
                    found += texts(cell.blocks)
    return tuple(found)


def _marked(blocks: tuple[Block, ...]) -> Iterator[Marked]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _marked_table(block)
            continue
        for run in block.runs:
            yield from (Marked(revision, "text", run.text) for revision in run.revisions)
        yield from (Marked(revision, "paragraph", block.text) for revision in block.revisions)


def _marked_table(table: Table) -> Iterator[Marked]:
    for row in table.rows:
        words = " | ".join(
            " ".join(paragraph.text for paragraph in paragraphs(cell.blocks)) for cell in row.cells
        )
        yield from (Marked(revision, "row", words) for revision in row.revisions)
        for cell in row.cells:
            inside = " ".join(paragraph.text for paragraph in paragraphs(cell.blocks))
            yield from (Marked(revision, "cell", inside) for revision in cell.revisions)
            yield from _marked(cell.blocks)
