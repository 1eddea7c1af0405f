"""What the pages of the registers show, each in a constant number of SQL queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Prefetch, Q

from meetings.models import AgendaItem, Conclusion, Document, Group, Link, Meeting, Recommendation
from resolutions.permissions import AnyUser

LATEST = 6
"""So many meetings of each group stand in a list of all groups."""


@dataclass(frozen=True, slots=True)
class Register:
    """All groups, each with its latest meetings at hand (`meetings_here`); how many links wait.

    `meeting_count` of a group counts all of its meetings.
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
    visible = Document.objects.visible_to(user)
    held = Meeting.objects.annotate(
        document_count=Count("documents", filter=Q(documents__in=visible), distinct=True),
        recommendation_count=Count("recommendations", distinct=True),
    )
    # A query that counts forgets the order of its model.
    latest = F("begins_on").desc(nulls_last=True)
    held = held.select_related("group").order_by(latest, "-number", "-year")
    groups = Group.objects.annotate(meeting_count=Count("meetings")).order_by("name", "code")
    groups = groups.prefetch_related(Prefetch("meetings", held[:LATEST], "meetings_here"))
    waiting = Link.objects.visible_to(user).waiting().count()
    return Register(tuple(groups), waiting)


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
