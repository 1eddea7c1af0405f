"""Tests that commit: the database is emptied behind them, the append-only history too."""

from typing import Any

from django.test import TransactionTestCase


def empty_with_history() -> None:
    """From now on the guards of history are lifted while a test's database is emptied.

    Django's `flush` ends with `post_migrate`, which makes them again.
    """
    flush = TransactionTestCase._fixture_teardown

    def flush_with_history(case: TransactionTestCase, *args: Any) -> None:
        from django.apps import apps
        from django.db import connection

        from resolutions.append_only import append_only_tables, release

        release(connection, append_only_tables(apps.get_models(include_auto_created=True)))
        flush(case, *args)

    TransactionTestCase._fixture_teardown = flush_with_history  # type: ignore[method-assign]
