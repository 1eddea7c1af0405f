"""Who is at a draft now: said by their browsers every few seconds, and soon forgotten."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from amendments import permissions
from amendments.models import Presence, Proposal


@transaction.atomic
def note_presence(*, user: User, proposal: Proposal, uid: str = "") -> None:
    """The user is at the draft, and at this clause of it. PermissionDenied unless it may be edited.

    Nothing of a text changes by it, and it has no history.
    """
    permissions.require(permissions.may_edit(user, proposal.contribution))
    Presence.objects.update_or_create(
        proposal=proposal, user=user, defaults={"uid": uid[:36], "seen_at": timezone.now()}
    )
