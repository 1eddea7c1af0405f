"""The words of one clause, changed on two sides: both changes at once where they do not touch."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from amendments.drafting.words import Words
from amendments.redline.diff import Op, diff
from resolutions.text.clauses import Span, SpanKind

Styles = frozenset[tuple[SpanKind, str]]


@dataclass(frozen=True, slots=True)
class _Edit:
    """What one side made of the stretch `[start, end)` of the ancestor: its `[first, last)`."""

    start: int
    end: int
    first: int
    last: int


def merge_words(ancestor: Words, mine: Words, theirs: Words) -> Words | None:
    """The ancestor with the changes of both sides; None where they touch and differ.

    What both sides changed alike counts once. Marks of emphasis are merged character by character.
    """
    if mine == theirs or theirs == ancestor:
        return mine
    if mine == ancestor:
        return theirs
    ours, others = _edits(ancestor[0], mine[0]), _edits(ancestor[0], theirs[0])
    if any(_touch(a, b) and not _alike(a, mine[0], b, theirs[0]) for a in ours for b in others):
        return None
    changes = [(edit, 0) for edit in ours]
    changes += [(b, 1) for b in others if not any(_alike(a, mine[0], b, theirs[0]) for a in ours)]
    sides = (_styled(mine), _styled(theirs))
    text: list[str] = []
    styles: list[Styles] = []
    kept = _kept_styles(ancestor, sides, (ours, others))
    place = 0
    for edit, side in sorted(changes, key=lambda change: (change[0].start, change[0].end)):
        text.append(ancestor[0][place : edit.start])
        styles += kept[place : edit.start]
        text.append((mine, theirs)[side][0][edit.first : edit.last])
        styles += sides[side][edit.first : edit.last]
        place = edit.end
    text.append(ancestor[0][place:])
    styles += kept[place:]
    return _solid("".join(text), styles)


def _edits(before: str, after: str) -> list[_Edit]:
    found: list[_Edit] = []
    b = a = 0
    for mark in diff(before, after):
        end_b = b + (len(mark.text) if mark.op is not Op.INSERT else 0)
        end_a = a + (len(mark.text) if mark.op is not Op.DELETE else 0)
        if mark.op is not Op.KEEP:
            if found and found[-1].end == b and found[-1].last == a:
                last = found.pop()
                found.append(_Edit(last.start, end_b, last.first, end_a))
            else:
                found.append(_Edit(b, end_b, a, end_a))
        b, a = end_b, end_a
    return found


def _touch(one: _Edit, other: _Edit) -> bool:
    return one.start <= other.end and other.start <= one.end


def _alike(one: _Edit, mine: str, other: _Edit, theirs: str) -> bool:
    """Whether both sides made the same of the same stretch."""
    same = (one.start, one.end) == (other.start, other.end)
    return same and mine[one.first : one.last] == theirs[other.first : other.last]


def _styled(words: Words) -> list[Styles]:
    """How every character is set."""
    text, spans = words
    found: list[set[tuple[SpanKind, str]]] = [set() for _ in text]
    for span in spans:
        for place in range(span.start, min(span.end, len(text))):
            found[place].add((span.kind, span.target))
    return [frozenset(styles) for styles in found]


def _kept_styles(
    ancestor: Words, sides: tuple[list[Styles], list[Styles]], edits: tuple[list[_Edit], ...]
) -> list[Styles]:
    """How the ancestor's characters are set now: what a side set or cleared counts."""
    before = _styled(ancestor)
    aligned = [_aligned(before, side, made) for side, made in zip(sides, edits, strict=True)]
    return [
        (was & mine & theirs) | (mine - was) | (theirs - was)
        for was, mine, theirs in zip(before, *aligned, strict=True)
    ]


def _aligned(before: list[Styles], after: list[Styles], edits: list[_Edit]) -> list[Styles]:
    """How a side set each of the ancestor's characters; as they were where it has them no more."""
    found: list[Styles] = []
    b = a = 0
    for edit in edits:
        found += after[a : edit.first]
        found += before[edit.start : edit.end]
        b, a = edit.end, edit.last
    return found + after[a:] if b <= len(before) else found


def _solid(text: str, styles: list[Styles]) -> Words:
    """The words without outer white space, and the spans that set their characters so."""
    start = len(text) - len(text.lstrip())
    text, styles = text.strip(), styles[start:]
    spans: list[Span] = []
    for kind, target in sorted({style for each in styles for style in each}):
        set_so = [(kind, target) in each for each in styles[: len(text)]]
        place = 0
        for so, run in groupby(set_so):
            end = place + len(list(run))
            if so:
                spans.append(Span(place, end, kind, target))
            place = end
    return text, tuple(sorted(spans))
