"""Lists of contributions: what a user may see, narrowed, sorted and paged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from amendments.addresses import name_document, spoken_name
from amendments.models import Change, Contribution, Proposal
from resolutions.models import Resolution
from resolutions.permissions import AnyUser

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty means any.

    `resolution` is `council/1332`: a body and a designator. `search` looks in symbol and title,
    `source` in who submitted it.
    """

    resolution: str = ""
    source: str = ""
    state: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class ProposalMention:
    """What a contribution proposes, in a line: `MOD`, its identifier, and for which resolution."""

    action: str
    identifier: str
    said: str
    resolution: Resolution | None


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """A contribution in a list. `waiting` counts the changes at which a person has to look."""

    contribution: Contribution
    address: str
    name: str
    title: str
    source: str
    date: date | None
    waiting: int
    proposals: tuple[ProposalMention, ...]


@dataclass(frozen=True, slots=True)
class ContributionPage:
    """One page of a list, `number` from 1; `total` counts all pages' rows."""

    rows: tuple[ContributionRow, ...]
    number: int
    page_count: int
    total: int


SORTS = {
    "": (F("document__date").desc(nulls_last=True), "-created_at", "-pk"),
    "symbol": (*(f"document__{part}" for part in ("prefix", "series", "number", "symbol")), "pk"),
    "source": ("document__source", "document__symbol", "pk"),
}


def list_contributions(
    user: AnyUser,
    filters: Filters = Filters(),
    *,
    sort: str = "",
    page: int = 1,
    page_size: int = PAGE_SIZE,
) -> ContributionPage:
    """One page of the contributions that the user may see; a page out of range gives the nearest.

    As many queries for many as for few.
    """
    found = _narrow(Contribution.objects.visible_to(user), filters)
    total = found.count()
    page_count = max(1, -(-total // page_size))
    number = min(max(page, 1), page_count)
    start = (number - 1) * page_size
    order = SORTS.get(sort, SORTS[""])
    rows = found.select_related("document").defer("head", "oddities").order_by(*order)
    return ContributionPage(
        _rows(user, list(rows[start : start + page_size])), number, page_count, total
    )


def resolutions_amended(user: AnyUser) -> QuerySet[Resolution]:
    """The resolutions that a contribution which the user may see proposes to amend."""
    proposals = Proposal.objects.visible_to(user).filter(resolution__isnull=False)
    found = Resolution.objects.visible_to(user).filter(
        pk__in=proposals.order_by().values("resolution")
    )
    return found.select_related("body").order_by("body__order", "number_order", "number")


def _narrow(contributions: QuerySet[Contribution], filters: Filters) -> QuerySet[Contribution]:
    if filters.resolution:
        resolutions = Resolution.objects.designated(*filters.resolution.partition("/")[::2])
        proposals = Proposal.objects.filter(resolution__in=resolutions.order_by().values("pk"))
        contributions = contributions.filter(pk__in=proposals.order_by().values("contribution"))
    if filters.state:
        contributions = contributions.filter(state=filters.state)
    if filters.source:
        contributions = contributions.filter(document__source__icontains=filters.source)
    for word in filters.search.split():
        contributions = contributions.filter(
            Q(document__symbol__icontains=word) | Q(document__title__icontains=word)
        )
    return contributions


def _rows(user: AnyUser, contributions: Sequence[Contribution]) -> tuple[ContributionRow, ...]:
    """The rows with their proposals and with what waits in them."""
    named = ("contribution_id", "action", "identifier", "said_number", "resolution_id")
    proposals = Proposal.objects.filter(contribution__in=contributions).order_by("position")
    found = list(proposals.values_list(*named))
    visible = Resolution.objects.visible_to(user).select_related("body")
    resolutions = visible.in_bulk({row[4] for row in found if row[4]})
    mentions: dict[int, list[ProposalMention]] = defaultdict(list)
    for contribution, action, identifier, said, resolution in found:
        mention = ProposalMention(action, identifier, said, resolutions.get(resolution or 0))
        mentions[contribution].append(mention)
    changes = Change.objects.waiting().filter(proposal__contribution__in=contributions)
    waiting = Counter(changes.order_by().values_list("proposal__contribution_id", flat=True))
    return tuple(_row(one, mentions[one.pk], waiting[one.pk]) for one in contributions)


def _row(
    contribution: Contribution, mentions: Sequence[ProposalMention], waiting: int
) -> ContributionRow:
    document = contribution.document
    return ContributionRow(
        contribution=contribution,
        address=name_document(document),
        name=spoken_name(document),
        title=document.title if document.symbol else "",
        source=document.source,
        date=document.date,
        waiting=waiting,
        proposals=tuple(mentions),
    )
