"""Delegations: added, and their members' roles."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import DRAFTING, Delegation, DelegationKind, Group, Membership, Role
from meetings.services.problems import PeopleProblem
from resolutions.services.accounts import join_secretariat, leave_secretariat
from resolutions.services.history import signed


@transaction.atomic
def add_delegation(
    *, user: User, code: str, name: str, kind: DelegationKind, names: Mapping[str, str] = {}
) -> Delegation:
    """A new delegation. Raise PeopleProblem if the code is taken."""
    permissions.require(permissions.may_list_delegations(user))
    if Delegation.objects.filter(code=code).exists():
        raise PeopleProblem("code", _("There is a delegation with the code “%s” already.") % code)
    said = {language: words for language, words in names.items() if words}
    delegation = Delegation(code=code, name=name, kind=kind, names=said)
    signed(delegation, user).save()
    return delegation


@transaction.atomic
def set_chair(*, user: User, delegation: Delegation, group: Group | None) -> Delegation:
    """From now on the delegation, which is a chair's, chairs this group, or none.

    Raise PeopleProblem if it is no chair's.
    """
    permissions.require(permissions.may_list_delegations(user))
    if delegation.kind != DelegationKind.CHAIR:
        raise PeopleProblem("kind", _("Only a chair chairs a group."))
    if delegation.chairs != group:
        delegation.chairs = group
        signed(delegation, user).save(update_fields=["chairs"])
    return delegation


@transaction.atomic
def change_role(*, user: User, membership: Membership, role: Role) -> Membership:
    """Give a member another role in the delegation."""
    membership = _locked(user, membership)
    if membership.role != role:
        membership.role = role
        signed(membership, user).save(update_fields=["role"])
        _follow(membership)
    return membership


@transaction.atomic
def remove_member(*, user: User, membership: Membership) -> None:
    """A person no longer belongs to the delegation; the history keeps that he did."""
    membership = _locked(user, membership)
    signed(membership, user).delete()
    _follow(membership)


@transaction.atomic
def act_for(*, user: User, delegation: Delegation) -> Membership:
    """From now on the user acts for this delegation, and for no other.

    PermissionDenied unless he belongs to it.
    """
    User.objects.select_for_update().get(pk=user.pk)
    rows = {row.delegation_id: row for row in Membership.objects.filter(user=user)}
    permissions.require(delegation.pk in rows)
    chosen = rows[delegation.pk]
    for row in rows.values():
        if row.is_acting and row != chosen:
            row.is_acting = False
            signed(row, user).save(update_fields=["is_acting"])
    if not chosen.is_acting:
        chosen.is_acting = True
        signed(chosen, user).save(update_fields=["is_acting"])
    return chosen


def enter(*, user: User, person: User, delegation: Delegation, role: Role) -> Membership:
    """A person belongs to a delegation from now on, and acts for it if for no other yet.

    A part of other services, which ask for the permission; called within a transaction.
    """
    User.objects.select_for_update().get(pk=person.pk)
    acts = Membership.objects.filter(user=person, is_acting=True).exists()
    membership = Membership(user=person, delegation=delegation, role=role, is_acting=not acts)
    signed(membership, user).save()
    _follow(membership)
    return membership


def _follow(membership: Membership) -> None:
    """Of those in its delegations, the secretariat's group holds the ones who write for one."""
    if membership.delegation.kind != DelegationKind.SECRETARIAT:
        return
    person = membership.user
    offices = Membership.objects.filter(
        user=person, delegation__kind=DelegationKind.SECRETARIAT, role__in=DRAFTING
    )
    if offices.exists():
        join_secretariat(person)
    else:
        leave_secretariat(person)


def _locked(user: User, membership: Membership) -> Membership:
    """The row as it stands, locked; PermissionDenied unless the user may manage its delegation."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("delegation", "user")
    found = rows.get(pk=membership.pk)
    permissions.require(permissions.may_manage(user, found.delegation))
    return found
