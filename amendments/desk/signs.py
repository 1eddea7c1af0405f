"""The signs of footnotes among the pieces of a desk's clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from amendments.desk.rows import DeskPiece
from resolutions.reading import cut, within
from resolutions.text.clauses import Span, SpanKind

_RAISED = (SpanKind.FOOTNOTE, SpanKind.SUPERSCRIPT)


def raise_signs(pieces: Iterable[DeskPiece], spans: Iterable[Span]) -> Iterator[DeskPiece]:
    """The pieces, cut where the text that they come to, without what is deleted, sets a sign high.

    Joined they are the same words.
    """
    signs = raised(spans)
    at = 0
    for piece in pieces:
        if piece.mark == "delete":
            yield piece
            continue
        end = at + len(piece.text)
        for first, last, covering in cut(len(piece.text), within(signs, at, end)):
            yield replace(piece, text=piece.text[first:last], is_raised=bool(covering))
        at = end


def raised(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Those of the spans that are set high."""
    return tuple(span for span in spans if span.kind in _RAISED)
