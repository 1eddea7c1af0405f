"""Lines that a page's width broke in the middle of a sentence become whole again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resolutions.text.annexes import is_annex_heading
from resolutions.text.front import find_number_line
from resolutions.text.labels import read_bare, read_label
from resolutions.text.lexicon import Lexicon, without_marks
from resolutions.text.lines import Line, Role
from resolutions.text.sources import join

_NARROWEST_PAGE = 55
_WIDEST_PAGE = 130
_FEWEST_LINES = 8
_LONG = 60
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]{2,})-$")
_BEGINS_SMALL = re.compile(r"[^\W\d_A-Z]+")
_ENDS = tuple(".;:,。；：，、؛،")


def join_wrapped(lexicon: Lexicon, lines: Sequence[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines with broken sentences joined, and the number of the first line joined (0: none).

    A label that stands alone on its line is joined with what it labels; so is a line that begins
    with a small letter to one that had not ended. Where the whole source is as narrow as a page,
    every line that is nearly full goes on in the next one.
    """
    narrow = _is_page(lines)
    joined: list[Line] = []
    wrapped = set[int]()
    words: frozenset[str] = frozenset()
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if joined and (
            _goes_on(lexicon, joined[-1], line, narrow)
            or (narrow and _passes_comma(lexicon, lines[index - 1], line, after, narrow))
        ):
            words = words or _words(lines)
            joined[-1] = _join(joined[-1], line, words)
            wrapped.add(len(joined) - 1)
        else:
            joined.append(line)
    first = joined[min(wrapped)].number if wrapped else 0
    return _join_clauses(lexicon, joined, wrapped), first


def _words(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(word for line in lines for word in _WORD.findall(line.text.casefold()))


def _join(before: Line, line: Line, words: frozenset[str]) -> Line:
    """Two lines as one, without the hyphen that broke a word the text has in one piece, too."""
    whole, end = join(before, line), len(before.text)
    head, tail = _BROKEN.search(before.text), _BEGINS_SMALL.match(line.text)
    if not head or not tail:
        return whole
    one, two = f"{head[1]}{tail.group()}".casefold(), f"{head[1]}-{tail.group()}".casefold()
    if one not in words or two in words:
        return whole
    spans = tuple(
        replace(s, start=s.start - (s.start >= end), end=s.end - (s.end >= end))
        for s in whole.spans
    )
    return replace(whole, text=whole.text[: end - 1] + whole.text[end:], spans=spans)


def _passes_comma(
    lexicon: Lexicon, before: Line, line: Line, after: Line | None, width: int
) -> bool:
    """Whether a full line of a page that ended with a comma goes on small in the next one."""
    full = len(before.text) >= width * 0.7 and before.text.endswith((",", "،"))
    plain = before.role is Role.UNKNOWN and line.role is Role.UNKNOWN and not line.label
    if not (full and plain and line.text[0].islower()) or read_label(line.text):
        return False
    ahead = read_label(after.text) if after else None
    leads = ahead is not None and ahead[0].begins and not line.text.endswith(_ENDS)
    return not (leads or lexicon.heading(line.text) or _is_heading(lexicon, before.text))


def _is_page(lines: Sequence[Line]) -> int:
    """The width of a source whose sentences are broken at a page's width, 0 if they are not."""
    lengths = sorted(len(line.text) for line in lines if line.role is Role.UNKNOWN)
    if len(lengths) < _FEWEST_LINES or lengths[-1] > _WIDEST_PAGE * 3:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    full = [at for at, line in enumerate(lines) if len(line.text) > width * 0.7]
    broken = sum(_is_broken(lines[at].text, lines[at + 1 : at + 2]) for at in full)
    return (
        width
        if _NARROWEST_PAGE <= width <= _WIDEST_PAGE and full and broken / len(full) > 0.5
        else 0
    )


def _is_broken(text: str, after: Sequence[Line]) -> bool:
    """Whether a full line stops inside a sentence: without a stop, or at a comma before a small
    letter of a line that is long itself, as no heading is.
    """
    if not text.endswith(_ENDS):
        return True
    long = [line.text for line in after if len(line.text) > _LONG // 2]
    return text.endswith(",") and any(one[0].islower() and not read_label(one) for one in long)


def _goes_on(lexicon: Lexicon, before: Line, line: Line, width: int) -> bool:
    if before.role is not Role.UNKNOWN or line.role is not Role.UNKNOWN or line.label:
        return False
    if read_bare(before.text) and not read_label(line.text):
        return not before.text.isdecimal() or bool(width)
    if not before.text or before.text.endswith(_ENDS) or read_label(line.text):
        return False
    if lexicon.heading(line.text) or lexicon.annex.match(without_marks(line.text)):
        return False
    if _is_heading(lexicon, before.text) or is_annex_heading(lexicon, before.text):
        return False
    if lexicon.opening.match(line.text) or find_number_line(lexicon, before.text):
        return False
    tail = before.text.rpartition("\n")[2]
    if width and len(before.text) >= width * 0.7 and tail:
        return True
    long_enough = len(before.text) > _LONG
    open_ended = before.text[-1].isalnum() or _BROKEN.search(before.text) is not None
    return long_enough and line.text[0].islower() and open_ended


def _is_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a line is a heading, and not the beginning of a sentence, as in a text of the
    United Nations, whose sections begin with a capital and go on in the same line.
    """
    found = lexicon.heading(text)
    return found is not None and (found.known or not text[0].isupper())


def _join_clauses(lexicon: Lexicon, lines: Sequence[Line], wrapped: set[int]) -> tuple[Line, ...]:
    """Join what was joined already to a line before it that ended with a comma: a wrapped line
    that begins small is no section of its own.
    """
    joined: list[Line] = []
    for index, line in enumerate(lines):
        if joined and index in wrapped and _follows_comma(lexicon, joined[-1], line):
            joined[-1] = join(joined[-1], line)
        else:
            joined.append(line)
    return tuple(joined)


def _follows_comma(lexicon: Lexicon, before: Line, line: Line) -> bool:
    small = line.text[0].islower() and before.role is Role.UNKNOWN and line.role is Role.UNKNOWN
    if not small or not before.text.endswith(",") or len(before.text) <= _LONG:
        return False
    return not (read_label(line.text) or lexicon.heading(line.text))
