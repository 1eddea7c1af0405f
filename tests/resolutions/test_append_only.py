"""What was written into a history stays there, whoever asks the database otherwise."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Model
from django.utils import timezone
from simple_history.models import HistoricalChanges

from amendments.models import ContributionState, Transition
from resolutions.append_only import append_only_tables, guard, release
from tests.amendments.owned import owned
from tests.trees import secretary

HISTORIES = [
    model for model in apps.get_models(include_auto_created=True)
    if issubclass(model, HistoricalChanges)
]  # fmt: skip
SAMPLES: dict[type[models.Field[Any, Any]], Any] = {
    models.BooleanField: False,
    models.DateTimeField: timezone.now,
    models.FloatField: 0.5,
    models.IntegerField: 1,
    models.BigIntegerField: 1,
    models.JSONField: list,
    models.UUIDField: "00000000-0000-4000-8000-000000000000",
}


def row_of(model: type[Model], **said: Any) -> Model:
    """A row of a history with something in every field that must have it."""
    for field in model._meta.concrete_fields:
        if field.null or field.primary_key or field.has_default():
            continue
        # What names a row of another table binds nothing in a history.
        kind = models.IntegerField if field.is_relation else type(field)
        found = next((SAMPLES[k] for k in kind.__mro__ if k in SAMPLES), "~")
        said[field.attname] = found() if callable(found) else found
    row: Model = model._default_manager.create(**said)
    return row


def refuses(change: Any) -> bool:
    """Whether the database refuses, and the transaction around goes on."""
    try:
        with transaction.atomic():
            change()
    except IntegrityError as error:
        return "append-only" in str(error)
    return False


RAW = {
    "sqlite": (
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "UPDATE OR REPLACE {table} SET {key} = {key}",
    ),
    "postgresql": ("TRUNCATE {table}", "TRUNCATE {table} CASCADE"),
}
"""SQLite replaces rows without deleting them, PostgreSQL empties tables without asking each."""


def refuses_sql(model: type[Model]) -> bool:
    """Whether every statement that could change or delete rows of the table is refused."""
    names = {
        "table": connection.ops.quote_name(model._meta.db_table),
        "key": connection.ops.quote_name(model._meta.pk.column),
    }
    plain = ("UPDATE {table} SET {key} = {key}", "DELETE FROM {table}")
    statements = [one.format(**names) for one in (*plain, *RAW[connection.vendor])]
    return all(refuses(lambda statement=one: execute(statement)) for one in statements)


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # nothing waits for the table any more
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.parametrize("model", HISTORIES, ids=lambda model: model._meta.label)
def test_no_row_of_a_history_is_changed_or_deleted(model: type[Model]) -> None:
    key = row_of(model).pk
    rows = model._default_manager.filter(pk=key)
    name = next(
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and not isinstance(field, models.UUIDField)
    )
    value = rows.values_list(name, flat=True).get()
    assert refuses(lambda: rows.update(**{name: value}))
    assert refuses(lambda: rows._raw_delete(rows.db))
    assert refuses(rows.delete)
    assert refuses_sql(model)
    assert rows.exists()


@pytest.mark.django_db
def test_no_step_of_a_contribution_is_changed_or_deleted() -> None:
    contribution = owned()
    step = Transition.objects.create(
        contribution=contribution, step="begun", state=ContributionState.DRAFT, by=secretary()
    )
    rows = Transition.objects.filter(pk=step.pk)
    assert refuses(lambda: rows.update(note="never"))
    assert refuses(rows.delete)
    assert refuses(lambda: setattr(step, "note", "never") or step.save())
    assert refuses_sql(Transition)
    assert Transition.objects.get().note == ""


@pytest.mark.django_db
def test_every_app_with_a_history_is_guarded() -> None:
    """The list above is not empty, and each of its tables is one that the guard knows."""
    tables = append_only_tables(apps.get_models(include_auto_created=True))
    assert {model._meta.db_table for model in HISTORIES} < set(tables)
    assert Transition._meta.db_table in tables
    assert len(HISTORIES) > 15


@pytest.mark.django_db
def test_migrate_makes_the_guards_that_are_missing() -> None:
    """As after a migration for which SQLite made the table anew, or which released it."""
    model = HISTORIES[-1]
    key = row_of(model).pk
    release(connection, [model._meta.db_table])
    model._default_manager.filter(pk=key).update(history_change_reason="corrected")
    call_command("migrate", verbosity=0, stdout=io.StringIO())
    assert refuses(model._default_manager.filter(pk=key).delete)


@pytest.mark.django_db(transaction=True)
def test_a_history_can_still_be_migrated() -> None:
    """A column comes, is filled, and goes; SQLite makes the table anew for it."""
    model = next(m for m in HISTORIES if m._meta.db_table == "resolutions_historicalbody")
    key = row_of(model).pk
    added = models.CharField(max_length=5, default="x")
    added.set_attributes_from_name("added")
    with connection.schema_editor() as editor:
        editor.add_field(model, added)
        editor.remove_field(model, added)
    guard(connection, [model._meta.db_table])
    assert refuses(model._default_manager.filter(pk=key).delete)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_the_tests_can_empty_the_database(turn: int) -> None:
    """The second turn finds nothing of the first, and the guards again."""
    model = HISTORIES[0]
    assert not model._default_manager.filter(history_change_reason="turn").exists()
    key = row_of(model, history_change_reason="turn").pk
    assert refuses(model._default_manager.filter(pk=key).delete)
