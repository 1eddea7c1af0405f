"""What somebody must report to somebody in a year, by when that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.core.paginator import Paginator

from meetings.mandates.register import BODIES, ON_A_PAGE, Filters, is_year, narrowed
from meetings.mandates.rows import MandateRow, read_rows
from meetings.mandates.states import Ledger
from meetings.mandates.table import Entry, Table
from meetings.models import MandateState, Meeting
from resolutions.permissions import AnyUser


class Timing(StrEnum):
    """Why a report belongs to a year: it is due then, comes again, is late, or has no date."""

    DUE = "due"
    AGAIN = "again"
    LATE = "late"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Question:
    """Who must report to whom, and in which year; empty as long as that is not chosen."""

    actor: str = ""
    recipient: str = ""
    year: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether all of it is chosen."""
        return bool(self.actor and self.recipient and is_year(self.year))


@dataclass(frozen=True, slots=True)
class Part:
    """The reports of one timing that stand on a page."""

    timing: Timing
    rows: tuple[MandateRow, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many reports of one timing there are, and the page on which they begin."""

    timing: Timing
    total: int
    page: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of the reports, part by part, and how all of them fall into parts.

    `number` counts the pages from 1. `meeting` is the one to which they go, where it is in the
    register.
    """

    parts: tuple[Part, ...]
    shares: tuple[Share, ...]
    number: int
    page_count: int
    total: int
    meeting: Meeting | None

    @property
    def rows(self) -> tuple[MandateRow, ...]:
        """The reports of the page."""
        return tuple(row for part in self.parts for row in part.rows)


def read_answer(
    user: AnyUser,
    table: Table,
    question: Question,
    ledger: Ledger,
    language: str,
    *,
    page: int = 1,
) -> Answer:
    """A page of what must be reported; as many queries for many as for few."""
    found = select_reports(user, table, question, ledger)
    in_parts = [(key, timing) for timing in Timing for key, when in found if when == timing]
    pages = Paginator(in_parts, ON_A_PAGE)
    shown = pages.get_page(page)
    timings = dict(shown.object_list)
    rows = read_rows(user, list(timings), ledger, language)
    parts = (
        Part(timing, tuple(row for row in rows if timings[row.mandate.pk] == timing))
        for timing in Timing
    )
    return Answer(
        parts=tuple(part for part in parts if part.rows),
        shares=tuple(_shares(in_parts)),
        number=shown.number,
        page_count=pages.num_pages,
        total=pages.count,
        meeting=_meeting(question),
    )


def _shares(in_parts: Sequence[tuple[int, Timing]]) -> Iterator[Share]:
    begins = 0
    for timing, several in groupby(timing for _key, timing in in_parts):
        total = len(list(several))
        yield Share(timing, total, begins // ON_A_PAGE + 1)
        begins += total


def select_reports(
    user: AnyUser, table: Table, question: Question, ledger: Ledger
) -> Sequence[tuple[int, Timing]]:
    """The keys of the mandates in their order, each with why it belongs to the year."""
    if not question.is_asked:
        return ()
    filters = Filters(actor=question.actor, recipient=question.recipient)
    found = narrowed(user, table, filters, ledger)
    timed = ((one, _timing(one, question, ledger)) for one, _state in found)
    return [(one.pk, timing) for one, timing in timed if timing]


def _timing(one: Entry, question: Question, ledger: Ledger) -> Timing | None:
    """Why a report belongs to the year; None if it does not.

    What comes again at each meeting belongs to every later year in which that meeting is asked
    about or known, and so does what comes again when nothing tells when.
    """
    year = int(question.year)
    if one.year > year:
        return None
    if not one.recurrence:
        if not one.due:
            return Timing.UNDATED
        if int(one.due[:4]) == year:
            return Timing.DUE
        late = int(one.due[:4]) < year and ledger.state(one) == MandateState.OVERDUE
        return Timing.LATE if late else None
    asked = one.recurrence == "each" and one.due_body in ("", BODIES.get(question.recipient))
    is_known = ledger.falls_in(one, year) or not ledger.is_dated(one)
    return Timing.AGAIN if asked or is_known else None


def _meeting(question: Question) -> Meeting | None:
    """The meeting of the year of whom is reported to, where that is a body; one query."""
    body = BODIES.get(question.recipient)
    rows = Meeting.objects.filter(body=body).exclude(body=None).select_related("group", "body")
    year = int(question.year) if is_year(question.year) else 0
    return next((row for row in rows.order_by("begins_on") if row.held_in == year), None)
