"""The mandates of a text and of a clause, as other pages show them beside it; one query each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meetings.mandates.words import due_words, who_words
from meetings.models import Mandate
from resolutions.models import Version


@dataclass(frozen=True, slots=True)
class MandateMark:
    """A mandate beside its clause: who is told to act and by when, in the interface's words."""

    pk: int
    who: str
    due: str


def mandates_in(version: Version) -> Mapping[str, Sequence[MandateMark]]:
    """The mandates of a version that the reader may see, by the identity of their provision."""
    found: dict[str, list[MandateMark]] = defaultdict(list)
    rows = Mandate.objects.filter(clause__version=version, is_dismissed=False)
    for row in rows.select_related("clause__provision").order_by("clause__position", "order"):
        mark = MandateMark(row.pk, who_words(row), due_words(row))
        found[str(row.clause.provision.uid)].append(mark)
    return dict(found)


def mandates_at(version: Version, address: str) -> Sequence[Mandate]:
    """The mandates of one clause of a version that the reader may see."""
    rows = Mandate.objects.filter(
        clause__version=version, clause__address=address, is_dismissed=False
    )
    return tuple(rows.order_by("order"))
