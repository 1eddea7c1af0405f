"""Pieces: the words of a consolidated clause, each with where it comes from.

Laws: what is kept and deleted is the base's part, to the character; what is kept and inserted is
the result's. The stretches of a part tile it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from amendments.redline.diff import Op, diff
from amendments.redline.edits import clip
from resolutions.text.clauses import Span


class Hand(StrEnum):
    """Whose words they are."""

    BASE = "base"
    PROPOSAL = "proposal"
    DECISION = "decision"
    NUMBERING = "numbering"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece comes from: the sources of the proposals that have it, or who typed it."""

    hand: Hand = Hand.BASE
    sources: tuple[str, ...] = ()
    author: str = ""


BASE = Origin()
NUMBERED = Origin(Hand.NUMBERING)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words, what happens to it, and by whose hand; `spans` lie inside it."""

    op: Op
    words: str
    origin: Origin = BASE
    spans: tuple[Span, ...] = ()


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A clause of the result: where each word of it comes from.

    `element` is its provision, or the element that was added; `address` is that in the result.
    `placed` is who put it where it stands: the base, those who add it or those who move it.
    """

    address: str
    element: str
    placed: Origin
    label: Pieces
    heading: Pieces
    text: Pieces


def stretches(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Origin]]:
    """The pieces that the result has, by the characters `[start, end)` of its part."""
    place = 0
    for piece in pieces:
        if piece.op is not Op.DELETE:
            yield place, place + len(piece.words), piece.origin
            place += len(piece.words)


def before(pieces: Iterable[Piece]) -> str:
    """The base's words."""
    return "".join(piece.words for piece in pieces if piece.op is not Op.INSERT)


def after(pieces: Iterable[Piece]) -> str:
    """The result's words."""
    return "".join(piece.words for piece in pieces if piece.op is not Op.DELETE)


def spans_after(pieces: Iterable[Piece]) -> tuple[Span, ...]:
    """The spans of the result's words; those that were cut at the edge of a piece are whole."""
    found: list[Span] = []
    open_at: dict[tuple[object, str], int] = {}
    place = 0
    for piece in pieces:
        if piece.op is Op.DELETE:
            continue
        for span in piece.spans:
            start, end = span.start + place, span.end + place
            known = open_at.get((span.kind, span.target), -1)
            if known >= 0 and found[known].end == start == place:
                found[known] = Span(found[known].start, end, span.kind, span.target)
            else:
                open_at[span.kind, span.target] = len(found)
                found.append(Span(start, end, span.kind, span.target))
        place += len(piece.words)
    return tuple(sorted(found))


def tidy(pieces: Iterable[Piece]) -> Pieces:
    """The same pieces without empty ones."""
    return tuple(piece for piece in pieces if piece.words)


def kept(words: str, spans: Sequence[Span] = (), start: int = 0, end: int | None = None) -> Piece:
    """A stretch of the base."""
    stop = len(words) if end is None else end
    return Piece(Op.KEEP, words[start:stop], BASE, clip(tuple(spans), start, stop))


def rewritten(before: str, after: str, origin: Origin, spans: tuple[Span, ...] = ()) -> Pieces:
    """Words of the base that became others: what both have stays the base's."""
    found: list[Piece] = []
    place = 0
    for mark in diff(before, after):
        if mark.op is Op.DELETE:
            found.append(Piece(mark.op, mark.text, origin))
            continue
        end = place + len(mark.text)
        whose = BASE if mark.op is Op.KEEP else origin
        found.append(Piece(mark.op, mark.text, whose, clip(spans, place, end)))
        place = end
    return tuple(found)


def typed(proposed: str, words: str, theirs: Origin, author: Origin) -> Pieces:
    """Words put in that are typed over proposed ones: what both have stays the proposals'."""
    return tuple(
        Piece(Op.INSERT, mark.text, theirs if mark.op is Op.KEEP else author)
        for mark in diff(proposed, words)
        if mark.op is not Op.DELETE
    )


def bracketed(pieces: Pieces, author: Origin) -> Pieces:
    """The pieces with brackets around what the result has of them, outer blanks left outside.

    Where it has nothing but blanks there are no brackets.
    """
    words = after(pieces)
    if not words.strip():
        return pieces
    first = len(words) - len(words.lstrip())
    rest = _split(pieces, first)
    inner = _split(rest[1], len(words.strip()))
    opening, closing = Piece(Op.INSERT, "[", author), Piece(Op.INSERT, "]", author)
    return (*rest[0], opening, *inner[0], closing, *inner[1])


def overwritten(pieces: Pieces, start: int, end: int, put: Piece) -> Pieces:
    """The pieces with something else for the characters `[start, end)` of the result's words."""
    first, rest = _split(pieces, start)
    there, last = _split(rest, end - start)
    gone = (
        replace(piece, op=Op.DELETE, origin=put.origin, spans=()) if piece.op is Op.KEEP else piece
        for piece in there
        if piece.op is not Op.INSERT
    )
    return (*first, *gone, put, *last)


def _split(pieces: Pieces, place: int) -> tuple[Pieces, Pieces]:
    """The pieces before and from a place of the result's words; deleted ones there come first."""
    before: list[Piece] = []
    for number, piece in enumerate(pieces):
        size = 0 if piece.op is Op.DELETE else len(piece.words)
        if place == 0 and size:
            return tuple(before), pieces[number:]
        if size > place:
            first, second = (
                replace(piece, words=piece.words[a:b], spans=clip(piece.spans, a, b))
                for a, b in ((0, place), (place, size))
            )
            return (*before, first), (second, *pieces[number + 1 :])
        before.append(piece)
        place -= size
    return tuple(before), ()
