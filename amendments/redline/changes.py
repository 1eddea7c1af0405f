"""Changes: what happened to every clause between two texts, with word-level marks inside.

The law of the stream: the kept and deleted marks of all changes, in order, are the printed text
before, and the kept and inserted ones the printed text after, to the character. A clause that moved
therefore stands twice: deleted at its origin, inserted at its destination, and there with `inner`
marks that show what changed within it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from amendments.redline.alignment import Link, Reason, link
from amendments.redline.diff import Mark, Marks, Op, diff, normalize
from amendments.redline.nodes import Node, lay_out
from amendments.redline.sequence import arrange
from resolutions.text.clauses import Clause, ResolutionText, SpanKind


class ChangeKind(StrEnum):
    """What can happen to a clause; footnotes, tables and rows included."""

    SAME = "same"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    MODIFIED = "modified"
    HEADING = "heading"
    LABEL = "label"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class Parts:
    """The marks of a clause's label, heading and text, and what happens to its line's end."""

    label: Marks
    heading: Marks
    text: Marks
    end: Op = Op.KEEP

    @property
    def stream(self) -> Marks:
        """The marks of the printed clause: its parts, the blanks between them, the line's end."""
        marks: list[Mark] = []
        begun = {Op.DELETE: False, Op.INSERT: False}
        for part in (self.label, self.heading, self.text):
            has = {op: any(mark.op in (Op.KEEP, op) for mark in part) for op in begun}
            blanks = {op for op in begun if begun[op] and has[op]}
            if len(blanks) == 2:
                marks.append(Mark(Op.KEEP, " "))
            else:
                marks.extend(Mark(op, " ") for op in blanks)
            marks.extend(part)
            begun = {op: begun[op] or has[op] for op in begun}
        marks.append(Mark(self.end, "\n"))
        return normalize(marks)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one clause.

    `kinds` has one at least, the most telling first. `before` and `after` are the clause on each
    side; at the origin of a move `after` is None and at its destination `before` is None.
    `elsewhere` is the other place of a clause that stands twice: the address it moved to or came
    from, or of the clause that it was split from or merged into. `inner` is what changed within a
    moved clause, shown at its destination.
    """

    kinds: tuple[ChangeKind, ...]
    before: Clause | None
    after: Clause | None
    parts: Parts
    confidence: float
    reason: Reason
    elsewhere: str = ""
    inner: Parts | None = None

    @property
    def marks(self) -> Marks:
        """The change's part of the stream, its line's end included."""
        return self.parts.stream

    @property
    def kind(self) -> ChangeKind:
        """The most telling of the kinds."""
        return self.kinds[0]


def printed(text: ResolutionText) -> str:
    """A text as the stream of changes has it: every clause's words on a line."""
    return "".join(f"{clause.words}\n" for clause in text.walk())


def compare(
    before: ResolutionText, after: ResolutionText, doubted: Collection[str] = ()
) -> tuple[Change, ...]:
    """What happened to every clause, unchanged ones included, in reading order.

    `doubted` are identities that nobody is sure of (see `link`).
    """
    sides = lay_out(before), lay_out(after)
    comparison = _Comparison(*sides, link(*sides, doubted))
    return tuple(comparison.change(*place) for place in arrange(*sides, comparison.partners))


class _Comparison:
    """Two texts and the links between them."""

    def __init__(self, before: list[Node], after: list[Node], links: list[Link]) -> None:
        self.before = before
        self.after = after
        self.partners: dict[int, int] = {}
        self.links_before: dict[int, Link] = {}
        self.links_after: dict[int, Link] = {}
        for item in links:
            # Parts come last, so that a clause's first link is the one to its partner.
            first = item.before not in self.links_before and item.after not in self.links_after
            if item.before is not None:
                self.links_before.setdefault(item.before, item)
            if item.after is not None:
                self.links_after.setdefault(item.after, item)
            if first and item.before is not None and item.after is not None:
                self.partners[item.before] = item.after

    def change(self, before: int | None, after: int | None) -> Change:
        """What happened at one place of the stream."""
        if before is not None and after is not None:
            return self._in_place(self.before[before].clause, self.after[after].clause, before)
        if before is not None:
            return self._leaving(before)
        assert after is not None
        return self._arriving(after)

    def _in_place(self, before: Clause, after: Clause, index: int) -> Change:
        item = self.links_before[index]
        kinds = _kinds(before, after, item.reason)
        parts = _parts(before, after)
        return Change(kinds, before, after, parts, item.confidence, item.reason)

    def _leaving(self, index: int) -> Change:
        """A clause that was deleted, moved away or merged into another."""
        clause, item = self.before[index].clause, self.links_before[index]
        kinds: tuple[ChangeKind, ...] = (ChangeKind.DELETED,)
        elsewhere = ""
        if item.after is not None:
            other = self.after[item.after].clause
            elsewhere = other.address
            kinds = (ChangeKind.MERGED,)
            if index in self.partners:
                kinds = _moved(clause, other, item.reason)
        parts = _alone(clause, Op.DELETE)
        return Change(kinds, clause, None, parts, item.confidence, item.reason, elsewhere)

    def _arriving(self, index: int) -> Change:
        """A clause that was added, moved here or split off another."""
        clause, item = self.after[index].clause, self.links_after[index]
        kinds: tuple[ChangeKind, ...] = (ChangeKind.ADDED,)
        elsewhere, inner = "", None
        if item.before is not None:
            other = self.before[item.before].clause
            elsewhere = other.address
            kinds = (ChangeKind.SPLIT,)
            if self.partners.get(item.before) == index:
                kinds = _moved(other, clause, item.reason)
                inner = _parts(other, clause)
        parts = _alone(clause, Op.INSERT)
        return Change(kinds, None, clause, parts, item.confidence, item.reason, elsewhere, inner)


