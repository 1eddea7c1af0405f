"""The words of a clause with their spans: cut, joined, replaced, and made fit to be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from resolutions.text.clauses import Span
from resolutions.text.lines import Line
from resolutions.text.sources import clean, cut, join

Words = tuple[str, tuple[Span, ...]]

_UNKEEPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def unkeepable(text: str) -> str:
    """The first character of a text that no database or XML can keep; empty without one."""
    found = _UNKEEPABLE.search(text)
    return found.group() if found else ""


def keepable(text: str) -> str:
    """The text without the characters that no database or XML can keep."""
    return _UNKEEPABLE.sub("", text)


def fit(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether all spans lie inside the text, each with a length, in order."""
    inside = all(0 <= span.start < span.end <= len(text) for span in spans)
    return inside and list(spans) == sorted(spans)


def split(text: str, spans: tuple[Span, ...], offset: int) -> tuple[Words, Words]:
    """The words before and behind a place; a span that holds the place is in both."""
    whole = Line(text, 0, spans=spans)
    first, second = cut(whole, 0, offset), cut(whole, offset, len(text))
    return (first.text, _solid(first.spans)), (second.text, _solid(second.spans))


def joined(before: Words, after: Words) -> Words:
    """The words of two clauses as one, with a blank between them where their script has one."""
    if not (before[0] and after[0]):
        return before if before[0] else after
    line = join(Line(before[0], 0, spans=before[1]), Line(after[0], 0, spans=after[1]))
    return line.text, tuple(sorted(line.spans))


def replaced(text: str, spans: tuple[Span, ...], start: int, end: int, words: str) -> Words:
    """The words with `[start, end)` replaced; a span that ends in what goes ends at its edge.

    A span that holds all that goes holds what comes instead.
    """
    shift = len(words) - (end - start)

    def first(place: int) -> int:
        return place if place <= start else max(place + shift, start + len(words))

    def last(place: int) -> int:
        return place + shift if place >= end else min(place, start)

    moved = (replace(span, start=first(span.start), end=last(span.end)) for span in spans)
    return text[:start] + words + text[end:], tuple(sorted(_solid(moved)))


def tidy(text: str, spans: tuple[Span, ...]) -> Words:
    """What a person typed as the words of a clause: one line, without what no reader sees.

    Runs of white space are one blank, outer ones go, and with them what cannot be kept.
    """
    pieces: list[str] = []
    places: list[int] = []
    size, blank = 0, True
    for character in text:
        places.append(size)
        kept = _kept(character)
        if not kept:
            continue
        space = kept.isspace()
        if space and blank:
            continue
        pieces.append(" " if space else kept)
        size, blank = size + 1, space
    places.append(size)
    moved = tuple(
        replace(span, start=places[span.start], end=places[span.end])
        for span in spans
        if fit(text, (span,))
    )
    line = cut(Line("".join(pieces), 0, spans=moved), 0, size)
    return line.text, tuple(sorted(_solid(line.spans)))


@lru_cache(maxsize=1 << 14)
def _kept(character: str) -> str:
    return keepable(clean(character))


def one_line(text: str) -> str:
    """A label or a heading as a person typed it, as one line of what can be kept."""
    return tidy(text, ())[0]


def _solid(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that have a length."""
    return tuple(span for span in spans if span.start < span.end)
