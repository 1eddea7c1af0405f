"""Tests that commit: the database is emptied behind them, the append-only history too."""

from typing import Any

from django.test import TransactionTestCase

_migrated: list[str] = []


def remember() -> None:
    """What migrations made, for `empty_with_history`: called before the first test."""
    from django.db import connection

    _migrated[:] = [connection.creation.serialize_db_to_string()]


def empty_with_history() -> None:
    """From now on a test that commits leaves the database as its migrations made it.

    The guards of history are lifted while it is emptied. The rows of the migrations stand there
    again: where several processes test, the next one may be a test that counts on them.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_with_history(case: TransactionTestCase, *args: Any) -> None:
        from django.apps import apps
        from django.db import connection

        from resolutions.append_only import append_only_tables, guard, release

        tables = append_only_tables(apps.get_models(include_auto_created=True))
        release(connection, tables)
        case.available_apps = []  # or `flush` would make permissions, and with other keys
        flush(case, *args)
        connection.creation.deserialize_db_from_string(_migrated[0])
        guard(connection, tables)

    TransactionTestCase._fixture_teardown = flush_with_history  # type: ignore[method-assign]
