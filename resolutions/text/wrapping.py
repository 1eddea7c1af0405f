"""Lines that a page's width broke in the middle of a sentence become whole again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resolutions.text.clauses import Span
from resolutions.text.front import find_number_line
from resolutions.text.labels import read_bare, read_label
from resolutions.text.lexicon import Lexicon
from resolutions.text.lines import Line, Role

_NARROWEST_PAGE = 55
_WIDEST_PAGE = 130
_FEWEST_LINES = 8
_ENDS = tuple(".;:,。；：，、؛،")


def join_wrapped(lexicon: Lexicon, lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines with broken sentences joined, and the number of the first line joined (0: none).

    A label that stands alone on its line is joined with what it labels; so is a line that begins
    with a small letter to one that had not ended. Where the whole source is as narrow as a page,
    every line that is nearly full goes on in the next one.
    """
    narrow = _is_page(lines)
    joined: list[Line] = []
    first = 0
    for line in lines:
        if joined and _goes_on(lexicon, joined[-1], line, narrow):
            joined[-1] = _join(joined[-1], line)
            first = first or line.number
        else:
            joined.append(line)
    return tuple(joined), first


def _is_page(lines: Sequence[Line]) -> int:
    """The width of a source whose sentences are broken at a page's width, 0 if they are not."""
    lengths = sorted(len(line.text) for line in lines if line.role is Role.UNKNOWN)
    if len(lengths) < _FEWEST_LINES or lengths[-1] > _WIDEST_PAGE * 3:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    full = [line for line in lines if len(line.text) > width * 0.7]
    broken = sum(not line.text.endswith(_ENDS) for line in full)
    return (
        width
        if _NARROWEST_PAGE <= width <= _WIDEST_PAGE and full and broken / len(full) > 0.5
        else 0
    )


def _goes_on(lexicon: Lexicon, before: Line, line: Line, width: int) -> bool:
    if before.role is not Role.UNKNOWN or line.role is not Role.UNKNOWN or line.label:
        return False
    if read_bare(before.text) and not read_label(line.text):
        return not before.text.isdecimal() or bool(width)
    if not before.text or before.text.endswith(_ENDS) or read_label(line.text):
        return False
    if lexicon.heading(line.text) or lexicon.annex.match(line.text) or lexicon.heading(before.text):
        return False
    if lexicon.opening.match(line.text) or find_number_line(lexicon, before.text):
        return False
    tail = before.text.rpartition("\n")[2]
    if width and len(before.text) >= width * 0.7 and tail:
        return True
    long_enough = len(before.text) > 60
    return long_enough and line.text[0].islower() and before.text[-1].isalnum()


def _join(before: Line, line: Line) -> Line:
    glue = "" if before.text[-1] == "-" or ord(before.text[-1]) > 0x2E80 else " "
    shift = len(before.text) + len(glue)
    moved = tuple(Span(s.start + shift, s.end + shift, s.kind, s.target) for s in line.spans)
    return replace(before, text=before.text + glue + line.text, spans=(*before.spans, *moved))
