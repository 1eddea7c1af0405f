"""What was published lately, as everybody may read it, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from amendments.addresses import name_document, spoken_name
from amendments.models import Contribution, Proposal
from meetings.models import Meeting
from resolutions.models import Resolution

AT_MOST = 50

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Published:
    """A contribution in a feed; its words have no sign that XML cannot hold."""

    address: str
    title: str
    source: str
    proposes: str
    at: datetime


def published_lately(
    *, resolution: Resolution | None = None, meeting: Meeting | None = None
) -> tuple[Published, ...]:
    """The contributions that were published last, the latest first, of one resolution or meeting.

    Two queries. What is not public is not here, whoever asks.
    """
    rows = Contribution.objects.visible_to(AnonymousUser()).annotate(
        shown_at=Coalesce("published_at", "created_at")
    )
    if resolution is not None:
        amending = Proposal.objects.filter(resolution=resolution).order_by()
        rows = rows.filter(pk__in=amending.values("contribution"))
    if meeting is not None:
        rows = rows.filter(document__meeting=meeting)
    rows = rows.select_related("document").prefetch_related("proposals__resolution__body")
    found = list(rows.defer("head", "oddities").order_by("-shown_at", "-pk")[:AT_MOST])
    return tuple(_published(one) for one in found)


def printable(words: str) -> str:
    """The words without the signs that XML cannot hold."""
    return _UNPRINTABLE.sub("", words)


def _published(one: Contribution) -> Published:
    document, name = one.document, spoken_name(one.document)
    title = f"{name}: {document.title}" if document.symbol and document.title else name
    return Published(
        address=name_document(document),
        title=printable(title),
        source=printable(document.source),
        proposes=printable(_proposes(one.proposals.all())),
        at=one.published_at or one.created_at,
    )


def _proposes(proposals: Iterable[Proposal]) -> str:
    """What it proposes, in a line: `MOD Resolution 140, SUP 5`."""
    named = (
        f"{one.action} {one.resolution.name if one.resolution else one.said_number}".strip()
        for one in proposals
    )
    return ", ".join(named) or _("no proposals")
