"""What the templates of every page need about who is there, and for whom."""

from __future__ import annotations

from django import template

from meetings import permissions, queries
from meetings.models import Membership
from resolutions.permissions import AnyUser

register = template.Library()


@register.simple_tag
def memberships_of(user: AnyUser) -> tuple[Membership, ...]:
    """All delegations to which the user belongs; one of them is the acting one, or none."""
    return queries.memberships_of(user)


@register.filter
def may_list_delegations(user: object) -> bool:
    """Whether the user (if there is one: an error page has none) may see all delegations."""
    return hasattr(user, "is_authenticated") and permissions.may_list_delegations(user)  # type: ignore[arg-type]


@register.filter
def is_delegate(user: object) -> bool:
    """Whether the user (if there is one) acts for a member and may write for it."""
    return hasattr(user, "is_authenticated") and permissions.is_delegate(user)  # type: ignore[arg-type]


@register.filter
def acting_one(memberships: tuple[Membership, ...]) -> Membership | None:
    """Of a person's memberships, the one in which he acts now."""
    return next((one for one in memberships if one.is_acting), None)


register.filter("full_name", queries.full_name)
