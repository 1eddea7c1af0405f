"""The meeting of a contribution becomes its document's, and is the contribution's again on the way
back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from meetings.models import Document
from tests.trees import secretary

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("amendments", "0006_desks"), ("meetings", "0004_desks")]


def migrate(targets: list[tuple[str, str]]) -> StateApps:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def test_a_document_takes_the_meeting_of_its_contribution_over() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    user = secretary()
    try:
        apps = migrate(BEFORE)
        group = apps.get_model("meetings", "Group").objects.create(code="pp", name="PP")
        held = apps.get_model("meetings", "Meeting").objects.create(group=group, title="One")
        document = apps.get_model("meetings", "Document").objects.create(meeting="C23", number=7)
        apps.get_model("amendments", "Contribution").objects.create(
            document=document, meeting=held, language="en", created_by_id=user.pk
        )
        migrate(latest)
        found = Document.objects.get()
        assert (found.prefix, found.number, found.meeting_id) == ("C23", 7, held.pk)
        assert found.history.get().history_change_reason == "the meeting of the contribution"
        back = migrate(BEFORE).get_model("amendments", "Contribution").objects.get()
        assert back.meeting_id == held.pk
    finally:
        migrate(latest)