def _kinds(before: Clause, after: Clause, reason: Reason) -> tuple[ChangeKind, ...]:
    """What happened between two states of one clause, the most telling first."""
    kinds: list[ChangeKind] = []
    if reason is Reason.SPLIT:
        kinds.append(ChangeKind.SPLIT)
    if reason is Reason.MERGED:
        kinds.append(ChangeKind.MERGED)
    if before.text != after.text:
        kinds.append(ChangeKind.MODIFIED)
    if before.heading != after.heading:
        kinds.append(ChangeKind.HEADING)
    if before.label != after.label:
        shifted = _shape(before.label) == _shape(after.label)
        kinds.append(ChangeKind.RENUMBERED if shifted else ChangeKind.LABEL)
    return tuple(kinds) or (ChangeKind.SAME,)


def _moved(before: Clause, after: Clause, reason: Reason) -> tuple[ChangeKind, ...]:
    kinds = _kinds(before, after, reason)
    return (ChangeKind.MOVED, *(kind for kind in kinds if kind is not ChangeKind.SAME))


_RUN = re.compile(r"[^\W\d]+")
_NUMBER = re.compile(r"\d+")


def _shape(label: str) -> str:
    """A label without its rank: `b)` and `iv)` are numbered alike, `4` and `b)` are not."""
    return _NUMBER.sub("9", _RUN.sub("x", label))


def _parts(before: Clause, after: Clause) -> Parts:
    return Parts(
        diff(before.label, after.label),
        diff(before.heading, after.heading),
        diff(before.text, after.text, (_anchors(before), _anchors(after))),
    )


def _anchors(clause: Clause) -> frozenset[int]:
    """Where the anchors of footnotes begin and end: `Union1` is a word and its note's label."""
    spans = (span for span in clause.spans if span.kind is SpanKind.FOOTNOTE)
    return frozenset(place for span in spans for place in (span.start, span.end))


def _alone(clause: Clause, op: Op) -> Parts:
    label, heading, text = (
        normalize([Mark(op, part)]) for part in (clause.label, clause.heading, clause.text)
    )
    return Parts(label, heading, text, end=op)


def count(changes: Iterable[Change]) -> Counter[ChangeKind]:
    """How many clauses changed, each by its most telling kind, so that the sum is their number.

    A clause that moved counts once, at its destination; unchanged ones do not count.
    """
    return Counter(
        change.kind
        for change in changes
        if change.kind is not ChangeKind.SAME and not is_origin(change)
    )


def is_origin(change: Change) -> bool:
    """Whether the change is the place that a moved clause left; its destination tells the rest."""
    return change.after is None and ChangeKind.MOVED in change.kinds


def change_values(change: Change) -> dict[str, object]:
    """A change as values that `json` can write; `kind` is the most telling one.

    The pieces of `spans`, joined over all changes, are the two texts: what is kept and deleted
    the text before, what is kept and inserted the text after.
    """
    found: dict[str, object] = {
        "address_before": change.before.address if change.before else None,
        "address_after": change.after.address if change.after else None,
        "kind": str(change.kind),
        "kinds": [str(kind) for kind in change.kinds],
        "spans": _spans(change.marks),
        "confidence": round(change.confidence, 3),
        "reason": str(change.reason),
    }
    if change.elsewhere:
        found["moved_from" if change.before is None else "moved_to"] = change.elsewhere
    if change.inner is not None:
        found["inner"] = _spans(change.inner.stream)
    return found


def _spans(marks: Marks) -> list[list[str]]:
    return [[str(mark.op), mark.text] for mark in marks]
