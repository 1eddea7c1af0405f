"""The database that a test run says it uses is the one it uses."""

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_run_is_on_the_database_it_names() -> None:
    assert connection.vendor == os.environ.get("EXPECTED_DATABASE", connection.vendor)


@pytest.mark.django_db
def test_sqlite_takes_the_lock_when_a_transaction_begins() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("SQLite's own setting")
    assert connection.transaction_mode == "IMMEDIATE"
