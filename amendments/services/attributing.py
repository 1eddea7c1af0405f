"""Saying whose a contribution is that came on paper or as a file, and saying it anew."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.models import Audience, Comment, Contribution, Transition
from amendments.services.steps import lock
from meetings.models import Delegation, Document
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem


@transaction.atomic
def attribute(
    *, user: User, contribution: Contribution, delegation: Delegation | None
) -> Contribution:
    """The contribution is the delegation's from now on, as if that had sent it in; or nobody's.

    Where it stands and what becomes of it is on the delegation's pages, and it may go on from it.
    The source that is printed stays as it is. What was said wrongly can be corrected: what the
    delegation that was named before said among its own stays with it alone. Raise ImportProblem if
    that has acted on the contribution, or the secretariat has written to it. PermissionDenied
    unless `may_attribute`.
    """
    found = lock(contribution)
    permissions.require(permissions.may_attribute(user, found))
    if found.delegation == delegation:
        return found
    if found.delegation is not None:
        _take_from(user, found, found.delegation)
    found.delegation = delegation
    signed(found, user).save(update_fields=["delegation"])
    document = Document.objects.select_for_update(of=("self",)).get(pk=found.document_id)
    document.delegation = delegation
    signed(document, user).save(update_fields=["delegation"])
    return found


def _take_from(user: User, contribution: Contribution, former: Delegation) -> None:
    """What is for its sponsors is for the former owner alone, before another one comes."""
    if Transition.objects.filter(contribution=contribution, delegation=former).exists():
        raise ImportProblem(
            "acted", _("%(delegation)s has acted on it; it stays theirs.") % {"delegation": former}
        )
    said = Comment.objects.filter(contribution=contribution, audience=Audience.SPONSORS)
    if said.filter(parent=None, delegation=None).exists():
        words = _("The secretariat wrote to %(delegation)s about it; it stays theirs.")
        raise ImportProblem("told", words % {"delegation": former})
    for comment in said:
        comment.audience = Audience.DELEGATION
        signed(comment, user).save(update_fields=["audience"])
