"""What everybody may read of groups, meetings and what they leave behind.

Each function asks a constant number of SQL queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from meetings.linkqueue import (
    LinkRow,
    Place,
    places_in_force,
    read_document_links,
    read_recommendation_links,
)
from meetings.models import (
    Conclusion,
    Document,
    DocumentFile,
    Group,
    Link,
    LinkState,
    Meeting,
    Recommendation,
    Relation,
)
from resolutions.models import Resolution
from resolutions.permissions import AnyUser

MEETINGS_BESIDE = 12
"""So many meetings of a group stand beside each other, the latest ones."""
CLAUSES_ON_A_PAGE = 60

Touched = tuple[int, int]
"""The keys of a resolution and of its provision, 0 for the resolution as a whole."""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A provision, or a resolution as a whole (`uid` empty), and what each meeting did about it.

    `cells` stand in the order of the meetings; each holds the relations, as words.
    """

    resolution: Resolution
    uid: str
    address: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A group: all its meetings, the latest first, and a page of what the latest touched.

    `touched` counts the rows of all pages.
    """

    group: Group
    meetings: tuple[Meeting, ...]
    beside: tuple[Meeting, ...]
    coverage: tuple[CoverageRow, ...]
    touched: int
    number: int
    page_count: int


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A document: its files, what it follows and is followed by, what it says and reports.

    `follows` is the document that it revises, adds to or corrects, if the reader may see that.
    """

    document: Document
    follows: Document | None
    files: tuple[DocumentFile, ...]
    languages: tuple[str, ...]
    followers: tuple[Document, ...]
    links: tuple[LinkRow, ...]
    recommendations: tuple[Recommendation, ...]
    conclusions: tuple[Conclusion, ...]


@dataclass(frozen=True, slots=True)
class RecommendationSheet:
    """A recommendation with its parts, and the clauses that it is about."""

    recommendation: Recommendation
    parts: tuple[Recommendation, ...]
    links: tuple[LinkRow, ...]


def read_group(user: AnyUser, group: Group, *, page: int = 1) -> GroupSheet:
    """A page of the group's coverage; four queries, however many clauses were touched."""
    meetings = tuple(group.meetings.select_related("group"))
    beside = meetings[:MEETINGS_BESIDE]
    coverage = Paginator(_coverage(user, beside), CLAUSES_ON_A_PAGE)
    found = coverage.get_page(page)
    return GroupSheet(
        group=group,
        meetings=meetings,
        beside=beside,
        coverage=tuple(_row(one, beside) for one in found.object_list),
        touched=coverage.count,
        number=found.number,
        page_count=coverage.num_pages,
    )


def read_document(user: AnyUser, document: Document) -> DocumentSheet:
    """Eight queries."""
    files = tuple(document.files.defer("content"))
    spoken = {one.language for one in files if one.language}
    visible = Document.objects.visible_to(user)
    return DocumentSheet(
        document=document,
        follows=visible.filter(pk=document.follows_id or 0).first(),
        files=files,
        languages=tuple(sorted({*document.languages, *spoken})),
        followers=tuple(visible.filter(follows=document)),
        links=read_document_links(user, document),
        recommendations=tuple(_outcomes(Recommendation.objects.visible_to(user), document)),
        conclusions=tuple(_outcomes(Conclusion.objects.visible_to(user), document)),
    )


def read_recommendation(user: AnyUser, recommendation: Recommendation) -> RecommendationSheet:
    """Four queries."""
    parts = Recommendation.objects.visible_to(user).filter(parent=recommendation)
    links = read_recommendation_links(user, recommendation)
    return RecommendationSheet(recommendation, tuple(parts), links)


def read_touched(user: AnyUser, meeting: Meeting) -> tuple[CoverageRow, ...]:
    """The clauses that one meeting touched, each with one cell; three queries."""
    return tuple(_row(one, (meeting,)) for one in _coverage(user, (meeting,)))


def _outcomes(rows: QuerySet[Any], document: Document) -> QuerySet[Any]:
    return rows.filter(document=document).select_related("meeting__group")


@dataclass(frozen=True, slots=True)
class _Touched:
    """A clause, or a resolution as a whole, with the relations that each meeting (its key) had."""

    resolution: Resolution
    place: Place | None
    at: Mapping[int, set[str]]


def _coverage(user: AnyUser, meetings: Iterable[Meeting]) -> list[_Touched]:
    """What the meetings had to do with which clauses, in the order of the texts; three queries."""
    keys = [meeting.pk for meeting in meetings]
    standing = Link.objects.visible_to(user).exclude(state=LinkState.DISMISSED)
    linked = standing.filter(Q(document__meeting__in=keys) | Q(recommendation__meeting__in=keys))
    at = Coalesce("document__meeting", "recommendation__meeting")
    rows = linked.order_by().annotate(at=at).distinct()
    touched: dict[Touched, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for resolution, provision, meeting, relation in rows.values_list(
        "resolution", "provision", "at", "relation"
    ):
        touched[resolution, provision or 0][meeting].add(relation)
    resolutions = Resolution.objects.select_related("body").in_bulk({key[0] for key in touched})
    places = places_in_force(provision for _resolution, provision in touched if provision)
    found = [_Touched(resolutions[key[0]], places.get(key[1]), at) for key, at in touched.items()]
    return sorted(found, key=_order)


def _order(one: _Touched) -> tuple[int, str, int, str, int]:
    resolution, body = one.resolution, one.resolution.body
    position = one.place.position if one.place else -1
    return body.order, resolution.kind, resolution.number_order, resolution.number, position


def _row(one: _Touched, meetings: Iterable[Meeting]) -> CoverageRow:
    relations = [(code, str(words)) for code, words in Relation.choices]
    cells = tuple(
        tuple(words for code, words in relations if code in one.at.get(each.pk, ()))
        for each in meetings
    )
    place = one.place
    return CoverageRow(
        one.resolution, place.uid if place else "", place.address if place else "", cells
    )
