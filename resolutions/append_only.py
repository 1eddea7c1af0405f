"""History is written once: the database itself refuses to change or to delete a row of it.

Triggers guard every history table and every table that says so (`append_only = True` on its
model), on SQLite and on PostgreSQL. They are made after each `migrate`, not by a migration: SQLite
drops a table's triggers whenever a migration rebuilds the table, and a table that is added later
must not be forgotten. docs/data.md says what that means for a migration.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model
from simple_history.models import HistoricalChanges

REFUSAL = "history is append-only"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION refuse_change_of_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '{REFUSAL}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def guard_history(sender: AppConfig, using: str, **_said: Any) -> None:
    """After this call the app's history can be added to and nothing else: for `post_migrate`."""
    guard(connections[using], append_only_tables(sender.get_models(include_auto_created=True)))


def append_only_tables(models: Iterable[type[Model]]) -> tuple[str, ...]:
    """The tables of those models that keep history, or say of themselves that they do."""
    return tuple(
        model._meta.db_table
        for model in models
        if issubclass(model, HistoricalChanges) or getattr(model, "append_only", False)
    )


def guard(connection: BaseDatabaseWrapper, tables: Sequence[str]) -> None:
    """The tables that are there have their triggers; those that have them keep them."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        statements = [
            statement
            for table in tables
            if table in there
            for statement in _triggers(connection, table)
        ]
        if statements and connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for statement in statements:
            cursor.execute(statement)


def release(connection: BaseDatabaseWrapper, tables: Sequence[str]) -> None:
    """Take the triggers off: for a data migration that corrects history, and to empty a database.

    The next `migrate`, or the end of the one that runs, makes them again.
    """
    with connection.cursor() as cursor:
        for table in tables:
            for event in ("update", "delete", "truncate", "replace"):
                if connection.vendor == "postgresql":
                    name, where = _named(connection, table, event), connection.ops.quote_name(table)
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {where}")
                else:
                    cursor.execute(f"DROP TRIGGER IF EXISTS {_named(connection, table, event)}")


def _named(connection: BaseDatabaseWrapper, table: str, event: str) -> str:
    return str(connection.ops.quote_name(f"{table}_no_{event}"))


def _triggers(connection: BaseDatabaseWrapper, table: str) -> Iterable[str]:
    """What makes the triggers of one table, in the words of its database."""
    where = connection.ops.quote_name(table)
    if connection.vendor == "postgresql":
        does = "EXECUTE FUNCTION refuse_change_of_history()"
        for event, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
            name = _named(connection, table, event)
            yield (
                f"CREATE OR REPLACE TRIGGER {name} BEFORE {event.upper()} ON {where} "
                f"FOR EACH {each} {does}"
            )
        return
    does = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    for event in ("update", "delete"):
        name = _named(connection, table, event)
        yield f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event.upper()} ON {where} {does}"
    # INSERT OR REPLACE deletes the row that it replaces, and fires no trigger of a deletion.
    name = _named(connection, table, "replace")
    taken = f"EXISTS (SELECT 1 FROM {where} WHERE rowid = NEW.rowid)"
    yield f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE INSERT ON {where} WHEN {taken} {does}"
