"""What the pages of the registers show, each in a constant number of SQL queries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meetings.models import AgendaItem, Conclusion, Document, Group, Link, Meeting, Recommendation
from resolutions.permissions import AnyUser

LATEST = 6
"""So many meetings of each group stand in a list of all groups."""


@dataclass(frozen=True, slots=True)
class Register:
    """All groups, each with its latest meetings at hand (`meetings_here`); how many links wait.

    `meeting_count` of a group counts all of its meetings, `document_count` of a meeting what the
    user may see.
    """

    groups: tuple[Group, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """A meeting: its agenda, recommendations and conclusions, as far as one may see."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...]
    recommendations: tuple[Recommendation, ...]
    conclusions: tuple[Conclusion, ...]


def read_register(user: AnyUser) -> Register:
    """Three queries."""
    held = Meeting.objects.annotate(
        document_count=_counted(Document.objects.visible_to(user)),
        recommendation_count=_counted(Recommendation.objects.all()),
    )
    waiting = Link.objects.visible_to(user).waiting().count()
    return Register(_with_latest(held), waiting)


def list_groups() -> tuple[Group, ...]:
    """All groups, each with its latest meetings at hand, counted; two queries."""
    return _with_latest(Meeting.objects.all())


def _with_latest(meetings: QuerySet[Meeting]) -> tuple[Group, ...]:
    latest = F("begins_on").desc(nulls_last=True)
    held = meetings.select_related("group").order_by(latest, "-number", "-year")
    # A query that counts forgets the order of its model.
    groups = Group.objects.annotate(meeting_count=Count("meetings")).order_by("name", "code")
    return tuple(groups.prefetch_related(Prefetch("meetings", held[:LATEST], "meetings_here")))


def _counted(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows are of a meeting: two joins at once would multiply each other."""
    of_one = rows.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return Coalesce(Subquery(of_one.annotate(number=Count("pk")).values("number")), 0)


def read_meeting(user: AnyUser, meeting: Meeting) -> MeetingSheet:
    """Three queries."""
    return MeetingSheet(
        meeting=meeting,
        agenda=tuple(meeting.agenda.select_related("parent")),
        recommendations=tuple(Recommendation.objects.visible_to(user).filter(meeting=meeting)),
        conclusions=tuple(Conclusion.objects.visible_to(user).filter(meeting=meeting)),
    )


def list_documents(user: AnyUser, meeting: Meeting) -> tuple[Document, ...]:
    """All documents of the meeting that the user may see, contributions too; one query."""
    return tuple(Document.objects.visible_to(user).filter(meeting=meeting))
