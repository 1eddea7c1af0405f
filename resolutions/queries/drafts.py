"""How a draft of a version came to read as it does: every moment at which a clause changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from resolutions.models import ClauseText, Version
from resolutions.models.clauses import unpack_spans
from resolutions.queries.texts import version_text
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, ResolutionText, transform_text


@dataclass(frozen=True, slots=True)
class Moment:
    """From here on the draft reads so: `number` grows with time.

    `uid` is the clause that changed, "" where the whole text came in; `before` and `after` are its
    label, heading and text.
    """

    number: int
    at: datetime
    by: User | None
    uid: str
    before: str
    after: str


def draft_moments(version: Version, language: str) -> tuple[Moment, ...]:
    """Every moment of the draft in this language, the oldest first; one query."""
    moments: list[Moment] = []
    said: dict[int, str] = {}
    for row in _rows(version, language):
        words = " ".join(part for part in (row.label, row.heading, row.text) if part)
        former = said.get(row.id)
        said[row.id] = words
        if former is None:
            came = Moment(row.history_id, row.history_date, row.history_user, "", "", "")
            moments = [came] if all(not moment.uid for moment in moments) else moments
        elif former != words:
            uid = str(row.clause.provision.uid)
            moments.append(
                Moment(row.history_id, row.history_date, row.history_user, uid, former, words)
            )
    return tuple(moments)


def draft_text_at(version: Version, language: str, number: int) -> ResolutionText:
    """What the draft said at that moment, with the identities of its clauses; two queries."""
    states: dict[str, Any] = {}
    for row in _rows(version, language):
        if row.history_id <= number:
            states[str(row.clause.provision.uid)] = row
    return assign(transform_text(version_text(version, language), _as_it_was(states)))


def _as_it_was(states: Mapping[str, Any]) -> Any:
    def said(clause: Clause) -> Clause:
        row = states.get(clause.uid)
        if row is None:
            return clause
        spans = unpack_spans(row.spans)
        return replace(clause, label=row.label, heading=row.heading, text=row.text, spans=spans)

    return said


def _rows(version: Version, language: str) -> Sequence[Any]:
    """The history of the version's texts in this language, the oldest first."""
    rows = ClauseText.history.filter(clause__version=version, language=language)
    found: Sequence[Any] = rows.select_related("history_user", "clause__provision").order_by(
        "history_id"
    )
    return found
