"""Neighbours: the stored versions next before and next after the one that comes in.

A real text has real neighbours, and a demonstration text those written for demonstration: neither
takes an identity from the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from amendments.services.pairing import Neighbour
from resolutions import queries
from resolutions.models import Clause, PairingState, Version
from resolutions.services.pairings import DISPLACED
from resolutions.text.clauses import ResolutionText


def of_its_kind(versions: Iterable[Version], *, is_demonstration: bool) -> list[Version]:
    """The versions that are for demonstration, or those that are not."""
    return [found for found in versions if found.is_demonstration == is_demonstration]


def before(version: Version, language: str) -> Neighbour:
    """The version as the one that comes before."""
    return Neighbour(version.edition, _text(version, language), is_later=False)


def after(version: Version, language: str, earlier: Sequence[Version]) -> Neighbour:
    """The version as the one that comes after; `earlier` are all that precede what comes in."""
    states = Clause.objects.filter(version__in=earlier)
    known = set(states.values_list("provision_id", flat=True))
    rows = version.clauses.values_list("address", "provision_id", "pairing_state", "pairing_reason")
    loose, fresh = set(), set()
    for address, provision, state, reason in rows:
        if state in (PairingState.CONFIRMED, PairingState.CORRECTED) or reason == DISPLACED:
            continue
        if provision not in known:
            fresh.add(address)
        elif state == PairingState.SUGGESTED:
            loose.add(address)
    text = _text(version, language)
    return Neighbour(version.edition, text, True, frozenset(loose), frozenset(fresh))


def _text(version: Version, language: str) -> ResolutionText:
    """The version's text in the language if it has that, else in another."""
    spoken = queries.choose_language(queries.languages(version), language)
    return queries.version_text(version, spoken)
