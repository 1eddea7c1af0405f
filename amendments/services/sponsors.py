"""Co-sponsors: asked, and what they answer. Each change keeps the source line in step."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.models import Contribution, ContributionState, Sponsorship, SponsorState
from amendments.services.notices import Event, Link, sponsors_of, tell
from amendments.services.sources import keep_source
from amendments.services.steps import lock
from meetings.models import Delegation
from meetings.permissions import DELEGATES
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem


@transaction.atomic
def invite_sponsor(
    *, user: User, contribution: Contribution, delegation: Delegation, link: Link = str
) -> Sponsorship:
    """Ask a delegation to co-sponsor the draft, which it sees from now on.

    One that is asked already, or sponsors it, stays so; one that had declined or withdrawn is asked
    again. Raise ImportProblem for the owner, and for a kind that submits nothing.
    """
    found = lock(contribution)
    permissions.require(permissions.may_ask_sponsors(user, found))
    if delegation.pk == found.delegation_id:
        raise ImportProblem("owner", _("A delegation does not co-sponsor its own contribution."))
    if delegation.kind not in DELEGATES:
        raise ImportProblem("kind", _("%s submits no contributions.") % delegation)
    asked = Sponsorship.objects.filter(contribution=found, delegation=delegation).first()
    if asked and asked.state in (SponsorState.INVITED, SponsorState.ACCEPTED):
        return asked
    asked = asked or Sponsorship(contribution=found, delegation=delegation)
    asked.state, asked.invited_by, asked.answered_at = SponsorState.INVITED, user, None
    signed(asked, user).save()
    tell(user, Event.INVITED, found, to=[delegation], sponsor=delegation, link=link)
    return asked


@transaction.atomic
def remove_invitation(*, user: User, sponsorship: Sponsorship, link: Link = str) -> None:
    """An invitation without an answer is taken back; its delegation sees the draft no longer.

    Raise ImportProblem if it was answered meanwhile.
    """
    found = lock(sponsorship.contribution)
    permissions.require(permissions.may_ask_sponsors(user, found))
    asked = Sponsorship.objects.filter(pk=sponsorship.pk).select_related("delegation").first()
    if asked is None:
        return
    if asked.state != SponsorState.INVITED:
        raise ImportProblem("answered", _("%s has answered meanwhile.") % asked.delegation)
    signed(asked, user).delete()
    tell(user, Event.UNINVITED, found, to=[asked.delegation], sponsor=asked.delegation, link=link)


@transaction.atomic
def part_with_sponsor(*, user: User, sponsorship: Sponsorship, link: Link = str) -> None:
    """A delegation sponsors the draft no longer because its owner says so; it sees it no longer.

    One that went by itself meanwhile has gone. What it wrote stays in the draft and its history.
    """
    found = lock(sponsorship.contribution)
    permissions.require(permissions.may_part(user, found))
    standing = found.sponsorships.standing().select_related("delegation")
    gone = standing.filter(pk=sponsorship.pk).first()
    if gone is None:
        return
    signed(gone, user).delete()
    keep_source(user, found)
    tell(user, Event.PARTED, found, to=[gone.delegation], sponsor=gone.delegation, link=link)


def accept_sponsorship(*, user: User, sponsorship: Sponsorship, link: Link = str) -> Sponsorship:
    """The delegation that was asked sponsors the draft from now on, and may write in it."""
    return _answer(user, sponsorship, SponsorState.ACCEPTED, Event.ACCEPTED, link)


def decline_sponsorship(*, user: User, sponsorship: Sponsorship, link: Link = str) -> Sponsorship:
    """The delegation that was asked does not; it sees the draft no longer."""
    return _answer(user, sponsorship, SponsorState.DECLINED, Event.DECLINED, link)


@transaction.atomic
def withdraw_sponsorship(*, user: User, sponsorship: Sponsorship, link: Link = str) -> Sponsorship:
    """A sponsor goes, whenever it likes. Until it is published, the source line goes without it.

    A published document keeps its source; that the sponsor withdrew is noted beside it.
    """
    found, asked = _asked(user, sponsorship)
    if asked.state == SponsorState.WITHDRAWN:
        return asked
    if asked.state != SponsorState.ACCEPTED:
        message = _("%s does not co-sponsor this contribution.") % asked.delegation
        raise ImportProblem("no-sponsor", message)
    _record(user, asked, SponsorState.WITHDRAWN)
    if found.state in (ContributionState.DRAFT, ContributionState.SUBMITTED):
        keep_source(user, found)
    tell(
        user,
        Event.LEFT,
        found,
        to=sponsors_of(found),
        office=found.is_handed_in,
        sponsor=asked.delegation,
        link=link,
    )
    return asked


@transaction.atomic
def _answer(
    user: User, sponsorship: Sponsorship, state: SponsorState, event: Event, link: Link
) -> Sponsorship:
    found, asked = _asked(user, sponsorship)
    if asked.state == state:
        return asked
    if found.state != ContributionState.DRAFT:
        raise ImportProblem("not-draft", _("It is no draft any more; nobody joins it now."))
    if asked.state != SponsorState.INVITED:
        raise ImportProblem("not-invited", _("This invitation was answered already."))
    _record(user, asked, state)
    keep_source(user, found)
    tell(user, event, found, to=[found.delegation], sponsor=asked.delegation, link=link)
    return asked


def _asked(user: User, sponsorship: Sponsorship) -> tuple[Contribution, Sponsorship]:
    """The contribution, locked, and what was asked; PermissionDenied unless the user answers."""
    found = lock(sponsorship.contribution)
    asked = Sponsorship.objects.filter(pk=sponsorship.pk).select_related("delegation").first()
    if asked is None:
        raise ImportProblem("not-invited", _("This invitation was taken back."))
    permissions.require(permissions.may_answer_for(user, asked))
    return found, asked


def _record(user: User, asked: Sponsorship, state: SponsorState) -> None:
    asked.state, asked.answered_at = state, timezone.now()
    signed(asked, user).save(update_fields=["state", "answered_at"])
