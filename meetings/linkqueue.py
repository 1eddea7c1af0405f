"""The queue of suggested links: narrowed, grouped by what they are of, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from meetings.models import Document, Group, Link, LinkState, Meeting, Recommendation, Relation
from resolutions.addresses import address
from resolutions.models import Clause, VersionState
from resolutions.permissions import AnyUser, is_secretariat
from resolutions.queries.names import clause_names

ON_A_PAGE = 30
CONFIDENCES = {"90": 0.9, "70": 0.7, "50": 0.5}
"""How sure a suggestion is at least, by the per cent that an address says."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What an address narrows the queue to; what is no such thing narrows nothing."""

    resolution: str = ""
    group: str = ""
    relation: str = ""
    sure: str = ""
    state: str = LinkState.SUGGESTED


@dataclass(frozen=True, slots=True)
class Place:
    """A clause of the text in force: its provision's identity, its version, address and order."""

    uid: str
    version: int
    address: str
    position: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as lists show it: values alone, so that what is set for one may be shown to another.

    `name` is how a person cites the clause in the text in force, `clause` leads to it; without a
    clause the link is to the `resolution` as a whole, whose page is `path`. `decided_by` is empty
    for those who are not to know who decided.
    """

    pk: int
    relation: str
    resolution: str
    path: str
    clause: str
    name: str
    year: int | None
    confidence: float
    rule: str
    state: str
    state_words: str
    decided_by: str
    decided_at: datetime | None
    recommendation: str
    language: str
    before: str
    evidence: str
    after: str


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of one document, or of the recommendations of one report.

    `path` leads to it and `symbol` names it, else its `title`; all are empty where no report is.
    """

    path: str
    symbol: str
    title: str
    is_demonstration: bool
    rows: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue, `number` from 1; `total` counts all pages' links."""

    groups: tuple[LinkGroup, ...]
    number: int
    page_count: int
    total: int


def narrowed(user: AnyUser, filters: Filters) -> QuerySet[Link]:
    """The links that the filters leave, of those that the user, one of the secretariat, may see."""
    if not is_secretariat(user):
        return Link.objects.none()
    rows: QuerySet[Link] = Link.objects.without_hidden(user)
    if filters.state in LinkState.values:
        rows = rows.filter(state=filters.state)
    if filters.resolution.isdecimal():
        rows = rows.filter(resolution=int(filters.resolution[:9]))
    if filters.relation in Relation.values:
        rows = rows.filter(relation=filters.relation)
    if filters.sure in CONFIDENCES:
        rows = rows.filter(confidence__gte=CONFIDENCES[filters.sure])
    if filters.group:
        held = Meeting.objects.filter(group__code=filters.group)
        documents = Document.objects.filter(meeting__in=held)
        recommendations = Recommendation.objects.filter(meeting__in=held)
        rows = rows.filter(Q(document__in=documents) | Q(recommendation__in=recommendations))
    return rows


def read_queue(user: AnyUser, filters: Filters, *, page: int = 1) -> QueuePage:
    """A page of the queue; four queries, however many links there are.

    Links stand on the pages in the order in which they came, and on a page by document.
    """
    # Counted and cut here: what a user may see takes longer to find than all keys to fetch.
    keys = list(narrowed(user, filters).order_by("pk").values_list("pk", flat=True))
    pages = Paginator(keys, ON_A_PAGE)
    found = pages.get_page(page)
    groups = _groups(user, list(found.object_list))
    return QueuePage(groups, found.number, pages.num_pages, pages.count)


def _groups(user: AnyUser, keys: list[int]) -> tuple[LinkGroup, ...]:
    """The links by what they are of; three queries."""
    related = ("document", "recommendation__document", "resolution__body", "provision")
    together = Coalesce("document", "recommendation__document")
    links = Link.objects.filter(pk__in=keys).order_by(together, "pk")
    found = list(links.select_related(*related, "decided_by"))
    places = places_in_force(link.provision_id for link in found if link.provision_id)
    names = names_in_force(places.values())
    may_know = is_secretariat(user)
    return tuple(
        _group(document, tuple(_row(link, places, names, may_know) for link in some))
        for document, some in groupby(found, key=lambda link: link.document_of)
    )


def _group(document: Document | None, rows: tuple[LinkRow, ...]) -> LinkGroup:
    if document is None:
        return LinkGroup("", "", "", False, rows)
    path = address("meetings:document_enter", document.pk)
    return LinkGroup(path, document.symbol, document.title_here, document.is_demonstration, rows)


def places_in_force(provisions: Iterable[int]) -> dict[int, Place]:
    """Where provisions stand in the last published text that has them; one query."""
    rows = Clause.objects.filter(
        provision__in=set(provisions), version__state=VersionState.PUBLISHED
    ).order_by("version__year", "version__correction")
    values = rows.values_list("provision", "provision__uid", "version", "address", "position")
    return {
        key: Place(str(uid), version, address, position)
        for key, uid, version, address, position in values
    }


def names_in_force(places: Iterable[Place]) -> Mapping[Place, str]:
    """How a person cites each clause, in the language of the interface; one query."""
    language = (get_language() or "en")[:2]
    where = {place: (place.version, place.address) for place in places}
    names = clause_names(where.values(), language) if where else {}
    return {place: names[key] for place, key in where.items()}


def _row(
    link: Link, places: Mapping[int, Place], names: Mapping[Place, str], may_know: bool
) -> LinkRow:
    of, provision, who = link.resolution, link.provision, link.decided_by if may_know else None
    place = places.get(provision.pk) if provision else None
    uid = str(provision.uid) if provision else ""
    before, evidence, after = link.cited
    return LinkRow(
        pk=link.pk,
        relation=str(Relation(link.relation).label),
        resolution=str(of),
        path=of.get_absolute_url(),
        clause=address("amendments:provision", of.body_id, of.designator, uid) if uid else "",
        name=names[place] if place else uid,
        year=link.year,
        confidence=link.confidence,
        rule=link.rule,
        state=link.state,
        state_words=str(LinkState(link.state).label),
        decided_by=(who.get_full_name() or who.username) if who else "",
        decided_at=link.decided_at,
        recommendation=link.recommendation.number if link.recommendation else "",
        language=link.language,
        before=before,
        evidence=evidence,
        after=after,
    )


def groups_linked() -> tuple[Group, ...]:
    """The groups that have met; one query."""
    return tuple(Group.objects.filter(pk__in=Meeting.objects.values("group")))


def read_recommendation_links(user: AnyUser, recommendation: Recommendation) -> tuple[LinkRow, ...]:
    """The links of a recommendation that the user may see; four queries."""
    return _rows(user, Link.objects.visible_to(user).filter(recommendation=recommendation))


def read_document_links(user: AnyUser, document: Document) -> tuple[LinkRow, ...]:
    """The links of a document and of the recommendations in it, in any state; four queries."""
    said_there = Recommendation.objects.filter(document=document).order_by()
    own = Q(document=document) | Q(recommendation__in=said_there)
    return _rows(user, Link.objects.visible_to(user).filter(own))


def _rows(user: AnyUser, links: QuerySet[Link]) -> tuple[LinkRow, ...]:
    groups = _groups(user, list(links.values_list("pk", flat=True)))
    return tuple(row for group in groups for row in group.rows)
