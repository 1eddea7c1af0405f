"""What is cited by its name: action lines of WSIS, goals, instruments."""

from __future__ import annotations

import re
from itertools import pairwise

from resolutions.text.citations.acts import Reading
from resolutions.text.citations.common import common
from resolutions.text.citations.editions import edition_at
from resolutions.text.citations.values import CitationKind, Draft
from resolutions.text.citations.vocabulary import known

_LINE = re.compile(r"(?:(?<![a-z0-9])[cс]|جيم\s?)(1[01]|[1-9])")
_NOTE = re.compile(r"\([^()\n]*\)")
_GOAL = re.compile(r"(?<![\d.])\d{1,2}(?:\.(?:\d{1,2}|[a-d]))?(?![\d.]*\d)")
_COUNT = re.compile(r"\d{1,4}")
_GOALS = 17
_RUN = 5
"""So many action lines in a row are written as a range."""
_RUN_ALONE = 3


def read_lines(reading: Reading, start: int, end: int) -> Draft | None:
    """Action lines, all those of a list in one draft: `C2, C5, C6`.

    Without the words "action line" two of them are needed, and three where the text does not speak
    of the summit at all: a letter and a digit say too little.
    """
    text = reading.source.text
    bare = _NOTE.sub(lambda found: " " * len(found.group()), text[start:end])
    found = list(_LINE.finditer(bare))
    if not found:
        return None
    first = found[0].start() + start
    named = first > start or bare[found[-1].end() :].strip() != ""
    if not reading.source.written(first, first + 1).isupper() and "a" <= text[first] <= "z":
        return None
    if not named and len(found) < (2 if reading.of_summit else _RUN_ALONE):
        return None
    numbers = sorted(_all(reading, bare, found))
    return Draft(
        start,
        end,
        CitationKind.ACTION_LINE,
        body="WSIS",
        number=_joined(numbers),
        confidence=1.0 if named else 0.7,
        explicit=True,
    )


def _all(reading: Reading, bare: str, found: list[re.Match[str]]) -> set[int]:
    """The numbers of some lines, with those between the ends of a range."""
    numbers = {int(line[1]) for line in found}
    for first, last in pairwise(found):
        if reading.words.parts["to"].fullmatch(bare, first.end(), last.start()):
            numbers.update(range(int(first[1]), int(last[1])))
    return numbers


def _joined(numbers: list[int]) -> str:
    """`C2, C5`; a run of five and more is a range, `C1-C9, C11`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        if len(run) >= _RUN:
            parts.append(f"C{run[0]}-C{run[-1]}")
        else:
            parts.extend(f"C{number}" for number in run)
    return ", ".join(parts)


def read_goals(reading: Reading, start: int, end: int) -> list[Draft]:
    """Sustainable Development Goals or targets of them: `SDG 9`, `SDG 9.c`, `SDGs 4 and 5`.

    Where a language tells one goal from several, more numbers than one follow the plural alone.
    """
    text, drafts = reading.source.text, list[Draft]()
    many = reading.words.parts["goals"].match(text, start)
    for found in _GOAL.finditer(text, start, end):
        if not 1 <= int(found.group().split(".")[0]) <= _GOALS:
            break
        drafts.append(Draft(*found.span(), CitationKind.GOAL, body="UN", number=found.group()))
        if not many:
            break
    if drafts:
        drafts[0].start = start
    return drafts


def read_instrument(reading: Reading, start: int, end: int) -> Draft:
    """An instrument that has no number of a resolution."""
    key = known(reading.words.instruments, reading.source.text[start:end])
    facts = common().instruments[key]
    draft = Draft(
        start,
        end,
        CitationKind.INSTRUMENT,
        body=facts.body,
        number=facts.number,
        year=facts.year,
        place=reading.words.towns.get(facts.place, facts.place),
        explicit=True,
    )
    if not facts.year:
        _edition(reading, draft)
    return draft


def _edition(reading: Reading, draft: Draft) -> None:
    """The year, and the place if one is named, of the bracket behind: `(Geneva, 1992)`."""
    edition = edition_at(reading.words, reading.source, draft.end)
    if not edition:
        return
    place = reading.source.written(*edition.place) if edition.place else ""
    if place and not common().town(place):
        return
    draft.end, draft.year, draft.place = edition.end, edition.year, place


def read_plan(reading: Reading, start: int, end: int) -> Draft | None:
    """A plan of the Union with the years for which it holds: `Strategic Plan for 2024-2027`."""
    found = reading.words.parts["plan"].search(reading.source.text, start, end)
    if not found:
        return None
    groups = found.groupdict()
    facts = common().instruments["financial-plan" if groups["financial"] else "strategic-plan"]
    first, last = (groups[f"y{n}"] or groups.get(f"y{n + 2}") for n in (1, 2))
    return Draft(
        start,
        found.end(),
        CitationKind.INSTRUMENT,
        body=facts.body,
        year=f"{first}-{last}",
        explicit=True,
    )


def read_circulars(reading: Reading, start: int, end: int) -> list[Draft]:
    """Circulars of the standardization bureau, which counts them on: `TSB Circular 210`."""
    found = reading.words.parts["circular"].search(reading.source.text, start, end)
    written = reading.source.written(start, end)
    if not found or (written[0].islower() and "TSB" not in written):
        return []
    kind = CitationKind.CIRCULAR_LETTER
    drafts = [
        Draft(*one.span(), kind, body="ITU", number=f"TSB Circular {one.group()}", explicit=True)
        for one in _COUNT.finditer(reading.source.text, *found.span("number"))
    ]
    drafts[0].start, drafts[-1].end = start, found.end()
    return drafts
