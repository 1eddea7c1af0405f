"""The two sides of a document with revision marks: everything rejected, everything accepted."""

from __future__ import annotations

from dataclasses import replace

from resolutions.word.marks import (
    Block,
    Cell,
    Document,
    Label,
    Note,
    Paragraph,
    Row,
    Run,
    Table,
    View,
    is_gone,
    paragraphs,
)


def before(document: Document) -> Document:
    """The document after rejecting every revision; it carries no mark any more."""
    return resolve(document, View.BEFORE)


def after(document: Document) -> Document:
    """The document after accepting every revision; it carries no mark any more."""
    return resolve(document, View.AFTER)


def resolve(document: Document, view: View) -> Document:
    """The document as one view shows it; notes without an anchor left go with their anchors."""
    blocks = resolve_blocks(document.blocks, view)
    anchored = {run.note for paragraph in paragraphs(blocks) for run in paragraph.runs if run.note}
    return replace(
        document,
        blocks=blocks,
        notes=tuple(_note(note, view) for note in document.notes if note.key in anchored),
        headers=tuple(resolve_blocks(part, view) for part in document.headers),
        boxes=tuple(resolve_blocks(box, view) for box in document.boxes),
    )


def resolve_blocks(blocks: tuple[Block, ...], view: View) -> tuple[Block, ...]:
    """The blocks of one container (body, cell, note) as one view shows them.

    A paragraph whose mark is gone merges into the next one, whose properties hold. The last mark
    of a container cannot go, and a table stops a merge: what is left of the text before it stays
    a paragraph.
    """
    kept: list[Block] = []
    open_end: Paragraph | None = None
    for block in blocks:
        if isinstance(block, Table):
            table = _table(block, view)
            if table is not None:
                if open_end is not None and open_end.runs:
                    kept.append(open_end)
                open_end = None
                kept.append(table)
            continue
        paragraph = _paragraph(block, view, () if open_end is None else open_end.runs)
        if is_gone(block.revisions, view):
            open_end = paragraph
        else:
            kept.append(paragraph)
            open_end = None
    if open_end is not None:
        kept.append(open_end)
    return tuple(kept)


def _paragraph(paragraph: Paragraph, view: View, opening: tuple[Run, ...]) -> Paragraph:
    """One paragraph without marks, `opening` in front of its own runs."""
    label = paragraph.label.before if view is View.BEFORE else paragraph.label.after
    shape = paragraph.shape
    if view is View.BEFORE and paragraph.reshaping is not None:
        shape = paragraph.reshaping.former
    return Paragraph(
        runs=opening + resolve_runs(paragraph.runs, view),
        shape=shape,
        label=Label(label, label),
    )


def resolve_runs(runs: tuple[Run, ...], view: View) -> tuple[Run, ...]:
    """The runs that exist in the view, without marks."""
    return tuple(_run(run, view) for run in runs if not is_gone(run.revisions, view))


def _run(run: Run, view: View) -> Run:
    formatting = run.formatting
    if view is View.BEFORE and run.reformatting is not None:
        formatting = run.reformatting.former
    return replace(run, formatting=formatting, revisions=(), reformatting=None)


def _table(table: Table, view: View) -> Table | None:
    """The table without marks, or nothing if none of its rows exists in the view."""
    rows = tuple(
        Row(cells=_cells(row, view), header=row.header)
        for row in table.rows
        if not is_gone(row.revisions, view)
    )
    return replace(table, rows=rows) if any(row.cells for row in rows) else None


def _cells(row: Row, view: View) -> tuple[Cell, ...]:
    return tuple(
        replace(cell, blocks=resolve_blocks(cell.blocks, view), revisions=())
        for cell in row.cells
        if not is_gone(cell.revisions, view)
    )


def _note(note: Note, view: View) -> Note:
    return replace(note, blocks=resolve_blocks(note.blocks, view))
