"""The pieces of a head: what its table puts side by side, and what an extract ran together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from amendments.submissions.labels import Labels
from amendments.submissions.starts import words_of
from amendments.submissions.symbols import SUFFIXES
from resolutions.text.lines import Line, Role

_LONG = 300
_CELL_SIGN = re.compile(r"\s+/\s+|^/\s+|\s+/$")
_NUMBER = rf"\d{{1,4}}(?:\s?\((?:Add|R[eé]v|Corr)\.\s?\d+\))*(?:-[{''.join(SUFFIXES)}](?!\w))?"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a head that is read by itself: a cell's paragraph, a line, a part of a line.

    `line` is the number of its line; `in_table` whether it stands in a table, `is_note` whether
    it is a footnote, `was_split` whether it was found inside a line.
    """

    text: str
    line: int
    in_table: bool = False
    is_note: bool = False
    was_split: bool = False


def pieces(lines: Sequence[Line], labels: Labels) -> Iterator[Piece]:
    """The pieces of the lines in reading order; joined, they are the lines' text.

    A slash between two parts of a line is a cell's border where one of the parts is known.
    """
    for line in lines:
        if line.role is Role.ROW:
            for cell in line.cells:
                for text in filter(None, map(str.strip, cell.text.split("\n"))):
                    yield Piece(text, line.number, in_table=True)
        elif line.role is Role.FOOTNOTE:
            yield Piece(words_of(line), line.number, is_note=True)
        else:
            yield from _of_line(words_of(line), line.number, labels)


def _of_line(text: str, number: int, labels: Labels) -> Iterator[Piece]:
    """A line, parted at slashes that are borders, and at labels where it holds a whole head."""
    if len(text) > _LONG and (places := _places(text, labels)):
        bounds = [0, *places, len(text)]
        for start, end in pairwise(bounds):
            if part := text[start:end].strip():
                yield Piece(part, number, was_split=True)
        return
    parts = [part for part in _CELL_SIGN.split(text) if part]
    if len(text) <= _LONG and (len(parts) == 1 or any(_is_known(part, labels) for part in parts)):
        for part in parts:
            yield Piece(part, number)
    elif text:
        yield Piece(text, number)


def _is_known(text: str, labels: Labels) -> bool:
    """Whether a part of a line is something that stands in a cell of its own."""
    known = (
        labels.document.match(text)
        or labels.addendum.match(text)
        or labels.revision.match(text)
        or labels.corrigendum.match(text)
        or labels.meeting.fullmatch(text)
        or labels.originals.read(text)
        or labels.calendar.read(text)
        or labels.front_label(text)
    )
    return bool(known)


def _places(text: str, labels: Labels) -> list[int]:
    """The places where a line that holds a whole head is to be parted, in order.

    Only a line that names the original's language is one. Labels count where they are written
    with a capital and one follows.
    """
    original = next(
        (found for pattern in labels.originals.patterns if (found := pattern.search(text))), None
    )
    if not original:
        return []
    places = {original.start(), original.end()}
    later = "|".join(p.pattern for p in (labels.addendum, labels.revision, labels.corrigendum))
    document = re.compile(rf"(?:(?:{later})\s*)?{labels.document.pattern}\s*{_NUMBER}", re.I)
    if found := document.search(text, 0, original.start()):
        places |= {found.start(), found.end()}
    for found in (labels.meeting.search(text), labels.proposals.search(text, original.end())):
        if found:
            places.add(found.start())
    for found in labels.capital_labels.finditer(text, original.end()):
        places |= {found.start("written"), found.end("written")}
    return sorted(places)
