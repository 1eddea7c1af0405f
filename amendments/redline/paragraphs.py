"""Paragraphs: which paragraph of a fused text holds which paragraph of the text before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from amendments.redline import embedding
from amendments.redline.diff import Op
from amendments.redline.recovery import Doubt, Reason, Recovery, Rule, Split, weave

_LEAST = 0.2
"""A paragraph before that is a smaller part of a fused one than this is there by accident."""


def recover(
    lines: Sequence[str], base: Sequence[str], alone: Sequence[Recovery]
) -> tuple[Recovery, ...]:
    """The recovery of each paragraph by the text before; `alone` is what they say without it.

    Paragraphs between two that were found are inserted, unless a paragraph before is missing
    there: then they keep what they say alone, and are not exact.
    """
    wanted = [text for text in base if text.strip()]
    holders = pair(lines, wanted)
    found = list(alone)
    expected = 0
    gap: list[int] = []
    for place, (line, holder) in enumerate(zip(lines, holders, strict=True)):
        if not line.strip():
            continue
        if holder is None:
            gap.append(place)
            continue
        _fill(found, gap, lines, exact=holder == expected)
        lacking = holder > expected and not gap
        found[place] = embedding.recover(line, wanted[holder], alone[place])
        if lacking:
            found[place] = _inexact(found[place])
        expected, gap = holder + 1, []
    _fill(found, gap, lines, exact=expected == len(wanted))
    return tuple(found)


def pair(lines: Sequence[str], base: Sequence[str]) -> list[int | None]:
    """For each fused paragraph the paragraph before that it holds, in order; None for a new one."""
    width = len(base) + 1
    best = [[0.0] * width for _ in range(len(lines) + 1)]
    for i in range(len(lines) - 1, -1, -1):
        for j in range(len(base) - 1, -1, -1):
            skipped = max(best[i + 1][j], best[i][j + 1])
            weight = _weight(lines[i], base[j])
            best[i][j] = max(skipped, weight + best[i + 1][j + 1]) if weight else skipped
    holders: list[int | None] = [None] * len(lines)
    i = j = 0
    while i < len(lines) and j < len(base):
        weight = _weight(lines[i], base[j])
        if weight and best[i][j] == weight + best[i + 1][j + 1]:
            holders[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return holders


@lru_cache(maxsize=1 << 16)
def _weight(line: str, base: str) -> float:
    """How much it says that a fused paragraph holds a paragraph before; 0 if it cannot."""
    if not line.strip() or len(base) > len(line) or len(base) < _LEAST * len(line):
        return 0.0
    return len(base) * len(base) / len(line) if embedding.contains(line, base) else 0.0


def _fill(found: list[Recovery], gap: Sequence[int], lines: Sequence[str], *, exact: bool) -> None:
    """Paragraphs that hold none of the text before: inserted, or not to be explained by it."""
    for place in gap:
        line = lines[place]
        if exact:
            split = Split(Rule.BASE, 0, "", line, 0.95, Reason.INSERTED)
            found[place] = Recovery(weave(line, [split]), (split,), paragraph=Op.INSERT)
        else:
            found[place] = _inexact(found[place])


def _inexact(recovery: Recovery) -> Recovery:
    """The same, but a paragraph before is missing here."""
    lacking = Doubt(Rule.BASE, 0, len(recovery.fused), Reason.NOT_BEFORE)
    return replace(recovery, doubts=(*recovery.doubts, lacking), exact=False)
