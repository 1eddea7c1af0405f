"""Corrections: another text of an edition that is here already.

What is published never changes, so a file that says otherwise becomes a further version of the
edition. The other languages of the version that it corrects come along where they have the same
clauses: they were not what had to be corrected. A demonstration text is no text to correct: the
real one takes its place, and neither its languages nor its clauses' identities come along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from amendments.services.pairing import PlannedPair
from resolutions import queries
from resolutions.models import Version
from resolutions.services.translations import MAY_DIFFER
from resolutions.text.clauses import Clause, ResolutionText, transform_text


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """A language of the version that is corrected; whether its text comes along."""

    language: str
    comes_along: bool


def is_corrected_by(version: Version, language: str, *, is_demonstration: bool) -> bool:
    """Whether a text in this language would be a correction of the version, not a part of it.

    It would if the version has the language, and if one of them is a demonstration text and the
    other none.
    """
    if version.is_demonstration != is_demonstration:
        return True
    return language in queries.languages(version)


def says_the_same(version: Version, text: ResolutionText) -> bool:
    """Whether the version says in the text's language exactly what the text says.

    Addresses and identities are no words; a place that the text leaves open is no other place.
    """
    there = queries.version_text(version, text.language)
    if text.edition.place not in ("", version.place):
        return False
    return _bare(there).clauses == _bare(text).clauses


def other_languages(
    version: Version, text: ResolutionText, pairs: Iterable[PlannedPair]
) -> tuple[OtherLanguage, ...]:
    """The languages that the version has and the text is not in; none of a demonstration text."""
    if version.is_demonstration:
        return ()
    clauses = {
        (planned.clause.address, planned.identity.uid)
        for planned in pairs
        if planned.clause.kind not in MAY_DIFFER
    }
    return tuple(
        OtherLanguage(language, set(_places(queries.version_text(version, language))) == clauses)
        for language in queries.languages(version)
        if language != text.language
    )


def _places(text: ResolutionText) -> Iterator[tuple[str, str]]:
    """Address and provision of each clause that all languages of a version have."""
    for clause in text.walk():
        if clause.kind not in MAY_DIFFER:
            yield clause.address, clause.uid


def _bare(text: ResolutionText) -> ResolutionText:
    return transform_text(text, _without_name)


def _without_name(clause: Clause) -> Clause:
    return replace(clause, address="", uid="")
