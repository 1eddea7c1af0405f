"""The resolutions and provisions that a text may mean by what it cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from meetings.reports.links import Key, KnownClause, Suggestion
from resolutions.models import Clause, Resolution, Version, VersionState
from resolutions.text.citations import Citation
from resolutions.text.citations.common import common
from resolutions.text.citations.values import ACTS


@dataclass(frozen=True, slots=True)
class Known:
    """The published resolutions of some citations, by key, with the clauses in force.

    `editions` has the provision of each address by resolution and year, for what names an edition,
    `versions` the key of the version in force.
    """

    resolutions: Mapping[Key, Resolution]
    clauses: Mapping[Key, Sequence[KnownClause]]
    editions: Mapping[tuple[int, str], Mapping[str, str]]
    versions: Mapping[Key, int]

    def provision_of(self, one: Suggestion) -> str:
        """The `uid` of the provision that is meant: of the edition that is cited, if it is here."""
        resolution = self.resolutions[one.target]
        cited = self.editions.get((resolution.pk, one.year), {})
        return cited.get(one.address, one.uid) if one.uid else ""


def find_known(citations: Iterable[Citation]) -> Known:
    """What is stored of what is cited; three queries, however much that is."""
    wanted = {(c.body, str(c.kind), c.number) for c in citations if c.kind in ACTS}
    named = Q(pk__in=())
    for kind in {kind for _body, kind, _number in wanted}:
        named |= Q(kind=kind, number__in={number for _b, k, number in wanted if k == kind})
    codes = common().codes
    found = {
        (codes.get(row.body_id, row.body_id), row.kind, row.number): row
        for row in Resolution.objects.filter(named).select_related("body")
    }
    resolutions = {key: row for key, row in found.items() if key in wanted}
    last, editions, clauses = _clauses(row.pk for row in resolutions.values())
    shown = {key: row for key, row in resolutions.items() if row.pk in last}
    versions = {key: last[row.pk] for key, row in shown.items()}
    return Known(shown, {key: clauses[pk] for key, pk in versions.items()}, editions, versions)


def _clauses(
    resolutions: Iterable[int],
) -> tuple[
    dict[int, int], dict[tuple[int, str], dict[str, str]], dict[int, tuple[KnownClause, ...]]
]:
    """The last published version of each resolution, and the clauses of all of them."""
    versions = Version.objects.filter(
        resolution__in=list(resolutions), state=VersionState.PUBLISHED
    ).order_by("year", "correction")
    of = {row.pk: row for row in versions}
    clauses: dict[int, list[KnownClause]] = defaultdict(list)
    rows = Clause.objects.filter(version__in=of).order_by("version", "position")
    for version, address, uid in rows.values_list("version", "address", "provision__uid"):
        clauses[version].append(_known(str(uid), address))
    last = {row.resolution_id: row.pk for row in of.values()}
    editions = {
        (row.resolution_id, str(row.year)): {one.address: one.uid for one in clauses[row.pk]}
        for row in of.values()
    }
    return last, editions, {pk: tuple(clauses[pk]) for pk in of}


def _known(uid: str, address: str) -> KnownClause:
    """A clause by its address, which says its section and its label in every language."""
    heading, _slash, label = address.partition("/")
    return KnownClause(uid, address, "" if "/" in label else label, heading)
