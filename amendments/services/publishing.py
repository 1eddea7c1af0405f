"""Publishing a draft of an edition: it becomes public, and what follows it is paired with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.utils import bulk_update_with_history

from amendments.services.neighbours import after, of_its_kind
from amendments.services.pairing import PlannedPair, follow
from resolutions import permissions, queries
from resolutions.models import Body, Clause, PairingState, Permit, Version, permitted
from resolutions.services import versions
from resolutions.services.pairings import Following, pair_anew
from resolutions.services.storage import Identity
from resolutions.text.clauses import transform_text


@transaction.atomic
def publish_draft(*, user: User, version: Version) -> Version:
    """Make the draft public, as if it had been published when it came in.

    The edition next after it is paired anew with it, where what that one holds is a guess or new
    (docs/data.md). A version that is public already stays as it is.
    """
    permissions.require(permissions.may_publish(user))
    list(Body.objects.select_for_update().filter(pk=version.resolution.body_id))
    version = Version.objects.select_related("resolution").get(pk=version.pk)
    if version.is_published:
        return version
    earlier, successor = _neighbours(user, version)
    followings = _followings(version, earlier, successor) if successor else ()
    versions.publish(user=user, version=version)
    if successor is not None:
        pair_anew(user=user, version=successor, leader=version, followings=followings)
        _settle(user, version, earlier, {following.leader for following in followings})
    return version


def _neighbours(user: User, version: Version) -> tuple[list[Version], Version | None]:
    """The published editions of its sort before the draft, and the one next after it."""
    visible = queries.visible_versions(user, version.resolution)
    published = [found for found in visible if found.is_published]
    comparable = of_its_kind(published, is_demonstration=version.is_demonstration)
    later = [found for found in comparable if found.order > version.order]
    return [found for found in comparable if found.order < version.order], next(iter(later), None)


def _followings(
    version: Version, earlier: Sequence[Version], successor: Version
) -> tuple[Following, ...]:
    """What becomes of the successor's clauses, now that the draft stands before them."""
    spoken = queries.languages(version)
    language = queries.choose_language(spoken, queries.FALLBACK_LANGUAGE)
    text = queries.version_text(version, language)
    pairs = [PlannedPair(clause, Identity(clause.uid)) for clause in text.walk()]
    # As a file would have it: what the text says decides, not what it was once paired with.
    bare = transform_text(text, lambda clause: replace(clause, uid=""))
    return follow(pairs, after(successor, language, earlier), bare)


def _settle(user: User, version: Version, earlier: Sequence[Version], led: set[str]) -> None:
    """What the later edition now says of a pairing is not asked here as well."""
    rows = list(
        version.clauses.filter(pairing_state=PairingState.SUGGESTED, address__in=led).exclude(
            provision__clauses__version__in=earlier
        )
    )
    for row in rows:
        row.pairing_confidence, row.pairing_reason = 1.0, "new"
        row.pairing_state = PairingState.CERTAIN
    if rows:
        with permitted(Permit.PAIRING):
            bulk_update_with_history(
                rows,
                Clause,
                ["pairing_confidence", "pairing_reason", "pairing_state"],
                default_user=user,
            )
