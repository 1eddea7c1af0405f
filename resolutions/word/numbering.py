"""The labels that Word computes: `numbering.xml`, and counters that run through a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from resolutions.word.markup import Element, child, child_value, is_on, number, value, w
from resolutions.word.stylesheet import NOWHERE, Numbered, Place, Stylesheet, place

LEVELS = 9
LARGEST = 9_999  # a counter beyond this is printed in plain digits
ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
CHINESE = "〇一二三四五六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf02d": "–", "\uf0fc": "✓", "o": "o"}


def letters(count: int, alphabet: str) -> str:
    """a … z, then aa, bb: Word repeats the letter."""
    turn, order = divmod(count - 1, len(alphabet))
    return alphabet[order] * (turn + 1)


def roman(count: int) -> str:
    """i, ii, iii, iv …"""
    text = ""
    for size, sign in ROMAN:
        text += sign * (count // size)
        count %= size
    return text


def chinese(count: int) -> str:
    """一, 二 … 十, 十一 … 九十九, then digit by digit."""
    if count >= 100:
        return "".join(CHINESE[int(digit)] for digit in str(count))
    tens, ones = divmod(count, 10)
    head = ("" if tens == 1 else CHINESE[tens]) + "十" if tens else ""
    return head + (CHINESE[ones] if ones else "")


FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": lambda count: letters(count, "abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": lambda count: letters(count, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "russianLower": lambda count: letters(count, RUSSIAN),
    "russianUpper": lambda count: letters(count, RUSSIAN).upper(),
    "arabicAlpha": lambda count: letters(count, ARABIC),
    "arabicAbjad": lambda count: letters(count, ABJAD),
    "hebrew1": lambda count: letters(count, HEBREW),
    "hebrew2": lambda count: letters(count, HEBREW),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographTraditional": lambda count: letters(count, STEMS),
    "decimalEnclosedCircle": lambda count: chr(0x245F + count) if count <= 20 else str(count),
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if n <= 20 else str(n),
    "decimalFullWidth": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "ordinal": lambda count: f"{count}{ordinal(count)}",
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda count: "",
}


def ordinal(count: int) -> str:
    """The English ending of an ordinal number."""
    if count % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def spell(count: int, form: str) -> str:
    """A counter in a number format; plain digits for zero and for what we do not know."""
    if form == "none":
        return ""
    if not 0 < count <= LARGEST:
        return str(count)
    return FORMATS.get(form, str)(count)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    place: Place = NOWHERE
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """One numbered list: the definition that it shares, its levels, and where it starts anew."""

    definition: str
    levels: tuple[Level, ...]
    overrides: frozenset[int] = frozenset()


class Numbering:
    """The lists that a document defines."""

    def __init__(self, root: Element | None, styles: Stylesheet) -> None:
        self._styles = styles
        self._lists: dict[str, List | None] = {}
        self._definitions: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        if root is not None:
            for element in root.iterchildren(w("abstractNum")):
                self._definitions[value(element, "abstractNumId") or ""] = element
            for element in root.iterchildren(w("num")):
                self._numbers[value(element, "numId") or ""] = element

    def list(self, list_id: str | None) -> List | None:
        """The list of that id; nothing for `0`, which takes a paragraph out of any list."""
        if list_id is None or list_id == "0" or list_id not in self._numbers:
            return None
        if list_id not in self._lists:
            self._lists[list_id] = self._read(self._numbers[list_id])
        return self._lists[list_id]

    def _read(self, element: Element) -> List | None:
        definition = child_value(element, "abstractNumId") or ""
        abstract = self._definitions.get(definition)
        linked = child_value(abstract, "numStyleLink")
        if linked:
            target = self._numbers.get(self._styles.list_style(linked) or "")
            definition = child_value(target, "abstractNumId") or definition
            abstract = self._definitions.get(definition)
        if abstract is None:
            return None
        levels = {number(value(e, "ilvl")): e for e in abstract.iterchildren(w("lvl"))}
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            at = number(value(override, "ilvl"))
            own = child(override, "lvl")
            if own is not None:
                levels[at] = own
            start = child_value(override, "startOverride")
            if start is not None:
                starts[at] = number(start, 1)
        return List(
            definition,
            tuple(_level(levels.get(at), starts.get(at)) for at in range(LEVELS)),
            frozenset(starts),
        )


def _level(element: Element | None, start: int | None) -> Level:
    if element is None:
        return Level("none", start=start or 1)
    restart = child_value(element, "lvlRestart")
    return Level(
        form=child_value(element, "numFmt") or "decimal",
        text=child_value(element, "lvlText") or "",
        start=number(child_value(element, "start"), 0) if start is None else start,
        restart=None if restart is None else number(restart),
        legal=bool(is_on(element, "isLgl")),
        place=replace(place(child(element, "pPr")), numbered=Numbered()),
        style=child_value(element, "pStyle") or "",
    )


@dataclass(slots=True)
class Counters:
    """The counters of all lists in one view, advanced paragraph by paragraph."""

    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def advance(self, list_id: str, numbered: List, level: int) -> str:
        """The label of the next paragraph of that list and level."""
        level = min(max(level, 0), LEVELS - 1)
        counts = self.counts.setdefault(numbered.definition, {})
        at = numbered.levels[level]
        first = level in numbered.overrides and (list_id, level) not in self.begun
        self.begun.add((list_id, level))
        counts[level] = at.start if first or level not in counts else counts[level] + 1
        for deeper in range(level + 1, LEVELS):
            restart = numbered.levels[deeper].restart
            if restart is None or 0 < level + 1 <= restart:
                counts.pop(deeper, None)
        return self._print(numbered, level, counts)

    def _print(self, numbered: List, level: int, counts: dict[int, int]) -> str:
        at = numbered.levels[level]
        if at.form == "bullet":
            return BULLETS.get(at.text, at.text)
        if at.form == "none" and "%" not in at.text:
            return at.text

        def counter(found: re.Match[str]) -> str:
            other = int(found[1]) - 1
            source = numbered.levels[other]
            count = counts.setdefault(other, source.start)
            return spell(count, "decimal" if at.legal and other < level else source.form)

        return re.sub(r"%([1-9])", counter, at.text)
