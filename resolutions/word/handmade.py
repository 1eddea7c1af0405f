"""Redlines made by hand: struck text is deleted, underlined or coloured text inserted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from resolutions.word.canonical import merged
from resolutions.word.marks import (
    Block,
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


UNDERLINE, DOUBLE = "underline", "double"


def insertion_sign(document: Document) -> str:
    """How the document draws insertions: `underline`, `double`, or a colour; empty if it does not.

    It draws a redline if some text is struck, none is tracked, and something else stands out:
    what is underlined twice, or else once, or else in the one colour that less than half of the
    text has. Links count as none.
    """
    struck, letters = False, 0
    inks: dict[str, int] = {}
    for paragraph in document.walk():
        if paragraph.revisions or any(run.revisions for run in paragraph.runs):
            return ""
        for run in paragraph.runs:
            size = len("".join(run.text.split()))
            letters += size
            struck = struck or bool(size and run.formatting.strike)
            for sign in _signs(run) if size and not run.formatting.strike else ():
                inks[sign] = inks.get(sign, 0) + size
    if not struck or not inks:
        return ""
    for sign in (DOUBLE, UNDERLINE):
        if sign in inks:
            return sign
    ((colour, size), *others) = inks.items()
    return colour if not others and 2 * size < letters else ""


def looks_redlined_by_hand(document: Document) -> bool:
    """Whether the text is struck and marked as a redline would be, with no tracked change."""
    return bool(insertion_sign(document))


def from_looks(document: Document) -> Document:
    """The document with revision marks in place of strokes and of the sign of its insertions.

    A paragraph that is struck or underlined as a whole goes or comes with its end. Links keep
    their underline, and so does what is struck: that is deleted.
    """
    drawn = _Drawn(insertion_sign(document) or UNDERLINE)
    return replace(
        document,
        blocks=drawn.blocks(document.blocks),
        notes=tuple(replace(note, blocks=drawn.blocks(note.blocks)) for note in document.notes),
    )


def _signs(run: Run) -> Iterator[str]:
    """What a run has of the signs of an insertion."""
    if run.link or run.note:
        return
    if run.formatting.underline and run.formatting.ink != DOUBLE:
        yield UNDERLINE
    if run.formatting.ink:
        yield run.formatting.ink


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Reads the marks of a document that draws its insertions with one sign."""

    sign: str

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(
            self._paragraph(block) if isinstance(block, Paragraph) else self._table(block)
            for block in blocks
        )

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        runs = tuple(self._run(run) for run in paragraph.runs)
        marks = {run.revisions for run in runs if run.text.strip() or run.note}
        revisions = paragraph.revisions
        if len(marks) == 1 and not revisions:
            (revisions,) = marks
        return replace(paragraph, runs=merged(runs), revisions=revisions)

    def _run(self, run: Run) -> Run:
        looks = run.formatting
        inserted = self.sign in _signs(run)
        if run.revisions or not (looks.strike or inserted):
            return run
        mark = DELETION if looks.strike else INSERTION
        looks = replace(looks, strike=False, underline=False, ink="")
        return replace(run, formatting=looks, revisions=(mark,))

    def _table(self, table: Table) -> Table:
        return replace(table, rows=tuple(self._row(row) for row in table.rows))

    def _row(self, row: Row) -> Row:
        cells = tuple(replace(cell, blocks=self.blocks(cell.blocks)) for cell in row.cells)
        marks = {
            block.revisions
            for cell in cells
            for block in cell.blocks
            if isinstance(block, Paragraph) and block.runs
        }
        (revisions,) = marks if len(marks) == 1 and not row.revisions else (row.revisions,)
        return replace(row, cells=cells, revisions=revisions)
