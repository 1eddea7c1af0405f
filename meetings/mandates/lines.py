"""Mandates as the lines of a table: each cell in words, said once for all that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from meetings.mandates.rows import MandateRow
from meetings.mandates.words import (
    actors_words,
    day_words,
    due_words,
    look_of,
    rule_words,
    told_words,
    who_words,
)
from meetings.models import Link, Relation
from resolutions.addresses import address
from resolutions.reading import direction


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A link that shows something: what it does, and what it is of."""

    relation: str
    path: str
    source: str


@dataclass(frozen=True, slots=True)
class MandateLine:
    """A mandate in the words of the interface, the clause in those of its `language`.

    `look` is the colour of its state, `doubt` how far one may be sure of it, empty where a person
    corrected it or it is quite sure; `next_day` when it comes again.
    """

    path: str
    who: str
    told: str
    words: str
    goes_on: bool
    language: str
    direction: str
    place: str
    resolution: str
    name: str
    edition: str
    whom: str
    changed: str
    is_upset: bool
    due: str
    next_day: str
    state: str
    look: str
    is_corrected: bool
    doubt: str
    evidence: tuple[EvidenceLine, ...]


class _Said:
    """What has been said already, by the rule and by what it was said of."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], str] = {}

    def __call__(self, say: Callable[[], str], *of: object) -> str:
        if of not in self._known:
            self._known[of] = say()
        return self._known[of]


def mandate_lines(rows: Iterable[MandateRow]) -> tuple[MandateLine, ...]:
    """The rows as lines, in the language that is active; no query."""
    said = _Said()
    return tuple(_line(row, said) for row in rows)


def _line(row: MandateRow, said: _Said) -> MandateLine:
    mandate, wording = row.mandate, row.wording
    version = mandate.clause.version
    again = row.coming[0] if row.coming and mandate.recurrence else None
    is_sure = bool(mandate.corrected) or mandate.confidence >= 0.9
    return MandateLine(
        path=row.path,
        who=said(lambda: who_words(mandate), "who", mandate.actors, mandate.helpers),
        told=said(lambda: told_words(mandate), "told", mandate.action),
        words=wording.text or wording.heading,
        goes_on=bool(wording.lines),
        language=wording.language,
        direction=direction(wording.language),
        place=row.place,
        resolution=said(lambda: str(version.resolution), "of", version.resolution_id),
        name=row.name,
        edition=said(lambda: version.edition_label, "in", version.pk),
        whom=said(lambda: actors_words(mandate.recipient_keys), "whom", mandate.recipients),
        changed=row.changed,
        is_upset=mandate.is_upset,
        due=said(
            lambda: due_words(mandate), "due", mandate.due, mandate.recurrence, mandate.due_body
        ),
        next_day=said(lambda: day_words(again), "day", again) if again else "",
        state=said(lambda: row.state_words, "state", row.state),
        look=look_of(row.state),
        is_corrected=bool(mandate.corrected),
        doubt="" if is_sure else f"{round(mandate.confidence * 100)}%, {rule_words(mandate)}",
        evidence=tuple(_shown(link, said) for link in row.evidence),
    )


def _shown(link: Link, said: _Said) -> EvidenceLine:
    if link.recommendation_id:
        path = address("meetings:recommendation", link.recommendation_id)
    else:
        path = address("amendments:document", link.document_id or 0)
    relation = said(lambda: str(Relation(link.relation).label), "does", link.relation)
    return EvidenceLine(relation, path, link.source)
