"""Keeping: the changes of a redline as they are stored, and as they come back.

Law: `Restoring.restore` gives back the changes that `compare` found between two texts, but for how
sure the pairing of a clause is that did not change: what is the same is not stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from amendments.redline.changes import Change, ChangeKind, Parts
from amendments.redline.diff import Mark, Marks, Op
from amendments.redline.pairing import Reason
from resolutions.text.clauses import Clause, Kind, ResolutionText

_OPS = {op.value: op for op in Op}
_KINDS = {kind.value: kind for kind in ChangeKind}
_SAME = (ChangeKind.SAME,)
_KEEP = Op.KEEP.value
_NO_CLAUSE = Clause(Kind.CLAUSE)
"""Says nothing: stands on the side where a change has no clause."""
_NO_PARTS = Parts((), (), ())

_Values = list[list[str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A change as it is stored: its place in the redline (from 1), and its clauses' addresses."""

    position: int
    kinds: tuple[str, ...]
    address_before: str
    address_after: str
    elsewhere: str
    marks: Mapping[str, Any]
    confidence: float
    reason: str


def pack_marks(change: Change) -> dict[str, Any]:
    """The marks of a change's parts as JSON keeps them; `inner` those within a moved clause."""
    values = _pack(change.parts)
    if change.inner is not None:
        values["inner"] = _pack(change.inner)
    return values


class Restoring:
    """A text before, laid out once for the stored changes of all that is proposed on it."""

    def __init__(self, before: ResolutionText) -> None:
        self._before = before.by_address()
        self._unchanged = {
            address: _same(clause, clause) for address, clause in self._before.items()
        }

    def restore(
        self, after: ResolutionText | None, kept: Iterable[Kept]
    ) -> tuple[Change, ...] | None:
        """All changes from there to another text, the clauses that are the same among them.

        None where the stored ones are not those of these texts.
        """
        ordered = sorted(kept, key=lambda one: one.position)
        now = after.by_address() if after else {}
        left = (
            _left(self._before, {one.address_before for one in ordered}),
            _left(now, {one.address_after for one in ordered}),
        )
        if len(left[0]) != len(left[1]):
            return None
        same = [self._same(*pair) for pair in zip(*left, strict=True)]
        if None in same:
            return None
        try:
            told = [self._restored(one, now) for one in ordered]
            return tuple(_woven(ordered, told, [one for one in same if one]))
        except (KeyError, ValueError):
            return None

    def _restored(self, one: Kept, after: Mapping[str, Clause]) -> Change:
        was = self._before[one.address_before] if one.address_before else None
        now = after[one.address_after] if one.address_after else None
        same = self._unchanged[was.address] if was else None
        inner = one.marks.get("inner")
        return Change(
            kinds=tuple([_KINDS[kind] for kind in one.kinds]),
            before=was,
            after=now,
            parts=_led(one.marks, was or _NO_CLAUSE, now or _NO_CLAUSE, same),
            confidence=one.confidence,
            reason=Reason(one.reason),
            elsewhere=one.elsewhere,
            inner=None if inner is None else _unpack(inner),
        )

    def _same(self, before: Clause, after: Clause) -> Change | None:
        if before is after:
            return self._unchanged[before.address]
        return _same(before, after)


def _left(clauses: Mapping[str, Clause], told: set[str]) -> list[Clause]:
    return [clause for address, clause in clauses.items() if address not in told]


def _woven(ordered: Iterable[Kept], told: Iterable[Change], same: list[Change]) -> Iterator[Change]:
    """The stored changes in their places, what is the same around them."""
    place = used = 0
    for one, change in zip(ordered, told, strict=True):
        between = same[used : used + one.position - 1 - place]
        yield from between
        used += len(between)
        place = one.position
        yield change
    yield from same[used:]


def _led(values: Mapping[str, Any], was: Clause, now: Clause, same: Change | None) -> Parts:
    """The marks that lead from a clause to another; ValueError if they are those of others.

    A part that stays has the marks that it has in the change which leaves the clause `same`.
    """
    stays = same.parts if same else _NO_PARTS
    return Parts(
        _part(values["label"], was.label, now.label, stays.label),
        _part(values["heading"], was.heading, now.heading, stays.heading),
        _part(values["text"], was.text, now.text, stays.text),
        Op(values["end"]),
    )


def _part(values: _Values, was: str, now: str, stays: Marks) -> Marks:
    if was == now and values == ([[_KEEP, was]] if was else []):
        return stays
    marks = _marks(values)
    if _told(marks, Op.INSERT) != was or _told(marks, Op.DELETE) != now:
        raise ValueError("these are the marks of another text")
    return marks


def _told(marks: Marks, other: Op) -> str:
    return "".join([mark.text for mark in marks if mark.op is not other])


def _same(before: Clause, after: Clause) -> Change | None:
    """A clause that did not change; None if it did."""
    said = (before.label, before.heading, before.text)
    if said != (after.label, after.heading, after.text):
        return None
    label, heading, text = ((Mark(Op.KEEP, part),) if part else () for part in said)
    return Change(_SAME, before, after, Parts(label, heading, text), 1.0, Reason.SAME_TEXT)


def _pack(parts: Parts) -> dict[str, Any]:
    return {
        "label": _values(parts.label),
        "heading": _values(parts.heading),
        "text": _values(parts.text),
        "end": parts.end.value,
    }


def _values(marks: Marks) -> _Values:
    return [[mark.op.value, mark.text] for mark in marks]


def _unpack(values: Mapping[str, Any]) -> Parts:
    label, heading, text = (_marks(values[part]) for part in ("label", "heading", "text"))
    return Parts(label, heading, text, Op(values["end"]))


def _marks(values: _Values) -> Marks:
    return tuple([Mark(_OPS[op], words) for op, words in values])
