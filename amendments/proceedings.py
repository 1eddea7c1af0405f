"""A meeting with the contributions to it: what was laid before it, item by item."""

from __future__ import annotations

from dataclasses import dataclass

from amendments.addresses import name_document, spoken_name
from amendments.models import Contribution
from meetings.models import AgendaItem, Document, Meeting
from meetings.registry import MeetingSheet, read_meeting
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
    """Everything that a reader sees of one meeting."""

    sheet: MeetingSheet
    items: tuple[ItemSheet, ...]
    contributions: tuple[Laid, ...]


def read_proceedings(user: AnyUser, meeting: Meeting) -> Proceedings:
    """A meeting as the user may see it; seven queries."""
    sheet = read_meeting(user, meeting)
    rows = Contribution.objects.visible_to(user).filter(document__meeting=meeting)
    rows = rows.select_related("document").prefetch_related("proposals__resolution")
    contributions = list(rows.defer("head", "oddities").order_by("document__number", "pk"))
    visible = Document.objects.visible_to(user).filter(meeting=meeting, contribution=None)
    papers = list(visible.prefetch_related("agenda_items"))
    return Proceedings(
        sheet, _items(sheet.agenda, papers), tuple(_laid(one) for one in contributions)
    )


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
