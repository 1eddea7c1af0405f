"""Words with marks, as HTML: what is inserted and deleted, how it is set, and what it leads to.

A page has thousands of pieces, and a template costs for each of them more than all else on it:
here, and for the cells around them in `matrices`, HTML is put together in Python. Every word of a
piece is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from amendments.desk.rows import DeskPiece
from resolutions.reading import Piece

register = template.Library()

Around = dict[str, tuple[str, str]]
"""What stands before and behind the words of each mark."""


@register.simple_tag(takes_context=True)
def redline(context: Context, pieces: Iterable[Piece]) -> SafeString:
    """The pieces of a text, one behind the other.

    The page says in `insertion_begins` and its like what is read out before and behind a mark.
    """
    return joined(pieces or (), around(context))


@register.simple_tag(takes_context=True)
def attributed(context: Context, pieces: Iterable[DeskPiece]) -> SafeString:
    """The pieces of a desk's clause; by whom they are where the page `shows_who`, else on hover.

    What goes and what comes instead by the same hand are tagged once, behind both.
    """
    marks = around(context)
    told = [*pieces]
    tags = [piece.tag if context.get("shows_who") else "" for piece in told]
    last = [tag != following for tag, following in pairwise([*tags, ""])]
    return SafeString(
        "".join(
            _signed(piece, marks, tag if is_last else "")
            for piece, tag, is_last in zip(told, tags, last, strict=True)
        )
    )


def joined(pieces: Iterable[Piece], marks: Around) -> SafeString:
    """The HTML of some pieces."""
    return SafeString("".join([_set(piece, marks) for piece in pieces]))


def around(context: Context) -> Around:
    """What a page says around its marks."""
    said = {
        name: escape(str(context.get(name, "")))
        for name in ("insertion_begins", "insertion_ends", "deletion_begins", "deletion_ends")
    }
    return {
        "": ("", ""),
        "insert": (
            f'<ins><span class="said">{said["insertion_begins"]} </span>',
            f'<span class="said"> {said["insertion_ends"]}</span></ins>',
        ),
        "delete": (
            f'<del><span class="said">{said["deletion_begins"]} </span>',
            f'<span class="said"> {said["deletion_ends"]}</span></del>',
        ),
    }


def _set(piece: Piece, marks: Around) -> str:
    words = escape(piece.text)
    if piece.plain:
        return words
    for tag in _tags(piece):
        words = f"<{tag}>{words}</{tag}>"
    opens, closes = marks[piece.mark]
    return f"{_opening(piece)}{opens}{words}{closes}{_closing(piece)}"


def _tags(piece: Piece) -> Iterator[str]:
    """How it is set, the innermost first."""
    if piece.raised or piece.lowered:
        yield "sup" if piece.raised else "sub"
    if piece.italic:
        yield "i"
    if piece.bold:
        yield "b"


def _opening(piece: Piece) -> str:
    lead = piece.lead
    if lead is None or not piece.opens:
        return ""
    said = escape(lead.said)
    if not lead.href:
        return f'<span class="cites" title="{said}">'
    tone = f" {escape(lead.tone)}" if lead.tone else ""
    return f'<a class="cites{tone}" href="{escape(lead.href)}" title="{said}">'


def _closing(piece: Piece) -> str:
    if piece.lead is None or not piece.closes:
        return ""
    return "</a>" if piece.lead.href else "</span>"


def _signed(piece: DeskPiece, marks: Around, tag: str) -> str:
    words = escape(piece.text)
    if piece.plain:
        return words
    if piece.is_raised:
        words = f"<sup>{words}</sup>"
    opens, closes = marks[piece.mark]
    if piece.who:
        opens = f'{opens[:4]} title="{escape(piece.who)}"{opens[4:]}'
    by = f'<span class="by-whom" translate="no" dir="auto">{escape(tag)}</span>' if tag else ""
    return f"{opens}{words}{closes}{by}"
