"""Labels: `a)`, `5`, `iv)`, `1.2`, `b)bis`, `б)`, `أ )`, `–` as values that know their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from resolutions.text.numerals import in_digits_of, lettered, repeated, roman, roman_rank, value_of


class Style(StrEnum):
    """How a list counts."""

    LETTER = "letter"
    ROMAN = "roman"
    NUMBER = "number"
    PATH = "path"
    DASH = "dash"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: its style with its brackets, and its rank in that style, from 1.

    `step` is the Latin adverb after it (`bis` = 2, `ter` = 3 …), 0 without one.
    """

    style: Style
    form: str
    rank: int
    step: int = 0

    def follows(self, other: Reading) -> bool:
        """Whether this label is the next one after `other` in the same list."""
        if (self.style, self.form) != (other.style, other.form):
            return False
        if self.step:
            return self.rank == other.rank and self.step == max(other.step, 1) + 1
        return self.rank == other.rank + 1

    @property
    def first(self) -> bool:
        """Whether a list may begin with this label."""
        return self.rank == 1 and not self.step


_ADVERBS = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies")
# The same in other alphabets.
_WRITTEN = {
    **{adverb: step for step, adverb in enumerate(_ADVERBS, 2)},
    **{adverb: step for step, adverb in enumerate(("бис", "тер", "кватер"), 2)},
    **{f"之{number}": step for step, number in enumerate("二三四五六七八", 2)},
    **dict.fromkeys(("مكررا", "مكرراً", "مكرر"), 2),
}
_ANY = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_ADVERB = rf"(?:\s?(?:{_ANY}))?"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_LOOKALIKES = str.maketrans("асеорхуАСЕОРХУВМНКТ", "aceopxyACEOPXYBMHKT")
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ABJAD_VARIANTS = str.maketrans("اإآةى", "أأأهي")
_CHINESE = "一二三四五六七八九十"
_CHINESE_RANKS = {
    ("十" if tens == 1 else f"{'_一二三四五六七八九'[tens]}十" if tens else "")
    + (_CHINESE[ones - 1] if ones else ""): tens * 10 + ones
    for tens in range(10)
    for ones in range(10)
    if tens or ones
}

