"""The register of mandates as a file: a workbook, a table of text, a calendar."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from meetings.mandates.rows import MandateRow
from meetings.mandates.words import actors_words, day_words, due_words
from resolutions.cells import safe_cell

Address = Callable[[str], str]
_WIDTHS = (28, 16, 30, 14, 32, 32, 24, 13, 24, 18, 40, 70, 30, 10, 40)


def columns() -> tuple[str, ...]:
    """The words above the columns."""
    return (
        _("Resolution"),
        _("Edition"),
        _("Clause"),
        _("Tells to act by"),
        _("Who"),
        _("Report to"),
        _("By when"),
        _("Due on"),
        _("Next dates"),
        _("State"),
        _("Evidence"),
        _("Text"),
        _("Note"),
        _("Sure"),
        _("Address"),
    )


def workbook(rows: Sequence[MandateRow], link: Address) -> bytes:
    """An .xlsx with one line for each mandate; no cell is a formula."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = safe_cell(_("Mandates"))[:31]
    sheet.append(columns())
    for row in rows:
        sheet.append(list(cells(row, link)))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def table(rows: Sequence[MandateRow], link: Address) -> bytes:
    """A .csv in UTF-8 with the mark by which Excel knows it; no cell is a formula."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(columns())
    writer.writerows(cells(row, link) for row in rows)
    return file.getvalue().encode("utf-8-sig")


def cells(row: MandateRow, link: Address) -> Iterator[str | date | None]:
    """What the columns say of a mandate."""
    mandate, version = row.mandate, row.mandate.clause.version
    yield safe_cell(str(version.resolution))
    yield safe_cell(version.edition_label)
    yield safe_cell(row.name)
    yield safe_cell(mandate.get_action_display())
    yield safe_cell(actors_words((*mandate.actor_keys, *mandate.helper_keys)))
    yield safe_cell(actors_words(mandate.recipient_keys))
    yield safe_cell(due_words(mandate))
    yield row.over or next(iter(() if mandate.recurrence else row.coming), mandate.due_on)
    yield safe_cell("; ".join(day_words(day) for day in row.coming))
    yield safe_cell(row.state_words)
    yield safe_cell(
        "; ".join(f"{one.get_relation_display()}: {one.source}" for one in row.evidence)
    )
    yield safe_cell(row.wording.whole)
    yield safe_cell(mandate.note)
    yield safe_cell(f"{round(mandate.confidence * 100)}%")
    yield safe_cell(link(row.path))


def calendar(rows: Sequence[MandateRow], link: Address, host: str) -> bytes:
    """An .ics of all that has a date: what is over on its day, what is to come on the next ones.

    What comes again without a date of its own is not in it: any day would be invented.
    """
    found = Calendar()
    found.add("prodid", "-//Resolution Tracker//Mandates//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", _("Mandates"))
    for row in rows:
        for day in row.coming or ((row.over,) if row.over else ()):
            found.add_component(_event(row, day, link, host))
    return bytes(found.to_ical())


def _event(row: MandateRow, day: date, link: Address, host: str) -> Event:
    mandate, version = row.mandate, row.mandate.clause.version
    event = Event()
    event.add("uid", f"mandate-{mandate.pk}-{day.isoformat()}@{host}")
    event.add("dtstamp", version.published_at or datetime(version.year, 1, 1, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    who = actors_words(mandate.actor_keys)
    event.add("summary", _plain(f"{who} · {version.resolution} · {row.name}"))
    event.add("description", _plain(row.wording.whole))
    event.add("url", link(row.path))
    return event


def _plain(words: str) -> str:
    """Words without the characters that no calendar takes."""
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "", words)
