"""A set-up that is kept: its rows come back as they were, and no test hands on its changes."""

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from resolutions.models import Version
from tests.amendments.editions import store
from tests.kept import kept
from tests.meetings.people import delegation, person
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
TEXT = make_text(footnote='é 字 \t"quoted", {braces}, (brackets) and a \\ backslash')


def rows() -> dict[str, list[str]]:
    """Every row of every table, as it reads."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def test_all_that_was_stored_comes_back_and_is_nobodys_alone() -> None:
    build, left = kept(store.__wrapped__), []  # type: ignore[attr-defined]
    for _time in range(3):
        with transaction.atomic():
            version = build(TEXT)
            assert version == Version.objects.get() and version.resolution.number == "140"
            left.append(rows())
            version.resolution.number = "changed by a test"
            User.objects.all().update(first_name="changed by a test")
            transaction.set_rollback(True)
    assert left[0] == left[1] == left[2]


def test_where_something_is_already_it_runs() -> None:
    times: list[User] = []

    @kept
    def build() -> None:
        times.append(person("dana"))

    with transaction.atomic():
        build()
        transaction.set_rollback(True)
    build()
    assert len(times) == 1 and User.objects.filter(pk=times[0].pk).exists()
    User.objects.all().delete()
    delegation()
    build()
    assert len(times) == 2


def test_a_set_up_that_changes_what_migrations_made_is_refused() -> None:
    @kept
    def build() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE resolutions_body SET name = 'otherwise'")

    with pytest.raises(AssertionError, match="resolutions_body"):
        build()


def test_what_comes_after_has_keys_of_its_own() -> None:
    @kept
    def build() -> User:
        return secretary()

    keys = []
    for _time in range(2):
        with transaction.atomic():
            keys.append((build().pk, person("dana").pk))
            transaction.set_rollback(True)
    assert all(first != second for first, second in keys)
