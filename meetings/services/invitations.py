"""Invitations: sent, revoked, accepted."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.mail import get_connection, send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import Delegation, Invitation, Membership, Role
from meetings.models.invitations import hash_token
from meetings.queries import full_name
from meetings.services.accounts import find_person, gave_address, has_address, open_account
from meetings.services.delegations import enter
from meetings.services.problems import PeopleProblem
from resolutions.services.history import signed

VALID_FOR = timedelta(days=14)


def invite(
    *, user: User, delegation: Delegation, email: str, role: Role, link: Callable[[str], str]
) -> Invitation:
    """Ask somebody by e-mail into the delegation; an earlier invitation of his is void.

    `link` makes the address of the page that accepts a token. Raise PeopleProblem if he belongs to
    the delegation already, or if the message cannot be sent: then the invitation is void.
    """
    permissions.require(permissions.may_manage(user, delegation))
    token = secrets.token_urlsafe(32)
    invitation = _write(user, delegation, email.strip().lower(), role, token)
    try:
        _send(invitation, link(token))
    except OSError as error:  # smtplib's exceptions are OSErrors
        revoke(user=user, invitation=invitation)
        problem = _("The message could not be sent; nobody is invited. Try again later.")
        raise PeopleProblem("mail", problem) from error
    return invitation


@transaction.atomic
def _write(user: User, delegation: Delegation, email: str, role: Role, token: str) -> Invitation:
    """The invitation as it is kept, and any former one of that address void."""
    if gave_address(user, email):
        raise PeopleProblem("oneself", _("You cannot invite yourself; ask somebody else to."))
    person = find_person(email)
    if person and Membership.objects.filter(user=person, delegation=delegation).exists():
        raise PeopleProblem("member", _("%s belongs to this delegation already.") % email)
    Delegation.objects.select_for_update().get(pk=delegation.pk)  # one invitation at a time
    for former in delegation.invitations.filter(email=email, accepted_at=None, revoked_at=None):
        _void(user, former)
    invitation = Invitation(
        delegation=delegation,
        email=email,
        role=role,
        token_hash=hash_token(token),
        invited_by=user,
        expires_at=timezone.now() + VALID_FOR,
    )
    signed(invitation, user).save()
    return invitation


@transaction.atomic
def revoke(*, user: User, invitation: Invitation) -> None:
    """The invitation opens nothing any more; one that was accepted stays so."""
    found = Invitation.objects.select_for_update().get(pk=invitation.pk)
    permissions.require(permissions.may_manage(user, found.delegation))
    if found.accepted_at is None and found.revoked_at is None:
        _void(user, found)


@transaction.atomic
def accept_as_new(*, token: str, name: str, password: str) -> User:
    """Make an account for the person who was invited, and let him into the delegation.

    Whoever has the token has read mail at that address, so that it counts as confirmed. Raise
    PeopleProblem if the token opens nothing, or the address has an account already.
    """
    invitation = _opened(token)
    if find_person(invitation.email) is not None:
        raise PeopleProblem("account", _("This address has an account; log in with it."))
    person = open_account(email=invitation.email, password=password, name=name)
    _let_in(person, invitation)
    return person


@transaction.atomic
def accept_as_member(*, user: User, token: str) -> Membership:
    """Let the user, whom the invitation names, into the delegation.

    Raise PeopleProblem if the token opens nothing, is somebody else's, or was sent by the user
    himself, who may have taken the address since.
    """
    invitation = _opened(token)
    if not has_address(user, invitation.email) or invitation.invited_by_id == user.pk:
        raise PeopleProblem("token", _("This invitation is not valid any more."))
    return _let_in(user, invitation)


def _opened(token: str) -> Invitation:
    rows = Invitation.objects.open().with_token(token).select_for_update(of=("self",))
    invitation = rows.select_related("delegation").first()
    if invitation is None:
        raise PeopleProblem("token", _("This invitation is not valid any more."))
    return invitation


def _let_in(person: User, invitation: Invitation) -> Membership:
    """The invitation is used, its role given; of a member the role stays as it is."""
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = person
    signed(invitation, person).save(update_fields=["accepted_at", "accepted_by"])
    delegation = invitation.delegation
    known = Membership.objects.filter(user=person, delegation=delegation).first()
    role = Role(invitation.role)
    return known or enter(user=person, person=person, delegation=delegation, role=role)


def _void(user: User, invitation: Invitation) -> None:
    invitation.revoked_at = timezone.now()
    signed(invitation, user).save(update_fields=["revoked_at"])


def _send(invitation: Invitation, address: str) -> None:
    said = {
        "invitation": invitation,
        "delegation": invitation.delegation,
        "sender": full_name(invitation.invited_by),
        "address": address,
    }
    subject = " ".join(render_to_string("meetings/invitation_subject.txt", said).split())
    message = render_to_string("meetings/invitation_message.txt", said)
    # Whoever invites is waiting to hear whether it went, and no transaction waits with him.
    send_mail(subject, message, None, [invitation.email], connection=get_connection(at_once=True))
