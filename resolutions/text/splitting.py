"""Boundaries inside a line: where an extract ran several clauses, or the next heading, together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from resolutions.text.building import Builder
from resolutions.text.clauses import Kind
from resolutions.text.labels import Label, Reading, Style, read_label
from resolutions.text.lexicon import Heading, Lexicon

_STOP = re.compile(
    r"(?P<stop>[;:,.；：，。؛،])[\"”’»]?(?:\s*(?:以及|和)|\s+(?:and|or|et|y|и|و))?\s*(?=\S|$)"
)
_NOTE = re.compile(r"_{5,}\s*(?P<label>\d{1,2}|\*)\s+(?=\S)")
_AFTER_BLANK = re.compile(r"(?<=\s)(?=(?:1|a\)|i\)|1\))\s)")
_SENTENCE = re.compile(r"[;.；。:：]")
_LONGEST_REST = 120
_INLINE_ANNEX_TAIL = r"\s*\d{0,2}\s+\S{1,4}\s+[^\W\d_]+\s+\d+\s*(?:\([^()]*\))?"


class BoundaryKind(StrEnum):
    """What begins at a boundary."""

    LABEL = "label"
    HEADING = "heading"
    ANNEX = "annex"
    NOTE = "note"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A place `start` in a line where something else begins; its own mark ends at `end`."""

    kind: BoundaryKind
    start: int
    end: int
    label: Label | None = None
    heading: Heading | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a line is searched: the words, the labels ahead, the kind of source.

    `flat` says that a whole text stands on a few lines, so that headings without labels below
    must be looked for as well.
    """

    lexicon: Lexicon
    following: Sequence[Label]
    flat: bool


def find_boundary(text: str, position: int, builder: Builder, context: Context) -> Boundary | None:
    """The first boundary at or after `position`, given the lists that are open."""
    note = _NOTE.search(text, position)
    limit = note.start() if note else len(text)
    found = _marked(text, position, limit, builder, context)
    if context.flat and not builder.levels:
        found = _unmarked_first(text, position, found.start if found else limit) or found
    if found:
        return found
    if note:
        label = Label(note["label"], (Reading(Style.NUMBER, "", 1),))
        return Boundary(BoundaryKind.NOTE, note.start(), note.end(), label=label)
    return None


def first_label(text: str, position: int) -> Boundary | None:
    """The first label of a list, or a dash, that stands right behind a heading in a line."""
    start = position + len(text[position:]) - len(text[position:].lstrip())
    found = read_label(text, start)
    if found and any(reading.first for reading in found[0].readings):
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
        found = _boundary_after(text, stop["stop"], stop.end(), builder, context)
        if found:
            return found
    return None


def _boundary_after(
    text: str, stop: str, start: int, builder: Builder, context: Context
) -> Boundary | None:
    if start >= len(text):
        return None
    if (found := read_label(text, start)) and _is_clause(text, stop, found, builder, context):
        return Boundary(BoundaryKind.LABEL, start, found[1], label=found[0])
    if stop not in ":：" and (heading := context.lexicon.heading(text, start)):
        heading = _to_end(text, heading, context)
        if _is_section(text, heading, builder, context):
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
    first = next((r for r in reversed(label.readings) if r.first), None)
    return stop in ":：" and first is not None and _has_second(text, end, first, context.following)


def _begins_clause(text: str, end: int) -> bool:
    """Whether what follows a bare number reads like a clause and not like a quantity."""
    rest = text[end : end + 4].lstrip()
    return bool(rest) and (rest.startswith("to ") or ord(rest[0]) > 0x2E80)


def _has_second(text: str, end: int, first: Reading, following: Sequence[Label]) -> bool:
    """Whether the second label of a list comes later in the line, or begins the next line."""
    if following and any(reading.follows(first) for reading in following[0].readings):
        return True
    for stop in _STOP.finditer(text, end):
        found = read_label(text, stop.end())
        if found and any(reading.follows(first) for reading in found[0].readings):
            return True
    return False


def _unmarked_first(text: str, position: int, limit: int) -> Boundary | None:
    """The first label of a section whose text leads into it without a colon, in a flat source."""
    for found in _AFTER_BLANK.finditer(text, position, limit):
        label = read_label(text, found.start())
        if label and _has_second(text, label[1], label[0].readings[-1], ()):
            return Boundary(BoundaryKind.LABEL, found.start(), label[1], label=label[0])
    return None


def _is_section(text: str, heading: Heading, builder: Builder, context: Context) -> bool:
    """Whether a heading's words after a stop begin a section.

    They do where a first label or nothing more follows; in a flat source also where an actor is
    named, or where the preamble goes on.
    """
    rest = text[heading.end :].lstrip(" :：")
    addressed = heading.kind is Kind.OPERATIVE and "-" in heading.key
    if not rest:
        return addressed or _first_label(context.following)
    label = read_label(rest)
    if label and any(reading.first for reading in label[0].readings):
        return not label[0].is_dash or context.flat
    if not context.flat:
        return False
    if heading.kind is Kind.PREAMBLE:
        section = builder.container
        return context.lexicon.language == "zh" and (
            section is None or section.kind is Kind.PREAMBLE
        )
    return addressed or (heading.key in _DECIDING and context.lexicon.language != "en")


def _to_end(text: str, heading: Heading, context: Context) -> Heading:
    """The heading stretched to the line's end, where a list begins on the next line.

    Then what the lexicon does not know of it belongs to it nevertheless.
    """
    rest = text[heading.end :]
    runs_out = len(rest) <= _LONGEST_REST and not _SENTENCE.search(rest)
    addressed = heading.kind is Kind.OPERATIVE and "-" in heading.key
    if addressed and runs_out and _first_label(context.following):
        return replace(heading, end=len(text.rstrip()))
    return heading


_DECIDING = frozenset({"resolves", "decides"})


def _first_label(following: Sequence[Label]) -> bool:
    return bool(following) and any(reading.first for reading in following[0].readings)


def _annex(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Where the heading of an annex that an extract ran into a line ends; capitals tell it."""
    found = lexicon.annex.match(text, start)
    if not found or not found.group().isupper():
        return None
    tail = re.compile(_INLINE_ANNEX_TAIL).match(text, found.end())
    return tail.end() if tail and tail.group().isupper() else None
