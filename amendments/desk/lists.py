"""Lists of desks: those there are, and what waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from amendments.desk.plans import with_names
from amendments.models import (
    Desk,
    DeskProposalState,
    DeskState,
    Proposal,
    chaired_by,
    provisional,
)
from amendments.services.desks import ON_THE_TABLE
from amendments.submissions.starts import BRINGING_NOTHING
from meetings.models import DRAFTING, DelegationKind, Meeting, Membership
from resolutions.models import Resolution
from resolutions.permissions import AnyUser, is_secretariat


@dataclass(frozen=True, slots=True)
class Openable:
    """A resolution, or the number of a new one, that a meeting has proposals on and no desk for.

    `proposals` counts those that are there in the language: drafted in it, or translated into it.
    """

    meeting: Meeting
    resolution: Resolution | None
    body: str
    number: str
    language: str
    proposals: int


def list_desks(user: AnyUser) -> Sequence[Desk]:
    """The desks that the user sees, the latest first, with how many proposals stand on each."""
    standing = Count("entries", filter=Q(entries__state=DeskProposalState.STANDING))
    visible = Desk.objects.visible_to(user)
    return list(with_names().filter(pk__in=visible).annotate(standing=standing))


def other_chairs(user: AnyUser) -> Sequence[Membership]:
    """The chairs for which the user could act and does not: their desks are not in the list."""
    if not user.is_authenticated or not user.is_active:
        return ()
    rows = Membership.objects.filter(user=user, is_acting=False, role__in=DRAFTING)
    rows = rows.filter(delegation__kind=DelegationKind.CHAIR)
    return tuple(rows.select_related("delegation").order_by("delegation__name", "pk"))


def adopted_beside(desk: Desk) -> Desk | None:
    """The desk in another language at which the same meeting adopted this resolution's text first.

    That of a new resolution is the one of its provisional number.
    """
    beside = with_names().filter(meeting=desk.meeting_id, state=DeskState.ADOPTED)
    same = beside.filter(resolution=desk.resolution_id, body=desk.body_id, number=desk.number)
    found = same.exclude(language=desk.language).select_related("adoption__version__resolution")
    return found.order_by("adoption__pk").first()


def openable(user: AnyUser) -> Sequence[Openable]:
    """What the meetings that the user runs have before them without a desk; four queries more."""
    meetings = _meetings(user)
    proposals = Proposal.objects.filter(
        contribution__document__meeting__in=meetings, contribution__state__in=ON_THE_TABLE
    ).exclude(action__in=BRINGING_NOTHING)
    desks = Desk.objects.filter(meeting__in=meetings)
    there = {
        (meeting, resolution, provisional(number), language)
        for meeting, resolution, number, language in desks.values_list(
            "meeting", "resolution", "number", "language"
        )
    }
    found: dict[tuple[int, int | None, str, str, str], set[int]] = {}
    for spoken_in in ("contribution__language", "translations__language"):
        rows = proposals.filter(**{f"{spoken_in}__gt": ""}).order_by().distinct()
        said = ("contribution__document__meeting", "resolution", "said_body", "said_number")
        for meeting, resolution, body, number, language, pk in rows.values_list(
            *said, spoken_in, "pk"
        ):
            named = "" if resolution else provisional(number)
            if (meeting, resolution, named, language) not in there and (resolution or number):
                key = (meeting, resolution, "" if resolution else body, named, language)
                found.setdefault(key, set()).add(pk)
    known = Meeting.objects.select_related("group").in_bulk({key[0] for key in found})
    named_by = Resolution.objects.select_related("body").in_bulk(
        {key[1] for key in found if key[1]}
    )
    return [
        Openable(known[meeting], named_by.get(resolution or 0), body, number, language, len(pks))
        for (meeting, resolution, body, number, language), pks in found.items()
    ]


def _meetings(user: AnyUser) -> QuerySet[Meeting]:
    if is_secretariat(user):
        return Meeting.objects.all()
    return Meeting.objects.filter(group__in=chaired_by(user).values("delegation__chairs"))
