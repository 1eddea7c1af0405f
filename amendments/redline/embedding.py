"""Embedding: a fused text read with the text before at hand.

The fused text is the text before with the insertions put in, so the characters that are not of the
text before were inserted. Of the ways to find the text before in it, the one is taken that breaks
fewest words. What an insertion replaced is the text before it with which it is run together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from amendments.redline.diff import Op
from amendments.redline.recovery import (
    APPLIED,
    Doubt,
    Reason,
    Recovery,
    Rule,
    Split,
    doubt,
    weave,
)
from amendments.redline.replacing import explain
from amendments.redline.tokens import Sort, sort, tokenize

_OPEN = 1.0
_INSIDE = 1.5
_GLUED = 0.6
_UNHINTED = 0.5
_LATE = 1e-6
_MARGIN = 40
_WORK = 500_000
"""States beyond which the first way to find the text before is taken."""


def recover(text: str, base: str, alone: Recovery) -> Recovery:
    """The marks of a paragraph by its text before; `alone` is what it says without that.

    Rejecting every change gives `base`, unless the result is not `exact`.
    """
    if alone.before == base and alone.paragraph is not Op.INSERT:
        return alone
    hints = [split for split in alone.splits if split.deleted and alone.paragraph is Op.KEEP]
    kept = embed(text, base, hints)
    if kept is None:
        lacking = Doubt(Rule.BASE, 0, len(text), Reason.NOT_BEFORE)
        return replace(alone, doubts=(*alone.doubts, lacking), exact=False)
    splits: list[Split] = []
    end = 0
    for start, stop in _runs(kept):
        splits.append(explain(text, end, start, stop, hints))
        end = stop
    unsure = tuple(doubt(split) for split in splits if split.confidence < APPLIED)
    return Recovery(weave(text, splits), tuple(splits), unsure)


def embed(text: str, base: str, hints: Sequence[Split] = ()) -> list[bool] | None:
    """Which characters of the text are of the text before; None if it is not contained."""
    if not contains(text, base):
        return None
    start, end = _frame(text, base)
    inner, wanted = text[start : len(text) - end], base[start : len(base) - end]
    if len(inner) * (len(inner) - len(wanted) + 1) > _WORK:
        middle = _first(inner, wanted)
    else:
        middle = _Table(inner, wanted, _prices(inner, start, hints)).kept()
    return [True] * start + middle + [True] * end


def contains(text: str, base: str) -> bool:
    """Whether every character of the text before stands in the text, in order."""
    rest = iter(text)
    return all(character in rest for character in base)


def _first(text: str, base: str) -> list[bool]:
    """The first place of each character."""
    kept: list[bool] = []
    place = 0
    for character in text:
        kept.append(place < len(base) and base[place] == character)
        place += kept[-1]
    return kept


def _frame(text: str, base: str) -> tuple[int, int]:
    """How much of a common start and end can be left aside."""
    limit = min(len(text), len(base))
    start = next((i for i in range(limit) if text[i] != base[i]), limit)
    start = max(start - _MARGIN, 0)
    limit -= start
    end = next((i for i in range(limit) if text[-1 - i] != base[-1 - i]), limit)
    return start, max(end - _MARGIN, 0)


def _prices(text: str, start: int, hints: Sequence[Split]) -> list[tuple[float, float]]:
    """What it costs to take each character as kept or as inserted, by the signs of the text."""
    prices = [(0.0, _LATE * (len(text) - place)) for place in range(len(text))]
    for hint in hints:
        middle = hint.start + len(hint.deleted)
        for place in range(max(hint.start - start, 0), min(hint.end - start, len(text))):
            kept, inserted = prices[place]
            if place < middle - start:
                prices[place] = (kept, inserted + _UNHINTED)
            else:
                prices[place] = (kept + _UNHINTED, inserted)
    return prices


class _Table:
    """The cheapest way to find one text in another: rows are places, columns are insertions.

    Each cell holds two costs, for a last character that was kept and one that was inserted. Cells
    are visited only where the text before can have got: between its earliest and latest places.
    """

    def __init__(self, text: str, base: str, prices: list[tuple[float, float]]) -> None:
        self._text, self._base, self._prices = text, base, prices
        self._spare = len(text) - len(base)
        ends = {0, *accumulate(len(token) for token in tokenize(base))}
        self._openings = [
            _OPEN + (0.0 if place in ends else _INSIDE) for place in range(len(base) + 1)
        ]
        self._furthest = [0, *accumulate(_first(text, base))]
        ahead = [0, *accumulate(_first(text[::-1], base[::-1]))]
        self._nearest = [len(base) - found for found in reversed(ahead)]
        self._came: list[bytearray] = []

    def kept(self) -> list[bool]:
        """For each character of the text, whether it is of the text before."""
        width = self._spare + 1
        kept, inserted = [0.0] + [_FAR] * self._spare, [_FAR] * width
        for place in range(len(self._text)):
            kept, inserted = self._row(place, kept, inserted)
        found: list[bool] = []
        column, was_kept = self._spare, kept[-1] <= inserted[-1]
        for place in range(len(self._text) - 1, -1, -1):
            came = self._came[place][column]
            found.append(was_kept)
            if was_kept:
                was_kept = not came & 1
            else:
                was_kept, column = not came & 2, column - 1
        return found[::-1]

    def _row(
        self, place: int, kept: list[float], inserted: list[float]
    ) -> tuple[list[float], list[float]]:
        """The costs after one more character; remembers from which kind each came."""
        width, base, character = self._spare + 1, self._base, self._text[place]
        keep_price, insert_price = self._prices[place]
        closing = _GLUED if place and _glued(self._text[place - 1], character) else 0.0
        new_kept, new_inserted = [_FAR] * width, [_FAR] * width
        came = bytearray(width)
        first, last = place - self._furthest[place], place - self._nearest[place]
        for column in range(first, last + 1):
            position = place - column
            stay, close = kept[column], inserted[column] + closing
            if position < len(base) and base[position] == character:
                new_kept[column] = min(stay, close) + keep_price
                came[column] |= 1 if close < stay else 0
            if column + 1 < width:
                opening, going = stay + self._openings[position], inserted[column]
                new_inserted[column + 1] = min(opening, going) + insert_price
                came[column + 1] |= 2 if going < opening else 0
        self._came.append(came)
        return new_kept, new_inserted


_FAR = float("inf")


def _glued(first: str, second: str) -> bool:
    """Whether two characters are of one word or one number."""
    return (
        first.isalnum()
        and second.isalnum()
        and sort(first) is not Sort.CJK
        and sort(second) is not Sort.CJK
    )


def _runs(kept: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches that are not kept."""
    edges = [
        place
        for place, (one, other) in enumerate(zip([True, *kept], [*kept, True], strict=True))
        if one != other
    ]
    return list(zip(edges[::2], edges[1::2], strict=True))
