"""What many tests begin with is made once: for the next of them its rows are put back as they were.

To build a site of twenty people and a contribution takes longer than most tests of it. `@kept`
remembers, for each process, what such a function left in the database and what it returned.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.cache import caches
from django.db import connection, transaction

Given = ParamSpec("Given")
Outcome = TypeVar("Outcome")
Rows = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class _Made:
    rows: Rows
    outcome: Any


_made: dict[Hashable, _Made] = {}
_fresh: dict[str, int] = {}


def remember_fresh() -> None:
    """What a database of the tests holds before a test: called before the first one."""
    _fresh.clear()
    _fresh.update(_counts(connection.introspection.table_names()))


def kept(build: Callable[Given, Outcome]) -> Callable[Given, Outcome]:
    """A function of plain values that only adds rows, and need not run for each test.

    Where the database is as before a test, it holds after the call the same rows with the same
    keys as after the first one, and the outcome is a copy of the first; elsewhere, and outside of
    tests, the function runs. Nothing else that it does is repeated: it sends no message and takes
    no file.
    """

    @wraps(build)
    def begin(*given: Given.args, **said: Given.kwargs) -> Outcome:
        # By how they read: clauses are equal whatever their identities.
        key = (build, repr(given), repr(sorted(said.items())))
        if not _fresh or _counts(_fresh) != _fresh:
            return build(*given, **said)
        if key in _made:
            return _put_back(_made[key])  # type: ignore[no-any-return]
        before = _rows()
        outcome = build(*given, **said)
        _made[key] = _Made(_added(before, _rows()), deepcopy(outcome))
        return outcome

    return begin


def _counts(tables: Iterable[str]) -> dict[str, int]:
    """How many rows each table holds."""
    asked = ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def _rows() -> Rows:
    """All that the database holds."""
    return {table: _read(table) for table, count in _counts(_fresh).items() if count}


def _added(before: Rows, after: Rows) -> Rows:
    """The rows that were not there before; what was there has to be there still."""
    added: Rows = {}
    for table, rows in after.items():
        known = set(before.get(table, ()))
        added[table] = [row for row in rows if row not in known]
        assert len(rows) == len(known) + len(added[table]), (
            f"a set-up that changes rows of {table} cannot be kept"
        )
    return {table: rows for table, rows in added.items() if rows}


def _put_back(made: _Made) -> Any:
    with transaction.atomic():  # at its end alone each key has to lead to a row
        for table, rows in made.rows.items():
            _write(table, rows)
    for name in ("redlines", "fragments"):
        caches[name].clear()  # what another test made of rows with the same keys
    return deepcopy(made.outcome)


def _read(table: str) -> list[Any]:
    """The rows of a table as the database itself has them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f'SELECT one::text FROM "{table}" AS one')
            return [row for (row,) in cursor.fetchall()]
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
        # A bare column would come as what it was declared to be.
        columns = ", ".join(f'coalesce("{name}", NULL)' for name, *_more in cursor.description)
        cursor.execute(f'SELECT {columns} FROM "{table}"')
        return cursor.fetchall()


def _write(table: str, rows: list[Any]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f'INSERT INTO "{table}" SELECT (one::"{table}").* FROM unnest(%s::text[]) AS one',
                [rows],
            )
            return
        places = ", ".join(["%s"] * len(rows[0]))
        cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', rows)
