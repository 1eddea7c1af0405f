"""Between: what leads from one rewording of a text to another, told from the marks of both on it.

Laws: what is kept or deleted is the first rewording, what is kept or inserted the second, to the
character; where both do the same to the text nothing is marked. Only where both do something at
one place their words are compared, so this costs a fraction of a comparison of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.redline.diff import Mark, Marks, Op, before, diff, normalize


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The characters `[start, end)` of the text give way to `words`."""

    start: int
    end: int
    words: str


_Sides = tuple[Sequence[_Stretch], Sequence[_Stretch]]


def between(one: Marks, two: Marks) -> Marks:
    """What leads from one rewording to the other. Raise ValueError if they are of two texts."""
    text = before(one)
    if before(two) != text:
        raise ValueError("these are marks on two texts")
    return normalize(_marks(text, (_stretches(one), _stretches(two))))


def _marks(text: str, sides: _Sides) -> Iterator[Mark]:
    place = 0
    for start, end, first, second in _together(sides):
        yield Mark(Op.KEEP, text[place:start])
        yield from _difference(text, start, end, (first, second))
        place = end
    yield Mark(Op.KEEP, text[place:])


def _difference(text: str, start: int, end: int, sides: _Sides) -> Marks:
    """What leads from one side's words to the other's, where the two meet."""
    was, now = (_reworded(text, start, end, side) for side in sides)
    if was == now:
        return (Mark(Op.KEEP, was),)
    if all(sides):
        return diff(was, now)
    return Mark(Op.DELETE, was), Mark(Op.INSERT, now)


def _stretches(marks: Marks) -> list[_Stretch]:
    """What marks change, stretch by stretch."""
    found: list[_Stretch] = []
    place = start = 0
    words = ""
    for mark in (*marks, Mark(Op.KEEP, "")):
        if mark.op is Op.INSERT:
            words += mark.text
            continue
        if mark.op is Op.KEEP:
            if place > start or words:
                found.append(_Stretch(start, place, words))
            words, start = "", place + len(mark.text)
        place += len(mark.text)
    return found


def _together(
    sides: _Sides,
) -> Iterator[tuple[int, int, Sequence[_Stretch], Sequence[_Stretch]]]:
    """Where either side does something: the stretches of both that overlap or touch, in order."""
    ordered = sorted(
        ((one, side) for side, stretches in enumerate(sides) for one in stretches),
        key=lambda each: (each[0].start, each[0].end),
    )
    group: tuple[list[_Stretch], list[_Stretch]] = ([], [])
    start = end = -1
    for one, side in ordered:
        if one.start > end:
            if start >= 0:
                yield start, end, *group
            group, start, end = ([], []), one.start, one.end
        group[side].append(one)
        end = max(end, one.end)
    if start >= 0:
        yield start, end, *group


def _reworded(text: str, start: int, end: int, stretches: Sequence[_Stretch]) -> str:
    """The characters `[start, end)` of the text as the stretches in it make them."""
    parts: list[str] = []
    for one in stretches:
        parts += (text[start : one.start], one.words)
        start = one.end
    return "".join([*parts, text[start:end]])
