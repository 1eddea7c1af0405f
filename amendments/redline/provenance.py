"""Provenance: since which version each word of a text stands, and by whose hand, where known.

Laws: the stretches of every part tile it exactly; what a step keeps is as old as it was, what it
puts in is as old as the step. Words that a clause took along when it was split off, or into the
clause that it was merged into, keep their age; words that were deleted once begin anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amendments.redline.changes import Change, ChangeKind, Parts, compare
from amendments.redline.diff import Mark, Marks, Op, diff
from amendments.redline.pieces import Attributed, Hand, Origin, Pieces, stretches
from amendments.redline.tokens import tokenize, weigh
from resolutions.text.clauses import Clause, ResolutionText

TELLING = 4
"""So much (see `tokens.weigh`) must be in common to have come from another clause."""


@dataclass(frozen=True, slots=True)
class Since:
    """The characters `[start, end)` stand since a version; `origin` is None where no one knows.

    `version` is its place in the sequence, from 0; for the first one it means "or earlier".
    """

    start: int
    end: int
    version: int
    origin: Origin | None = None


Ages = tuple[Since, ...]


@dataclass(frozen=True, slots=True)
class Aged:
    """A clause of the last text, and how old the words of each of its parts are."""

    address: str
    label: Ages
    heading: Ages
    text: Ages


def trace(
    texts: Sequence[ResolutionText],
    attributions: Mapping[int, Iterable[Attributed]] | None = None,
    doubted: Collection[str] = (),
) -> tuple[Aged, ...]:
    """How old every word of the last of some versions is; its clauses in their order.

    `attributions` are those of the consolidations that made versions, by the version's place.
    `doubted` are identities that nobody is sure of (see `compare`).
    """
    if not texts:
        return ()
    known = attributions or {}
    aged = {clause.address: _fresh(clause, 0, None) for clause in texts[0].walk()}
    for version, (before, after) in enumerate(pairwise(texts), start=1):
        hands = {each.address: each for each in known.get(version, ())}
        aged = _step(compare(before, after, doubted), aged, version, hands)
    return tuple(aged[clause.address] for clause in texts[-1].walk())


def _step(
    changes: Iterable[Change],
    aged: Mapping[str, Aged],
    version: int,
    hands: Mapping[str, Attributed],
) -> dict[str, Aged]:
    """The ages after one step, by address."""
    found: dict[str, Aged] = {}
    merged: list[Change] = []
    befores = {change.before.address: change.before for change in changes if change.before}
    for change in changes:
        after = change.after
        if after is None:
            merged += [change] if change.kind is ChangeKind.MERGED else []
            continue
        fresh = _fresh(after, version, hands.get(after.address))
        if change.before is not None:
            found[after.address] = _carried(change.parts, aged[change.before.address], fresh)
        elif change.kind is ChangeKind.MOVED and change.inner is not None:
            found[after.address] = _carried(change.inner, aged[change.elsewhere], fresh)
        elif change.kind is ChangeKind.SPLIT:
            whole = befores[change.elsewhere]
            found[after.address] = _taken_along(whole, after.text, aged, fresh, version)
        else:
            found[after.address] = fresh
    texts = {change.after.address: change.after.text for change in changes if change.after}
    for change in merged:
        if change.before is not None and change.elsewhere in found:
            into, text = found[change.elsewhere], texts[change.elsewhere]
            found[change.elsewhere] = _taken_along(change.before, text, aged, into, version)
    return found


def _fresh(clause: Clause, version: int, attributed: Attributed | None) -> Aged:
    """A clause all of whose words are as old as one version."""

    def ages(part: str, pieces: Pieces) -> Ages:
        found: list[tuple[int, int, Origin | None]] = [(0, len(part), None)] if part else []
        hands = [each for each in stretches(pieces) if each[0] < each[1]]
        if hands and hands[-1][1] == len(part):
            found = [(a, b, None if o.hand is Hand.BASE else o) for a, b, o in hands]
        return _joined(Since(start, end, version, origin) for start, end, origin in found)

    of = attributed or Attributed("", "", Origin(), (), (), ())
    return Aged(
        clause.address,
        ages(clause.label, of.label),
        ages(clause.heading, of.heading),
        ages(clause.text, of.text),
    )


def _carried(parts: Parts, old: Aged, fresh: Aged) -> Aged:
    """A clause whose kept words are as old as they were."""
    return Aged(
        fresh.address,
        _follow(parts.label, old.label, fresh.label),
        _follow(parts.heading, old.heading, fresh.heading),
        _follow(parts.text, old.text, fresh.text),
    )


def _follow(marks: Marks, old: Ages, fresh: Ages) -> Ages:
    """The ages after some marks: of what is kept the old ones, of what is put in the fresh ones."""
    found: list[Since] = []
    before = after = 0
    for mark in marks:
        size = len(mark.text)
        if mark.op is Op.KEEP:
            found += _cut(old, before, before + size, after)
        elif mark.op is Op.INSERT:
            found += _cut(fresh, after, after + size, after)
        before += size if mark.op is not Op.INSERT else 0
        after += size if mark.op is not Op.DELETE else 0
    return _joined(found)


def _taken_along(
    source: Clause, text: str, aged: Mapping[str, Aged], now: Aged, version: int
) -> Aged:
    """A clause whose new words, where they are another clause's, are as old as they were there."""
    found: list[Since] = []
    before = after = 0
    for mark in _shared(source.text, text):
        size = len(mark.text)
        if mark.op is Op.DELETE:
            before += size
            continue
        here = _cut(now.text, after, after + size, after)
        if mark.op is Op.KEEP:
            if weigh(tokenize(mark.text)) >= TELLING:
                old, shift = aged[source.address].text, after - before
                here = [
                    age
                    for s in here
                    for age in (
                        _cut(old, s.start - shift, s.end - shift, s.start)
                        if s.version == version
                        else [s]
                    )
                ]
            before += size
        found += here
        after += size
    return Aged(now.address, now.label, now.heading, _joined(found))


def _shared(source: str, text: str) -> Marks:
    """What two texts have in common; where one holds the other whole, just that."""
    if text and text in source:
        return (Mark(Op.DELETE, source.partition(text)[0]), Mark(Op.KEEP, text))
    if source and source in text:
        first, _, rest = text.partition(source)
        return (Mark(Op.INSERT, first), Mark(Op.KEEP, source), Mark(Op.INSERT, rest))
    return diff(source, text)


def _cut(ages: Ages, start: int, end: int, to: int) -> list[Since]:
    """The ages of a stretch, set to begin at `to`."""
    return [
        Since(
            max(age.start, start) - start + to,
            min(age.end, end) - start + to,
            age.version,
            age.origin,
        )
        for age in ages
        if age.start < end and start < age.end
    ]


def _joined(ages: Iterable[Since]) -> Ages:
    """The ages with neighbours of one age and hand as one."""
    found: list[Since] = []
    for age in ages:
        last = found[-1] if found else None
        if last and (last.version, last.origin) == (age.version, age.origin):
            found[-1] = Since(last.start, age.end, age.version, age.origin)
        else:
            found.append(age)
    return tuple(found)
