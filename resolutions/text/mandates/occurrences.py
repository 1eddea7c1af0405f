"""When a duty falls due, again and again where it recurs, and how far it is done by a day.

What is told of no day falls due on none: the next meeting of a body that nobody has convened has no
date, and none is made up.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice, takewhile

from resolutions.text.mandates.dues import last_day

_PERIOD = re.compile(r"P(\d+)([YMWD])")
_MONTHS = {"Y": 12, "M": 1}
_DAYS = {"W": 7, "D": 1}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a body, and its last day; the last of the year where that is not known."""

    body: str
    year: int
    last: date


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done since the day `adopted`: as a mandate tells when it is due."""

    adopted: date
    due: str = ""
    recurrence: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document that reports on a duty, or says that `is_done`; None if its day is not known."""

    day: date | None
    is_done: bool = False


class State(StrEnum):
    """How far a duty is done."""

    OPEN = "open"
    REPORTED = "reported"
    DONE = "done"
    OVERDUE = "overdue"


def coming(duty: Duty, sittings: Sequence[Sitting], today: date, most: int = 3) -> tuple[date, ...]:
    """The next days, from today on, on which it falls due; at most so many."""
    return tuple(islice((day for day in _days(duty, sittings, today) if day >= today), most))


def falls_in(duty: Duty, sittings: Sequence[Sitting], year: int) -> bool:
    """Whether it falls due in that year."""
    days = takewhile(lambda day: day.year <= year, _days(duty, sittings, date(year, 1, 1)))
    return any(day.year == year for day in days)


def past(duty: Duty, sittings: Sequence[Sitting], today: date) -> tuple[date, ...]:
    """The last two days before today on which it fell due, as far as there are."""
    days: list[date] = []
    for day in _days(duty, sittings, today):
        if day >= today:
            break
        days.append(day)
    return tuple(days[-2:])


def state(duty: Duty, past: Sequence[date], shown: Iterable[Shown]) -> State:
    """How far it is done when it last fell due on these `past` days.

    It is done if a document says so. What is due once is reported on if any document reports on
    it; what recurs, if one does that is later than the last but one day on which it fell due. If
    none does and such a day is over, it is overdue. Documents of a year before that of its
    adoption show nothing.
    """
    found = [one for one in shown if one.day is None or one.day.year >= duty.adopted.year]
    if any(one.is_done for one in found):
        return State.DONE
    if found and duty.recurrence and past:
        since = past[-2] if len(past) > 1 else duty.adopted
        found = [one for one in found if one.day is not None and one.day > since]
    if found:
        return State.REPORTED
    return State.OVERDUE if past else State.OPEN


def _days(duty: Duty, sittings: Sequence[Sitting], around: date) -> Iterator[date]:
    """The days on which it falls due, in their order; of a period those from a while before."""
    period = _PERIOD.fullmatch(duty.recurrence)
    if period:
        yield from _steps(_start(duty), int(period[1]), period[2], around)
        return
    held = sorted(one.last for one in sittings if one.body and one.body == duty.body)
    later = [day for day in held if day > duty.adopted]
    if duty.recurrence == "each":
        yield from later
    elif duty.recurrence == "next":
        yield from later[:1]
    elif day := last_day(duty.due):
        years = (one for one in sittings if one.body == duty.body and str(one.year) == duty.due)
        yield next((one.last for one in years), day)


def _start(duty: Duty) -> date:
    """From which day a period is counted: the end of the year of the adoption, or what is told."""
    told = last_day(duty.due)
    return told if told and told > duty.adopted else date(duty.adopted.year, 12, 31)


def _steps(start: date, number: int, unit: str, around: date) -> Iterator[date]:
    """The ends of the periods after `start`, from the last but two before `around` on."""
    if not number:
        return
    if unit in _MONTHS:
        passed = (around.year - start.year) * 12 + around.month - start.month
        step = number * _MONTHS[unit]
    else:
        passed, step = (around - start).days, number * _DAYS[unit]
    rank = max(1, passed // step - 3)
    while True:
        try:
            yield _month(start, rank * step) if unit in _MONTHS else start + timedelta(rank * step)
        except (OverflowError, ValueError):
            return
        rank += 1


def _month(start: date, months: int) -> date:
    """So many months after `start`; from the last day of a month to the last of another."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    last = monthrange(year, month + 1)[1]
    is_end = start.day == monthrange(start.year, start.month)[1]
    return date(year, month + 1, last if is_end else min(start.day, last))
