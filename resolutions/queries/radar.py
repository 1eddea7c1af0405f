"""The radar: which citations in texts in force name an edition that is no longer in force.

The rule is `stand` of `resolutions.text.citations.standing`; the database only leaves out what
cannot be outdated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, Q, QuerySet

from resolutions.models import Citation, Recall, Resolution, Version, VersionState
from resolutions.text import citations as values
from resolutions.text.citations.standing import (
    OUTDATED,
    SETTLED,
    Judged,
    Key,
    KnownEdition,
    Standing,
    stand,
)
from resolutions.text.citations.standing import Recall as Recalling
from resolutions.text.clauses import Action

Editions = Mapping[int, Sequence[KnownEdition]]
"""The published editions of resolutions, by their keys."""
Settled = Mapping[tuple[int, int, int], bool]
"""What people said, by provision, cited resolution and year: that it rightly is past, or not."""

_IN_ORDER = (
    "text__clause__version__resolution__body__order",
    "text__clause__version__resolution__kind",
    "text__clause__version__resolution__number_order",
    "text__clause__version__resolution__number",
    "text__clause__position",
    "start",
)
_READ = (
    "pk text__clause text__clause__provision text__clause__version text__language cited "
    "edition_year confidence recall recall_confidence"
).split()
_CITED = _READ.index("cited")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the radar is narrowed to; None and "" mean any.

    `cited` and `citing` are resolutions by their keys, `body` is who adopted the citing text,
    `language` one in which the clause cites.
    """

    cited: int | None = None
    citing: int | None = None
    body: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Outdated:
    """A clause in force that cites a past edition: one row, in however many languages.

    `citations` are the keys of its rows, by language; `is_settled` says that a person has spoken.
    """

    clause: int
    provision: int
    version: int
    cited: int
    year: int | None
    citations: Mapping[str, tuple[int, ...]]
    standing: Standing
    rule: str
    confidence: float
    latest: KnownEdition | None
    is_settled: bool = False

    @property
    def is_stale(self) -> bool:
        """Whether it is to be brought up to date; what rightly recalls the past is not."""
        return self.standing in OUTDATED


def known_editions(resolutions: Collection[int] | None = None) -> dict[int, list[KnownEdition]]:
    """The published editions of these resolutions, or of all, by their keys; one query."""
    rows = Version.objects.filter(state=VersionState.PUBLISHED)
    if resolutions is not None:
        rows = rows.filter(resolution__in=resolutions)
    found: dict[int, list[KnownEdition]] = defaultdict(list)
    said = rows.order_by("year", "correction").values_list(
        "resolution", "year", "place", "action", "resolution__in_force"
    )
    for resolution, year, place, action, in_force in said:
        found[resolution].append(KnownEdition(year, place, Action(action), in_force))
    return found


def editions_by_number() -> dict[Key, list[KnownEdition]]:
    """The published editions of every resolution, as `judge` asks for them; two queries."""
    editions = known_editions()
    rows = Resolution.objects.filter(pk__in=editions).order_by()
    keys = rows.values_list("body_id", "kind", "number", "pk")
    return {(body, kind, number): editions[pk] for body, kind, number, pk in keys}


def settled_recalls(citations: QuerySet[Citation]) -> Settled:
    """What people said of the provisions that these citations stand in; one query."""
    provisions = citations.order_by().values("text__clause__provision")
    return _settled(Recall.objects.filter(provision__in=provisions))


def _settled(rows: QuerySet[Recall]) -> Settled:
    said = rows.values_list("provision", "cited", "year", "is_past")
    return {(provision, cited, year): is_past for provision, cited, year, is_past in said}