DASHES = "–—−•▪●◦·"
_DASH = re.compile(rf"[{DASHES}](?=\s|\w|$)|-(?=\s)")
_BRACKETED = re.compile(
    r"(?P<open>[(（]?)\s?(?P<core>[ivxlIVXL]{1,6}|[A-Za-zа-яА-Яء-ي]|(?P<twice>[a-z])(?P=twice)"
    rf"|\d{{1,3}}|[{_CHINESE}]{{1,3}}){_ADVERB}\s?(?P<close>[)）]){_ADVERB}(?!\w*[)）])"
)
_NUMBERED = re.compile(
    rf"(?P<core>\d{{1,3}}(?:{_ANY})?(?:\.\d{{1,3}}(?:{_ANY})?){{0,4}}){_ADVERB}"
    r"(?:(?P<close>\.?|-)(?=\s)|(?P<wide>[．、])(?!\d))"
)
# Arabic texts count the inner lists in raised commas: ’1‘ is their i).
_QUOTED = re.compile(r"[’‘'](?P<core>\d{1,2})[’‘']")
_WEAK = re.compile(
    rf"(?P<core>[A-Za-zА-Яа-я]|[ivxIVX]{{2,5}})\.(?=\s)|(?P<chinese>[{_CHINESE}]{{1,3}})、"
)
# The blank behind a number is lost; what counts or measures something is no label.
_GLUED = re.compile(
    rf"(?P<label>\d{{1,2}}(?:{_ANY})?(?:\.\d{{1,2}}(?:{_ANY})?){{0,3}}\.?)"
    r"(?=[^\W\d_][^\W\d_A-ZА-Я]|[\u4e00-\u9fff])(?!(?:st|nd|rd|th)\b|[年月日号个项条款届次名位台份段])"
)
_FUSED = re.compile(r"(?P<core>[a-z]{2}|[ivx]{3,12})\)(?!\w*[)）])")
_WORD = re.compile(_ANY)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, and the ways in which it can be read (at least one).

    A `fused` one is two labels, the old and the new, that a flattened redline ran together
    (`ef)`); it counts only where its new half is the next label. A `weak` one (`A.`, `一、`) may
    as well be the beginning of a sentence: it counts only in a list that goes on.
    """

    text: str
    readings: tuple[Reading, ...]
    fused: bool = False
    weak: bool = False

    @property
    def is_dash(self) -> bool:
        """Whether it is a dash or a bullet."""
        return self.readings[0].style is Style.DASH

    @property
    def begins(self) -> bool:
        """Whether a list may begin with it, wherever it stands."""
        return not self.weak and any(reading.first for reading in self.readings)


def read_label(text: str, position: int = 0) -> tuple[Label, int] | None:
    """The label at `position` and where it ends; None if there is none.

    A bare number counts only before white space; whether it is one (`5 to report`) or belongs to
    the sentence (`5 years`) is for the caller, who knows what came before.
    """
    if found := _DASH.match(text, position):
        return Label(found.group(), (Reading(Style.DASH, "–", 1),)), found.end()
    found = _BRACKETED.match(text, position)
    if found and (readings := _read_bracketed(found)):
        return Label(found.group(), readings), found.end()
    if (found := _FUSED.match(text, position)) and (fused := read_fused(found.group())):
        return fused, found.end()
    if found := _NUMBERED.match(text, position):
        return Label(found.group(), (_read_number(found),)), found.end()
    if found := _QUOTED.match(text, position):
        return Label(
            found.group(), (Reading(Style.ROMAN, "’‘", value_of(found["core"])),)
        ), found.end()
    if (found := _WEAK.match(text, position)) and (readings := _read_weak(found)):
        return Label(found.group(), readings, weak=True), found.end()
    return None


def read_glued(text: str) -> tuple[Label, int] | None:
    """The number that stands right before a word at the start of a line (`1that`), its blank lost.

    Whether it is one is for the caller, who knows the numbers before and after it.
    """
    found = _GLUED.match(text)
    label = read_bare(found["label"]) if found else None
    return (label, found.end()) if found and label else None


def read_fused(text: str) -> Label | None:
    """The fused label that a string is; some are also labels of their own (`iii)`: i and ii)."""
    found = _FUSED.fullmatch(text)
    readings = _read_fused(found["core"]) if found else ()
    return Label(text, readings, fused=True) if readings else None


@lru_cache(maxsize=1 << 12)
def read_bare(text: str) -> Label | None:
    """The label that a whole string is (`a)`, `1`), as Word's numbering gives it."""
    found = read_label(f"{text.strip()} ")
    return found[0] if found and found[0].text.strip() == text.strip() else None


def slug(label: Label, reading: Reading) -> str:
    """A label's part of an address in one of its readings: `b`, `3`, `iv`, `b-bis`, `1.2`.

    It is the same in every alphabet.
    """
    adverb = f"-{_ADVERBS[reading.step - 2]}" if reading.step else ""
    if reading.style is Style.ROMAN:
        return roman(reading.rank) + adverb
    if reading.style is Style.PATH:
        return label.text.strip(" .)").lower().replace(" ", "-")
    if reading.style is Style.NUMBER:
        return str(reading.rank) + adverb
    return lettered(reading.rank) + adverb


def label_before(label: Label, reading: Reading) -> str:
    """How the label before one looks in its list, `d)` before `e)`; empty if no one can tell."""
    rank = reading.rank - 1
    if rank < 1 or reading.step or reading.style in {Style.PATH, Style.DASH}:
        return ""
    return write(label, reading, rank)


