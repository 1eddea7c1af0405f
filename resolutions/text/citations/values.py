"""What a text cites, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CitationKind(StrEnum):
    """What is cited."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    OPINION = "opinion"
    UN_DOCUMENT = "un_document"
    MEETING_DOCUMENT = "meeting_document"
    CIRCULAR_LETTER = "circular_letter"
    PROPOSAL = "proposal"
    MEETING = "meeting"
    SESSION = "session"
    INSTRUMENT = "instrument"
    INSTRUMENT_PARAGRAPH = "instrument_paragraph"
    ACTION_LINE = "action_line"
    GOAL = "sdg"
    INTERNAL_REFERENCE = "internal_reference"
    DATE = "date"
    PERIOD = "period"
    DEADLINE = "deadline"


ACTS = frozenset(
    {
        CitationKind.RESOLUTION,
        CitationKind.DECISION,
        CitationKind.RECOMMENDATION,
        CitationKind.OPINION,
    }
)
"""What a body adopts under a number of its own and revises edition by edition."""
TIMES = frozenset({CitationKind.DEADLINE, CitationKind.DATE, CitationKind.PERIOD})
"""What says when, and cites nothing."""


@dataclass(frozen=True, slots=True)
class Adopting:
    """Who adopts the text that cites: what "this conference" and a bare "resolves 2" mean.

    `body` is written as in a citation (`PP`, `Council`) or as a code of the lexicon (`pp`).
    """

    body: str
    number: str = ""
    year: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: `text` stands at `[start, end)` of the source, in characters.

    `body` is an international acronym (`PP`, `Council`, `UNGA`, `CWG-WSIS&SDG`), the same in
    every language, empty where nothing tells it. `number` is as cited, without the body's name
    (`140`, `61-3`, `70/125`, `39/2`), several action lines or clauses joined (`C2, C5, C6`).
    `year` is a year, or for dates and periods what ISO 8601 writes (`2024-09-22/2024-09-23`),
    `place` as written in the source, but in the nominative and without capitals where conferences
    met there. `status` is `new`, `revised` or `modified` where an edition is named; `draft` for a
    draft of the United Nations; a proposal's symbol (`MOD`); else empty.
    `paragraph` says which part is meant: `§§ 29-82`, `resolves 2`, `annex 1`. `confidence` is
    1 where all of that is written there, less where something was understood from the context.
    """

    start: int
    end: int
    text: str
    kind: CitationKind
    body: str = ""
    number: str = ""
    year: str = ""
    place: str = ""
    status: str = ""
    paragraph: str = ""
    confidence: float = 1.0


@dataclass(slots=True)
class Draft:
    """A citation that is being understood; positions are those of the folded text.

    `group` is shared by the numbers under one head; `explicit` says that its own words tell the
    body, `hidden` that it turned out to be a part of another citation.
    """

    start: int
    end: int
    kind: CitationKind
    body: str = ""
    number: str = ""
    year: str = ""
    place: str = ""
    status: str = ""
    paragraph: str = ""
    confidence: float = 1.0
    group: int = -1
    explicit: bool = False
    hidden: bool = False
