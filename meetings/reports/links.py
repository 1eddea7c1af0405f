"""Suggested links: what of a report or a document belongs to which resolution or provision.

A suggestion says what it rests on: the passage, the rule and how sure that is. A person confirms
it. The same text and the same resolutions give the same suggestions in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from meetings.reports.relations import Cue, cues
from meetings.reports.values import Paragraph, Recommendation, Report
from resolutions.text.citations import Citation, CitationKind
from resolutions.text.citations.common import common
from resolutions.text.citations.values import ACTS

Key = tuple[str, str, str]
"""Body as citations or as the lexicon write it, kind and number: `("PP", "resolution", "140")`."""

_SENTENCE = re.compile(r"(?:[^.;。；\n]|\.(?!\s|$))+[.;。；]?")
_PART = re.compile(r"(?P<heading>[a-z][a-z-]+) (?P<labels>\S.*)")
_RANGE = re.compile(r"(\d+)-(\d+)")
_BESIDE = 0.6
_OPENING = len("The Documents ")
_WHOLE_DESPITE_PART = 0.9
_LONGEST_RANGE = 40


class Relation(StrEnum):
    """How what is linked stands to a resolution."""

    CITES = "cites"
    REPORTS_ON = "reports on"
    DISCUSSES = "discusses"
    PROPOSES = "proposes to change"
    IMPLEMENTS = "implements"
    MANDATED_BY = "mandated by"


class SourceKind(StrEnum):
    """What is linked; its name is a symbol, a number, or empty for the text itself."""

    TEXT = "text"
    DOCUMENT = "document"
    RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class KnownClause:
    """A provision that may be meant: `heading` is the canonical key of its section."""

    uid: str
    address: str
    label: str
    heading: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested link. `uid` and `address` are empty where a resolution as a whole is meant.

    The evidence stands at `[start, end)` of `passage`, a sentence of line `line`. `year` is the
    edition that is cited, empty if none is named.
    """

    source: SourceKind
    name: str
    target: Key
    uid: str
    address: str
    relation: Relation
    year: str
    line: int
    passage: str
    start: int
    end: int
    rule: str
    confidence: float


def of_report(report: Report, known: Mapping[Key, Sequence[KnownClause]]) -> tuple[Suggestion, ...]:
    """What a report suggests of itself, of the documents it names and of its recommendations.

    Resolutions that are not known are left out. A document is linked to what the sentence cites
    that names it.
    """
    table = _by_body(known)
    owners = {one.line: one for one in report.recommendations}
    found: list[Suggestion] = []
    for paragraph in report.paragraphs:
        found.extend(_of_paragraph(paragraph, owners.get(paragraph.line), table, report.language))
    return _without_doubles(found)


def of_text(
    text: str,
    citations: Iterable[Citation],
    known: Mapping[Key, Sequence[KnownClause]],
    language: str,
    *,
    line: int = 1,
) -> tuple[Suggestion, ...]:
    """What a paragraph of any document suggests of that document."""
    paragraph = Paragraph(line, text, citations=tuple(citations))
    return _without_doubles(_of_paragraph(paragraph, None, _by_body(known), language))


def _by_body(known: Mapping[Key, Sequence[KnownClause]]) -> dict[Key, Sequence[KnownClause]]:
    """The known resolutions with the names of their bodies as citations write them."""
    codes = common().codes
    return {(codes.get(body, body), kind, n): clauses for (body, kind, n), clauses in known.items()}


