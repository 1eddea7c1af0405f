"""When something is due: what the citations of a sentence say of deadlines and meetings to come."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from resolutions.text.citations import Citation, CitationKind
from resolutions.text.mandates.sentences import recipients
from resolutions.text.mandates.words import words

_MEETINGS = frozenset({CitationKind.SESSION, CitationKind.MEETING})
_UNDERSTOOD = 0.8


def bounds(
    text: str, citations: Iterable[Citation], language: str, *, after: int = 0
) -> tuple[Citation, ...]:
    """The citations of a text that say when something is due, in their order.

    A meeting of a later year than `after` is a deadline where the text speaks of reporting to
    somebody.
    """
    cited = tuple(citations)
    found = [c for c in cited if c.kind is CitationKind.DEADLINE]
    if recipients(text, language):
        found += [c for c in cited if c.kind in _MEETINGS and _ahead(c, after, found)]
    return tuple(sorted(found, key=lambda c: c.start))


def own_sessions(text: str, language: str, body: str, *, after: int = 0) -> tuple[Citation, ...]:
    """The sessions that a text calls those of `body`, which it tells to act: "at its next session".

    Those of a year that is not later than `after` are over.
    """
    return tuple(
        Citation(
            *one.span(),
            text[slice(*one.span())],
            CitationKind.DEADLINE,
            body=body,
            number="next" if one["next"] else "",
            year=one["year"] or "",
            confidence=_UNDERSTOOD,
        )
        for one in words(language).session.finditer(text)
        if one["next"] or int(one["year"] or 0) > after
    )


def _ahead(citation: Citation, after: int, found: list[Citation]) -> bool:
    """Whether a meeting comes after that year and no deadline names it already."""
    year = citation.year[:4]
    named = any(b.start <= citation.start and citation.end <= b.end for b in found)
    return year.isdigit() and int(year) > after and not named


def last_day(when: str) -> date | None:
    """The last day of a year, a month or a day of ISO 8601; None of anything else.

    >>> last_day("2026-02")
    datetime.date(2026, 2, 28)
    """
    said = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", when)
    if not said:
        return None
    year, month = int(said[1]), int(said[2] or 12)
    try:
        return date(year, month, int(said[3] or monthrange(year, month)[1]))
    except ValueError:
        return None
