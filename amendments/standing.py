"""Where a contribution stands: who sponsors it, what is found, until when, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.attributions import Attribution, read_attributions
from amendments.models import (
    Contribution,
    ContributionState,
    Relation,
    Sponsorship,
    SponsorState,
    Step,
    Transition,
)
from amendments.services.checks import Found, check_contribution
from amendments.services.numbering import propose_source, propose_symbol
from amendments.services.submission import stamp_of
from meetings.models import Delegation
from meetings.permissions import DELEGATES
from meetings.queries import acting_membership
from resolutions.permissions import AnyUser


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a contribution is in time, and how many whole days are left."""

    at: datetime
    days: int
    is_past: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A contribution that follows another or is followed, with what the follower is to it."""

    address: str
    name: str
    relation: str
    state: str
    is_public: bool


@dataclass(frozen=True, slots=True)
class Relatives:
    """What a contribution follows, and what follows it; only what the user may see."""

    follows: Neighbour | None
    followers: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Sponsors:
    """Who was asked and what they said; `mine` is what the user's own delegation was asked.

    `left` are those who withdrew after it was published: the source names them still.
    """

    rows: tuple[Sponsorship, ...]
    mine: Sponsorship | None
    left: tuple[Sponsorship, ...]
    candidates: tuple[Delegation, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """What the user may do from here."""

    is_own: bool
    is_office: bool
    may_ask: bool
    may_part: bool
    may_answer: bool
    may_edit: bool
    may_submit: bool
    may_withdraw: bool
    may_return: bool
    may_publish: bool
    may_consider: bool
    may_follow: bool
    may_attribute: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the page of a contribution's way shows.

    `owners` are the delegations to which it can be attributed, by who may do that; `attributions`
    what was said of whose it is.
    """

    contribution: Contribution
    rights: Rights
    sponsors: Sponsors
    errors: tuple[Found, ...]
    warnings: tuple[Found, ...]
    stamp: str
    deadline: Deadline | None
    steps: tuple[Transition, ...]
    relatives: Relatives
    symbol: str
    source: str
    owners: tuple[Delegation, ...] = ()
    attributions: tuple[Attribution, ...] = ()


def read_standing(user: AnyUser, contribution: Contribution) -> Standing:
    """Where it stands, as far as the user may see; as many queries for many rows as for few."""
    rights = _rights(user, contribution)
    is_draft = contribution.state == ContributionState.DRAFT
    is_checked = rights.is_own and is_draft and contribution.delegation_id is not None
    found = check_contribution(contribution) if is_checked else ()
    steps = Transition.objects.filter(contribution=contribution).visible_to(user)
    is_numbered = rights.may_publish and contribution.delegation_id is not None
    return Standing(
        contribution=contribution,
        rights=rights,
        sponsors=_sponsors(user, contribution, rights),
        errors=tuple(one for one in found if one.is_error),
        warnings=tuple(one for one in found if not one.is_error),
        stamp=stamp_of(contribution) if rights.may_submit else "",
        deadline=read_deadline(contribution),
        steps=tuple(steps.select_related("by", "delegation").order_by("pk")),
        relatives=read_relatives(user, contribution),
        symbol=propose_symbol(contribution) if is_numbered else "",
        source=propose_source(contribution) if is_numbered else "",
        owners=_owners() if rights.may_attribute else (),
        attributions=read_attributions(contribution) if rights.may_attribute else (),
    )


def _owners() -> tuple[Delegation, ...]:
    """The delegations that a contribution can be of, by name."""
    return tuple(sorted(Delegation.objects.filter(kind__in=DELEGATES), key=str))


def read_deadline(contribution: Contribution) -> Deadline | None:
    """The deadline of the contribution's meeting, as seen now."""
    meeting = contribution.document.meeting
    at = meeting.submission_deadline if meeting else None
    if at is None:
        return None
    left = at - timezone.now()
    return Deadline(at, max(left, timedelta()).days, left < timedelta())


def read_relatives(user: AnyUser, contribution: Contribution) -> Relatives:
    """What it follows and what follows it, as far as the user may see them; one query each."""
    visible = Contribution.objects.visible_to(user).select_related("document")
    former = visible.filter(pk=contribution.follows_id).first() if contribution.follows_id else None
    followers = visible.filter(follows=contribution).order_by("pk")
    return Relatives(
        _neighbour(former, contribution.relation) if former else None,
        tuple(_neighbour(one, one.relation) for one in followers),
    )


def sponsors_that_left(contribution: Contribution) -> QuerySet[Sponsorship]:
    """Those who withdrew after it was published: the printed source names them still."""
    rows = contribution.sponsorships.filter(state=SponsorState.WITHDRAWN)
    if contribution.published_at is None:
        return rows.none()
    gone = rows.filter(answered_at__gt=contribution.published_at)
    return gone.select_related("delegation").order_by("answered_at")


def _neighbour(contribution: Contribution, relation: str) -> Neighbour:
    document = contribution.document
    return Neighbour(
        name_document(document),
        spoken_name(document),
        Relation(relation).value,
        str(contribution.get_state_display()),
        contribution.is_published,
    )


def _rights(user: AnyUser, contribution: Contribution) -> Rights:
    own = Contribution.objects.remembered_for(user).filter(pk=contribution.pk)
    acting = acting_membership(user)
    return Rights(
        is_own=own.exists(),
        is_office=permissions.is_secretariat(user),
        may_ask=permissions.may_ask_sponsors(user, contribution),
        may_part=permissions.may_part(user, contribution),
        may_answer=acting is not None and acting.role == "head",
        may_edit=permissions.may_edit(user, contribution),
        may_submit=permissions.may_submit(user, contribution),
        may_withdraw=permissions.may_take(user, contribution, Step.WITHDRAWN),
        may_return=permissions.may_take(user, contribution, Step.RETURNED),
        may_publish=permissions.may_take(user, contribution, Step.PUBLISHED),
        may_consider=permissions.may_take(user, contribution, Step.CONSIDERED),
        may_follow=permissions.may_follow(user, contribution),
        may_attribute=permissions.may_attribute(user, contribution),
    )


def _sponsors(user: AnyUser, contribution: Contribution, rights: Rights) -> Sponsors:
    """Who was asked is known to those who draft it; others read the source."""
    left = tuple(sponsors_that_left(contribution))
    acting = acting_membership(user)
    if not rights.is_own or contribution.delegation_id is None:
        return Sponsors((), None, left, ())
    rows = tuple(contribution.sponsorships.select_related("delegation").order_by("pk"))
    mine = [one for one in rows if acting and one.delegation_id == acting.delegation_id]
    standing = (SponsorState.INVITED, SponsorState.ACCEPTED)
    taken = [one.delegation_id for one in rows if one.state in standing]
    open_ones = Delegation.objects.filter(kind__in=DELEGATES).exclude(
        pk__in=[contribution.delegation_id, *taken]
    )
    candidates = sorted(open_ones, key=str) if rights.may_ask else ()
    return Sponsors(rows, mine[0] if mine else None, left, tuple(candidates))
