"""Cells: what a proposal does to one clause of a matrix, as marks.

Law: what is kept and deleted is the clause of the base, what is kept and inserted the clause as it
is proposed, to the character.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amendments.redline.between import between
from amendments.redline.changes import Change, Parts
from amendments.redline.diff import Mark, Marks, Op, diff, normalize
from amendments.redline.matrix import Group, Near, Row
from amendments.redline.telling import AROUND, CUT, until_blank
from resolutions.text.clauses import Clause, Span, SpanKind


def cell_parts(row: Row, group: Group) -> Parts:
    """The marks of a group's redline, part by part."""
    return parts_of(row.clause, group.after, group.change)


def cell_marks(row: Row, group: Group) -> Marks:
    """The marks of a group's redline on the clause's words as one line."""
    return line_of(cell_parts(row, group))


def difference(row: Row, near: Near) -> Marks:
    """What leads from one wording of a row to another that hardly differs from it."""
    one, two = (row.of(sources[0]) for sources in (near.first, near.second))
    if row.clause is None or one is None or two is None:
        return diff(near.before, near.after)
    return between(cell_parts(row, one).text, cell_parts(row, two).text)


def parts_of(before: Clause | None, after: Clause | None, change: Change | None) -> Parts:
    """The marks from one state of a clause to another: those of its change, where it has one."""
    if change is not None and change.inner is not None:
        return change.inner
    if change is not None and change.before is before and change.after is after:
        return change.parts
    label, heading, text = (
        diff(getattr(before, part, ""), getattr(after, part, ""))
        for part in ("label", "heading", "text")
    )
    return Parts(label, heading, text)


def line_of(parts: Parts) -> Marks:
    """The parts as one line, with the blanks between them and without the line's end."""
    *words, end = parts.stream
    return normalize([*words, Mark(end.op, end.text.removesuffix("\n"))])


def line_spans(clause: Clause | None) -> tuple[Span, ...]:
    """How a clause's words are set as one line: its heading in italics, its text as it is."""
    if clause is None:
        return ()
    start = len(clause.words) - len(clause.text)
    inside = tuple(
        replace(span, start=start + span.start, end=start + span.end) for span in clause.spans
    )
    if not clause.heading:
        return inside
    end = start - 1 if clause.text else start
    return (Span(end - len(clause.heading), end, SpanKind.ITALIC), *inside)


def shortened(marks: Marks) -> Marks:
    """A difference with a few of the words around it; where it is cut stands `…`."""
    return tuple(_shortened(marks))


def _shortened(marks: Marks) -> Iterator[Mark]:
    last = len(marks) - 1
    for place, mark in enumerate(marks):
        words = mark.text
        if mark.op is Op.KEEP and len(words) > 2 * AROUND:
            head = until_blank(words) if place else ""
            tail = until_blank(words[::-1])[::-1] if place != last else ""
            words = f"{head}{CUT}{tail}"
        yield Mark(mark.op, words)
