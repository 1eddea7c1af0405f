"""Lines become numbered paragraphs; what only looks like a number stays in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from meetings.reports.values import Oddity, OddityKind, Paragraph
from meetings.reports.words import Words
from resolutions.text.dates import begins_with_date
from resolutions.text.lexicon import without_marks
from resolutions.text.lines import Line, Role

_LETTER = 'A-Z\u00c0-\u00de\u0410-\u042f\u0621-\u064a\u3400-\u9fff"“«《'
_ONE = "[1-9][0-9]?"
_DEEP = re.compile(
    rf"(?P<number>{_ONE}(?:\.{_ONE}){{1,4}})(?!\.?\d)[.)]?\s*(?P<rest>.*)", re.DOTALL
)
_PLAIN = re.compile(
    rf"(?P<number>{_ONE})(?!\d)(?:[.)]\s*|\s+|(?=[{_LETTER}]))(?P<rest>\D.*)", re.DOTALL
)
_BRACKETED = re.compile(rf"\((?P<number>{_ONE}(?:\.{_ONE}){{0,4}})\)\s*(?P<rest>\D.*)", re.DOTALL)
_LETTERED = re.compile(r"\(?(?P<number>[a-zа-яء-ي]{1,2}|[ivx]{1,5})\)\s*(?P<rest>\S.*)", re.DOTALL)
_LABEL = re.compile(rf"\(?{_ONE}(?:\.{_ONE}){{0,4}}[.)]?")
_SENTENCE_END = (".", "。", ";", "；", ":", "：", ",", "，", "؛")
_TITLE = 120
_OPENS = (":", "：")


Number = tuple[int, ...]
Split = tuple[Number, str, bool]
"""The number that a line begins with, its other words, and whether the source says so."""


@dataclass(slots=True)
class Numbering:
    """The numbers of a report as far as it is read.

    `stack` is the number of the last numbered paragraph, part by part; `fresh` says that a
    heading or a colon stands right before, where a list may begin with 1 again. While such a list
    lasts, `outer` is the number to go on from behind it, and `listing` says that it is an agenda.
    """

    words: Words
    language: str
    stack: Number = ()
    fresh: bool = True
    outer: Number = ()
    listing: bool = False
    seen: set[str] = field(default_factory=set)
    oddities: list[Oddity] = field(default_factory=list)

    def read(self, lines: Iterable[Line]) -> Iterator[Paragraph]:
        """A paragraph for every line with words, in order; together they hold all of the words."""
        kept = [line for line in lines if written(line).strip()]
        splits = [self._split(line) for line in kept]
        for line, split, ahead in zip_longest(kept, splits, splits[1:]):
            paragraph = split and self._numbered(line, split, ahead[0] if ahead else ())
            paragraph = paragraph or self._plain(line, written(line))
            self.fresh = paragraph.heading or paragraph.text.rstrip().endswith(_OPENS)
            yield paragraph

    def _split(self, line: Line) -> Split | None:
        """The number that a line begins with, its other words, and whether the source says so."""
        text, label = written(line), line.label.strip()
        if _LABEL.fullmatch(label):
            return _parts(label), line.text, True
        if begins_with_date(self.language, text):
            return None
        shapes = (_DEEP, _PLAIN, _BRACKETED)
        found = next((found for shape in shapes if (found := shape.fullmatch(text))), None)
        return (_parts(found["number"]), found["rest"], False) if found else None

    def _numbered(self, line: Line, split: Split, ahead: Number) -> Paragraph | None:
        parts, rest, sure = split
        number = ".".join(map(str, parts))
        self._leave(parts, ahead)
        if not (sure or self._follows(parts)):
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_IN_TEXT, number))
            return None
        self._remember(line, parts, number)
        heading = line.role is Role.HEADING or (is_title(rest, parts) and not self.listing)
        under = ".".join(map(str, parts[:-1]))
        return Paragraph(line.number, rest, number, under, heading)

    def _plain(self, line: Line, text: str) -> Paragraph:
        under = ".".join(map(str, self.stack))
        heading = line.role is Role.HEADING or is_known(self.words, text)
        if heading:
            self.listing = matches(self.words.agenda, text)
            return Paragraph(line.number, text, heading=True)
        lettered = _LETTERED.fullmatch(text)
        number = f"{under} {lettered['number']})".strip() if lettered else ""
        rest = lettered["rest"] if lettered else text
        return Paragraph(line.number, rest, number, under)

    def _leave(self, parts: Number, ahead: Number) -> None:
        """Go on with the numbers outside a list of its own where those are meant.

        Where a number follows both, it is the outer one if a part of it follows.
        """
        if not self.outer or not follows(self.outer, parts):
            return
        if not follows(self.stack, parts) or ahead[:-1] == parts:
            self.stack, self.outer, self.listing = self.outer, (), False
            self.seen = {".".join(map(str, self.stack))}

    def _follows(self, parts: Number) -> bool:
        if not self.stack:
            return len(parts) > 1 or parts == (1,) or self.fresh
        return follows(self.stack, parts) or (self.fresh and parts == (1,))

    def _remember(self, line: Line, parts: Number, number: str) -> None:
        if parts == (1,) and self.stack:
            self.outer = self.outer or self.stack
            self.stack = ()
            self.seen.clear()
        same = self.stack[: len(parts) - 1] == parts[:-1] and len(self.stack) >= len(parts)
        expected = self.stack[len(parts) - 1] + 1 if same else 1
        if number in self.seen:
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_REPEATED, number))
        elif parts[-1] > expected and (same or len(parts) > 1):
            missing = ".".join(map(str, (*parts[:-1], expected)))
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_MISSING, missing))
        self.seen.add(number)
        self.stack = parts


def follows(before: Number, parts: Number) -> bool:
    """Whether a number can stand behind another: its child, a sibling, or an ancestor's sibling."""
    if not before:
        return parts[0] == 1
    if len(parts) == 1:
        return parts[0] == before[0] + 1
    return parts[:-1] == before[: len(parts) - 1] or parts[0] == before[0] + 1


def matches(heading: re.Pattern[str], text: str) -> bool:
    """Whether a line is that heading, whatever marks of emphasis and colon it has."""
    bare = without_marks(text).strip(" *_\t").rstrip(":：").strip(" *_")
    return heading.fullmatch(bare) is not None


def written(line: Line) -> str:
    """All words of a line: its label, its text, the cells of a row."""
    if line.cells:
        return " | ".join(written(cell) for cell in line.cells)
    return f"{line.label} {line.text}" if line.label else line.text


def is_title(text: str, parts: Number) -> bool:
    """Whether the words behind a number are the title of a section."""
    return len(parts) <= 2 and len(text) <= _TITLE and not text.rstrip().endswith(_SENTENCE_END)


def is_known(words: Words, text: str) -> bool:
    """Whether a line is a heading that reports have."""
    known = (words.agenda, words.recommendations, words.conclusions, words.other)
    return any(matches(pattern, text) for pattern in known)


def _parts(number: str) -> Number:
    return tuple(int(part) for part in number.strip("(.)").split("."))
