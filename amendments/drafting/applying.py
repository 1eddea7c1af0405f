"""Applying an operation to a text.

`apply` gives the next text, with new addresses, or raises CannotEdit; nothing else is raised for
any operation and any text. Labels are as the operation says; `renumbering` makes them follow.
The text's language, body, number and edition stay what they are, whatever its number line says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from amendments.drafting.arriving import add, add_note, insert
from amendments.drafting.conditions import check_new, check_spans, in_anchor
from amendments.drafting.kinds import (
    ALIKE,
    HEADED,
    LABELLED,
    LEVELLED,
    MERGING,
    WORDLESS,
    key_of,
)
from amendments.drafting.moving import beside, delete, indent, move, outdent, recast_item
from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Indent,
    Insert,
    Merge,
    Move,
    Operation,
    Outdent,
    Recast,
    Rehead,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import change, exchange, seat
from amendments.drafting.words import joined, split
from resolutions.text.addresses import assign
from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText
from resolutions.text.lexicon import load


def apply(text: ResolutionText, operation: Operation) -> ResolutionText:
    """The text after the operation, every clause addressed; CannotEdit if it does not fit."""
    return assign(alter(text, operation))


def alter(text: ResolutionText, operation: Operation) -> ResolutionText:
    """The same with the addresses as they were, for who has many operations to apply."""
    return _APPLYING[type(operation)](text, operation)


def _reword(text: ResolutionText, operation: Reword) -> ResolutionText:
    def reworded(clause: Clause) -> Clause:
        if clause.kind in WORDLESS and operation.text:
            raise CannotEdit(Reason.NO_WORDS, clause.kind)
        check_spans(operation.text, operation.spans)
        return replace(clause, text=operation.text, spans=operation.spans)

    return change(text, operation.uid, reworded)


def _rehead(text: ResolutionText, operation: Rehead) -> ResolutionText:
    def headed(clause: Clause) -> Clause:
        if clause.kind not in HEADED:
            raise CannotEdit(Reason.NO_HEADING, clause.kind)
        if not operation.heading:
            raise CannotEdit(Reason.NEEDS_HEADING)
        kind, key = clause.kind, operation.key
        if key is None:
            key = key_of(kind, operation.heading, text.language)
            found = load(text.language).heading(operation.heading) if kind in SECTIONS else None
            kind = found.kind if found and found.known else kind
        return replace(clause, heading=operation.heading, key=key, kind=kind)

    return change(text, operation.uid, headed)


def _relabel(text: ResolutionText, operation: Relabel) -> ResolutionText:
    def labelled(clause: Clause) -> Clause:
        if clause.kind not in LABELLED and operation.label:
            raise CannotEdit(Reason.NO_LABEL, clause.kind)
        return replace(clause, label=operation.label)

    return change(text, operation.uid, labelled)


def _recast(text: ResolutionText, operation: Recast) -> ResolutionText:
    found = seat(text, operation.uid)
    if not any({operation.kind, found.clause.kind} <= alike for alike in ALIKE):
        raise CannotEdit(Reason.OTHER_SORT, operation.kind)
    return exchange(text, operation.uid, recast_item(found.clause, operation.kind, found.siblings))


def _split(text: ResolutionText, operation: Split) -> ResolutionText:
    clause = seat(text, operation.uid).clause
    check_new(text, operation.added)
    first, second = split(clause.text, clause.spans, operation.offset)
    fits = clause.kind in MERGING and 0 < operation.offset < len(clause.text)
    if not (fits and first[0] and second[0]) or in_anchor(clause, operation.offset):
        raise CannotEdit(Reason.NO_SPLITTING)
    before = replace(clause, text=first[0], spans=first[1], children=())
    after = replace(
        clause,
        label=clause.label if clause.kind is Kind.DASH else "",
        text=second[0],
        spans=second[1],
        uid=operation.added,
        line=0,
    )
    return exchange(text, operation.uid, before, after)


def _merge(text: ResolutionText, operation: Merge) -> ResolutionText:
    found = seat(text, operation.uid)
    clause, behind = found.clause, beside(found, 1)
    if behind is None or not behind.uid:
        raise CannotEdit(Reason.NOTHING_BEHIND)
    alike = clause.kind is behind.kind or {clause.kind, behind.kind} <= LEVELLED
    if not alike or not {clause.kind, behind.kind} <= MERGING:
        raise CannotEdit(Reason.NO_MERGING)
    words, spans = joined((clause.text, clause.spans), (behind.text, behind.spans))
    one = replace(clause, text=words, spans=spans, children=(*clause.children, *behind.children))
    return exchange(exchange(text, behind.uid), operation.uid, one)


_APPLYING: dict[type[Operation], Callable[[ResolutionText, Any], ResolutionText]] = {
    Reword: _reword,
    Rehead: _rehead,
    Relabel: _relabel,
    Recast: _recast,
    Add: add,
    AddNote: add_note,
    Insert: insert,
    Delete: delete,
    Move: move,
    Indent: indent,
    Outdent: outdent,
    Split: _split,
    Merge: _merge,
}
