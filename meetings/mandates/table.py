"""All mandates that count, as small values: read once, and again when history went on.

A process remembers what it read for as long as nothing was written to the tables that it was read
from; every change that a person or a service makes there leaves a row of history.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import F, Model

from meetings.models import Mandate
from resolutions.models import Clause, Resolution, Version

Stamp = tuple[object, ...]


class Entry(NamedTuple):
    """Of a mandate what it is found by, and what its state hangs on."""

    pk: int
    provision: int
    adopted_by: str
    year: int
    due: str
    recurrence: str
    due_body: str
    said_state: str
    actors: str
    helpers: str
    recipients: str
    is_upset: bool


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Every mandate in force, in its order; what is worked out of a table is remembered by it."""

    entries: tuple[Entry, ...]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


WHEN = slice(Entry._fields.index("adopted_by"), Entry._fields.index("said_state"))
"""What of an entry says when it is due; many have it in common."""


def read_table() -> Table:
    """Every mandate in force: what has a date first, then by resolution, clause by clause.

    What is in force is published, so that everybody may see it. Two queries, one of them a look
    at the last rows of the histories.
    """
    return _table(stamp(Mandate, Clause, Version, Resolution))


def stamp(*models: type[Model]) -> Stamp:
    """Differs whenever a row of one of these tables has been written; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_last_rows(models))
        return tuple(cursor.fetchall())


@cache
def _last_rows(models: Sequence[type[Model]]) -> str:
    """The last row of the history of each, as SQL that every database here understands."""
    histories = (model.history.model._meta.db_table for model in models)  # type: ignore[attr-defined]
    tables = map(connection.ops.quote_name, histories)
    return " UNION ALL ".join(
        f"SELECT * FROM (SELECT {place}, history_id, history_date"
        f" FROM {table} ORDER BY history_id DESC LIMIT 1) AS last_{place}"
        for place, table in enumerate(tables)
    )


@lru_cache(maxsize=1)
def _table(_stamp: Stamp) -> Table:
    rows = Mandate.objects.in_force().order_by(
        F("due_on").asc(nulls_last=True),
        F("recurrence").desc(),
        "clause__version__resolution__body__order",
        "clause__version__resolution__number_order",
        "clause__position",
        "order",
    )
    fields = rows.values_list(
        "pk",
        "clause__provision",
        "clause__version__resolution__body",
        "clause__version__year",
        *Entry._fields[4:],
    )
    return Table(tuple(Entry(*said) for said in fields))


def entry_of(row: Mandate) -> Entry:
    """The same of one mandate, in force or not; its clause, version and resolution are loaded."""
    version = row.clause.version
    return Entry(
        row.pk,
        row.clause.provision_id,
        version.resolution.body_id,
        version.year,
        *(getattr(row, name) for name in Entry._fields[4:]),
    )
