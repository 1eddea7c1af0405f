"""A redline as a Word document: what changed, in the looks of a printed resolution.

The law: rejecting every revision gives what `lay_out` makes of the text before, accepting every
one what it makes of the text after, paragraph by paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from amendments.redline.changes import Change
from amendments.redline.diff import Mark, Op
from amendments.redline.joining import Hand, alone, join, owned, signed
from amendments.redline.movements import Movements
from amendments.redline.sides import Laid, Side, kind_of, marks_of
from amendments.redline.tables import IN_TABLES, CellDraft, Drafts, RowDraft, TableDraft
from resolutions.text.clauses import Clause, Kind
from resolutions.word.canonical import canonical
from resolutions.word.layout import Sheet, automatic
from resolutions.word.marks import (
    Block,
    Cell,
    Document,
    Note,
    Paragraph,
    Properties,
    Reshaping,
    Revision,
    RevisionKind,
    Row,
    Table,
)

PARTS = ("heading", "text")


def lay_out_changes(
    changes: Sequence[Change], *, author: str, date: datetime, language: str
) -> Document:
    """The changes as a document with revision marks of one date, by one author.

    Marks that name their own author are by that one. A comment at each end of a move names the
    other end.
    """
    redline = _Redline(changes, author, date, language)
    entries: list[Change | TableDraft] = []
    for change in changes:
        if kind_of(change) in IN_TABLES:
            entries += redline.drafts.take(change)
        else:
            entries.append(change)
    blocks: list[Block] = []
    for entry in entries:
        blocks += redline.table(entry) if isinstance(entry, TableDraft) else redline.blocks(entry)
    titles = [c.after.text for c in changes if c.after and c.after.kind is Kind.TITLE]
    return canonical(
        Document(
            blocks=tuple(blocks),
            notes=redline.notes(),
            comments=tuple(redline.movements.comments),
            properties=Properties(author, " ".join(titles), language, date, tracking=True),
        )
    )


class _Redline:
    """Puts the two sides together, clause by clause."""

    def __init__(
        self, changes: Sequence[Change], author: str, date: datetime, language: str
    ) -> None:
        self.sheet = Sheet(language)
        self.before = Side([c.before for c in changes if c.before], self.sheet)
        self.after = Side([c.after for c in changes if c.after], self.sheet)
        self.hand = Hand(
            Revision(RevisionKind.DELETION, author, date),
            Revision(RevisionKind.INSERTION, author, date),
            self._note,
            lambda before, after: self._notes_of[id(before)] is self._notes_of[id(after)],
        )
        self._notes_of = {
            id(clause): change
            for change in changes
            for clause in (change.before, change.after)
            if clause is not None and clause.kind is Kind.FOOTNOTE
        }
        self.movements = Movements(changes, language, self.hand.insertion)
        self._taken: list[tuple[Clause | None, Clause | None]] = []
        self.drafts = Drafts(self.before.parents, self.after.parents)

    # Paragraphs

    def blocks(self, change: Change) -> Iterator[Paragraph]:
        """The paragraphs of one clause outside of tables."""
        loose = kind_of(change) is Kind.FOOTNOTE
        found = self.orphan(change) if loose else self.paragraphs(change)
        for order, paragraph in enumerate(found):
            yield paragraph if order else self.movements.remark(change, paragraph)

    def paragraphs(self, change: Change) -> Iterator[Paragraph]:
        """The paragraphs of one clause, with their marks."""
        for part in PARTS:
            before = self.before.part(change.before, part)
            after = self.after.part(change.after, part)
            marks = signed(marks_of(change, part))
            if before and after:
                yield self._joined(before, after, marks)
            else:
                yield from self._single(before, after, marks)

    def _joined(self, before: Laid, after: Laid, marks: Sequence[Mark]) -> Paragraph:
        runs = join(before.pieces, after.pieces, marks, self.hand)
        runs = owned(runs, after.uid or before.uid)
        mark = self.hand.insertion
        changed = before.shape != after.shape
        reshaping = Reshaping(before.shape, mark.author, mark.date) if changed else None
        return Paragraph(runs, after.shape, reshaping=reshaping)

    def _single(
        self, before: Laid | None, after: Laid | None, marks: Sequence[Mark] = ()
    ) -> Iterator[Paragraph]:
        """Paragraphs that one side has and the other has not."""
        for laid, op in ((before, Op.DELETE), (after, Op.INSERT)):
            if laid is None:
                continue
            own = [mark for mark in marks if mark.op is op and mark.by]
            hand = self.hand.of(own[0]) if own else self.hand
            mark = hand.deletion if op is Op.DELETE else hand.insertion
            runs = alone(laid.pieces, hand, mark)
            if own:
                was, now = (laid.pieces, ()) if op is Op.DELETE else ((), laid.pieces)
                runs = join(was, now, own, hand)
            yield Paragraph(owned(runs, laid.uid), laid.shape, (mark,))

    # Notes

    def orphan(self, change: Change) -> Iterator[Paragraph]:
        """A note to which nothing leads, as a paragraph; none if each side has an anchor."""
        loose = (self.before.is_loose(change.before), self.after.is_loose(change.after))
        before = self.before.part(change.before, "text") if loose[0] else None
        after = self.after.part(change.after, "text") if loose[1] else None
        if before and after:
            yield self._joined(before, after, ())
        else:
            yield from self._single(before, after)

    def _note(self, before: Clause | None, after: Clause | None) -> str:
        """The key of a new note with these two sides."""
        self._taken.append((before, after))
        return f"footnote-{len(self._taken)}"

    def notes(self) -> tuple[Note, ...]:
        """The notes of all anchors, in their order."""
        labels = [(b.label if b else None, a.label if a else None) for b, a in self._taken]
        notes = []
        for order, (by_word, (before, after)) in enumerate(
            zip(automatic(labels), self._taken, strict=True), start=1
        ):
            sides = (self.before.part(before, "text"), self.after.part(after, "text"))
            if sides[0] and sides[1]:
                marks = self._notes_of[id(after)].parts.text
                blocks = [self._joined(sides[0], sides[1], marks)]
            else:
                blocks = [_unmarked(p) for p in self._single(*sides)]
            shown = after or before
            label = "" if by_word or shown is None else shown.label
            notes.append(Note(f"footnote-{order}", tuple(blocks), label=label))
        return tuple(notes)

    # Tables

    def table(self, draft: TableDraft) -> Iterator[Block]:
        """The finished table; none if it has no rows."""
        width = max((row.width for row in draft.rows), default=0)
        rows = tuple(row for one in draft.rows for row in self._finished(one, width))
        if rows:
            yield Table(rows, right_to_left=self.sheet.right_to_left)

    def _finished(self, draft: RowDraft, width: int) -> Iterator[Row]:
        """A row that both sides have, or a deleted and an inserted one."""
        if draft.is_kept:
            yield from self._row(draft.cells, width, ())
            return
        for gone in (True, False):
            op = Op.DELETE if gone else Op.INSERT
            own = [m for cell in draft.cells for m in cell.marks if m.op is op and m.by]
            hand = self.hand.of(own[0]) if own else self.hand
            mark = hand.deletion if gone else hand.insertion
            cells = [
                CellDraft(cell.before if gone else None, None if gone else cell.after, cell.marks)
                for cell in draft.cells
                if (cell.before if gone else cell.after)
            ]
            yield from self._row(cells, width, (mark,))

    def _row(
        self, drafts: Sequence[CellDraft], width: int, revisions: tuple[Revision, ...]
    ) -> Iterator[Row]:
        cells = []
        for order, draft in enumerate(drafts):
            before = self.before.part(draft.before, "text")
            after = self.after.part(draft.after, "text")
            if before and after:
                blocks = [self._joined(before, after, draft.marks)]
            else:
                blocks = list(self._single(before, after, draft.marks))
            last = order == len(drafts) - 1
            cells.append(Cell(tuple(blocks), columns=width - order if last else 1))
        if cells:
            yield Row(tuple(cells), revisions)


def _unmarked(paragraph: Paragraph) -> Paragraph:
    """The paragraph of a note that comes or goes with its anchor, and needs no mark of its own."""
    runs = tuple(replace(run, revisions=()) for run in paragraph.runs)
    return replace(paragraph, runs=runs, revisions=())
