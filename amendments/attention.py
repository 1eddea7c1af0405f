"""Where attention was: how many proposals and links each clause of a resolution has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from amendments.models import GONE_STATES, Change, Contribution
from amendments.redline.changes import ChangeKind
from meetings.models import Link
from resolutions.models import Resolution
from resolutions.permissions import AnyUser

STEPS = (1, 2, 4, 8)
"""From so many proposals and links on, a clause is of the next level of the scale."""


@dataclass(frozen=True, slots=True)
class Attention:
    """The proposals that change a clause and the links to it."""

    proposals: int
    links: int

    @property
    def level(self) -> int:
        """Its level on a scale from 1 to 4, the same for every resolution."""
        return sum(self.proposals + self.links >= step for step in STEPS)


def read_attention(user: AnyUser, resolution: Resolution) -> Mapping[str, Attention]:
    """The attention that clauses had, as far as the user may see it, by their identities.

    Two queries. A proposal counts once, unless its contribution was superseded or withdrawn; of
    links those that a person confirmed count. Clauses without any are left out.
    """
    standing = Contribution.objects.visible_to(user).exclude(state__in=GONE_STATES).order_by()
    changes = Change.objects.filter(
        proposal__contribution__in=standing.values("pk"), provision__resolution=resolution
    ).exclude(kind=ChangeKind.SAME)
    links = Link.objects.evidence(user).filter(provision__resolution=resolution)
    proposed = _counted(changes, Count("proposal", distinct=True))
    linked = _counted(links, Count("pk"))
    return {
        uid: Attention(proposed[uid], linked[uid]) for uid in dict.fromkeys([*proposed, *linked])
    }


def _counted(rows: QuerySet[Change] | QuerySet[Link], what: Count) -> Counter[str]:
    grouped = rows.order_by().values_list("provision__uid")
    return Counter({str(uid): number for uid, number in grouped.annotate(number=what)})
