"""The migrations that carry rows along, there from nothing and back, with rows in the tables.

One way through all of them: each way takes as long as a file of tests, and back three times that.
"""

import gc
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import StateApps

from meetings.models import Document, Membership
from resolutions.permissions import SECRETARIAT
from resolutions.services.accounts import system_user
from tests.migrated import empty_database

pytestmark = pytest.mark.django_db(transaction=True)

OURS = ("resolutions", "meetings", "amendments")
WITHOUT_ACCOUNTS = [("meetings", "0001_initial"), ("amendments", "0001_initial")]
WITH_DESKS = [("amendments", "0006_desks"), ("meetings", "0004_desks")]
AFTER_DESKS = ("amendments", "0007_meeting_of_the_document")


def migrate(targets: list[tuple[str, str]]) -> StateApps:
    """The tables are as those migrations left them; the models that fit them."""
    MigrationExecutor(connection).migrate(targets)
    gc.collect()
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def nothing() -> Iterator[None]:
    """A database without tables; garbage, the models of each state, is collected at each stop."""
    gc.disable()
    with empty_database():
        yield
    gc.enable()


@pytest.mark.usefixtures("nothing")
def test_people_and_documents_are_carried_along() -> None:
    """People who are there keep their rights and can log in; a document takes the meeting of its
    contribution over, which is the contribution's again on the way back."""
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    migrate(WITHOUT_ACCOUNTS + [node for node in latest if node[0] not in OURS])
    clerk, reader = enter_people(Group.objects.get_or_create(name=SECRETARIAT)[0])
    held = enter_document(migrate(WITH_DESKS), clerk)
    migrate(latest)
    check_people(clerk, reader)
    check_document(held)
    assert meetings_on_the_way_back() == [held]


def meetings_on_the_way_back() -> list[int]:
    """Everything is undone; the meetings of the contributions where that stood there before."""
    found: list[int] = []

    def look(action: str, migration: Migration | None = None, _fake: bool = False) -> None:
        undone = migration and (migration.app_label, migration.name)
        if action == "unapply_success" and undone == AFTER_DESKS:
            with connection.cursor() as cursor:
                cursor.execute("SELECT meeting_id FROM amendments_contribution")
                found.extend(key for (key,) in cursor.fetchall())

    MigrationExecutor(connection, look).migrate(WITHOUT_ACCOUNTS)
    return found


def enter_people(group: Group) -> tuple[User, User]:
    clerk = User.objects.create(username="clerk", email="Clerk@Example.org")
    reader = User.objects.create(username="reader", email="reader@example.org")
    User.objects.create(username="nobody")
    clerk.groups.add(group)
    system_user()
    return clerk, reader


def check_people(clerk: User, reader: User) -> None:
    confirmed = dict(EmailAddress.objects.filter(verified=True).values_list("user", "email"))
    assert confirmed == {clerk.pk: "clerk@example.org", reader.pk: "reader@example.org"}
    office = Membership.objects.get()
    assert (office.user, office.role, office.is_acting) == (clerk, "head", True)
    assert office.delegation.code == "secretariat"


def enter_document(apps: StateApps, user: User) -> int:
    """A contribution with its meeting, as it was; the meeting's key."""
    group = apps.get_model("meetings", "Group").objects.create(code="pp", name="PP")
    held = apps.get_model("meetings", "Meeting").objects.create(group=group, title="One")
    document = apps.get_model("meetings", "Document").objects.create(meeting="C23", number=7)
    apps.get_model("amendments", "Contribution").objects.create(
        document=document, meeting=held, language="en", created_by_id=user.pk
    )
    return int(held.pk)


def check_document(held: int) -> None:
    found = Document.objects.get()
    assert (found.prefix, found.number, found.meeting_id) == ("C23", 7, held)
    assert found.history.get().history_change_reason == "the meeting of the contribution"
