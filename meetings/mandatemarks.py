"""The mandates of a text and of a clause, as other pages show them beside it; one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from meetings.models import Mandate
from resolutions.models import Version


def mandates_in(version: Version) -> Mapping[str, Sequence[Mandate]]:
    """The mandates of a version that the reader may see, by the identity of their provision."""
    found: dict[str, list[Mandate]] = defaultdict(list)
    rows = Mandate.objects.filter(clause__version=version, is_dismissed=False)
    for row in rows.select_related("clause__provision").order_by("clause__position", "order"):
        found[str(row.clause.provision.uid)].append(row)
    return found


def mandates_at(version: Version, address: str) -> Sequence[Mandate]:
    """The mandates of one clause of a version that the reader may see."""
    rows = Mandate.objects.filter(
        clause__version=version, clause__address=address, is_dismissed=False
    )
    return tuple(rows.order_by("order"))
