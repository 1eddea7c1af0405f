"""What comes into a text: new clauses, new notes, clauses brought back."""

from __future__ import annotations

import uuid
from dataclasses import replace

from amendments.drafting.conditions import check_new, check_spans, check_standing, in_anchor
from amendments.drafting.kinds import (
    HEADED,
    LABELLED,
    WORDLESS,
    infer,
    key_of,
    neighbour,
    parent_at,
)
from amendments.drafting.operations import Add, AddNote, Insert
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import Place, Side, exchange, put, seat
from amendments.drafting.words import replaced
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind

_CELLS = uuid.UUID("5f0f3ac4-3ad5-4d6e-9ee2-6c7b1d4a7a53")


def add(text: ResolutionText, operation: Add) -> ResolutionText:
    """The text with a new clause."""
    kind = operation.kind or infer(text, operation.place)
    check_new(text, operation.uid)
    check_standing(kind, parent_at(text, operation.place))
    check_spans(operation.text, operation.spans)
    if kind in HEADED and not operation.heading:
        raise CannotEdit(Reason.NEEDS_HEADING)
    if operation.heading and kind not in HEADED:
        raise CannotEdit(Reason.NO_HEADING, kind)
    if operation.label and kind not in LABELLED:
        raise CannotEdit(Reason.NO_LABEL, kind)
    if operation.text and kind in WORDLESS:
        raise CannotEdit(Reason.NO_WORDS, kind)
    beside = neighbour(text, operation.place)
    label = operation.label
    if kind is Kind.DASH and not label:
        label = beside.label if beside and beside.kind is kind else "–"
    clause = Clause(
        kind,
        label=label,
        heading=operation.heading,
        key=key_of(kind, operation.heading, text.language) if operation.heading else "",
        text=operation.text,
        spans=operation.spans,
        children=_cells(text, operation.uid, beside) if kind is Kind.ROW else (),
        uid=operation.uid,
    )
    return put(text, operation.place, clause)


def _cells(text: ResolutionText, uid: str, beside: Clause | None) -> tuple[Clause, ...]:
    """Empty cells of a new row, each with an identity that follows from the row's."""
    count = len(beside.children) if beside and beside.kind is Kind.ROW else 1
    uids = [str(uuid.uuid5(_CELLS, f"{uid} {rank}")) for rank in range(count)]
    check_new(text, *uids)
    return tuple(Clause(Kind.CELL, uid=cell) for cell in uids)


def add_note(text: ResolutionText, operation: AddNote) -> ResolutionText:
    """The note stands behind the last one, else behind everything; its number is the next free."""
    check_new(text, operation.uid)
    check_spans(operation.text, operation.spans)
    clause = seat(text, operation.anchor).clause
    if clause.kind in WORDLESS | {Kind.FOOTNOTE}:
        raise CannotEdit(Reason.NO_WORDS, clause.kind)
    offset = operation.offset
    if not 0 < offset <= len(clause.text) or in_anchor(clause, offset):
        raise CannotEdit(Reason.OUTSIDE)
    notes = [note for note in text.walk() if note.kind is Kind.FOOTNOTE]
    taken = [int(note.label) for note in notes if note.label.isdecimal()]
    label = str(max(taken, default=0) + 1)
    behind = [s for s in clause.spans if s.kind is SpanKind.FOOTNOTE and s.start == offset]
    others = tuple(span for span in clause.spans if span not in behind)
    words, spans = replaced(clause.text, others, offset, offset, label)
    anchor = Span(offset, offset + len(label), SpanKind.FOOTNOTE, label)
    moved = (replace(s, start=s.start + len(label), end=s.end + len(label)) for s in behind)
    anchored = replace(clause, text=words, spans=tuple(sorted((*spans, anchor, *moved))))
    text = exchange(text, clause.uid, anchored)
    note = Clause(
        Kind.FOOTNOTE,
        label=label,
        text=operation.text,
        spans=operation.spans,
        uid=operation.uid,
    )
    last = notes[-1].uid if notes else ""
    return put(text, Place(Side.AFTER, last) if last else Place(Side.LAST), note)


def insert(text: ResolutionText, operation: Insert) -> ResolutionText:
    """The text with a clause as it is given."""
    clause = operation.clause
    check_new(text, *(inner.uid for inner in clause.walk()))
    check_standing(clause.kind, parent_at(text, operation.place))
    for inner in clause.walk():
        check_spans(inner.text, inner.spans)
        for child in inner.children:
            check_standing(child.kind, inner)
    return put(text, operation.place, clause)
