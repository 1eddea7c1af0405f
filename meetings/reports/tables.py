"""Tables of recommendations: which column says what, told by the row of their heads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from meetings.reports.numbering import matches
from meetings.reports.values import Paragraph, Recommendation
from meetings.reports.words import Words
from resolutions.text.citations import Citation, CitationKind
from resolutions.text.mandates import actors_in, bounds, expected, requests

_CELL = re.compile(r"[^|]+")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_LETTER = re.compile(r"[^\W\d_]")
_BARE = " \t\u00a0*_"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells as places of `text`."""

    text: str
    cells: tuple[Span, ...]

    def words(self, column: int | None) -> str:
        """What stands in a column, empty if the row has none such."""
        if column is None or column >= len(self.cells):
            return ""
        return self.text[slice(*self.cells[column])]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table has the number, the words, the addressee and the deadline."""

    number: int | None
    said: int
    addressee: int | None
    deadline: int | None


def row_of(paragraph: Paragraph) -> Row | None:
    """The row that a paragraph is, its number being the first cell; None if it is none."""
    text, number = paragraph.text, paragraph.number
    if "|" not in text:
        return None
    if number and text.lstrip().startswith("|"):
        text = f"{number} {text}"
    cells = (_trimmed(text, found) for found in _CELL.finditer(text))
    return Row(text, tuple(span for span in cells if span[0] < span[1]))


def _trimmed(text: str, found: re.Match[str]) -> Span:
    words = found.group()
    start = found.start() + len(words) - len(words.lstrip(_BARE))
    return start, max(start, found.start() + len(words.rstrip(_BARE)))


def columns_of(row: Row, words: Words) -> Columns | None:
    """The columns of a table of recommendations, if a row is that of their heads."""

    def find(head: re.Pattern[str]) -> int | None:
        places = range(len(row.cells))
        return next((place for place in places if matches(head, row.words(place))), None)

    look: Callable[[re.Pattern[str]], int | None] = find
    said, addressee = look(words.column_text), look(words.column_addressee)
    deadline = look(words.column_deadline)
    if said is None or (addressee is None and deadline is None):
        return None
    return Columns(look(words.column_number), said, addressee, deadline)


def recommended(
    paragraphs: Iterable[Paragraph], words: Words, language: str
) -> Iterator[tuple[int, Recommendation | None]]:
    """Every line of such tables, with the recommendation that it is; the heads are none."""
    columns: Columns | None = None
    for paragraph in paragraphs:
        row = row_of(paragraph)
        heads = columns_of(row, words) if row else None
        columns = (heads or columns) if row else None
        if row and columns:
            yield (
                paragraph.line,
                None if heads else _recommendation(row, columns, paragraph, language),
            )


def _recommendation(
    row: Row, columns: Columns, paragraph: Paragraph, language: str
) -> Recommendation | None:
    """The recommendation that a row of such a table is; None if it says nothing."""
    text = row.words(columns.said)
    if not text:
        return None
    asked = requests(text, language)
    actors = asked[0].actors if asked else expected(text, language)
    moved = len(row.text) - len(paragraph.text)
    placed = [replace(c, start=c.start + moved, end=c.end + moved) for c in paragraph.citations]
    inside = _inside(placed, row.cells[columns.said])
    return Recommendation(
        line=paragraph.line,
        number=row.words(columns.number).strip("(.)"),
        text=text,
        addressees=actors_in(row.words(columns.addressee), language) or actors,
        action=str(asked[0].action) if asked else "",
        dues=_due(row, columns, placed) or bounds(text, inside, language),
        citations=inside,
    )


def quarters(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Quarters and halves of a year in which something is to be done, as the month they end in."""
    return tuple(
        replace(one, kind=CitationKind.DEADLINE, year=one.year.rpartition("/")[2])
        for one in citations
        if one.kind is CitationKind.PERIOD and "/" in one.year
    )


def _inside(citations: Iterable[Citation], cell: Span) -> tuple[Citation, ...]:
    """The citations in a cell, with places of its words."""
    start, end = cell
    return tuple(
        replace(c, start=c.start - start, end=c.end - start)
        for c in citations
        if start <= c.start and c.end <= end
    )


def _due(row: Row, columns: Columns, citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """What the column of deadlines says: a day, a meeting of a year, the year alone, or words."""
    words = row.words(columns.deadline)
    if columns.deadline is None or not words:
        return ()
    inside = _inside(citations, row.cells[columns.deadline])
    dated = quarters(inside) or tuple(c for c in inside if c.year)
    if dated:
        return (dated[0],)
    year = _YEAR.search(words)
    deadline = CitationKind.DEADLINE
    if year:
        return (Citation(*year.span(), year.group(), deadline, year=year.group()),)
    said = len(_LETTER.findall(words)) > 1
    return (Citation(0, len(words), words, deadline),) if said else ()
