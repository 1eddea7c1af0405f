"""Slides: where a lone insertion or deletion stands when several places give the same texts.

`the report` → `the annual report` can be marked as `[ annual]` or `[annual ]`, and an item of a
list with the separator before or after it. A slide picks the place that a person would: whole
brackets first, then the start of a clause, a comma, a word.
"""

from __future__ import annotations

from collections.abc import Sequence

from amendments.redline.tokens import Sort, sort

PAIRS = dict(zip(")]}）］｝】》〉」』”»›", "([{（［｛【《〈「『“«‹", strict=True))
OPENERS = frozenset(PAIRS.values())
STOPS = frozenset(".;:!?。；：！？؛؟")
COMMAS = frozenset(",，、،")
CONJUNCTIONS = frozenset("和与及或并")

REACH = 200
"""How many tokens a change may slide to either side."""


def slide(left: list[str], change: Sequence[str], right: list[str]) -> list[str]:
    """Move a lone change to its best place; returns it there and alters what is kept around it.

    A token at least stays between this change and the next one, on the side where there was one.
    """
    near_left, near_right = left[-REACH:], right[:REACH]
    line = [*near_left, *change, *near_right]
    home, length = len(near_left), len(change)
    first = last = home
    while first > 1 and line[first - 1] == line[first + length - 1]:
        first -= 1
    while last + length < len(line) - 1 and line[last] == line[last + length]:
        last += 1
    if first == last:
        return list(change)
    best = max(range(first, last + 1), key=lambda place: (_merit(line, place, length), -place))
    if best < home:
        right[:0] = line[best + length : home + length]
        del left[best - home :]
    elif best > home:
        left += line[home:best]
        del right[: best - home]
    return line[best : best + length]


def _merit(line: Sequence[str], place: int, length: int) -> float:
    """How well a change of this length stands at this place."""
    whole = open_brackets(line[place : place + length]) == ([], [])
    return 100 * whole + _boundary(line, place) + _boundary(line, place + length)


def _boundary(line: Sequence[str], place: int) -> float:
    """How natural it is to begin or end a change between two tokens."""
    if place in (0, len(line)):
        return 6
    last, following = line[place - 1], line[place]
    if "\n" in last or "\n" in following:
        return 6
    if sort(following) is Sort.BLANK:
        return 1
    blank = sort(last) is Sort.BLANK
    sign = line[place - 2] if blank and place > 1 else last
    if sign in STOPS:
        return 5
    if sign in COMMAS:
        return 4
    if following in STOPS or following in COMMAS or following in PAIRS:
        return 3.5
    return 2 if blank or following in OPENERS or last in PAIRS else _between(last, following)


def _between(last: str, following: str) -> float:
    """The same between two tokens that no blank or sign parts, as in Chinese."""
    if last in CONJUNCTIONS:
        return 2.5
    if following in CONJUNCTIONS:
        return 1.5
    return 0.5 if Sort.CJK in (sort(last), sort(following)) else 0


def open_brackets(tokens: Sequence[str]) -> tuple[list[str], list[str]]:
    """Brackets that are opened and not closed, and those closed and not opened."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens:
        if token in OPENERS:
            opened.append(token)
        elif token in PAIRS:
            if opened and opened[-1] == PAIRS[token]:
                opened.pop()
            else:
                closed.append(token)
    return opened, closed
