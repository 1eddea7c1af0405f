"""Saying whose a contribution is that came on paper or as a file."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from amendments import permissions
from amendments.models import Contribution
from meetings.models import Delegation, Document
from resolutions.services.history import signed


@transaction.atomic
def attribute(*, user: User, contribution: Contribution, delegation: Delegation) -> Contribution:
    """The contribution is the delegation's from now on, as if that had sent it in.

    Where it stands and what becomes of it is on the delegation's pages, and it may go on from it.
    The source that is printed stays as it is. It cannot be given to another one later: what is said
    of it in confidence is said to its sponsors. PermissionDenied unless `may_attribute`.
    """
    rows = Contribution.objects.select_for_update(of=("self",))
    found: Contribution = rows.get(pk=contribution.pk)
    permissions.require(permissions.may_attribute(user, found))
    found.delegation = delegation
    signed(found, user).save(update_fields=["delegation"])
    document = Document.objects.select_for_update(of=("self",)).get(pk=found.document_id)
    document.delegation = delegation
    signed(document, user).save(update_fields=["delegation"])
    return found
