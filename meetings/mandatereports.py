"""What somebody must report to somebody in a year, by when that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from meetings.mandatelist import BODIES, Filters, is_year, narrowed
from meetings.mandaterows import MandateRow, read_rows
from meetings.mandatestates import Ledger
from meetings.mandatetable import Entry, Table
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
    """The reports of one timing."""

    timing: Timing
    rows: tuple[MandateRow, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The reports, part by part, and the meeting to which they go, where it is in the register."""

    parts: tuple[Part, ...]
    meeting: Meeting | None

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(len(part.rows) for part in self.parts)


def read_answer(
    user: AnyUser, table: Table, question: Question, ledger: Ledger, language: str
) -> Answer:
    """What must be reported; as many queries for many as for few."""
    found = select_reports(user, table, question, ledger)
    rows = read_rows(user, [key for key, _timing in found], ledger, language)
    told = {row.mandate.pk: row for row in rows}
    parts = (
        Part(timing, tuple(told[key] for key, when in found if when == timing)) for timing in Timing
    )
    return Answer(tuple(part for part in parts if part.rows), _meeting(question))


def select_reports(
    user: AnyUser, table: Table, question: Question, ledger: Ledger
) -> Sequence[tuple[int, Timing]]:
    """The keys of the mandates in their order, each with why it belongs to the year."""
    if not question.is_asked:
        return ()
    filters = Filters(actor=question.actor, recipient=question.recipient)
    found = ((one, _timing(one, question, ledger)) for one in narrowed(user, table, filters))
    return [(one.pk, timing) for one, timing in found if timing]


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
