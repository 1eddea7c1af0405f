"""Meetings and deadlines as a calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from meetings.models import Meeting


def calendar(meetings: Iterable[Meeting], *, host: str, link: Callable[[Meeting], str]) -> bytes:
    """The meetings whose days are known, and the deadlines for contributions to them.

    A meeting lasts whole days; its last one is in it. `link` makes the address of its page; the
    identity of an entry stays when it changes.
    """
    whole = Calendar()
    whole.add("prodid", "-//Resolution Tracker//Meetings//EN")
    whole.add("version", "2.0")
    for meeting in meetings:
        if meeting.begins_on:
            whole.add_component(_meeting(meeting, host, link(meeting)))
        if meeting.submission_deadline:
            whole.add_component(_deadline(meeting, host, link(meeting)))
    return bytes(whole.to_ical())


def _meeting(meeting: Meeting, host: str, address: str) -> Event:
    assert meeting.begins_on is not None
    entry = _entry(f"meeting-{meeting.pk}@{host}", str(meeting), address)
    entry.add("dtstart", meeting.begins_on)
    entry.add("dtend", (meeting.ends_on or meeting.begins_on) + timedelta(days=1))
    if meeting.place:
        entry.add("location", meeting.place)
    return entry


def _deadline(meeting: Meeting, host: str, address: str) -> Event:
    words = _("Deadline for contributions: %s") % meeting
    entry = _entry(f"deadline-{meeting.pk}@{host}", words, address)
    entry.add("dtstart", meeting.submission_deadline)
    return entry


def _entry(uid: str, summary: str, address: str) -> Event:
    entry = Event()
    entry.add("uid", uid)
    entry.add("dtstamp", timezone.now())
    entry.add("summary", summary)
    entry.add("url", address)
    return entry
