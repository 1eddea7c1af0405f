"""Links: suggested by rule, added by hand, confirmed and dismissed by people."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from meetings import permissions
from meetings.models import Document, Link, LinkState, Recommendation, Relation
from resolutions.models import Provision, Resolution
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem

HAND = "hand"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a document, and the words of it at `[start, end)` on which a link rests."""

    passage: str = ""
    start: int = 0
    end: int = 0
    language: str = ""


@transaction.atomic
def decide(*, user: User, links: Collection[int], state: LinkState) -> int:
    """Confirm or dismiss these links, or make them wait again; how many changed.

    A link that the user may not see is passed over as if it were not there.
    """
    permissions.require(permissions.may_link(user))
    rows = Link.objects.visible_to(user).filter(pk__in=list(links)).exclude(state=state)
    changed = list(Link.objects.select_for_update().filter(pk__in=rows.values("pk")))
    waits = state == LinkState.SUGGESTED
    for link in changed:
        link.state = state
        link.decided_by = None if waits else user
        link.decided_at = None if waits else timezone.now()
    bulk_update_with_history(
        changed,
        Link,
        ["state", "decided_by", "decided_at"],
        batch_size=AT_ONCE,
        default_user=user,
    )
    return len(changed)


@transaction.atomic
def add_link(
    *,
    user: User,
    source: Document | Recommendation,
    resolution: Resolution,
    provision: Provision | None = None,
    relation: Relation,
    evidence: Evidence = Evidence(),
) -> Link:
    """A link that a person makes, confirmed from the start.

    One that is suggested or was dismissed is confirmed, with the evidence that the person gives.
    Raise ImportProblem if the provision is none of the resolution.
    """
    permissions.require(permissions.may_link(user))
    if provision is not None and provision.resolution_id != resolution.pk:
        raise ImportProblem("provision", _("This clause is none of the resolution."))
    found = Link.objects.select_for_update().filter(
        **_source(source), resolution=resolution, provision=provision, relation=relation
    )
    link = found.first() or Link(
        **_source(source),
        resolution=resolution,
        provision=provision,
        relation=relation,
        rule=HAND,
        made_by=user,
    )
    if evidence.passage or not link.passage:
        link.passage, link.language = evidence.passage, evidence.language
        link.start, link.end = evidence.start, evidence.end
    link.state, link.decided_by, link.decided_at = LinkState.CONFIRMED, user, timezone.now()
    signed(link, user).save()
    return link


def _source(source: Document | Recommendation) -> dict[str, Document | Recommendation]:
    return {"document" if isinstance(source, Document) else "recommendation": source}


def store_suggestions(user: User, suggested: Iterable[Link]) -> int:
    """Those of the links that are not there yet in any state wait for a person; how many.

    A part of other services, called within a transaction: what was dismissed stays dismissed.
    """
    fresh = {key_of(link): link for link in suggested}
    known = set(
        Link.objects.filter(
            Q(document__in={link.document_id for link in fresh.values()})
            | Q(recommendation__in={link.recommendation_id for link in fresh.values()})
        ).values_list(*KEY)
    )
    rows = [link for key, link in fresh.items() if key not in known]
    bulk_create_with_history(rows, Link, batch_size=AT_ONCE, default_user=user)
    return len(rows)


KEY = ("document_id", "recommendation_id", "resolution_id", "provision_id", "relation")


def key_of(link: Link) -> tuple[object, ...]:
    """What makes two links the same: source, target and relation."""
    return tuple(getattr(link, name) for name in KEY)
