"""Lines become numbered paragraphs; what only looks like a number stays in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from meetings.reports.levels import Levels, Marked, in_figures, marked, ranks
from meetings.reports.values import Oddity, OddityKind, Paragraph
from meetings.reports.words import Words
from resolutions.text.dates import begins_with_date
from resolutions.text.lexicon import without_marks
from resolutions.text.lines import Line, Role
from resolutions.text.mandates import expected, requests

_LETTER = 'A-Z\u00c0-\u00de\u0410-\u042f\u0621-\u064a\u3400-\u9fff"“«《'
_ONE = "[1-9][0-9]?"
_DEEP = re.compile(
    rf"(?P<number>{_ONE}(?:\.{_ONE}){{1,4}})(?!\.?\d)(?P<close>)[.．)）、]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(
    rf"(?P<number>{_ONE})(?!\d)(?:(?P<close>[)）])\s*|[.．、]\s*|\s?[-–—]\s+|\s+|(?=[{_LETTER}]))"
    r"(?P<rest>\D.*)",
    re.DOTALL,
)
_BRACKETED = re.compile(
    rf"[(（](?P<number>{_ONE}(?:\.{_ONE}){{0,4}})(?P<close>[)）])\s*(?P<rest>\D.*)", re.DOTALL
)
_LABEL = re.compile(rf"[(（]?{_ONE}(?:\.{_ONE}){{0,4}}[.．)）、]?")
_FIGURES = re.compile(r"[(（]?\d[\d.٫]*")
_SENTENCE_END = (".", "。", ";", "；", ":", "：", ",", "，", "؛", "،")
_TITLE = 120
_OPENS = (":", "：")


Number = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """The number that a line begins with, its other words, and whether the source says so.

    `bracketed` says that a bracket closes it, `1)`: such a list may be a part of `1.`.
    """

    parts: Number
    rest: str
    sure: bool = False
    bracketed: bool = False


@dataclass(slots=True)
class Numbering:
    """The numbers of a report as far as it is read.

    `stack` is the number of the last numbered paragraph, part by part; `fresh` says that a
    heading or a colon stands right before, where a list may begin with 1 again. While such a list
    lasts, `outer` is the number to go on from behind it. `listing` says that the items of an agenda
    or of a list of recommendations follow, which are no titles. `above` are the labels of the
    sections around the numbers (`一、`), `below` those of the parts of the last one (`a)`);
    `bracketed` says how the list that is read is numbered, `apart` that a heading without a number
    stands before what follows.
    """

    words: Words
    language: str
    stack: Number = ()
    fresh: bool = True
    outer: Number = ()
    listing: bool = False
    bracketed: bool = False
    apart: bool = False
    opened: bool = False
    above: Levels = field(default_factory=Levels)
    below: Levels = field(default_factory=Levels)
    seen: set[str] = field(default_factory=set)
    oddities: list[Oddity] = field(default_factory=list)

    def read(self, lines: Iterable[Line]) -> Iterator[Paragraph]:
        """A paragraph for every line with words, in order; together they hold all of the words."""
        kept = [line for line in lines if written(line).strip()]
        there = ranks(marked(written(line)) for line in kept)
        self.above, self.below = Levels(there), Levels(there)
        splits = _upright([self._split(line) for line in kept])
        for line, split, ahead in zip_longest(kept, splits, splits[1:]):
            paragraph = split and self._numbered(line, split, ahead.parts if ahead else ())
            paragraph = paragraph or self._plain(line, written(line))
            self.fresh = paragraph.heading or paragraph.text.rstrip().endswith(_OPENS)
            self.opened = self.fresh and bool(paragraph.number)
            yield paragraph

    def _split(self, line: Line) -> Split | None:
        """The number that a line begins with, its other words, and whether the source says so."""
        text, label = _with_figures(written(line)), _with_figures(line.label.strip())
        if _LABEL.fullmatch(label):
            return Split(_parts(label), line.text, True, label.endswith((")", "）")))
        if begins_with_date(self.language, text):
            return None
        shapes = (_DEEP, _PLAIN, _BRACKETED)
        found = next((found for shape in shapes if (found := shape.fullmatch(text))), None)
        if not found:
            return None
        return Split(_parts(found["number"]), found["rest"], bracketed=bool(found["close"]))

    def _numbered(self, line: Line, split: Split, ahead: Number) -> Paragraph | None:
        parts, rest, sure = split.parts, split.rest, split.sure
        if self._is_part(split):
            return None
        number = ".".join(map(str, parts))
        self._leave(split, ahead)
        if not (sure or self._follows(parts)):
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_IN_TEXT, number))
            return None
        self._remember(line, split, number)
        self._close(below_sections=True)
        heading = line.role is Role.HEADING or self._is_title(rest, parts)
        around = self.above.texts
        under = " ".join([*around, ".".join(map(str, parts[:-1]))]).strip()
        return Paragraph(line.number, rest, " ".join([*around, number]), under, heading)

    def _is_part(self, split: Split) -> bool:
        """Whether a number in brackets, `1)`, counts the parts of the paragraph before it."""
        if not split.bracketed or len(split.parts) > 1 or not self.stack or self.apart:
            return False
        return not self.bracketed and (self.opened or bool(self.below.stack))

    def _close(self, *, below_sections: bool = False) -> None:
        """Leave the labels below the last number, and above it those that are none of sections."""
        self.below, self.apart = Levels(self.below.there), False
        while below_sections and self.above.stack and not self.above.stack[-1].is_of_sections:
            self.above = Levels(self.above.there, self.above.stack[:-1])

    def _plain(self, line: Line, text: str) -> Paragraph:
        known = line.role is Role.HEADING or is_known(self.words, text)
        label = marked(text)
        if label and not (known and label.weak and not is_known(self.words, label.rest)):
            under = self._under(label)
            if under is not None:
                number = " ".join([*under, label.text])
                heading = line.role is Role.HEADING or (
                    label.is_of_sections and self._is_title(label.rest, (1,))
                )
                return Paragraph(line.number, label.rest, number, " ".join(under), heading)
        if known:
            self.listing = self._lists(text)
            self.apart, self.above, self.below = True, *self._no_levels()
            return Paragraph(line.number, text, heading=True)
        return Paragraph(line.number, text, "", " ".join([*self._around(), *self.below.texts]))

    def _under(self, label: Marked) -> list[str] | None:
        """The numbers that a label stands under, itself in its place; None if it is none."""
        if below := self.below.continued(label):
            self.below = below
        elif above := self.above.continued(label):
            self.above, self.stack, self.outer = above, (), ()
            self.seen.clear()
            self._close()
            return self.above.texts[:-1]
        elif self.stack or self.below.stack:
            begun = self.below.begun(label)
            self.below = begun or self.below
            if not begun:
                return None
        elif begun := self.above.begun(label, surely=is_known(self.words, label.rest)):
            self.above = begun
            return self.above.texts[:-1]
        else:
            return None
        return [*self._around(), *self.below.texts[:-1]]

    def _around(self) -> list[str]:
        """The numbers around what has a label: of the sections and of the last paragraph."""
        stack = ".".join(map(str, self.stack))
        return [*self.above.texts, *([stack] if stack and not self.apart else [])]

    def _no_levels(self) -> tuple[Levels, Levels]:
        return Levels(self.above.there), Levels(self.below.there)

    def _lists(self, text: str) -> bool:
        words = self.words
        return matches(words.agenda, text) or matches(words.recommendations, text)

    def _is_title(self, text: str, parts: Number) -> bool:
        """Whether the words behind a number are the title of a section, which asks nobody."""
        if not is_title(text, parts) or self.listing:
            return is_known(self.words, text)
        return is_known(self.words, text) or not (
            requests(text, self.language) or expected(text, self.language)
        )

    def _leave(self, split: Split, ahead: Number) -> None:
        """Go on with the numbers outside a list of its own where those are meant.

        Where a number follows both, it is the outer one if a part of it follows.
        """
        parts = split.parts
        if not self.outer or not follows(self.outer, parts):
            return
        other = self.bracketed and not split.bracketed
        if other or not follows(self.stack, parts) or ahead[:-1] == parts:
            self.stack, self.outer, self.listing = self.outer, (), False
            self.bracketed = False
            self.seen = {".".join(map(str, self.stack))}

    def _follows(self, parts: Number) -> bool:
        if not self.stack:
            return len(parts) > 1 or parts == (1,) or self.fresh
        return follows(self.stack, parts) or (self.fresh and parts == (1,))

    def _remember(self, line: Line, split: Split, number: str) -> None:
        parts = split.parts
        if parts == (1,) and self.stack:
            self.outer = self.outer or self.stack
            self.stack = ()
            self.seen.clear()
        if not self.stack or len(parts) == 1:
            self.bracketed = split.bracketed
        same = self.stack[: len(parts) - 1] == parts[:-1] and len(self.stack) >= len(parts)
        expected = self.stack[len(parts) - 1] + 1 if same else 1
        if number in self.seen:
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_REPEATED, number))
        elif parts[-1] > expected and (same or len(parts) > 1):
            missing = ".".join(map(str, (*parts[:-1], expected)))
            self.oddities.append(Oddity(line.number, OddityKind.NUMBER_MISSING, missing))
        self.seen.add(number)
        self.stack = parts


def _upright(splits: list[Split | None]) -> list[Split | None]:
    """The numbers with their first part first: Arabic may type `3.1` from right to left, `1.3`."""
    typed = [split for split in splits if split and not split.sure and _is_leftward(split.rest)]
    turned = {id(split): replace(split, parts=split.parts[::-1]) for split in typed}
    as_read = [split.parts for split in typed]
    if _in_order(as_read) >= _in_order([parts[::-1] for parts in as_read]):
        return splits
    return [turned.get(id(split), split) if split else None for split in splits]


def _is_leftward(text: str) -> bool:
    """Whether words are written from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text[:_TITLE])


def _in_order(numbers: list[Number]) -> int:
    """How many numbers follow the one before them."""
    return sum(follows(before, parts) for before, parts in pairwise(numbers))


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
    return tuple(int(part) for part in number.strip("(（.．)）、").split("."))


def _with_figures(text: str) -> str:
    """The text with the number that it begins with in figures, whatever script it is in."""
    head = _FIGURES.match(text)
    return in_figures(head.group()).replace("٫", ".") + text[head.end() :] if head else text
