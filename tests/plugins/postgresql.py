"""Run the tests that ask a database on PostgreSQL, and those only.

Loaded by `-p` on the command line (`make test-postgresql`), so that DATABASE_URL is set before
Django reads its settings: from a conftest it would come too late, and the tests would run on
SQLite without a word.
"""

import pytest

from tests.plugins.postgresql_server import begin

ASKING = {"db", "transactional_db", "django_db_setup", "live_server"}


def asks_a_database(item: pytest.Item) -> bool:
    """Whether a test reaches the database, by its mark or by a fixture at any depth."""
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or not ASKING.isdisjoint(fixtures)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that have run on SQLite's turn and would only run the same again."""
    chosen = [
        item for item in items if asks_a_database(item) and not item.get_closest_marker("once")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


begin()
