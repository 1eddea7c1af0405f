"""Boundaries inside a line: where an extract ran several clauses, or the next heading, together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from resolutions.text.building import Builder
from resolutions.text.clauses import Kind
from resolutions.text.labels import Label, Reading, Style, read_label
from resolutions.text.lexicon import Heading, Lexicon
from resolutions.text.sections import Context, find_section

_STOP = re.compile(
    r"(?P<stop>[;:,.；：，。؛،])[\"”’»]?(?P<joined>\s*(?:以及|和)|\s+(?:and|or|et|y|и|و))?\s*(?=\S|$)"
)
NOTE = re.compile(r"_{5,}\s*(?P<label>\d{1,2}|\*)\s+(?=\S)")
_AFTER_BLANK = re.compile(r"(?<=\s)(?=(?:1|a\)|i\)|1\))\s)")
BULLETS = "•▪●◦"
_STRAY = re.compile(r"[^\W\d_]{1,15}\s+(?=\S)")
_NEXT_BULLET = re.compile(rf"\s(?=[{BULLETS}]\s)")
_REACH = 8000
"""In so many characters behind a label the next one of its list is looked for."""
_INLINE_ANNEX_TAIL = r"\s*\d{0,2}\s+\S{1,4}\s+[^\W\d_]+\s+\d+\s*(?:\([^()]*\))?"


class BoundaryKind(StrEnum):
    """What begins at a boundary."""

    LABEL = "label"
    HEADING = "heading"
    ANNEX = "annex"
    NOTE = "note"
    TEXT = "text"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place `start` in a line where something else begins; its own mark ends at `end`.

    `guessed` says that it is the likeliest place and no more; `stray` is a word that stands
    before it and seems to belong elsewhere.
    """

    kind: BoundaryKind
    start: int
    end: int
    label: Label | None = None
    heading: Heading | None = None
    guessed: bool = False
    stray: str = ""


def find_boundary(text: str, position: int, builder: Builder, context: Context) -> Boundary | None:
    """The first boundary at or after `position`, given the lists that are open."""
    note = next((found for found in _notes(text) if found.start() >= position), None)
    limit = note.start() if note else len(text)
    found = _marked(text, position, limit, builder, context)
    if annex := find_annex(text, position, found.start if found else limit, context.lexicon):
        return annex
    if in_bullets(builder):
        bullet = _NEXT_BULLET.search(text, position, found.start if found else limit)
        if bullet:
            return bullet_at(text, bullet.end())
    if context.flat and not builder.levels:
        found = _unmarked_first(text, position, found.start if found else limit) or found
    found = found or _before_second(text, position, limit, builder, context)
    if found:
        return found
    if note:
        label = Label(note["label"], (Reading(Style.NUMBER, "", 1),))
        return Boundary(BoundaryKind.NOTE, note.start(), note.end(), label=label)
    return None


@lru_cache(maxsize=2)
def _notes(text: str) -> tuple[re.Match[str], ...]:
    """The notes at the feet of pages that an extract ran into a line."""
    return tuple(NOTE.finditer(text))


@lru_cache(maxsize=2)
def _firsts(text: str) -> tuple[int, ...]:
    """The places behind a blank where the first label of a list may stand."""
    return tuple(found.start() for found in _AFTER_BLANK.finditer(text))


def in_bullets(builder: Builder) -> bool:
    """Whether a list of bullets is open: these never stand inside a sentence."""
    return bool(builder.levels) and builder.levels[-1].node.label in tuple(BULLETS)


def bullet_at(text: str, start: int) -> Boundary | None:
    """The boundary that a bullet makes at `start`."""
    found = read_label(text, start)
    return Boundary(BoundaryKind.LABEL, start, found[1], label=found[0]) if found else None


def first_label(text: str, position: int) -> Boundary | None:
    """The first label of a list, or a dash, that stands right behind a heading in a line."""
    start = position + len(text[position:]) - len(text[position:].lstrip())
    found = read_label(text, start)
    if found and found[0].begins:
        return Boundary(BoundaryKind.LABEL, start, found[1], label=found[0])
    return None


def with_comma(text: str, end: int) -> int:
    """The end of a heading with the comma or colon that is printed with it."""
    found = re.compile(r"\s*[,:，：]").match(text, end)
    return found.end() if found else end


def _marked(
    text: str, position: int, limit: int, builder: Builder, context: Context
) -> Boundary | None:
    """The first boundary behind a mark of punctuation."""
    for stop in _STOP.finditer(text, position, limit):
        joined = bool(stop["joined"])
        found = _boundary_after(text, stop["stop"], stop.end(), builder, context, joined=joined)
        found = found or _displaced(text, stop, builder, context)
        if found:
            return found
    return None


def _displaced(
    text: str, stop: re.Match[str], builder: Builder, context: Context
) -> Boundary | None:
    """A label that continues its list behind one stray word, where the next label comes next."""
    stray = _STRAY.match(text, stop.end())
    if not stray or stop["stop"] not in ";；؛":
        return None
    found = read_label(text, stray.end())
    if not found or not found[0].readings[0].form.strip(".") or not builder.continues(found[0]):
        return None
    if not _goes_on(text, found[1], found[0], context.following):
        return None
    word = stray.group().strip()
    return Boundary(BoundaryKind.LABEL, stray.end(), found[1], label=found[0], stray=word)


