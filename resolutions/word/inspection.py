"""What a Word file says on both sides of its revisions, as plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count

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
    """A revision and the text that it stands on; `of` is `text`, `paragraph`, `row` or `cell`.

    `paragraph` is the number (from 1) of the paragraph in the file, cells and notes counted; of a
    row or a cell, of its first one.
    """

    revision: Revision
    of: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """Both sides of a document, and its revisions in reading order."""

    before: Side
    after: Side
    revisions: tuple[Marked, ...]


def inspect(document: Document) -> Inspection:
    """The document's two sides and what makes them differ."""
    counter = count(1)
    return Inspection(
        before=side(document, View.BEFORE),
        after=side(document, View.AFTER),
        revisions=tuple(
            marked
            for blocks in (document.blocks, *(note.blocks for note in document.notes))
            for marked in _marked(blocks, counter)
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


def _marked(blocks: tuple[Block, ...], counter: Iterator[int]) -> Iterator[Marked]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _marked_table(block, counter)
            continue
        number = next(counter)
        for run in block.runs:
            yield from (Marked(mark, "text", run.text, number) for mark in run.revisions)
        yield from (Marked(mark, "paragraph", block.text, number) for mark in block.revisions)


def _marked_table(table: Table, counter: Iterator[int]) -> Iterator[Marked]:
    for row in table.rows:
        words = " | ".join(
            " ".join(paragraph.text for paragraph in paragraphs(cell.blocks)) for cell in row.cells
        )
        cells: list[Marked] = []
        first = 0
        for cell in row.cells:
            number = next(counter)
            first = first or number
            inside = " ".join(paragraph.text for paragraph in paragraphs(cell.blocks))
            cells += [Marked(mark, "cell", inside, number) for mark in cell.revisions]
            cells += _marked(cell.blocks, chain([number], counter))
        yield from (Marked(mark, "row", words, first) for mark in row.revisions)
        yield from cells
