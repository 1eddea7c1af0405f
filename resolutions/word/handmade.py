"""Redlines made by hand: struck text stands for a deletion, underlined text for an insertion."""

from __future__ import annotations

from dataclasses import replace

from resolutions.word.canonical import merged
from resolutions.word.marks import (
    Block,
    Cell,
    Document,
    Paragraph,
    Revision,
    RevisionKind,
    Row,
    Run,
    Table,
)

DELETION = Revision(RevisionKind.DELETION)
INSERTION = Revision(RevisionKind.INSERTION)


def looks_redlined_by_hand(document: Document) -> bool:
    """Whether the text is struck and underlined as a redline would be, with no tracked change."""
    struck = underlined = False
    for paragraph in document.walk():
        if paragraph.revisions:
            return False
        for run in paragraph.runs:
            if run.revisions:
                return False
            if run.text.strip():
                struck = struck or run.formatting.strike
                underlined = underlined or (run.formatting.underline and not run.link)
    return struck and underlined


def from_looks(document: Document) -> Document:
    """The document with revision marks in place of strokes and underlines.

    A paragraph that is struck or underlined as a whole goes or comes with its end. Links keep
    their underline, and so does what is struck: that is deleted.
    """
    return replace(
        document,
        blocks=_blocks(document.blocks),
        notes=tuple(replace(note, blocks=_blocks(note.blocks)) for note in document.notes),
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(
        _paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in blocks
    )


def _paragraph(paragraph: Paragraph) -> Paragraph:
    runs = tuple(_run(run) for run in paragraph.runs)
    marks = {run.revisions for run in runs if run.text.strip() or run.note}
    revisions = paragraph.revisions
    if len(marks) == 1 and not revisions:
        (revisions,) = marks
    return replace(paragraph, runs=merged(runs), revisions=revisions)


def _run(run: Run) -> Run:
    looks = run.formatting
    if run.revisions or not (looks.strike or (looks.underline and not run.link)):
        return run
    mark = DELETION if looks.strike else INSERTION
    return replace(run, formatting=replace(looks, strike=False, underline=False), revisions=(mark,))


def _table(table: Table) -> Table:
    return replace(table, rows=tuple(_row(row) for row in table.rows))


def _row(row: Row) -> Row:
    cells = tuple(_cell(cell) for cell in row.cells)
    marks = {
        block.revisions
        for cell in cells
        for block in cell.blocks
        if isinstance(block, Paragraph) and block.runs
    }
    (revisions,) = marks if len(marks) == 1 and not row.revisions else (row.revisions,)
    return replace(row, cells=cells, revisions=revisions)


def _cell(cell: Cell) -> Cell:
    return replace(cell, blocks=_blocks(cell.blocks))
