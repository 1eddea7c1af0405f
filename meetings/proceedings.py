"""What everybody may read of groups, meetings and what they leave behind.

Each function asks a constant number of SQL queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from meetings.coverage import (
    CoverageHead,
    CoverageRow,
    coverage_heads,
    coverage_rows,
    read_touched,
)
from meetings.linkqueue import LinkRow, read_document_links, read_recommendation_links
from meetings.models import (
    Conclusion,
    Document,
    DocumentFile,
    Group,
    Meeting,
    Recommendation,
)
from resolutions.permissions import AnyUser

MEETINGS_BESIDE = 12
"""So many meetings of a group stand beside each other, the latest ones."""
CLAUSES_ON_A_PAGE = 60


@dataclass(frozen=True, slots=True)
class GroupSheet:
    """A group: all its meetings, the latest first, and a page of what the latest touched.

    `touched` counts the rows of all pages.
    """

    group: Group
    meetings: tuple[Meeting, ...]
    beside: tuple[CoverageHead, ...]
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
    """A page of the group's coverage; six queries, however many clauses were touched."""
    meetings = tuple(group.meetings.select_related("group"))
    beside = meetings[:MEETINGS_BESIDE]
    touched = read_touched(user, beside)
    coverage = Paginator(touched, CLAUSES_ON_A_PAGE)
    found = coverage.get_page(page)
    shown = slice(max(found.start_index() - 1, 0), found.end_index())
    return GroupSheet(
        group=group,
        meetings=meetings,
        beside=coverage_heads(beside),
        coverage=coverage_rows(touched, beside, shown),
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


def _outcomes(rows: QuerySet[Any], document: Document) -> QuerySet[Any]:
    return rows.filter(document=document).select_related("meeting__group")
