"""What texts cite; each answer costs a constant of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resolutions.models import (
    Body,
    Citation,
    Clause,
    Provision,
    Resolution,
    Version,
    VersionState,
)
from resolutions.queries.radar import Settled, settled_recalls

OWN = 0.9
"""The recogniser is that sure that a part is one of the text itself, and none of what it cites."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is needed to lead from citations to what they cite.

    `citations` by the clause text that they stand in. `editions` are the published versions of what
    is cited, by resolution, oldest first; `addresses` those of the clauses of each version that a
    part is cited of; `bodies` all bodies by their codes.
    """

    citations: Mapping[tuple[int, str], Sequence[Citation]]
    editions: Mapping[int, Sequence[Version]]
    addresses: Mapping[int, Collection[str]]
    settled: Settled
    bodies: Mapping[str, Body]

    def edition(self, citation: Citation) -> Version | None:
        """The text that a citation names: the last one of that year; None if it is not here."""
        held = self.editions.get(citation.cited_id or 0, ())
        named = [version for version in held if version.year == citation.edition_year]
        return named[-1] if named else None


def citations_in(version: Version, language: str) -> Ground:
    """What the version's text in one language cites, by clause; six queries."""
    return _ground({"text__clause__version": version, "text__language": language})


def citations_of(provision: Provision) -> Ground:
    """What a provision cites in every version and language; six queries."""
    return _ground({"text__clause__provision": provision})


def _ground(which: dict[str, Any]) -> Ground:
    """The citations, each with the place where it stands, and all that leads on from them.

    What is cited is read once for all that cite it.
    """
    rows = Citation.objects.filter(**which).order_by("start", "end")
    several = list(rows.select_related("text__clause").defer("text__spans"))
    cited = Resolution.objects.select_related("body").in_bulk(
        {row.cited_id for row in several if row.cited_id}
    )
    found: dict[tuple[int, str], list[Citation]] = defaultdict(list)
    for row in several:
        row.cited = cited.get(row.cited_id or 0)
        found[row.text.clause_id, row.text.language].append(row)
    editions = published_editions(cited)
    ground = Ground(found, editions, {}, settled_recalls(rows), Body.objects.in_bulk())
    parts = {
        version.pk if version else row.text.clause.version_id
        for row in several
        if row.paragraph
        for version in [ground.edition(row)]
    }
    return Ground(found, editions, addresses_in(parts), ground.settled, ground.bodies)


def published_editions(resolutions: Iterable[int]) -> dict[int, list[Version]]:
    """The published versions of these resolutions, oldest first; one query."""
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(resolution__in=set(resolutions), state=VersionState.PUBLISHED)
    for version in rows.select_related("resolution").order_by("year", "correction"):
        found[version.resolution_id].append(version)
    return found


def addresses_in(versions: Collection[int]) -> dict[int, set[str]]:
    """The addresses of the clauses of these versions; one query."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Clause.objects.filter(version__in=versions).order_by()
    for version, address in rows.values_list("version", "address"):
        found[version].add(address)
    return found
