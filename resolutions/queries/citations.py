"""What texts cite, and what cites them; each answer costs a constant of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from resolutions.models import Body, Citation, Clause, Provision, Resolution, Version, VersionState
from resolutions.queries.names import clause_names
from resolutions.queries.radar import Settled, settled_recalls
from resolutions.text.citations import CitationKind
from resolutions.text.parts import part_address

OWN = 0.9
"""The recogniser is that sure that a part is one of the text itself, and none of what it cites."""
IN_ORDER = (
    "resolution__body__order",
    "resolution__kind",
    "resolution__number_order",
    "resolution__number",
)


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
    """What the version's text in one language cites, by provision; five queries."""
    return _ground({"text__clause__version": version, "text__language": language})


def citations_of(provision: Provision) -> Ground:
    """What a provision cites in every version and language; five queries."""
    return _ground({"text__clause__provision": provision})


def _ground(which: dict[str, Any]) -> Ground:
    """The citations, each with the place where it stands, and all that leads on from them."""
    rows = Citation.objects.filter(**which).order_by("start", "end")
    found: dict[tuple[int, str], list[Citation]] = defaultdict(list)
    for row in rows.select_related(
        "cited__body", "text__clause__version", "text__clause__provision"
    ):
        found[row.text.clause_id, row.text.language].append(row)
    several = [row for group in found.values() for row in group]
    editions = published_editions(row.cited_id for row in several if row.cited_id)
    ground = Ground(found, editions, {}, settled_recalls(rows), Body.objects.in_bulk())
    parts = {
        version.pk
        for row in several
        if row.paragraph and (version := ground.edition(row) or _own(row))
    }
    return Ground(found, editions, _addresses(parts), ground.settled, ground.bodies)


def _own(citation: Citation) -> Version:
    """The text in which a citation stands."""
    return citation.text.clause.version


def published_editions(resolutions: Iterable[int]) -> dict[int, list[Version]]:
    """The published versions of these resolutions, oldest first; one query."""
    found: dict[int, list[Version]] = defaultdict(list)
    rows = Version.objects.filter(resolution__in=set(resolutions), state=VersionState.PUBLISHED)
    for version in rows.select_related("resolution").order_by("year", "correction"):
        found[version.resolution_id].append(version)
    return found


@dataclass(frozen=True, slots=True)
class CitingClause:
    """A clause that cites; `name` is how a person cites it.

    `year` is the edition that it names, None if it names none, `paragraph` which part it means,
    empty where it means the whole.
    """

    address: str
    name: str
    uid: str
    year: int | None
    paragraph: str


@dataclass(frozen=True, slots=True)
class CitingText:
    """A published text that cites, with the clauses in which it does, in reading order."""

    version: Version
    clauses: tuple[CitingClause, ...]
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """How much in force cites a resolution: in so many clauses of so many resolutions."""

    clauses: int
    resolutions: int


def reach(resolution: Resolution) -> Reach:
    """How much in force cites the resolution; one query."""
    counted = (
        _incoming(resolution)
        .in_force()
        .aggregate(
            clauses=Count("text__clause", distinct=True),
            resolutions=Count("text__clause__version__resolution", distinct=True),
        )
    )
    return Reach(counted["clauses"], counted["resolutions"])


def cited_by(resolution: Resolution, language: str) -> tuple[CitingText, ...]:
    """The texts that cite the resolution, by resolution and edition; four queries.

    Their clauses are named in that language where they have it.
    """
    rows = _incoming(resolution)
    return _texts(_places(rows), language)


def provision_cited_by(provision: Provision, language: str) -> tuple[CitingText, ...]:
    """The same of this very clause, its own resolution's texts too; six queries."""
    own = Q(kind=CitationKind.INTERNAL_REFERENCE, confidence__gte=OWN)
    own &= Q(text__clause__version__resolution=provision.resolution_id)
    rows = Citation.objects.filter(Q(cited=provision.resolution_id) | own).exclude(paragraph="")
    editions = published_editions([provision.resolution_id])[provision.resolution_id]
    addresses = _addresses([version.pk for version in editions])
    here = dict(provision.clauses.values_list("version", "address"))

    def is_meant(version: int, year: int | None, paragraph: str) -> bool:
        named = [one.pk for one in editions if one.pk == version or one.year == year]
        meant = named[-1] if named else (editions[-1].pk if editions and year is None else 0)
        address = part_address(paragraph, addresses.get(meant, ()))
        return bool(address) and here.get(meant) == address

    found = [row for row in _places(rows) if is_meant(row[0], row[3], row[4])]
    return _texts(found, language)


def _incoming(resolution: Resolution) -> Any:
    """The citations of a resolution in the texts of others."""
    rows = Citation.objects.filter(cited=resolution)
    return rows.exclude(text__clause__version__resolution=resolution)


_Place = tuple[int, str, str, "int | None", str]
"""A version, a clause's address and uid, the year of the edition and the part that it cites."""


def _places(rows: QuerySet[Citation]) -> list[_Place]:
    """Where the citations stand, each place once in however many languages; one query."""
    said = rows.order_by("text__clause__position", "start").values_list(
        "text__clause__version",
        "text__clause__address",
        "text__clause__provision__uid",
        "edition_year",
        "paragraph",
    )
    places = ((version, a, str(uid), year, part) for version, a, uid, year, part in said)
    return list(dict.fromkeys(places))


def _texts(places: Sequence[_Place], language: str) -> tuple[CitingText, ...]:
    """The places by text, the resolutions in their order, the latest edition first."""
    names = clause_names({(version, address) for version, address, *_rest in places}, language)
    clauses: dict[int, list[CitingClause]] = defaultdict(list)
    for version, address, uid, year, part in places:
        name = names[version, address]
        clauses[version].append(CitingClause(address, name, uid, year, part))
    texts = Version.objects.filter(pk__in=clauses).select_related("resolution__body")
    standing = set(Version.objects.in_force().filter(pk__in=clauses).values_list("pk", flat=True))
    in_order = texts.order_by(*IN_ORDER, "-year", "-correction")
    return tuple(
        CitingText(version, tuple(clauses[version.pk]), version.pk in standing)
        for version in in_order
    )


def _addresses(versions: Collection[int]) -> dict[int, set[str]]:
    """The addresses of the clauses of these versions; one query."""
    found: dict[int, set[str]] = defaultdict(set)
    rows = Clause.objects.filter(version__in=versions).order_by()
    for version, address in rows.values_list("version", "address"):
        found[version].add(address)
    return found
