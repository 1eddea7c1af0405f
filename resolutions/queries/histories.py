"""A resolution and its provisions through time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Count, Q

from resolutions.models import (
    Clause,
    ClauseText,
    PairingState,
    Provision,
    Resolution,
    SourceFile,
    Version,
)
from resolutions.permissions import AnyUser
from resolutions.queries.texts import choose_language, language_order, visible_versions
from resolutions.text.clauses import Kind

# Texts by their versions, the earliest first.
IN_ORDER = ("clause__version__year", "clause__version__correction")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A version in a resolution's history; `suggested` counts pairings that wait for a person."""

    version: Version
    edition: str
    edition_text: str
    languages: tuple[str, ...]
    clause_count: int
    suggested: int
    imported_at: datetime | None


def timeline(resolution: Resolution, user: AnyUser) -> tuple[TimelineEntry, ...]:
    """The versions that the user may see, the latest first. Three queries, however many."""
    versions = list(
        visible_versions(user, resolution)
        .order_by("-year", "-correction")
        .annotate(
            clause_count=Count("clauses"),
            suggested=Count("clauses", filter=Q(clauses__pairing_state=PairingState.SUGGESTED)),
        )
    )
    spoken: dict[int, set[str]] = defaultdict(set)
    texts = ClauseText.objects.filter(clause__version__in=versions)
    for version_pk, language in texts.values_list("clause__version_id", "language").distinct():
        spoken[version_pk].add(language)
    files = SourceFile.objects.imported().filter(version__in=versions).order_by("-uploaded_at")
    imported = dict(files.values_list("version_id", "uploaded_at"))
    return tuple(
        TimelineEntry(
            version=version,
            edition=version.edition,
            edition_text=version.edition_text,
            languages=tuple(sorted(spoken[version.pk], key=language_order)),
            clause_count=version.clause_count,
            suggested=version.suggested,
            imported_at=imported.get(version.pk),
        )
        for version in versions
    )


def suggested_pairings(version: Version) -> int:
    """How many of the version's clauses are paired by guess and wait for a person; one query."""
    return version.clauses.filter(pairing_state=PairingState.SUGGESTED).count()


@dataclass(frozen=True, slots=True)
class ProvisionState:
    """What a provision said in one version, in `language` (the wanted one if it exists there)."""

    version: Version
    edition: str
    edition_text: str
    language: str
    address: str
    kind: Kind
    label: str
    heading: str
    text: str
    pairing_confidence: float
    pairing_reason: str
    pairing_state: str


@dataclass(frozen=True, slots=True)
class TextState:
    """What a clause said in one language from `at` on, and by whose hand ("" if nobody's)."""

    at: datetime
    by: str
    label: str
    heading: str
    text: str


def text_states(text: ClauseText) -> tuple[TextState, ...]:
    """Every state of a clause's text since it came in, the latest first; one query."""
    rows = text.history.select_related("history_user").order_by("-history_id")
    return tuple(
        TextState(
            at=row.history_date,
            by=row.history_user.get_username() if row.history_user else "",
            label=row.label,
            heading=row.heading,
            text=row.text,
        )
        for row in rows
    )


def get_provision(resolution: Resolution, uid: UUID | str) -> Provision:
    """The provision of this resolution. Raise Provision.DoesNotExist if there is none."""
    try:
        return Provision.objects.select_related("resolution__body").get(
            resolution=resolution, uid=uid
        )
    except ValidationError:
        raise Provision.DoesNotExist from None


def provision_history(
    provision: Provision, user: AnyUser, language: str
) -> tuple[ProvisionState, ...]:
    """The provision's state in each version that the user may see, oldest first; two queries.

    A version in which the provision has no clause is left out; one that lacks the wanted language
    is shown in English, else in any.
    """
    visible = Version.objects.visible_to(user)
    texts: dict[int, list[ClauseText]] = defaultdict(list)
    rows = ClauseText.objects.filter(clause__provision=provision, clause__version__in=visible)
    for row in rows.select_related("clause__version").order_by(*IN_ORDER):
        texts[row.clause_id].append(row)
    return tuple(_state(found, language) for found in texts.values())


def _state(texts: Sequence[ClauseText], language: str) -> ProvisionState:
    by_language = {text.language: text for text in texts}
    chosen = choose_language(sorted(by_language, key=language_order), language)
    text = by_language[chosen]
    clause, version = text.clause, text.clause.version
    return ProvisionState(
        version=version,
        edition=version.edition,
        edition_text=version.edition_text,
        language=chosen,
        address=clause.address,
        kind=Kind(clause.kind),
        label=text.label,
        heading=text.heading,
        text=text.text,
        pairing_confidence=clause.pairing_confidence,
        pairing_reason=clause.pairing_reason,
        pairing_state=clause.pairing_state,
    )


@dataclass(frozen=True, slots=True)
class Pairing:
    """A clause, the provision it is held to be a state of, and how sure that is.

    `before` is that provision in the nearest earlier version that has it, else in the nearest
    later one; None if the provision is new. `words` are label, heading and text of the clause.
    """

    clause_id: int
    uid: str
    address: str
    kind: Kind
    words: str
    confidence: float
    reason: str
    state: str
    before: ProvisionState | None


def pairings(version: Version, user: AnyUser, language: str) -> tuple[Pairing, ...]:
    """Every clause's pairing, in document order; three queries for any number of clauses."""
    clauses = list(
        Clause.objects.filter(version=version).select_related("provision").order_by("position")
    )
    texts = ClauseText.objects.filter(clause__version=version)
    spoken: dict[int, dict[str, ClauseText]] = defaultdict(dict)
    for text in texts:
        spoken[text.clause_id][text.language] = text
    elsewhere = _states_elsewhere(version, user, language)
    return tuple(
        _pairing(version, clause, spoken[clause.pk], elsewhere, language) for clause in clauses
    )


def _states_elsewhere(
    version: Version, user: AnyUser, language: str
) -> dict[int, list[ProvisionState]]:
    rows = ClauseText.objects.filter(
        clause__provision__clauses__version=version,
        clause__version__in=Version.objects.visible_to(user),
    ).exclude(clause__version=version)
    texts: dict[int, list[ClauseText]] = defaultdict(list)
    for row in rows.select_related("clause__version").order_by(*IN_ORDER):
        texts[row.clause_id].append(row)
    states: dict[int, list[ProvisionState]] = defaultdict(list)
    for found in texts.values():
        states[found[0].clause.provision_id].append(_state(found, language))
    return states


def _pairing(
    version: Version,
    clause: Clause,
    texts: dict[str, ClauseText],
    elsewhere: dict[int, list[ProvisionState]],
    language: str,
) -> Pairing:
    chosen = choose_language(sorted(texts, key=language_order), language)
    text = texts.get(chosen)
    parts = (text.label, text.heading, text.text) if text else ()
    others = elsewhere.get(clause.provision_id, [])
    earlier = [state for state in others if state.version.order < version.order]
    return Pairing(
        clause_id=clause.pk,
        uid=str(clause.provision.uid),
        address=clause.address,
        kind=Kind(clause.kind),
        words=" ".join(part for part in parts if part),
        confidence=clause.pairing_confidence,
        reason=clause.pairing_reason,
        state=clause.pairing_state,
        before=(earlier[-1] if earlier else others[0] if others else None),
    )
