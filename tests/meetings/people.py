"""Delegations and people made by hand: what the tests of who may do what stand on."""

from __future__ import annotations

from django.contrib.auth.models import User

from meetings.models import Delegation, DelegationKind, Role
from meetings.services.accounts import open_account
from meetings.services.delegations import enter
from tests.trees import secretary

PASSWORD = "a word that nobody guesses"


def delegation(code: str = "canada", kind: str = DelegationKind.MEMBER_STATE) -> Delegation:
    """A delegation with that code."""
    said = {"name": code.capitalize(), "names": {"zh": "代表团"}, "kind": kind}
    return Delegation.objects.get_or_create(code=code, defaults=said)[0]


def person(name: str = "dana") -> User:
    """An account with that address, which belongs nowhere."""
    found = User.objects.filter(email=f"{name}@example.org").first()
    return found or open_account(email=f"{name}@example.org", password=PASSWORD, name=name)


def member(name: str, of: Delegation, role: Role = Role.DRAFTER) -> User:
    """An account in that delegation; it acts for the first that it was put in."""
    user = person(name)
    enter(user=secretary(), person=user, delegation=of, role=role)
    return user


def administrator() -> User:
    """A superuser, who belongs to no delegation."""
    return User.objects.get_or_create(
        username="root", defaults={"is_superuser": True, "is_staff": True}
    )[0]
