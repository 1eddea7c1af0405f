"""Where the editions of a resolution were adopted, and where it was suppressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from amendments.models import Adoption
from resolutions.models import Resolution


@dataclass(frozen=True, slots=True)
class Adoptions:
    """What was adopted at desks: by the keys of versions, and the end of a resolution.

    A version that was adopted in several languages has its first adoption here; a resolution that
    is in force was not suppressed, whatever a meeting decided before.
    """

    of_versions: Mapping[int, Adoption]
    suppression: Adoption | None


def read_adoptions(resolution: Resolution) -> Adoptions:
    """All of a resolution, with their meetings; one query."""
    theirs = Q(version__resolution=resolution) | Q(desk__resolution=resolution, version=None)
    rows = Adoption.objects.filter(theirs).select_related("desk__meeting__group").order_by("pk")
    of_versions: dict[int, Adoption] = {}
    suppression = None
    for row in rows.defer("snapshot"):
        if row.version_id is not None:
            of_versions.setdefault(row.version_id, row)
        elif not resolution.in_force:
            suppression = row
    return Adoptions(of_versions, suppression)
