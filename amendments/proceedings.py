"""A meeting with the contributions to it: what was laid before it, item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from amendments.addresses import name_document, spoken_name
from amendments.models import Contribution
from meetings.coverage import CoverageRow, coverage_rows, read_touched
from meetings.models import AgendaItem, Document, Meeting
from meetings.registry import MeetingSheet, read_meeting
from resolutions.models import Resolution
from resolutions.permissions import AnyUser


@dataclass(frozen=True, slots=True)
class Laid:
    """A contribution to the meeting, and the resolutions that it proposes to change."""

    contribution: Contribution
    address: str
    name: str
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """An item of the agenda (None: documents on no item), and the documents on it."""

    item: AgendaItem | None
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Proceedings:
    """Everything that a reader sees of one meeting.

    `amended` are the resolutions that contributions to it propose to change, each with how many.
    """

    sheet: MeetingSheet
    items: tuple[ItemSheet, ...]
    contributions: tuple[Laid, ...]
    touched: tuple[CoverageRow, ...]
    amended: tuple[tuple[Resolution, int], ...]


def read_proceedings(user: AnyUser, meeting: Meeting) -> Proceedings:
    """A meeting as the user may see it; thirteen queries."""
    sheet = read_meeting(user, meeting)
    rows = Contribution.objects.visible_to(user).filter(document__meeting=meeting)
    rows = rows.select_related("document").prefetch_related("proposals__resolution")
    contributions = list(rows.defer("head", "oddities").order_by("document__number", "pk"))
    visible = Document.objects.visible_to(user).filter(meeting=meeting, contribution=None)
    papers = list(visible.prefetch_related("agenda_items"))
    return Proceedings(
        sheet=sheet,
        items=_items(sheet.agenda, papers),
        contributions=tuple(_laid(one) for one in contributions),
        touched=coverage_rows(read_touched(user, [meeting]), [meeting]),
        amended=_amended(user, contributions),
    )


def _amended(
    user: AnyUser, contributions: Iterable[Contribution]
) -> tuple[tuple[Resolution, int], ...]:
    """The resolutions that the user may see of those amended, the most amended first."""
    counts = Counter(
        key
        for contribution in contributions
        for key in {one.resolution_id for one in contribution.proposals.all()}
        if key is not None
    )
    seen = Resolution.objects.visible_to(user).select_related("body").in_bulk(list(counts))
    return tuple((seen[key], number) for key, number in counts.most_common() if key in seen)


def _items(agenda: tuple[AgendaItem, ...], papers: list[Document]) -> tuple[ItemSheet, ...]:
    """The items in order, each with its documents; last the documents on none."""
    on = {paper.pk: {item.pk for item in paper.agenda_items.all()} for paper in papers}
    found = [
        ItemSheet(item, tuple(paper for paper in papers if item.pk in on[paper.pk]))
        for item in agenda
    ]
    rest = tuple(paper for paper in papers if not on[paper.pk])
    return (*found, ItemSheet(None, rest)) if rest else tuple(found)


def _laid(contribution: Contribution) -> Laid:
    document = contribution.document
    proposals = tuple(str(one) for one in contribution.proposals.all())
    return Laid(contribution, name_document(document), spoken_name(document), proposals)
