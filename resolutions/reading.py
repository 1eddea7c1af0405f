"""Reading: a text as the flat rows that a page sets, one after the other.

Templates that descend into a tree are slow and hard to follow, so the tree is walked here, once,
and a template loops over rows. Nothing here knows of a request or a database.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText, Span, SpanKind
from resolutions.text.links import safe_target
from resolutions.text.names import cite

RIGHT_TO_LEFT = frozenset({"ar"})
_COMMAS = {"zh": "、", "ar": "، "}
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Lead:
    """That the words at `[start, end)` of a clause lead to what they cite.

    `href` is empty where that is not here; `said` tells in words what it leads to, or why it does
    not. `tone` is "" or "stale".
    """

    start: int
    end: int
    href: str
    said: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text set in one way.

    `mark` is "" (as it stands), "insert" or "delete"; `note` is the address of the footnote whose
    anchor the piece is; `href` is a safe address outside. `lead` begins before a piece that `opens`
    it, and ends behind one that `closes` it.
    """

    text: str
    mark: str = ""
    italic: bool = False
    bold: bool = False
    raised: bool = False
    lowered: bool = False
    note: str = ""
    href: str = ""
    lead: Lead | None = None
    opens: bool = False
    closes: bool = False

    @property
    def plain(self) -> bool:
        """Whether nothing but its words is to be set."""
        return not (
            self.mark
            or self.italic
            or self.bold
            or self.raised
            or self.lowered
            or self.note
            or self.href
            or self.lead
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One clause as it is set: `depth` is the number of labels' columns it is indented by.

    `name` says where it stands, as a person would cite it ("resolves 3 b)"). A table is one row,
    its cells in `cells`, row by row. A footnote is `anchored` if something in the text leads to it.
    """

    kind: Kind
    address: str
    uid: str
    name: str
    label: str
    heading: str
    pieces: tuple[Piece, ...]
    depth: int = 0
    cells: tuple[tuple[Row, ...], ...] = ()
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A text as it is set: its rows in document order, and the footnotes that stand below them."""

    rows: tuple[Row, ...]
    footnotes: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of contents; `inner` when it stands inside an annex."""

    address: str
    words: str
    annex: bool = False
    inner: bool = False


def direction(language: str) -> str:
    """`rtl` or `ltr`, as the language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def listed(names: Iterable[str], language: str) -> str:
    """Names one behind the other, with the comma of the language between them."""
    return _COMMAS.get(language, ", ").join(names)


def lay(text: ResolutionText) -> Laid:
    """The text as rows: every clause but the footnotes, a table's cells inside its row."""
    names, notes = cited(text), Notes(text)
    rows = tuple(
        _row(clause, depth, names, notes)
        for clause, depth in _indented(text.clauses)
        if clause.kind is not Kind.FOOTNOTE
    )
    below = tuple(
        _row(clause, 0, names, notes) for clause in text.walk() if clause.kind is Kind.FOOTNOTE
    )
    anchored = set(_anchored((*rows, *below)))
    return Laid(rows, tuple(replace(row, anchored=row.address in anchored) for row in below))


def _anchored(rows: Iterable[Row]) -> Iterator[str]:
    """The addresses of the footnotes to which an anchor leads."""
    for row in rows:
        yield from (piece.note for piece in row.pieces if piece.note)
        for line in row.cells:
            yield from _anchored(line)


def contents(text: ResolutionText) -> tuple[Entry, ...]:
    """The sections and annexes, with the headings inside annexes, in document order."""
    return tuple(_entries(text.clauses, inner=False))


def depths(text: ResolutionText) -> dict[str, int]:
    """How deep each clause that has a row of its own is set, by address."""
    return {clause.address: depth for clause, depth in _indented(text.clauses)}


def cited(text: ResolutionText) -> dict[str, str]:
    """Under each address the words by which a person would cite the clause.

    Empty for front matter and other clauses that have neither a label nor a heading above them.
    """
    return cite(text.clauses)


class Notes:
    """Which footnote an anchor leads to: the next one of its label, else the last one."""

    def __init__(self, text: ResolutionText) -> None:
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._order: dict[str, int] = {}
        for place, clause in enumerate(text.walk()):
            self._order[clause.address] = place
            if clause.kind is Kind.FOOTNOTE:
                self._places.setdefault(clause.label, []).append((place, clause.address))

    def address(self, label: str, anchor: str) -> str:
        """The footnote's address, or nothing if the text has no such footnote."""
        places = self._places.get(label, [])
        here = self._order.get(anchor, 0)
        return next((address for place, address in places if place > here), "") or (
            places[-1][1] if places else ""
        )


def pieces(text: str, spans: Sequence[Span], notes: Notes, address: str) -> tuple[Piece, ...]:
    """The text cut wherever its setting changes; joined, the pieces are the text."""
    return tuple(
        styled(text[start:end], covering, notes, address)
        for start, end, covering in cut(len(text), spans)
    )


def cut(length: int, spans: Iterable[Span]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """The stretches of `[0, length)` between the spans' ends, with the spans that cover each."""
    inside = [span for span in spans if span.start < span.end <= length]
    edges = sorted({0, length, *(s.start for s in inside), *(s.end for s in inside)})
    for start, end in pairwise(edges):
        yield start, end, tuple(s for s in inside if s.start <= start and end <= s.end)


def within(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans as they cover the stretch `[start, end)`, counted from its start."""
    return tuple(
        replace(span, start=max(span.start - start, 0), end=min(span.end, end) - start)
        for span in spans
        if span.start < end and start < span.end
    )


def styled(
    words: str,
    covering: Iterable[Span],
    notes: Notes | None = None,
    address: str = "",
    mark: str = "",
) -> Piece:
    """One piece with the setting of the spans that cover it; without `notes` no anchor leads on."""
    kinds = {span.kind: span.target for span in covering}
    return Piece(
        text=words,
        mark=mark,
        italic=SpanKind.ITALIC in kinds,
        bold=SpanKind.BOLD in kinds,
        raised=SpanKind.SUPERSCRIPT in kinds or SpanKind.FOOTNOTE in kinds,
        lowered=SpanKind.SUBSCRIPT in kinds,
        note=notes.address(kinds[SpanKind.FOOTNOTE], address)
        if notes and SpanKind.FOOTNOTE in kinds
        else "",
        href=safe_target(kinds.get(SpanKind.LINK, "")),
    )


def _indented(clauses: Sequence[Clause], depth: int = 0) -> Iterator[tuple[Clause, int]]:
    """Every clause that gets a row of its own, with the depth it is set at."""
    for clause in clauses:
        yield clause, depth
        if clause.kind is not Kind.TABLE:
            further = depth + (clause.kind in (Kind.CLAUSE, Kind.DASH))
            yield from _indented(clause.children, min(further, _DEEPEST))


def _row(clause: Clause, depth: int, names: dict[str, str], notes: Notes) -> Row:
    return Row(
        kind=clause.kind,
        address=clause.address,
        uid=clause.uid,
        name=names.get(clause.address, ""),
        label=clause.label,
        heading=clause.heading,
        pieces=pieces(clause.text, clause.spans, notes, clause.address),
        depth=depth,
        cells=tuple(
            tuple(_row(cell, 0, names, notes) for cell in row.children) for row in clause.children
        )
        if clause.kind is Kind.TABLE
        else (),
    )


def _entries(clauses: Iterable[Clause], *, inner: bool) -> Iterator[Entry]:
    for clause in clauses:
        annex = clause.kind is Kind.ANNEX
        if clause.heading and (annex or clause.kind in (*SECTIONS, Kind.HEADING)):
            yield Entry(clause.address, clause.heading, annex=annex, inner=inner)
        if annex or clause.kind is Kind.HEADING:
            yield from _entries(clause.children, inner=True)
