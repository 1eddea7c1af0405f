"""Pages: the numbers and running heads that an extract left between the lines of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from resolutions.text.lexicon import Lexicon
from resolutions.text.lines import Line, Role

_LONGEST_HEAD = 80
RUNNING_HEAD = re.compile(
    r"[–—-]\s*\d{1,4}(?:\s*/\s*\d{1,4})?\s*[–—-]"
    r"\s*(?:[(（]\d+(?:\.\d+)*\s*[–-][^)）]*[)）])?"
)


def find_furniture(lexicon: Lexicon, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that belong to a page and not to the text.

    A line is furniture if it says so itself (`– 4 –`, `page 4`); if it comes again and again, each
    time beside a page's number, and these grow; and if it is a bare number beside such a line.
    """
    sure = {index for index, line in enumerate(lines) if is_furniture(lexicon, line.text)}
    bare = {
        index: int(line.text)
        for index, line in enumerate(lines)
        if line.role is Role.UNKNOWN and line.text.isdecimal() and len(line.text) < 5
    }
    heads = set(_heads(lexicon, lines, sure, bare))
    beside = {index for index in bare if _neighbours(index) & (sure | heads)}
    return frozenset(sure | heads | beside)


def is_furniture(lexicon: Lexicon, text: str) -> bool:
    """Whether a whole line is a page's number, or a running head that has one."""
    return any(pattern.fullmatch(text) for pattern in (lexicon.furniture, RUNNING_HEAD))


def _heads(
    lexicon: Lexicon, lines: Sequence[Line], sure: set[int], bare: Mapping[int, int]
) -> Iterator[int]:
    """The lines that come again and again beside the numbers of pages."""
    again: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        short = line.role is Role.UNKNOWN and 1 < len(line.text) <= _LONGEST_HEAD
        if short and index not in sure and index not in bare:
            again.setdefault(line.text, []).append(index)
    for text, places in again.items():
        if len(places) < 2 or lexicon.heading(text):
            continue
        numbers = [_number_beside(lines, place, sure, bare) for place in places]
        pages = [number for number in numbers if number is not None]
        growing = all(before < after for before, after in pairwise(pages))
        if len(pages) > 1 and growing and len(pages) == len(places):
            yield from places


def _number_beside(
    lines: Sequence[Line], place: int, sure: set[int], bare: Mapping[int, int]
) -> int | None:
    """The number of a page on the line before or behind one."""
    for index in sorted(_neighbours(place)):
        if index in bare:
            return bare[index]
        if index in sure and (found := re.search(r"\d+", lines[index].text)):
            return int(found.group())
    return None


def _neighbours(index: int) -> set[int]:
    return {index - 1, index + 1}
