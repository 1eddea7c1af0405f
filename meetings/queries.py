"""What the pages of delegations read, each in a constant number of SQL queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from meetings.models import Delegation, Invitation, Membership, Role
from resolutions.permissions import AnyUser


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation in the list, with how many belong to it and how many were invited."""

    delegation: Delegation
    name: str
    members: int
    invited: int


@dataclass(frozen=True, slots=True)
class DelegationSheet:
    """Who belongs to a delegation, and who was asked to."""

    delegation: Delegation
    members: tuple[Membership, ...]
    invitations: tuple[Invitation, ...]


def acting_delegation(user: AnyUser) -> Delegation | None:
    """The delegation for which the user acts now."""
    found = acting_membership(user)
    return found.delegation if found else None


def acting_membership(user: AnyUser) -> Membership | None:
    """The membership in which the user acts now, its delegation loaded."""
    return Membership.objects.acting(user).select_related("delegation").first()


def acting_names(users: Iterable[int]) -> dict[int, str]:
    """The names of the delegations for which these users act, by the users' keys; one query."""
    rows = Membership.objects.filter(user__in=users, is_acting=True).select_related("delegation")
    return {row.user_id: str(row.delegation) for row in rows}


def memberships_of(user: AnyUser) -> tuple[Membership, ...]:
    """All delegations to which the user belongs, by name."""
    if not user.is_authenticated or not user.is_active:
        return ()
    rows = Membership.objects.filter(user=user).select_related("delegation")
    return tuple(rows.order_by("delegation__name", "pk"))


def list_delegations() -> tuple[DelegationRow, ...]:
    """All delegations with their numbers, by name; one query."""
    still_open = Invitation.objects.open().values("pk")
    rows: QuerySet[Any] = Delegation.objects.annotate(
        members=Count("memberships", distinct=True),
        invited=Count("invitations", filter=Q(invitations__in=still_open), distinct=True),
    )
    return tuple(DelegationRow(row, str(row), row.members, row.invited) for row in rows)


def read_delegation(delegation: Delegation) -> DelegationSheet:
    """Its members, heads first, and its open invitations; two queries."""
    rows = delegation.memberships.select_related("user")
    members = sorted(rows, key=lambda one: (Role.values.index(one.role), full_name(one.user)))
    invitations = delegation.invitations.open().select_related("invited_by").order_by("email")
    return DelegationSheet(delegation, tuple(members), tuple(invitations))


def full_name(user: User) -> str:
    """What a page calls a person: the name, else the e-mail address, else the account's name."""
    return user.get_full_name() or user.email or user.get_username()
