"""Dates, periods, deadlines and what is to be done again and again.

In Arabic "and" and "by" are written onto a word: what was found may begin a letter further on.
"""

from __future__ import annotations

import re

from resolutions.text.citations.acts import Reading, found_at
from resolutions.text.citations.values import CitationKind, Draft
from resolutions.text.citations.vocabulary import known

_LOOK_BACK = 40
_RELATIVE = 0.85
"""Surer than a day within such words, which is not meant: `two months before 1 May 2026`."""
_BOUNDS = frozenset(
    {CitationKind.DATE, CitationKind.PERIOD, CitationKind.MEETING, CitationKind.SESSION}
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_date(reading: Reading, start: int, end: int) -> Draft | None:
    """A day, or some days in a row, as ISO 8601 writes them; `--05-27` without a year."""
    dates = (found_at(pattern, reading, start) for pattern in reading.words.dates)
    found = next(filter(None, dates), None)
    if not found:
        return None
    groups = found.groupdict()
    year = groups.get("y1") or groups.get("y2") or "-"
    written = groups.get("m1") or ""
    month = _month(reading, groups.get("m0") or written)
    first, last = int(groups["d1"]), int(groups.get("d2") or 0)
    later = _month(reading, groups.get("m2") or written)
    if not (month and 1 <= first <= 31 and last <= 31):
        return None
    if month == later and last < first and last:  # typed from right to left
        first, last = last, first
    days = f"{groups.get('y0') or year}-{month:02}-{first:02}"
    days += f"/{year}-{later:02}-{last:02}" if last else ""
    return Draft(start, found.end(), CitationKind.DATE, year=days, explicit=True)


def _month(reading: Reading, written: str) -> int:
    name = " ".join(written.split())
    return int(name) if name.isdigit() else reading.words.months.get(name, 0)


def read_quarter(reading: Reading, start: int, end: int) -> Draft | None:
    """A quarter or a half of a year, as its first and last month: `2026-07/2026-09`."""
    found = found_at(reading.words.parts["quarter"], reading, start)
    if not found:
        return None
    groups = found.groupdict()
    quarter = groups.get("q1") or groups.get("q2")
    rank = _order(reading, quarter or groups.get("h1") or groups.get("h2") or "")
    months = 3 if quarter else 6
    year = groups.get("y1") or groups.get("y2")
    if not 1 <= rank <= 12 // months:
        return None
    span = f"{year}-{rank * months - months + 1:02}/{year}-{rank * months:02}"
    return Draft(start, found.end(), CitationKind.PERIOD, year=span, explicit=True)


def _order(reading: Reading, written: str) -> int:
    """A rank in figures, in Roman ones or in words: `3rd`, `III`, `third`; 0 if it is none."""
    name = " ".join(written.split())
    digits = re.match(r"\d+", name)
    return int(digits.group()) if digits else _ROMAN.get(name) or reading.words.ranks.get(name, 0)


def read_period(reading: Reading, start: int, end: int) -> Draft | None:
    """Several years, `2015-2019`."""
    found = found_at(reading.words.parts["period"], reading, start)
    if not found or not found["y1"] < found["y2"]:
        return None
    years = f"{found['y1']}-{found['y2']}"
    return Draft(start, end, CitationKind.PERIOD, year=years, explicit=True)


def read_deadline(reading: Reading, start: int, end: int) -> Draft | None:
    """A year, or a month of one, by the end of which something is to be done."""
    found = found_at(reading.words.parts["deadline"], reading, start)
    if not found:
        return None
    month = _month(reading, found.groupdict().get("month") or "")
    when = f"{found['year']}-{month:02}" if month else found["year"]
    return Draft(start, end, CitationKind.DEADLINE, year=when, confidence=0.8)


def read_recurring(reading: Reading, start: int, end: int) -> Draft | None:
    """Something to be done in each year or period; `number` says how often.

    That is a period of ISO 8601, `P4Y`, or `regularly` where none is told.
    """
    for pattern, every in reading.words.recurring:
        if found_at(pattern, reading, start):
            return Draft(start, end, CitationKind.DEADLINE, number=every, confidence=0.8)
    return None


def read_relative(reading: Reading, start: int, end: int) -> Draft | None:
    """So long after something, `within three months of the meeting`: its words are all it tells."""
    parts, text = reading.words.parts, reading.source.text
    found = found_at(parts["relative"], reading, start)
    if not found:
        return None
    end = found.end()
    which = "relative_of" if parts["relative_ends"].search(found.group()) else "relative_tail"
    if following := parts[which].match(text, end):
        end = following.end()
    if "relative_lead" in parts:
        offset = max(0, start - _LOOK_BACK)
        before = parts["relative_lead"].search(text[offset:start])
        start = offset + before.start() if before else start
    return Draft(start, end, CitationKind.DEADLINE, confidence=_RELATIVE)


def read_next(reading: Reading, start: int, end: int) -> Draft | None:
    """The next meeting of a body."""
    return _of_body(reading, start, end, "next")


def read_each(reading: Reading, start: int, end: int) -> Draft | None:
    """Every meeting of a body: what is due again and again without saying how many years."""
    return _of_body(reading, start, end, "each")


def _of_body(reading: Reading, start: int, end: int, which: str) -> Draft | None:
    text, parts = reading.source.text, reading.words.parts
    code = ""
    if group := parts["group"].search(text, start, end):
        code = known(reading.words.groups, group.group())
    for found in parts["named"].finditer(text, start, group.start() if group else end):
        code = known(reading.words.bodies, found.group())
    if code in ("", "other", "this"):
        return None
    after = reading.words.parts["meeting_after"].match(reading.source.text, end)
    return Draft(
        start,
        after.end() if after else end,
        CitationKind.DEADLINE,
        body=code,
        number=which,
        year=after["year"] if after else "",
        confidence=0.8,
    )


def read_bounds(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """A deadline for every day, meeting and session that something is to be done before.

    Of a meeting that is told by its number alone, the words are all that tells when it is.
    """
    text, parts = reading.source.text, reading.words.parts
    bounds: list[Draft] = []
    for draft in drafts:
        told = re.match(r"\d{4}(?!-\d{4})", draft.year)
        counted = draft.number and not draft.year and draft.body
        if draft.kind not in _BOUNDS or not (told or counted):
            continue
        offset = max(0, draft.start - _LOOK_BACK)
        lead = text[offset : draft.start]
        before = parts["until"].search(lead)
        if not before and draft.kind in (CitationKind.DATE, CitationKind.PERIOD):
            before = parts["until_day"].search(lead)
        after = parts["until_after"].match(text, draft.end)
        if before or after:
            bounds.append(_bound(draft, offset, before, after))
    return bounds


def _bound(
    draft: Draft, offset: int, before: re.Match[str] | None, after: re.Match[str] | None
) -> Draft:
    return Draft(
        offset + before.start() if before else draft.start,
        after.end() if after else draft.end,
        CitationKind.DEADLINE,
        body=draft.body,
        number=draft.number if draft.year else "",
        year=draft.year.split("/")[-1] if draft.kind is CitationKind.PERIOD else draft.year,
        place=draft.place,
        confidence=min(0.8, draft.confidence),
    )
