"""One form of what readers hold for the same, without losing a character's place.

The recogniser reads the folded text and reports places of the text as it is: small Latin letters,
European digits, plain blanks, hyphens, brackets and quotation marks. Every character is folded
into one character, but for the vowel signs and lengthening strokes of Arabic, which are left out
and whose places are kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKS = re.compile("[\u0640\u064b-\u0652\u0670\u200e\u200f\u061c]")
_MARK_SET = frozenset("\u0640\u0670\u200e\u200f\u061c" + "".join(map(chr, range(0x64B, 0x653))))
_BLANKS = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u202f\u205f\u3000\ufeff"
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—−﹣－"), "-")
_TABLE = {
    **_HYPHENS,
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, "’ʼ‘`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»『』「」＂"), '"'),
    **str.maketrans("（）［］，；：．／＆＋％", "()[],;:./&+%"),
    **dict.fromkeys(map(ord, "\u0622\u0623\u0625"), "\u0627"),
    ord("\u0649"): "\u064a",
    ord("\u060c"): ",",
    ord("\u061b"): ";",
    ord("\u066b"): ".",
}
_DIGITS = {
    point: str(unicodedata.decimal(chr(point)))
    for point in (*range(0x660, 0x66A), *range(0x6F0, 0x6FA), *range(0xFF10, 0xFF1A))
}
_TABLE |= _DIGITS
_WIDE = {point: chr(point - 0xFEE0) for point in range(0xFF01, 0xFF5F)}
_TABLE |= {point: letter for point, letter in _WIDE.items() if letter.islower()}
_PLAIN = _HYPHENS | _WIDE | _DIGITS


@dataclass(frozen=True, slots=True)
class Folded:
    """A text and its folded form; `places` maps the places of the latter, None if they agree."""

    original: str
    text: str
    places: tuple[int, ...] | None = None

    def place(self, position: int) -> int:
        """Where a place of the folded text stands in the original."""
        return self.places[position] if self.places is not None else position

    def end(self, position: int) -> int:
        """Where what ends at a place of the folded text ends in the original."""
        return self.place(position - 1) + 1 if position else 0

    def written(self, start: int, end: int) -> str:
        """What stands in the original at `[start, end)` of the folded text."""
        return self.original[self.place(start) : self.end(end)] if start < end else ""


def fold(original: str, *, without_marks: bool = False) -> Folded:
    """The folded text; `without_marks` leaves out the marks of Arabic."""
    if without_marks and _MARKS.search(original):
        kept = [place for place, char in enumerate(original) if char not in _MARK_SET]
        return Folded(original, _small(_MARKS.sub("", original)), (*kept, len(original)))
    return Folded(original, _small(original))


def plain(written: str) -> str:
    """A number, a symbol or a year in European digits, with plain hyphens, strokes and letters."""
    return written if written.isascii() else written.translate(_PLAIN)


def fold_form(form: str) -> str:
    """A word of the vocabulary as the folded text has it."""
    return " ".join(_small(_MARKS.sub("", unicodedata.normalize("NFC", form))).split())


def _small(text: str) -> str:
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return small.translate(_TABLE)
