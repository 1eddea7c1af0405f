"""What a report of a meeting says, as frozen values. Every value knows the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resolutions.text.citations import Citation
from resolutions.text.oddities import Odd


class OddityKind(StrEnum):
    """What may be odd about a report, as one plain sentence; `{}` stands for the detail."""

    NO_MEETING = "No meeting that this would be the report of was found."
    NO_RECOMMENDATION = "No recommendations were found."
    NUMBER_REPEATED = "The number {} stands twice."
    NUMBER_MISSING = "The number {} was not found; the list goes on without it."
    NUMBER_IN_TEXT = "This looks like the number {}, which does not follow the one before it."
    NO_ADDRESSEE = "Recommendation {} does not say whom it is addressed to."
    LANGUAGE_GUESSED = "The text is too short to be sure of its language."


@dataclass(frozen=True, slots=True)
class Oddity(Odd):
    """Something odd that the reader of reports met."""

    kind: OddityKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a report: its number without a full stop (`3.15.1`), then its words.

    `under` is the number of the section or paragraph that it stands under, `heading` says that it
    is the title of what follows. The places of `citations` are those of `text`.
    """

    line: int
    text: str
    number: str = ""
    under: str = ""
    heading: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that is reported on.

    `group` is an international acronym (`CWG-WSIS&SDG`, `Council`), `number` its count (`39`),
    empty where a meeting is told by its year. `dates` is a day or two as ISO 8601 writes them
    (`2025-05-12/2025-05-13`), `place` as written, `attendance` None where nobody counted.
    """

    line: int
    group: str
    number: str = ""
    year: str = ""
    dates: str = ""
    place: str = ""
    attendance: int | None = None


@dataclass(frozen=True, slots=True)
class ReportedDocument:
    """A document that a report names: `symbol` as first written, `number` within its body.

    `meeting` is the count of the meeting it belongs to (`40`), or the year of a body that meets
    under years (`2023`). `lines` are all those that name it.
    """

    symbol: str
    body: str
    number: str
    meeting: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or marked heading."""

    line: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda."""

    line: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation; `parent` is the number of the one it is a part of, else empty.

    `addressees` are canonical keys of the lexicon, its parent's where it names none itself;
    `action` is how they are asked (`requests`), `dues` when it is due, `citations` with places of
    `text`. `confidence` is 1 where the report lists it as a recommendation.
    """

    line: int
    number: str
    text: str
    parent: str = ""
    addressees: tuple[str, ...] = ()
    action: str = ""
    dues: tuple[Citation, ...] = ()
    citations: tuple[Citation, ...] = ()
    confidence: float = 1.0

    @property
    def deadline(self) -> str:
        """The first day, month or year of what it is due by, empty if none is told."""
        return next((due.year for due in self.dues if due.year), "")

    @property
    def due_words(self) -> str:
        """When it is due in words that tell no day: `within three months of the meeting`.

        Empty if a day, month or year is told, or how often it recurs.
        """
        once = (due for due in self.dues if due.number in ("", "next"))
        said = next((due.text for due in once if not due.year), "")
        return "" if self.deadline else " ".join(said.split())


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Something that a meeting concluded or agreed."""

    line: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report, read. `paragraphs` hold every word of it, in order, whatever was understood.

    `symbol` is that of the report itself, empty where its head does not say it.
    """

    language: str
    group: str
    symbol: str
    meetings: tuple[Meeting, ...]
    documents: tuple[ReportedDocument, ...]
    agenda: tuple[AgendaItem, ...]
    sections: tuple[Section, ...]
    recommendations: tuple[Recommendation, ...]
    conclusions: tuple[Conclusion, ...]
    paragraphs: tuple[Paragraph, ...]
    oddities: tuple[Oddity, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What all paragraphs cite, in order; places are those of each paragraph's text."""
        return tuple(c for paragraph in self.paragraphs for c in paragraph.citations)