def _of_paragraph(
    paragraph: Paragraph,
    recommendation: Recommendation | None,
    known: Mapping[Key, Sequence[KnownClause]],
    language: str,
) -> Iterator[Suggestion]:
    for start, end in _sentences(paragraph):
        sentence = paragraph.text[start:end]
        begins = start + _lead(sentence)
        inside = [c for c in paragraph.citations if start <= c.start < end]
        documents = [c for c in inside if c.kind is CitationKind.MEETING_DOCUMENT]
        for citation in inside:
            key = (citation.body, str(citation.kind), citation.number)
            if citation.kind not in ACTS or key not in known:
                continue
            cue = _cue(sentence, citation, start, language)
            for source, name, surety in _sources(recommendation, documents, begins):
                for clause, part in _meant(citation, known[key]):
                    yield Suggestion(
                        source=source,
                        name=name,
                        target=key,
                        uid=clause.uid if clause else "",
                        address=clause.address if clause else "",
                        relation=Relation(cue.relation),
                        year=citation.year,
                        line=paragraph.line,
                        passage=sentence.strip(),
                        start=citation.start - begins,
                        end=citation.end - begins,
                        rule=cue.name,
                        confidence=round(surety * part * cue.confidence * citation.confidence, 3),
                    )


def _sources(
    recommendation: Recommendation | None, documents: Sequence[Citation], start: int
) -> Iterator[tuple[SourceKind, str, float]]:
    """Of what a sentence that begins at `start` may speak, and how surely.

    One that begins with the symbol of a document speaks of that document rather than of the text.
    """
    subject = documents[0] if documents and documents[0].start - start <= _OPENING else None
    surety = _BESIDE if subject else 1.0
    if recommendation:
        yield SourceKind.RECOMMENDATION, recommendation.number, surety
    else:
        yield SourceKind.TEXT, "", surety
    for document in documents:
        yield SourceKind.DOCUMENT, document.text, 1.0 if document is subject else _BESIDE


def _sentences(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Where the sentences stand; none ends inside a citation: `(Rev. Kigali, 2022)` is one."""
    begun = -1
    for sentence in _SENTENCE.finditer(paragraph.text):
        start, end = sentence.span()
        begun = start if begun < 0 else begun
        if not any(citation.start < end < citation.end for citation in paragraph.citations):
            yield begun, end
            begun = -1


def _lead(sentence: str) -> int:
    return len(sentence) - len(sentence.lstrip())


def _cue(sentence: str, citation: Citation, offset: int, language: str) -> Cue:
    """The first cue of the language that the words around a citation give."""
    start, end = citation.start - offset, citation.end - offset
    before, after = sentence[:start], sentence[end:]
    for cue in cues(language):
        if cue.before and cue.before.search(before + citation.text[:1]):
            return cue
        if cue.after and cue.after.match(after):
            return cue
    return Cue(Relation.CITES, "citation", 1.0)


def _meant(
    citation: Citation, clauses: Sequence[KnownClause]
) -> Iterator[tuple[KnownClause | None, float]]:
    """The provisions that a citation means, or the resolution as a whole; and how surely."""
    if not citation.paragraph:
        yield None, 1.0
        return
    wanted = _wanted(citation.paragraph)
    hits = [
        c for c in clauses if (c.heading, c.label.strip(" ).")) in wanted or c.address in wanted
    ]
    for clause in hits:
        yield clause, 1.0
    if not hits:
        yield None, _WHOLE_DESPITE_PART


def _wanted(paragraph: str) -> set[object]:
    """What `resolves 1-3, 5` asks for: heading and label of each; `annex 1` an address."""
    found = _PART.fullmatch(paragraph)
    if not found:
        return {paragraph.replace(" ", "-")}
    labels: list[str] = []
    for label in found["labels"].split(", "):
        if span := _RANGE.fullmatch(label):
            first, last = int(span[1]), int(span[2])
            labels += map(str, range(first, min(last, first + _LONGEST_RANGE) + 1))
        else:
            labels.append(label.strip(" )."))
    return {*((found["heading"], label) for label in labels), paragraph.replace(" ", "-")}


def _without_doubles(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """One suggestion for each source, target and relation: the surest, of these the first."""
    best: dict[tuple[object, ...], Suggestion] = {}
    for one in found:
        key = (one.source, one.name, one.target, one.uid, one.address, one.relation)
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (one.line, one.start, one.source, one.name)))
