"""Days in words, in the language of the interface."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resolutions.models.instruments import year_here
from resolutions.text.mandates import last_day


def days_words(begins: date, ends: date | None) -> str:
    """The days from one to another: `10–12 February 2025`; one day alone where that is all."""
    if ends is None or ends == begins:
        return date_format(begins)
    if (begins.year, begins.month) != (ends.year, ends.month):
        return f"{date_format(begins)} – {date_format(ends)}"
    said = {
        "first": begins.day,
        "last": ends.day,
        "month": date_format(begins, "YEAR_MONTH_FORMAT"),
    }
    return _("%(first)d–%(last)d %(month)s") % said


def when_words(when: str) -> str:
    """A year, a month, a day, or the days from one to another, as ISO 8601 writes them.

    What is none of these stays as it stands.
    """
    begins, _slash, ends = when.partition("/")
    first, last, parts = last_day(begins), last_day(ends), begins.count("-")
    if first is None or (ends and last is None):
        return when
    if last or parts == 2:
        return days_words(first, last)
    return date_format(first, "YEAR_MONTH_FORMAT") if parts else year_here(begins)