def write(sample: Label, reading: Reading, rank: int, step: int = 0) -> str:
    """The label of a rank in the list that a sample, so read, is of: with its brackets and blanks.

    The adverb of a `step` stands right behind the letter or number (`abis)`, `2bis`).
    """
    if reading.style is Style.DASH:
        return sample.text.strip()
    plain = _WORD.sub("", sample.text) if reading.step else sample.text
    adverb = _ADVERBS[min(step, len(_ADVERBS) + 1) - 2] if step else ""
    core = {
        Style.NUMBER: str(rank),
        Style.PATH: f"{reading.form}.{rank}",
        Style.ROMAN: roman(rank),
        Style.CYRILLIC: repeated(_CYRILLIC, rank),
        Style.ARABIC: repeated(_ABJAD, rank),
    }.get(reading.style, lettered(rank))
    written = in_digits_of(sample.text, core.upper() if "^" in reading.form else core) + adverb
    pattern = r"[\w.]*\w" if reading.style is Style.PATH else r"\w+"
    return re.sub(pattern, lambda _: written, plain.strip(), count=1)


def _read_bracketed(found: re.Match[str]) -> tuple[Reading, ...]:
    core = found["core"]
    form = ("(" if found["open"] else "") + ")"
    step = _step(found.group())
    if core.isdecimal():
        return (Reading(Style.NUMBER, form, value_of(core), step),)
    if rank := _CHINESE_RANKS.get(core):
        return (Reading(Style.NUMBER, f"{form}一", rank, step),)
    form += "^" if core.isupper() else ""
    readings = [_read_letter(core, form, step)]
    if rank := roman_rank(core.translate(_LOOKALIKES).lower()):
        readings.append(Reading(Style.ROMAN, form, rank, step))
    if len(core) == 1 and core.lower() in _CYRILLIC:
        readings.append(Reading(Style.CYRILLIC, form, _CYRILLIC.index(core.lower()) + 1, step))
    if core.translate(_ABJAD_VARIANTS) in _ABJAD:
        readings.append(
            Reading(Style.ARABIC, form, _ABJAD.index(core.translate(_ABJAD_VARIANTS)) + 1, step)
        )
    return tuple(reading for reading in readings if reading)


def _read_letter(core: str, form: str, step: int) -> Reading | None:
    """A Latin letter, or the Cyrillic one that looks like it (Russian texts mix them).

    After z come aa, bb and so on.
    """
    letter = core[0].translate(_LOOKALIKES).lower()
    if len(set(core)) > 1 or len(core) > 2 or not "a" <= letter <= "z":
        return None
    return Reading(Style.LETTER, form, ord(letter) - 96 + 26 * (len(core) - 1), step)


def _read_fused(core: str) -> tuple[Reading, ...]:
    """The readings of the new half of two labels without anything between them."""
    halves = [(core[:at], core[at:]) for at in range(1, len(core))]
    romans = [roman_rank(new) for old, new in halves if roman_rank(old) and roman_rank(new) > 1]
    letters = [_read_letter(core[1], ")", 0)] if len(core) == 2 else []
    ranked = [Reading(Style.ROMAN, ")", rank) for rank in romans]
    return tuple(reading for reading in (*letters, *ranked) if reading)


def _read_number(found: re.Match[str]) -> Reading:
    core = found["core"]
    if "." in core:
        last = re.search(r"\d+(?=\D*$)", core)
        return Reading(Style.PATH, core.rpartition(".")[0], value_of(last.group() if last else "0"))
    digits = re.match(r"\d+", core)
    form = (found["close"] or found["wide"] or "").replace("．", ".")
    rank = value_of(digits.group() if digits else "0")
    return Reading(Style.NUMBER, form, rank, _step(found.group()))


def _read_weak(found: re.Match[str]) -> tuple[Reading, ...]:
    """The readings of a letter, or a Roman or Chinese number, with a stop behind it."""
    if found["chinese"]:
        rank = _CHINESE_RANKS.get(found["chinese"])
        return (Reading(Style.NUMBER, "一、", rank),) if rank else ()
    core = found["core"]
    form = ".^" if core.isupper() else "."
    readings = [_read_letter(core, form, 0)]
    if rank := roman_rank(core.lower()):
        readings.append(Reading(Style.ROMAN, form, rank))
    return tuple(reading for reading in readings if reading)


def _step(label: str) -> int:
    """What the adverb in a label counts: `bis` is 2, in any alphabet; 0 without one."""
    found = _WORD.search(label)
    return _WRITTEN[found.group()] if found else 0