def _boundary_after(
    text: str, stop: str, start: int, builder: Builder, context: Context, *, joined: bool = False
) -> Boundary | None:
    if start >= len(text):
        return None
    if (found := read_label(text, start)) and _is_clause(text, stop, found, builder, context):
        return Boundary(BoundaryKind.LABEL, start, found[1], label=found[0])
    section = builder.container.kind if builder.container else None
    heading = find_section(text, start, section, context, joined=joined)
    if stop not in ":：" and heading:
        end = with_comma(text, heading.end)
        return Boundary(BoundaryKind.HEADING, start, end, heading=heading)
    if stop in ".。," and (annex := _annex(text, start, context.lexicon)):
        return Boundary(BoundaryKind.ANNEX, start, annex)
    if stop in ".。" and (closing := context.lexicon.closing.match(text, start)):
        return Boundary(BoundaryKind.CLOSING, start, closing[1])
    return None


def _is_clause(
    text: str, stop: str, found: tuple[Label, int], builder: Builder, context: Context
) -> bool:
    """Whether a label after a stop begins a clause, and does not cite one (`§ 35 a), b)`)."""
    label, end = found
    if label.fused or label.weak:
        return False
    if label.is_dash:
        dash_open = bool(builder.levels) and builder.levels[-1].node.kind is Kind.DASH
        return label.text in "–—•" and (stop in ":：" or (stop in ";；" and dash_open))
    reading = label.readings[0]
    if reading.style is Style.PATH:
        return False
    bare = reading.style is Style.NUMBER and not reading.form
    if builder.continues(label):
        return stop in ";；؛" or (
            _begins_clause(text, end) if bare and stop in ",，،" else not bare and stop in ":：.。"
        )
    if builder.skips(label):
        return stop in ";；؛"
    if not builder.begun:
        # A page that begins in the middle of a list has no label before its second one.
        return stop in ";；؛" and not bare and _goes_on(text, end, label, context.following)
    first = next((r for r in reversed(label.readings) if r.first), None)
    return stop in ":：" and first is not None and _has_second(text, end, first, context.following)


def _begins_clause(text: str, end: int) -> bool:
    """Whether what follows a bare number reads like a clause and not like a quantity."""
    rest = text[end : end + 5].lstrip()
    return bool(rest) and (re.match(r"to [a-z]", rest) is not None or ord(rest[0]) > 0x2E80)


def _has_second(text: str, end: int, first: Reading, following: Sequence[Label]) -> bool:
    """Whether the second label of a list comes later in the line, or begins the next line."""
    if following and any(reading.follows(first) for reading in following[0].readings):
        return True
    for stop in _STOP.finditer(text, end, end + _REACH):
        found = read_label(text, stop.end())
        if found and any(reading.follows(first) for reading in found[0].readings):
            return True
    return False


def _goes_on(text: str, end: int, label: Label, following: Sequence[Label]) -> bool:
    """Whether the next label of its form, later in the line or in the next one, follows a label."""
    behind = (read_label(text, stop.end()) for stop in _STOP.finditer(text, end, end + _REACH))
    for other in (*(found[0] for found in behind if found), *following[:1]):
        pairs = [(a, b) for a in other.readings for b in label.readings]
        if any((a.style, a.form) == (b.style, b.form) for a, b in pairs):
            return any(a.follows(b) for a, b in pairs)
    return False


def _unmarked_first(text: str, position: int, limit: int) -> Boundary | None:
    """The first label of a section whose text leads into it without a colon, in a flat source."""
    firsts = _firsts(text)
    for start in firsts[bisect_left(firsts, position) : bisect_left(firsts, limit)]:
        label = read_label(text, start)
        if label and _has_second(text, label[1], label[0].readings[-1], ()):
            return Boundary(BoundaryKind.LABEL, start, label[1], label=label[0])
    return None


def _before_second(
    text: str, position: int, limit: int, builder: Builder, context: Context
) -> Boundary | None:
    """The first label of a list that nothing leads into, where the next line begins with its
    second, which continues no other list.
    """
    if not context.next_label or builder.continues(context.next_label):
        return None
    firsts = _firsts(text)
    for start in firsts[bisect_left(firsts, position) : bisect_left(firsts, limit)]:
        label = read_label(text, start)
        if label and _has_second(text, len(text), label[0].readings[-1], [context.next_label]):
            return Boundary(BoundaryKind.LABEL, start, label[1], label=label[0])
    return None


def find_annex(text: str, position: int, limit: int, lexicon: Lexicon) -> Boundary | None:
    """The first heading of an annex, all in capitals, behind words that are not."""
    for found in lexicon.annex.finditer(text, position + 1, limit):
        before = text[position : found.start()].split()[-2:]
        shouted = len(before) > 1 and all(map(str.isupper, before))
        end = _annex(text, found.start(), lexicon)
        if end and text[found.start() - 1].isspace() and not shouted:
            return Boundary(BoundaryKind.ANNEX, found.start(), end)
    return None


def _annex(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Where the heading of an annex that an extract ran into a line ends; capitals tell it."""
    found = lexicon.annex.match(text, start)
    if not found or not found.group().isupper():
        return None
    tail = re.compile(_INLINE_ANNEX_TAIL).match(text, found.end())
    return tail.end() if tail and tail.group().isupper() else None
