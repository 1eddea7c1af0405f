"""What has happened since a person was last here: events of several kinds, merged by time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from amendments.addresses import name_document, spoken_name
from amendments.models import (
    Contribution,
    DeskProposal,
    DeskProposalState,
    Sponsorship,
    SponsorState,
    Transition,
    Visit,
)
from meetings.models import Document
from meetings.queries import full_name

AT_FIRST = timedelta(days=30)
"""How far back one sees who was never here."""
LIMIT = 200


@dataclass(frozen=True, slots=True)
class Event:
    """Something that somebody else did. `what` is its stable name, `words` what a person reads.

    `who` is the person where the user may know, `delegation` for whom that was, `sponsor` the
    delegation that it was about. `note` was said with it.
    """

    at: datetime
    what: str
    address: str
    name: str
    who: str = ""
    delegation: str = ""
    sponsor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """The events since `since`, the latest first; `until` is when they were read."""

    events: tuple[Event, ...]
    since: datetime
    until: datetime
    is_cut: bool


Source = Callable[[User, datetime], Sequence[Event]]


def transition_events(user: User, since: datetime) -> list[Event]:
    """The steps of the contributions that the user may see; two queries."""
    rows = Transition.objects.visible_to(user).filter(at__gt=since).exclude(by=user)
    related = ("contribution__document", "by", "delegation")
    found = list(rows.select_related(*related).order_by("-at", "-pk")[: LIMIT + 1])
    own = _own(user, [one.contribution_id for one in found])
    return [
        Event(
            at=one.at,
            what=one.step,
            address=name_document(one.contribution.document),
            name=spoken_name(one.contribution.document),
            who=full_name(one.by) if one.contribution_id in own else "",
            delegation=str(one.delegation or ""),
            note=one.note,
        )
        for one in found
    ]


SPONSOR_WORDS = {
    SponsorState.INVITED.value: "invited",
    SponsorState.ACCEPTED.value: "accepted",
    SponsorState.DECLINED.value: "declined",
    SponsorState.WITHDRAWN.value: "left",
}

GONE_WORDS = {
    SponsorState.INVITED.value: "uninvited",
    SponsorState.ACCEPTED.value: "parted",
}
"""What the owner did, by where the sponsorship stood that is gone."""


def sponsorship_events(user: User, since: datetime) -> list[Event]:
    """What was asked and answered about contributions that the user's delegation drafts.

    Three queries; who was asked, and what they said, nobody else learns.
    """
    rows = Sponsorship.history.filter(history_date__gt=since)
    rows = rows.exclude(history_user=user).filter(
        contribution_id__in=Contribution.objects.remembered_for(user).values("pk")
    )
    found = list(
        rows.select_related("delegation", "history_user").order_by("-history_date")[: LIMIT + 1]
    )
    documents = Document.objects.filter(contribution__in={one.contribution_id for one in found})
    named = {one.contribution.pk: one for one in documents.select_related("contribution")}
    return [
        Event(
            at=one.history_date,
            what=(GONE_WORDS if one.history_type == "-" else SPONSOR_WORDS)[one.state],
            address=name_document(named[one.contribution_id]),
            name=spoken_name(named[one.contribution_id]),
            who=full_name(one.history_user) if one.history_user else "",
            sponsor=str(one.delegation),
        )
        for one in found
    ]


def adoption_events(user: User, since: datetime) -> list[Event]:
    """What meetings decided about contributions that the user's delegation drafts; one query.

    Of several languages in which a meeting adopted a text the first is told.
    """
    rows = DeskProposal.objects.filter(
        state=DeskProposalState.STANDING,
        desk__adoption__at__gt=since,
        proposal__contribution__in=Contribution.objects.remembered_for(user).values("pk"),
    ).exclude(desk__adoption__by=user)
    related = ("proposal__contribution__document", "desk__meeting__group", "desk__adoption")
    own = ("text", "misfits", "desk__own_text", "desk__adoption__snapshot")
    found: dict[tuple[int, int, int | None], Event] = {}
    for one in rows.select_related(*related).defer(*own).order_by("desk__adoption__at"):
        document, adoption = one.proposal.contribution.document, one.desk.adoption
        event = Event(
            at=adoption.at,
            what="suppressed" if adoption.version_id is None else "adopted",
            address=name_document(document),
            name=spoken_name(document),
            delegation=str(one.desk.meeting),
        )
        found.setdefault((document.pk, one.desk.meeting_id, adoption.version_id), event)
    return [*found.values()][-LIMIT - 1 :]


SOURCES: tuple[Source, ...] = (transition_events, sponsorship_events, adoption_events)
"""Where events come from; each source answers in a constant number of queries."""


def read_activity(user: User, since: datetime) -> Activity:
    """What others did since then, the latest first, of what the user may see."""
    until = timezone.now()
    events = [event for source in SOURCES for event in source(user, since)]
    events.sort(key=lambda event: event.at, reverse=True)
    return Activity(tuple(events[:LIMIT]), since, until, len(events) > LIMIT)


def last_visit(user: User) -> datetime:
    """When the user last said to have seen everything; a month ago for who never did."""
    visit = Visit.objects.filter(user=user).first()
    return visit.seen_at if visit else timezone.now() - AT_FIRST


def _own(user: User, contributions: Sequence[int]) -> set[int]:
    """Of these contributions, those of which the user may know who did what."""
    rows = Contribution.objects.remembered_for(user).filter(pk__in=contributions)
    return set(rows.order_by().values_list("pk", flat=True))
