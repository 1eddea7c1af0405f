"""Bodies: where a text names one, and the session or meeting of it that it means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from resolutions.text.citations.acts import Reading
from resolutions.text.citations.common import common
from resolutions.text.citations.editions import edition_at
from resolutions.text.citations.symbols import full_year
from resolutions.text.citations.values import CitationKind, Draft
from resolutions.text.citations.vocabulary import known

THIS, OTHER = "this", "other"
CONFERENCES = frozenset(
    {
        *("PP", "WTSA", "WTDC", "WRC", "RA", "WTPF", "WCIT", "CPM", "HLPF", "WSIS Forum"),
        *("WSIS+10 High-Level Event", "WSIS+20 High-Level Event", "UN Summit of the Future"),
    }
)
"""Bodies that meet under a year and a place; the others hold sessions."""

_ACRONYM = re.compile(r"(?P<name>.*?[^\d\s-])(?:(?P<blank>\s)|-)?(?P<digits>\d+)$")
_OWN_ACRONYM = re.compile(r"\s{0,3}\((?P<name>[^\W\d_]{2,10}(?:\s[^\W\d_]{2,10})?)\)")
_LOOK_BACK = 44


@dataclass(slots=True)
class Named:
    """A body's name at `[start, end)`, with what stands beside it of its meeting."""

    start: int
    end: int
    body: str
    year: str = ""
    place: str = ""
    number: str = ""
    status: str = ""


def read_body(reading: Reading, start: int, end: int) -> Named:
    """A body by its name, with the bracket, the year or the rank of its meeting."""
    words, text = reading.words, reading.source.text
    named = Named(start, end, known(words.bodies, text[start:end]))
    if named.body == OTHER:
        return named
    if (own := _OWN_ACRONYM.match(text, end)) and words.bodies.get(own["name"]) == named.body:
        named.end = end = own.end()
    if union := words.parts["union"].match(text, end):
        named.end = end = union.end()
    _look_ahead(reading, named)
    if named.body in CONFERENCES and not named.year:
        _look_back(reading, named)
    return named


def _look_ahead(reading: Reading, named: Named) -> None:
    """Take the bracket, the place or the year of a meeting that stand behind its name."""
    words, text, end = reading.words, reading.source.text, named.end
    if edition := edition_at(words, reading.source, end):
        if edition.status == "new" or edition.place or named.body not in CONFERENCES:
            named.year, named.end, named.status = edition.year, edition.end, edition.status
            named.place = reading.source.written(*edition.place) if edition.place else ""
            inside = text[end : edition.end].strip(" ()")
            if edition.body == named.body and _ACRONYM.fullmatch(inside) and not named.place:
                named.number = inside.upper()
    elif named.body in CONFERENCES and (found := words.parts["meeting_after"].match(text, end)):
        named.year, named.end = full_year(found["year"]), found.end()
    elif named.body in CONFERENCES and (found := _at_place(reading, end)):
        named.year, named.end = found["year"], found.end()
        named.place = reading.source.written(*found.span("place"))
    elif named.body == "Council" and (found := words.parts["session_after"].match(text, end)):
        named.year, named.end = found["year"], found.end()
        named.number = reading.source.written(named.start, named.end)


def _at_place(reading: Reading, position: int) -> re.Match[str] | None:
    """A place where conferences met and the year, behind the name of one: `de Nairobi (1982)`."""
    found = reading.words.parts["meeting_at"].match(reading.source.text, position)
    return found if found and common().town(found["place"]) else None


def _look_back(reading: Reading, named: Named) -> None:
    """Take the year, the place or the rank of a meeting that stand before its name."""
    words, text = reading.words, reading.source.text
    before = text[max(0, named.start - _LOOK_BACK) : named.start]
    offset = named.start - len(before)
    if found := words.parts["meeting_before"].search(before):
        named.year = full_year(found["year"])
        place = found.groupdict().get("place")
        if place:
            named.place = reading.source.written(*_town(place, offset + found.start("place")))
        named.start = offset + found.start()
    elif found := words.parts["meeting_number"].search(before):
        named.number = _rank(reading, found["number"])
        named.start = offset + found.start()


def _town(place: str, start: int) -> tuple[int, int]:
    """Where the longest end of a place stands that is a place where a conference met."""
    for cut in range(len(place)):
        if common().town(place[cut:]):
            return start + cut, start + len(place)
    return start, start + len(place)


def _rank(reading: Reading, written: str) -> str:
    """A rank in figures: `sixth` and `六` are 6."""
    digits = re.match(r"\d+", written)
    rank = reading.words.ranks.get(" ".join(written.split()), 0)
    return digits.group() if digits else str(rank or "")


def read_acronym(reading: Reading, start: int, end: int) -> Named | None:
    """An edition by its acronym, `PP-22`; of a redline run together, `WTDC-1722`, the later.

    A blank before the year, `PP 22`, needs capitals and a year in which the body met.
    """
    folded = reading.source.text[start:end]
    parts = _ACRONYM.match(folded)
    written = reading.source.written(start, end)
    if not parts or not (written[0].isupper() or len(parts["name"]) > 4):
        return None
    acronyms, name = reading.words.acronyms, parts["name"]
    body = acronyms.get(name) or acronyms.get(f"{name}-", "")
    named = Named(start, end, body, year=full_year(parts["digits"]), number=written)
    if parts["blank"] and not (written.isupper() and common().met(body, named.year)):
        return None
    edition = edition_at(reading.words, reading.source, end)
    if edition and edition.year == named.year and edition.place:
        named.end, named.status = edition.end, edition.status
        named.place = reading.source.written(*edition.place)
    return named


def read_council(reading: Reading, start: int, end: int) -> Named | None:
    """A session of the Council as its documents write it: `C25`."""
    written = reading.source.written(start, end)
    year = full_year(written[-2:])
    return Named(start, end, "Council", year=year, number=written) if written[0].isupper() else None


def read_group(reading: Reading, start: int, end: int) -> Named:
    """A working group by its name or its acronym."""
    return Named(start, end, known(reading.words.groups, reading.source.text[start:end]))


def meeting(named: Named) -> Draft | None:
    """The meeting that a body's name means, if it does not mean the body.

    `Council-24` is a session.
    """
    if named.body == "Council" and named.number:
        return Draft(named.start, named.end, CitationKind.SESSION, body=named.body, year=named.year)
    if named.body not in CONFERENCES or not (named.year or named.number):
        return None
    return Draft(
        named.start,
        named.end,
        CitationKind.MEETING,
        body=named.body,
        number=named.number,
        year=named.year,
        place=named.place,
        explicit=True,
    )


class Bodies:
    """All bodies that a text names, in its order, to be asked who stands beside a place."""

    def __init__(self, found: list[Named]) -> None:
        self._found = _apart(found)
        self._starts = [named.start for named in self._found]

    def last_before(self, position: int) -> Named | None:
        """The last body whose name ends at or before `position`."""
        index = bisect_left(self._starts, position) - 1
        while index >= 0 and self._found[index].end > position:
            index -= 1
        return self._found[index] if index >= 0 else None

    def first_after(self, position: int) -> Named | None:
        """The first body whose name begins at or after `position`."""
        index = bisect_left(self._starts, position)
        return self._found[index] if index < len(self._found) else None

    def __iter__(self) -> Iterator[Named]:
        """Walk all of them in the order of the text."""
        return iter(self._found)


def _apart(found: list[Named]) -> list[Named]:
    """The names without those inside another: `(WTDC)` belongs to the name before it."""
    kept: list[Named] = []
    for named in found:
        if not kept or named.end > kept[-1].end:
            kept.append(named)
    return kept
