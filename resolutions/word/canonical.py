"""The canonical form of a document: the one that survives writing and reading unchanged.

In canonical form, neighbouring runs that differ in nothing but their text are one run; no run is
empty; text holds no control characters; moves are a deletion and an insertion; labels that Word
would compute are text; notes and comments are numbered in the order of their anchors, and those
without an anchor are left out, as are headers and text boxes; identities are UUIDs; the body ends
with a paragraph; and the last paragraph of the body, of a cell and of a note has an unmarked end,
because that end can be neither inserted nor deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, datetime
from operator import attrgetter

from resolutions.word.endings import close
from resolutions.word.identities import storable
from resolutions.word.marks import (
    Block,
    Cell,
    Comment,
    Document,
    Formatting,
    Label,
    NoteKind,
    Paragraph,
    Reformatting,
    Revision,
    RevisionKind,
    Row,
    Run,
    Table,
    paragraphs,
)
from resolutions.word.markup import clean

_beside_text = attrgetter(*(one.name for one in fields(Run) if one.compare and one.name != "text"))
PLAIN_KINDS = {
    RevisionKind.MOVE_FROM: RevisionKind.DELETION,
    RevisionKind.MOVE_TO: RevisionKind.INSERTION,
}


def canonical(document: Document) -> Document:
    """The document in canonical form; both of its views read as before."""
    keys = _renumbered(document)
    by_key = {note.key: note for note in document.notes}
    anchored = [by_key[key] for key in keys]
    change = _Change(keys, _ordered_comments(document))
    blocks = change.blocks(document.blocks)
    return Document(
        blocks=blocks,
        notes=tuple(
            replace(
                note,
                key=keys[note.key],
                blocks=change.blocks(note.blocks),
                label=clean(note.label).strip(),
            )
            for note in sorted(anchored, key=lambda note: note.kind is NoteKind.ENDNOTE)
        ),
        comments=tuple(
            Comment(new, clean(comment.text), clean(comment.author), utc(comment.date))
            for old, new in change.comments.items()
            for comment in document.comments
            if comment.key == old
        ),
        properties=replace(
            document.properties,
            author=clean(document.properties.author),
            title=clean(document.properties.title),
            created=utc(document.properties.created),
            notice=clean(document.properties.notice).strip(),
        ),
    )


def utc(date: datetime | None) -> datetime | None:
    """The date in whole seconds of UTC, as Word keeps it; one without a zone is taken as UTC."""
    if date is None:
        return None
    return (
        (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    )


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours that differ in their text alone as one."""
    kept: list[Run] = []
    for run in runs:
        if not run.text and not run.note:
            continue
        last = kept[-1] if kept else None
        if last and _alike(last, run):
            kept[-1] = replace(last, text=last.text + run.text)
        else:
            kept.append(run)
    return tuple(kept)


def _alike(run: Run, other: Run) -> bool:
    """Whether two runs differ in their text alone, their ink included."""
    same = not run.note and not other.note and run.formatting.ink == other.formatting.ink
    return same and _beside_text(run) == _beside_text(other)


def _renumbered(document: Document) -> dict[str, str]:
    """The canonical key of every note that has an anchor, in the order of the anchors."""
    kinds = {note.key: note.kind for note in document.notes}
    counts = dict.fromkeys(NoteKind, 0)
    keys: dict[str, str] = {}
    for paragraph in paragraphs(document.blocks):
        for run in paragraph.runs:
            if run.note in kinds and run.note not in keys:
                kind = kinds[run.note]
                counts[kind] += 1
                keys[run.note] = f"{kind}-{counts[kind]}"
    return keys


def _ordered_comments(document: Document) -> dict[str, str]:
    """The canonical key of every comment that covers something, in the order of the text."""
    known = {comment.key for comment in document.comments}
    keys: dict[str, str] = {}
    for paragraph in paragraphs(document.blocks):
        for run in paragraph.runs:
            for key in run.comments:
                if key in known and key not in keys and (run.text or run.note):
                    keys[key] = str(len(keys) + 1)
    return keys


class _Change:
    """Carries the new keys of notes and comments through the blocks."""

    def __init__(self, notes: dict[str, str], comments: dict[str, str]) -> None:
        self.notes = notes
        self.comments = comments

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks of one container in canonical form."""
        return close(
            tuple(
                self.paragraph(block) if isinstance(block, Paragraph) else self.table(block)
                for block in blocks
            )
        )

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        label = paragraph.label
        runs = paragraph.runs
        if label != Label():
            runs = (*_label_runs(label), *runs)
        reshaping = paragraph.reshaping
        if reshaping and reshaping.former == paragraph.shape:
            reshaping = None
        return Paragraph(
            runs=merged(map(self.run, runs)),
            shape=paragraph.shape,
            revisions=ordered(paragraph.revisions),
            reshaping=reshaping
            and replace(reshaping, author=clean(reshaping.author), date=utc(reshaping.date)),
        )

    def run(self, run: Run) -> Run:
        note = self.notes.get(run.note, "")
        formatting = _single_script(run.formatting, raised=bool(note))
        marks = run.reformatting
        if marks:
            former = _single_script(marks.former)
            marks = Reformatting(former, clean(marks.author), utc(marks.date))
            marks = None if former == formatting else marks
        return replace(
            run,
            text="" if note else clean(run.text),
            formatting=formatting,
            revisions=plain(run.revisions),
            note=note,
            comments=tuple(sorted(self.comments[k] for k in run.comments if k in self.comments)),
            reformatting=marks,
            provision=storable(run.provision),
        )

    def table(self, table: Table) -> Table:
        return replace(table, rows=tuple(self.row(row) for row in table.rows))

    def row(self, row: Row) -> Row:
        return replace(
            row,
            cells=tuple(self.cell(cell) for cell in row.cells),
            revisions=ordered(row.revisions),
        )

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self.blocks(cell.blocks), revisions=plain(cell.revisions))


def plain(revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The marks with moves as deletions and insertions, each kind once."""
    kept: dict[RevisionKind, Revision] = {}
    for revision in revisions:
        kind = PLAIN_KINDS.get(revision.kind, revision.kind)
        mark = Revision(kind, clean(revision.author), utc(revision.date))
        kept.setdefault(kind, mark)
    return tuple(kept.values())


def ordered(revisions: tuple[Revision, ...]) -> tuple[Revision, ...]:
    """The plain marks of a paragraph's end or a row, which do not nest: insertion first."""
    return tuple(sorted(plain(revisions), key=lambda mark: mark.kind, reverse=True))


def _single_script(formatting: Formatting, *, raised: bool = False) -> Formatting:
    """The formatting with superscript or subscript but not both, in one ink; anchors are raised."""
    if formatting.ink:
        formatting = replace(formatting, ink="")
    if not raised and not formatting.superscript:
        return formatting
    return replace(formatting, superscript=True, subscript=False)


def _label_runs(label: Label) -> tuple[Run, ...]:
    """A computed label as text; where the views differ, as a deletion and an insertion."""
    if label.before == label.after:
        return (Run(f"{label.after}\t"),)
    return tuple(
        Run(f"{text}\t", revisions=(Revision(kind),))
        for text, kind in (
            (label.before, RevisionKind.DELETION),
            (label.after, RevisionKind.INSERTION),
        )
        if text
    )
