"""Lists of resolutions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from resolutions.models import Body, ClauseText, Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.queries.texts import FALLBACK_LANGUAGE, choose_language, language_order
from resolutions.text.clauses import Kind

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty means any. `search` looks in number and title."""

    body: str = ""
    kind: str = ""
    in_force: bool | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A resolution in a list; `title` in `title_language`, both "" if it has no text.

    `edition_count` counts years: a correction is no further edition.
    """

    resolution: Resolution
    title: str
    title_language: str
    edition: str
    edition_text: str
    edition_count: int
    is_draft: bool
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class ResolutionPage:
    """One page of a list, `number` from 1; `total` counts all pages' rows."""

    rows: tuple[ResolutionRow, ...]
    number: int
    page_count: int
    total: int


SORTS: dict[str, tuple[str, ...]] = {
    "number": ("body__order", "kind", "number_order", "number"),
    "-number": ("body__order", "kind", "-number_order", "-number"),
    "edition": ("-latest_year", "body__order", "number_order", "number"),
    "versions": ("-edition_count", "body__order", "number_order", "number"),
}


def list_resolutions(
    user: AnyUser,
    filters: Filters = Filters(),
    *,
    language: str = FALLBACK_LANGUAGE,
    sort: str = "number",
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> ResolutionPage:
    """One page of the resolutions that the user may see; a page out of range gives the nearest.

    A title is in the wanted language if the current version has one, else in English, else in any.
    """
    found = _narrow(_listed(user), user, filters)
    total = found.count()
    page_count = max(1, -(-total // page_size))
    number = min(max(page, 1), page_count)
    order = SORTS.get(sort, SORTS["number"])
    start = (number - 1) * page_size
    resolutions = list(found.order_by(*order)[start : start + page_size])
    return ResolutionPage(_rows(user, resolutions, language), number, page_count, total)


def _listed(user: AnyUser) -> QuerySet[Resolution]:
    visible = Version.objects.visible_to(user).filter(resolution=OuterRef("pk"))
    current = visible.order_by("-state", "-year", "-correction")  # "published" sorts after "draft"
    counted = visible.order_by().values("resolution").annotate(count=Count("year", distinct=True))
    return (
        Resolution.objects.visible_to(user)
        .select_related("body")
        .annotate(
            current_id=Subquery(current.values("pk")[:1]),
            latest_year=Subquery(current.values("year")[:1]),
            edition_count=Coalesce(Subquery(counted.values("count")[:1]), 0),
        )
    )


def _narrow(
    resolutions: QuerySet[Resolution], user: AnyUser, filters: Filters
) -> QuerySet[Resolution]:
    if filters.body:
        resolutions = resolutions.filter(body=filters.body)
    if filters.kind:
        resolutions = resolutions.filter(kind=filters.kind)
    if filters.in_force is not None:
        resolutions = resolutions.filter(in_force=filters.in_force)
    for word in filters.search.split():
        titles = ClauseText.objects.filter(
            clause__kind=Kind.TITLE.value,
            clause__version__in=Version.objects.visible_to(user),
            text__icontains=word,
        )
        resolutions = resolutions.filter(
            Q(number__istartswith=word) | Q(pk__in=titles.values("clause__version__resolution"))
        )
    return resolutions


def _rows(
    user: AnyUser, resolutions: Sequence[Resolution], language: str
) -> tuple[ResolutionRow, ...]:
    current = {row.pk: row.current_id for row in resolutions}  # type: ignore[attr-defined]
    versions = Version.objects.in_bulk(pk for pk in current.values() if pk)
    titles = version_titles(versions, language)
    return tuple(
        _row(resolution, versions.get(current[resolution.pk]), titles) for resolution in resolutions
    )


def _row(
    resolution: Resolution, version: Version | None, titles: dict[int, tuple[str, str]]
) -> ResolutionRow:
    title, language = titles.get(version.pk, ("", "")) if version else ("", "")
    return ResolutionRow(
        resolution=resolution,
        title=title,
        title_language=language,
        edition=version.edition if version else "",
        edition_text=version.edition_text if version else "",
        edition_count=resolution.edition_count,  # type: ignore[attr-defined]
        is_draft=bool(version and not version.is_published),
        is_demonstration=bool(version and version.is_demonstration),
    )


def version_titles(versions: Iterable[int], language: str) -> dict[int, tuple[str, str]]:
    """Title and its language by version: wanted language, else English, else any. One query."""
    texts = ClauseText.objects.filter(
        clause__version__in=list(versions), clause__kind=Kind.TITLE.value
    ).order_by("clause__position")
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for version, spoken, text in texts.values_list("clause__version_id", "language", "text"):
        found[version][spoken].append(text)
    titles = {}
    for version, by_language in found.items():
        chosen = choose_language(sorted(by_language, key=language_order), language)
        titles[version] = (" ".join(by_language[chosen]), chosen)
    return titles


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body and how many of its resolutions the user may see."""

    body: Body
    resolution_count: int


def list_bodies(user: AnyUser) -> tuple[BodyRow, ...]:
    """The bodies that have a resolution which the user may see, in their order."""
    visible = Q(resolutions__in=Resolution.objects.visible_to(user))
    counted = Body.objects.annotate(count=Count("resolutions", filter=visible)).filter(count__gt=0)
    return tuple(BodyRow(body, body.count) for body in counted)
