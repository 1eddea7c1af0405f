"""Printing: a clause tree as a text file that parses back to the same tree.

The file is Markdown of a simple sort: a line for each clause, a tab for each level, notes as
`[^1]`. A reader needs no explanation, and neither does the grammar, as a rule: where a printed
text could be read in another way, its first line says that nothing is to be inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText, Span, SpanKind
from resolutions.text.grammar import parse
from resolutions.text.labels import read_label
from resolutions.text.lexicon import Lexicon, load
from resolutions.text.sources import CANONICAL, read_text

_SPECIAL = re.compile(
    r"[\\*]|<(?=/?su[pb]>)|\[(?=\^|[^\[\]]+\]\(|bookmark:|footnoteRef:|\d+:)|<(?=!--)"
)
_OPENS = {
    SpanKind.ITALIC: "*",
    SpanKind.BOLD: "**",
    SpanKind.SUPERSCRIPT: "<sup>",
    SpanKind.SUBSCRIPT: "<sub>",
}
_CLOSES = _OPENS | {SpanKind.SUPERSCRIPT: "</sup>", SpanKind.SUBSCRIPT: "</sub>"}


def print_text(text: ResolutionText) -> str:
    """The text as a file; `parse(read_text(print_text(t)), language=t.language).text == t`.

    That holds for every tree that the grammar can make (`body` given where the text does not
    name it).
    """
    lexicon = load(text.language)
    plain = _joined(_lines(text, lexicon, canonical=False))
    parsed = parse(read_text(plain), language=text.language, body=text.body)
    if parsed.text == text:
        return plain
    return _joined([CANONICAL, "", *_lines(text, lexicon, canonical=True)])


def mark(text: str, spans: Iterable[Span]) -> str:
    """The text with the marks of its spans; `sources.read_words` reads both back."""
    edges: dict[int, list[tuple[int, str]]] = {}
    covered: set[int] = set()
    for span in spans:
        for position, order, sign in _marks(text, span):
            edges.setdefault(position, []).append((order, sign))
        if span.kind is SpanKind.FOOTNOTE:
            covered.update(range(span.start, span.end))
    out, last = "", 0
    for position in sorted(edges):
        out += _escape_part(text, last, position, covered)
        out += "".join(sign for _, sign in sorted(edges[position], key=lambda edge: edge[0]))
        last = position
    return out + _escape_part(text, last, len(text), covered)


def _joined(lines: Iterable[str]) -> str:
    """The lines of a file, with at most one blank line between two."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _lines(text: ResolutionText, lexicon: Lexicon, *, canonical: bool) -> Iterator[str]:
    for clause in text.clauses:
        yield from _print(clause, 0, lexicon, canonical=canonical)


def _print(clause: Clause, depth: int, lexicon: Lexicon, *, canonical: bool) -> Iterator[str]:
    words = mark(clause.text, clause.spans)
    if clause.kind is Kind.ROW:
        cells = (
            mark(cell.text, cell.spans).replace("|", r"\|").replace("\n", "<br>")
            for cell in clause.children
        )
        yield f"| {' | '.join(cells)} |"
        return
    if clause.kind is Kind.FOOTNOTE:
        yield from ("", f"[^{clause.label}]: {words}")
    elif clause.kind in SECTIONS or clause.kind in {Kind.ANNEX, Kind.HEADING}:
        yield from _print_heading(clause, words, lexicon, canonical=canonical)
        depth -= 1
    elif clause.kind is Kind.TABLE:
        yield ""
    else:
        indent = "\t" * depth
        line = f"{clause.label} {words}".strip() if clause.label else _plain(clause, lexicon)
        blank = depth == 0 and clause.kind not in {Kind.CLAUSE, Kind.DASH}
        yield from ("", indent + line) if blank else (indent + line,)
    below = depth if clause.kind is Kind.TABLE else depth + 1
    for child in clause.children:
        yield from _print(child, max(below, 0), lexicon, canonical=canonical)


def _print_heading(
    clause: Clause, words: str, lexicon: Lexicon, *, canonical: bool
) -> Iterator[str]:
    """A section's or annex's heading; marked as one where its words alone don't say so."""
    known = lexicon.heading(clause.heading)
    marked = clause.kind is Kind.HEADING or (
        clause.kind in SECTIONS and not (known and known.known)
    )
    level = "## " if clause.kind is Kind.HEADING else "# "
    prefix = level if marked else ""
    yield from ("", prefix + _escape(clause.heading), "")
    if words:
        yield _plain(clause, lexicon)
        yield ""


def _plain(clause: Clause, lexicon: Lexicon) -> str:
    """A line without a label, escaped at its start where it could be taken for something else."""
    words, text = mark(clause.text, clause.spans), clause.text
    looks_marked = re.match(r"[#|\-+•–—\[]", text) or read_label(text + " ")
    if not looks_marked and not lexicon.heading(text):
        return words
    # An escaped blank says the same where an escaped mark would be a mark no more.
    return f"\\ {words}" if words[0] in "*<[\\" else f"\\{words}"


def _marks(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    """Where a span's marks stand, and in which order at one place: closing ones come first."""
    if span.kind is SpanKind.FOOTNOTE:
        yield span.start, 0, f"[^{text[span.start : span.end]}]"
        yield span.end, 0, ""
    elif span.kind is SpanKind.LINK:
        yield span.start, span.start - span.end, "["
        yield span.end, -len(text) - span.start, f"]({span.target})"
    else:
        yield span.start, span.start - span.end, _OPENS[span.kind]
        yield span.end, -len(text) - span.start, _CLOSES[span.kind]


def _escape_part(text: str, start: int, end: int, covered: set[int]) -> str:
    return "" if start in covered and start < end else _escape(text[start:end])


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found.group(), text)