def settled_by_clause(
    resolutions: Collection[int],
) -> dict[str, dict[Key, dict[str, bool]]]:
    """What people said of the clauses of these resolutions, by the clause's identity; one query."""
    found: dict[str, dict[Key, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    rows = Recall.objects.filter(provision__resolution__in=resolutions)
    said = rows.values_list(
        "provision__uid", "cited__body", "cited__kind", "cited__number", "year", "is_past"
    )
    for uid, body, kind, number, year, is_past in said:
        found[str(uid)][body, kind, number][str(year)] = is_past
    return found


def outdated(narrowing: Narrowing = Narrowing()) -> tuple[Outdated, ...]:
    """Every clause in force that cites a past edition, in reading order; four queries.

    Those that rightly recall the past are among them (`Outdated.is_stale`).
    """
    editions = known_editions()
    return _judged(_read(_narrowed(_suspects(editions), narrowing)), editions)


def went_stale_through(version: Version) -> tuple[Outdated, ...]:
    """The clauses in force that cite an edition older than this version of its resolution.

    They went stale when it became public, or were so before. Four queries.
    """
    editions = known_editions([version.resolution_id])
    rows = _suspects(editions)
    older = rows.filter(Q(edition_year__lt=version.year) | Q(edition_year=None))
    return tuple(one for one in _judged(_read(older), editions) if one.is_stale)


def _suspects(editions: Editions) -> QuerySet[Citation]:
    """The citations in force of these resolutions that may be outdated.

    A later edition is there, or none is in force. Asked by the last year of each resolution, of
    which there are few, the index answers; a subquery for each citation would not.
    """
    last: dict[int, list[int]] = defaultdict(list)
    gone: list[int] = []
    for resolution, known in editions.items():
        if any(edition.in_force for edition in known):
            last[max(edition.year for edition in known)].append(resolution)
        else:
            gone.append(resolution)
    suspect = Q(cited__in=gone)
    for year, resolutions in last.items():
        suspect |= Q(cited__in=resolutions, edition_year__lt=year)
    standing = list(Version.objects.in_force().order_by().values_list("pk", flat=True))
    rows = Citation.objects.of_acts().filter(suspect, text__clause__version__in=standing)
    return rows.exclude(cited=F("text__clause__version__resolution"))


def survey(narrowing: Narrowing) -> tuple[tuple[Resolution, ...], tuple[Outdated, ...]]:
    """Which resolutions texts in force cite in an edition that may be outdated; what is outdated.

    The latter is narrowed, the former is all that can be narrowed to. Five queries, or six.
    """
    editions = known_editions()
    suspects = _suspects(editions)
    rows = _read(_narrowed(suspects, narrowing))
    if narrowing == Narrowing():
        cited = {row[_CITED] for row in rows}
    else:
        cited = set(suspects.order_by().values_list("cited", flat=True))
    resolutions = Resolution.objects.filter(pk__in=cited).select_related("body")
    return tuple(resolutions), _judged(rows, editions)


def _narrowed(rows: QuerySet[Citation], narrowing: Narrowing) -> QuerySet[Citation]:
    if narrowing.cited is not None:
        rows = rows.filter(cited=narrowing.cited)
    if narrowing.citing is not None:
        rows = rows.filter(text__clause__version__resolution=narrowing.citing)
    if narrowing.body:
        rows = rows.filter(text__clause__version__resolution__body=narrowing.body)
    if narrowing.language:
        rows = rows.filter(text__language=narrowing.language)
    return rows


def _read(rows: QuerySet[Citation]) -> list[Sequence[Any]]:
    """What is judged of each citation, in reading order."""
    return list(rows.order_by(*_IN_ORDER).values_list(*_READ))


def _judged(rows: Iterable[Sequence[Any]], editions: Editions) -> tuple[Outdated, ...]:
    """One value for each clause, what it cites and the year; what is up to date is left out."""
    found: dict[tuple[int, int, int | None], list[Sequence[Any]]] = defaultdict(list)
    for row in rows:
        found[row[1], row[_CITED], row[6]].append(row)
    settled = _settled(Recall.objects.filter(cited__in={cited for _clause, cited, _year in found}))

    @cache
    def stands(cited: int, year: int | None, surety: float, past: Recalling | None) -> Judged:
        return judged(year, surety, editions[cited], past)

    kept = OUTDATED | {Standing.HISTORICAL}
    told = (_outdated(group, stands, settled) for group in found.values())
    return tuple(one for one in told if one.standing in kept)


def _outdated(
    rows: Sequence[Sequence[Any]], stands: Callable[..., Judged], settled: Settled
) -> Outdated:
    """What the rows of one clause say together: the surest recall of any language counts."""
    _pk, clause, provision, version, _language, cited, year, *_rest = rows[0]
    said = settled.get((provision, cited, year or 0))
    recalls = [Recalling(row[8], row[9]) for row in rows if row[8]]
    past = max(recalls, key=lambda one: one.confidence, default=None)
    if said is not None:
        past = Recalling(SETTLED, 1.0) if said else None
    one = stands(cited, year, max(row[7] for row in rows), past)
    languages: dict[str, tuple[int, ...]] = {}
    for row in rows:
        languages[row[4]] = (*languages.get(row[4], ()), row[0])
    return Outdated(
        clause=clause,
        provision=provision,
        version=version,
        cited=cited,
        year=year,
        citations=languages,
        standing=one.standing,
        rule=one.rule,
        confidence=one.confidence,
        latest=one.latest,
        is_settled=said is not None,
    )


def judged(
    year: int | None, confidence: float, editions: Sequence[KnownEdition], past: Recalling | None
) -> Judged:
    """How what a row says stands to the editions of what it cites."""
    citation = values.Citation(
        0, 0, "", values.CitationKind.RESOLUTION, year=str(year or ""), confidence=confidence
    )
    return stand(citation, editions, past)


def stale_languages(found: Iterable[Outdated]) -> tuple[str, ...]:
    """The languages in which any of these clauses cites, by code."""
    return tuple(sorted({language for one in found for language in one.citations}))
