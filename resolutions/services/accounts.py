"""Accounts: the secretariat's group, and who acts when a command runs."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.db import transaction

from resolutions.permissions import SECRETARIAT

SYSTEM = "system"


@transaction.atomic
def system_user() -> User:
    """The account in whose name commands act; nobody can log in with it."""
    user, created = User.objects.get_or_create(username=SYSTEM)
    if created:
        user.set_unusable_password()
        user.save()
    join_secretariat(user)
    return user


def join_secretariat(user: User) -> None:
    """Make the user a member of the secretariat."""
    user.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])


def leave_secretariat(user: User) -> None:
    """The user is a member of the secretariat no longer."""
    user.groups.remove(*user.groups.filter(name=SECRETARIAT))
