"""Dates, periods, deadlines and what is to be done again and again."""

from __future__ import annotations

import re

from resolutions.text.citations.acts import Reading
from resolutions.text.citations.values import CitationKind, Draft


def read_date(reading: Reading, start: int, end: int) -> Draft | None:
    """A day, or some days in a row, as ISO 8601 writes them; `--05-27` without a year."""
    found = reading.words.parts["date"].match(reading.source.text, start)
    if not found:
        return None
    groups = found.groupdict()
    year = groups.get("y1") or groups.get("y2") or "-"
    month = _month(reading, groups.get("m1") or "")
    first, last = int(groups["d1"]), int(groups.get("d2") or 0)
    later = _month(reading, groups.get("m2") or "") or month
    if not (month and 1 <= first <= 31 and last <= 31):
        return None
    days = f"{year}-{month:02}-{first:02}"
    days += f"/{year}-{later:02}-{last:02}" if last else ""
    return Draft(start, found.end(), CitationKind.DATE, year=days, explicit=True)


def _month(reading: Reading, written: str) -> int:
    return reading.words.months.get(" ".join(written.split()), 0)


def read_period(reading: Reading, start: int, end: int) -> Draft | None:
    """Several years, `2015-2019`."""
    found = reading.words.parts["period"].match(reading.source.text, start)
    if not found or not found["y1"] < found["y2"]:
        return None
    years = f"{found['y1']}-{found['y2']}"
    return Draft(start, end, CitationKind.PERIOD, year=years, explicit=True)


def read_deadline(reading: Reading, start: int, end: int) -> Draft | None:
    """A year by the end of which something is to be done."""
    found = reading.words.parts["deadline"].match(reading.source.text, start)
    if not found:
        return None
    return Draft(start, end, CitationKind.DEADLINE, year=found["year"], confidence=0.8)


def read_recurring(reading: Reading, start: int, end: int) -> Draft | None:
    """Something to be done in each year or period; `number` is that period in ISO 8601, `P4Y`."""
    for pattern, every in reading.words.recurring:
        if pattern.match(reading.source.text, start):
            return Draft(start, end, CitationKind.DEADLINE, number=every, confidence=0.8)
    return None


def read_next(reading: Reading, start: int, end: int) -> Draft | None:
    """The next meeting of a body."""
    body = None
    for found in reading.words.parts["body"].finditer(reading.source.text, start, end):
        body = found
    name = " ".join(body.group().split()) if body else ""
    code = reading.words.bodies.get(name, "")
    if code in ("", "other", "this"):
        return None
    return Draft(start, end, CitationKind.DEADLINE, body=code, number="next", confidence=0.8)


_YEAR = re.compile(r"(?:19|20)\d\d")
