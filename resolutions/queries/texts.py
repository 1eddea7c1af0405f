"""One resolution, one version, one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from resolutions.editions import parse_edition
from resolutions.models import ClauseText, Resolution, Version
from resolutions.models.clauses import unpack_spans
from resolutions.permissions import AnyUser
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText

FALLBACK_LANGUAGE = "en"


def get_resolution(user: AnyUser, body: str, designator: str) -> Resolution:
    """The resolution at this address, its body loaded.

    Raise Resolution.DoesNotExist if there is none that the user may see.
    """
    visible = Resolution.objects.visible_to(user).designated(body, designator)
    return visible.select_related("body").get()


def get_version(user: AnyUser, resolution: Resolution, edition: str) -> Version:
    """The version that `edition` (`2022`, `2022-1`) names.

    Raise Version.DoesNotExist if there is none that the user may see.
    """
    named = parse_edition(edition)
    if named is None:
        raise Version.DoesNotExist
    year, correction = named
    return visible_versions(user, resolution).get(year=year, correction=correction)


def current_version(user: AnyUser, resolution: Resolution) -> Version:
    """The latest published version; else the latest draft that the user may see.

    Raise Version.DoesNotExist if there is none.
    """
    return current_of(list(visible_versions(user, resolution)))


def current_of(versions: Sequence[Version]) -> Version:
    """The latest published of these, given oldest first; else the latest draft.

    Raise Version.DoesNotExist if there is none.
    """
    if not versions:
        raise Version.DoesNotExist
    published = [version for version in versions if version.is_published]
    return (published or versions)[-1]


def visible_versions(user: AnyUser, resolution: Resolution) -> QuerySet[Version]:
    """The versions that the user may see, oldest first, a correction after what it corrects."""
    visible = Version.objects.visible_to(user).filter(resolution=resolution)
    return visible.select_related("resolution__body", "predecessor").order_by("year", "correction")


def languages(*versions: Version) -> tuple[str, ...]:
    """The languages in which texts of the versions exist, English first, then by code."""
    found = ClauseText.objects.filter(clause__version__in=versions).order_by()
    return tuple(sorted(found.values_list("language", flat=True).distinct(), key=language_order))


def language_order(language: str) -> tuple[bool, str]:
    """A sort key: English first, then by code."""
    return language != FALLBACK_LANGUAGE, language


def choose_language(available: Sequence[str], wanted: str) -> str:
    """The wanted language if it is available, else English, else the first; "" if there is none."""
    for language in (wanted, FALLBACK_LANGUAGE, *available):
        if language in available:
            return language
    return ""


def version_text(version: Version, language: str) -> ResolutionText:
    """The version's text in one language, each clause's uid that of its provision.

    One query for all clauses (the version's resolution must be loaded, or costs one more). The
    clauses are those that have a text in this language; none if the language is missing.
    """
    return version_texts([version], language)[version.pk]


def version_texts(versions: Sequence[Version], language: str) -> dict[int, ResolutionText]:
    """The same for several versions, by their keys; still one query."""
    rows = (
        ClauseText.objects.filter(clause__version__in=versions, language=language)
        .order_by("clause__position")
        .values_list(
            "clause__version_id",
            "clause_id",
            "clause__parent_id",
            "clause__kind",
            "clause__key",
            "clause__address",
            "clause__provision__uid",
            "label",
            "heading",
            "text",
            "spans",
        )
    )
    nodes: dict[int, dict[int, Clause]] = {version.pk: {} for version in versions}
    parents: dict[int, int | None] = {}
    for version, pk, parent, kind, key, address, uid, label, heading, text, spans in rows:
        parents[pk] = parent
        nodes[version][pk] = Clause(
            kind=Kind(kind),
            label=label,
            heading=heading,
            text=text,
            spans=unpack_spans(spans),
            key=key,
            address=address,
            uid=str(uid),
        )
    return {v.pk: _text(v, language, _grow(nodes[v.pk], parents)) for v in versions}


def _text(version: Version, language: str, clauses: tuple[Clause, ...]) -> ResolutionText:
    resolution = version.resolution
    return ResolutionText(
        language=language,
        body=resolution.body_id,
        kind=resolution.kind,
        number=resolution.number,
        edition=Edition(version.year, version.place, Action(version.action)),
        clauses=clauses,
    )


def _grow(nodes: dict[int, Clause], parents: dict[int, int | None]) -> tuple[Clause, ...]:
    """The tree of nodes given in document order; a node without its parent becomes a root."""
    under: dict[int | None, list[Clause]] = defaultdict(list)
    for pk in reversed(nodes):
        children = tuple(reversed(under.pop(pk, [])))
        parent = parents[pk] if parents[pk] in nodes else None
        under[parent].append(replace(nodes[pk], children=children))
    return tuple(reversed(under[None]))
