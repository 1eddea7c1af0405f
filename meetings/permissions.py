"""Who may do what in delegations and with what meetings leave behind, as plain predicates.

A person's rights are those of the membership in which he acts now. The secretariat's rights are
`resolutions.permissions`' to say; the services here keep its group in step with the memberships.
"""

from __future__ import annotations

from meetings.models import DRAFTING, Delegation, DelegationKind, Document, Membership, Role
from resolutions.permissions import AnyUser, is_secretariat, may_publish, require

__all__ = [
    "is_administrator",
    "is_chair",
    "is_delegate",
    "is_secretariat",
    "may_build",
    "may_correct",
    "may_link",
    "may_list_delegations",
    "may_manage",
    "may_manage_meetings",
    "may_register",
    "require",
]

DELEGATES = (
    DelegationKind.MEMBER_STATE,
    DelegationKind.SECTOR_MEMBER,
    DelegationKind.REGIONAL_GROUP,
)
"""The kinds of delegations that submit contributions of their own."""


def is_delegate(user: AnyUser) -> bool:
    """Whether the user acts for a member or a group of members, and may write for it."""
    acting = Membership.objects.acting(user)
    return acting.filter(delegation__kind__in=DELEGATES, role__in=DRAFTING).exists()


def is_chair(user: AnyUser) -> bool:
    """Whether the user acts as the chair or the rapporteur of a group, and may write as such."""
    acting = Membership.objects.acting(user)
    return acting.filter(delegation__kind=DelegationKind.CHAIR, role__in=DRAFTING).exists()


def is_administrator(user: AnyUser) -> bool:
    """Whether the user runs the site; that alone opens no draft."""
    return user.is_authenticated and user.is_active and user.is_superuser


def may_list_delegations(user: AnyUser) -> bool:
    """Whether the user may see all delegations and add one."""
    return is_secretariat(user)


def may_manage(user: AnyUser, delegation: Delegation) -> bool:
    """Whether the user may see who is in the delegation, invite, change roles and remove.

    The secretariat may in every delegation, a head in the one he acts for.
    """
    if is_secretariat(user):
        return True
    acting = Membership.objects.acting(user)
    return acting.filter(delegation=delegation, role=Role.HEAD).exists()


def may_manage_meetings(user: AnyUser) -> bool:
    """Whether the user may enter groups and meetings, and set deadlines."""
    return is_secretariat(user)


def may_link(user: AnyUser) -> bool:
    """Whether the user may add links, confirm and dismiss them."""
    return is_secretariat(user)


def may_build(user: AnyUser) -> bool:
    """Whether the user may have mandates read anew: whoever publishes does."""
    return may_publish(user)


def may_correct(user: AnyUser) -> bool:
    """Whether the user may correct what was read of a mandate, and say how far it is done."""
    return is_secretariat(user)


def may_register(user: AnyUser, document: Document) -> bool:
    """Whether the user may register this document, or change what the register says of it.

    What a delegation proposes, and what is taken in as a contribution, goes its own way.
    """
    if not is_secretariat(user) or document.delegation_id is not None:
        return False
    return document.pk is None or not hasattr(document, "contribution")
