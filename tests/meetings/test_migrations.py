"""The migrations of accounts, there and back and there again, with people in the tables."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from meetings.models import Membership
from resolutions.permissions import SECRETARIAT
from resolutions.services.accounts import system_user

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("meetings", "0001_initial"), ("amendments", "0001_initial")]


def migrate(targets: list[tuple[str, str]]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


def test_people_who_are_there_keep_their_rights_and_can_log_in() -> None:
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    group = Group.objects.get_or_create(name=SECRETARIAT)[0]
    migrate(BEFORE)
    try:
        clerk = User.objects.create(username="clerk", email="Clerk@Example.org")
        reader = User.objects.create(username="reader", email="reader@example.org")
        User.objects.create(username="nobody")
        clerk.groups.add(group)
        system_user()
    finally:
        migrate(latest)
    confirmed = dict(EmailAddress.objects.filter(verified=True).values_list("user", "email"))
    assert confirmed == {clerk.pk: "clerk@example.org", reader.pk: "reader@example.org"}
    office = Membership.objects.get()
    assert (office.user, office.role, office.is_acting) == (clerk, "head", True)
    assert office.delegation.code == "secretariat"
