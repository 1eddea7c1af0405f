"""The documents that a report names, by symbol, with the meeting each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetings.reports.symbols import without_language
from meetings.reports.values import Meeting, Paragraph, ReportedDocument
from resolutions.text.citations import Citation, CitationKind

_HEAD = 12
"""So many lines at most stand before the text of a report."""
_WORDS_OF_HEAD = 20
"""So many characters at most stand beside a report's own symbol: `Document … -E`."""


def own_symbol(paragraphs: Sequence[Paragraph]) -> str:
    """The symbol of the report itself: it stands in the head on a line of its own, else empty."""
    for paragraph in paragraphs[:_HEAD]:
        if paragraph.number or paragraph.heading:
            break
        for citation in paragraph.citations:
            rest = len(paragraph.text) - (citation.end - citation.start)
            if _has_symbol(citation) and rest <= _WORDS_OF_HEAD:
                return without_language(citation.text)
    return ""


def _has_symbol(citation: Citation) -> bool:
    """Whether a document is cited by its symbol: `Document 20-E` does not say of which meeting."""
    return citation.kind is CitationKind.MEETING_DOCUMENT and bool(citation.body)


def documents_of(
    paragraphs: Iterable[Paragraph], meetings: Iterable[Meeting] = ()
) -> tuple[ReportedDocument, ...]:
    """Every document of a meeting, in the order in which a report first names them.

    A symbol that says the year is of the one of these `meetings` that the group held in it.
    """
    held = {(one.group, one.year): one.number for one in meetings if one.number and one.year}
    found: dict[tuple[str, str], tuple[Citation, list[int]]] = {}
    for paragraph in paragraphs:
        for citation in paragraph.citations:
            if not _has_symbol(citation):
                continue
            key = (citation.body, citation.number.casefold().replace(" ", ""))
            found.setdefault(key, (citation, []))[1].append(paragraph.line)
    return tuple(
        ReportedDocument(
            symbol=without_language(citation.text),
            body=citation.body,
            number=citation.number,
            meeting=held.get((citation.body, citation.year))
            or citation.year
            or citation.number.split("/")[0],
            lines=tuple(dict.fromkeys(lines)),
        )
        for citation, lines in found.values()
    )
