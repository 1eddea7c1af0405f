from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from meetings.calendars import calendar
from tests.meetings.held import meeting

pytestmark = pytest.mark.django_db


def test_a_calendar_program_reads_meetings_and_deadlines() -> None:
    deadline = datetime(2026, 4, 20, 22, 0, tzinfo=UTC)
    first = meeting(
        40,
        title="A meeting; with, signs\nof its own",
        begins_on=date(2026, 5, 12),
        ends_on=date(2026, 5, 13),
        place="Geneva",
        submission_deadline=deadline,
    )
    meeting(39, year=2025)  # on which days nobody knows
    found = calendar([first, meeting(39)], host="here.example", link=lambda one: f"/m/{one.pk}")
    held, until = Calendar.from_ical(found).walk("VEVENT")
    assert (held.decoded("dtstart"), held.decoded("dtend")) == (
        date(2026, 5, 12), date(2026, 5, 14),
    )  # fmt: skip
    assert str(held["summary"]) == "A meeting; with, signs\nof its own"
    assert (str(held["location"]), str(held["url"])) == ("Geneva", f"/m/{first.pk}")
    assert str(held["uid"]) == f"meeting-{first.pk}@here.example"
    assert until.decoded("dtstart") == deadline
    assert str(until["uid"]) == f"deadline-{first.pk}@here.example"
