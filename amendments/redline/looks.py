"""A redline in looks alone, as ITU prints it: struck text was deleted, underlined text inserted.

Law: `handmade.from_looks` reads the views of a redline from its looks as they were.
"""

from __future__ import annotations

from dataclasses import replace

from resolutions.word.marks import (
    Block,
    Document,
    Revision,
    RevisionKind,
    Row,
    Run,
    Table,
    paragraphs,
)

_DELETIONS = frozenset({RevisionKind.DELETION, RevisionKind.MOVE_FROM})


def as_looks(document: Document) -> Document:
    """The document with strokes and underlines in place of revision marks."""
    anchors = {
        run.note: run.revisions
        for paragraph in paragraphs(document.blocks)
        for run in paragraph.runs
        if run.note
    }
    return replace(
        document,
        blocks=tuple(_block(block, ()) for block in document.blocks),
        notes=tuple(
            replace(
                note,
                blocks=tuple(_block(block, anchors.get(note.key, ())) for block in note.blocks),
            )
            for note in document.notes
        ),
        properties=replace(document.properties, tracking=False),
    )


def _block(block: Block, around: tuple[Revision, ...]) -> Block:
    """A block; what is `around` it came or went as a whole."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, around) for row in block.rows))
    return replace(
        block,
        runs=tuple(_run(run, around) for run in block.runs),
        revisions=(),
        reshaping=None,
    )


def _row(row: Row, around: tuple[Revision, ...]) -> Row:
    cells = tuple(
        replace(
            cell,
            blocks=tuple(
                _block(block, around + row.revisions + cell.revisions) for block in cell.blocks
            ),
            revisions=(),
        )
        for cell in row.cells
    )
    return replace(row, cells=cells, revisions=())


def _run(run: Run, around: tuple[Revision, ...]) -> Run:
    kinds = {revision.kind for revision in (*around, *run.revisions)}
    looks = run.formatting
    if kinds & _DELETIONS:
        looks = replace(looks, strike=True)
    elif kinds:
        looks = replace(looks, underline=True)
    return replace(run, formatting=looks, revisions=(), reformatting=None)
