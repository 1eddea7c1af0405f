"""Labels that are no plain numbers, `a)`, `(iv)`, `一、`, `①`, and the levels that they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from resolutions.text.labels import Reading, Style, read_label

_CIRCLED = re.compile("[①-⑳]")
_DIGIT = re.compile(r"(?![0-9])\d")
_CHINESE = "一"
_STOPS = " .．、"

Rank = tuple[Style, str, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A label at the beginning of a line, the ways to read it, and the other words of the line.

    A `weak` one, `I.`, may as well be the beginning of a sentence.
    """

    text: str
    readings: tuple[Reading, ...]
    rest: str
    weak: bool = False

    @property
    def is_of_sections(self) -> bool:
        """Whether plain numbers may be the parts of what it labels: `一、`, `（一）`, `II.`."""
        return any(_CHINESE in one.form or one.form in (".", ".^") for one in self.readings)


def marked(text: str) -> Marked | None:
    """The label that a line begins with, as a number of it is written: `iv)` for `(iv)`."""
    if circled := _CIRCLED.match(text):
        rank = ord(circled.group()) - ord("①") + 1
        reading = Reading(Style.NUMBER, "①", rank)
        return Marked(circled.group(), (reading,), text[1:].lstrip(_STOPS))
    found = read_label(text)
    if not found or found[0].is_dash or found[0].fused:
        return None
    label, end = found
    plain = label.readings[0].style in (Style.NUMBER, Style.PATH)
    form, rest = label.readings[0].form, text[end:].lstrip()
    if not rest or (plain and not (_CHINESE in form or ")" in form)):
        return None
    return Marked(_written(label.text, label.readings[0]), label.readings, rest, label.weak)


def _written(label: str, reading: Reading) -> str:
    """A label as the number of a paragraph: without an opening bracket, a stop or blanks."""
    bare = "".join(label.split()).rstrip(_STOPS)
    if _CHINESE in reading.form:
        return bare.replace("(", "（").replace(")", "）")
    return in_figures(bare.lstrip("(（").replace("）", ")"))


def in_figures(text: str) -> str:
    """The text with the digits of any script, Arabic ones and full-width ones, as `0` to `9`."""
    return _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)


@dataclass(slots=True)
class Levels:
    """The labels that stand one below the other where a report has been read to.

    `there` are the ranks of all labels of the report: a weak one begins a list only if the next
    one is among them.
    """

    there: Collection[Rank] = ()
    stack: list[Marked] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.stack]

    def continued(self, label: Marked) -> Levels | None:
        """The levels with the label in the place of one that it follows, if there is one."""
        for depth in reversed(range(len(self.stack))):
            before = self.stack[depth].readings
            if kept := tuple(r for r in label.readings if any(r.follows(b) for b in before)):
                return self._cut(depth, label, kept)
        for depth in reversed(range(len(self.stack))):
            before = self.stack[depth].readings
            again = [r for r in label.readings if any(_alike(r, b) for b in before)]
            if kept := tuple(r for r in again if r.first or not label.weak):
                return self._cut(depth, label, kept)
        return None

    def begun(self, label: Marked, *, surely: bool = False) -> Levels | None:
        """The levels with the label as a new one below them; None if no list begins with it."""
        begins = tuple(one for one in label.readings if self._begins(one, weak=label.weak))
        if label.weak and not surely and not begins:
            return None
        return self._cut(len(self.stack), label, begins or label.readings)

    def _begins(self, reading: Reading, *, weak: bool) -> bool:
        following = (reading.style, reading.form, reading.rank + 1)
        sure = not weak or _CHINESE in reading.form or following in self.there
        return reading.first and sure

    def _cut(self, depth: int, label: Marked, readings: tuple[Reading, ...]) -> Levels:
        last = Marked(label.text, readings, label.rest, label.weak)
        return Levels(self.there, [*self.stack[:depth], last])


def _alike(one: Reading, other: Reading) -> bool:
    return (one.style, one.form) == (other.style, other.form)


def ranks(labels: Iterable[Marked | None]) -> frozenset[Rank]:
    """Every way to read every label."""
    read = (reading for label in labels if label for reading in label.readings)
    return frozenset((one.style, one.form, one.rank) for one in read)
