"""Ranks as numbers and letters, in every script that labels are written in, and back."""

from __future__ import annotations

import unicodedata

_ROMANS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def in_digits_of(sample: str, core: str) -> str:
    """A number in the digits that a sample is written with, which may be Arabic or full-width."""
    digit = next((char for char in sample if char.isdecimal()), "0")
    zero = ord(digit) - unicodedata.decimal(digit)
    return core if zero == ord("0") else core.translate({48 + n: zero + n for n in range(10)})


def repeated(alphabet: str, rank: int) -> str:
    """The letter of a rank; behind the last one the first comes doubled."""
    times, letter = divmod(rank - 1, len(alphabet))
    return alphabet[letter] * (times + 1)


def roman(rank: int) -> str:
    """A rank as a small Roman number."""
    written = ""
    for value, letters in _ROMANS:
        while rank >= value:
            written, rank = written + letters, rank - value
    return written


def lettered(rank: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb."""
    times, letter = divmod(rank - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def value_of(digits: str) -> int:
    """The value of digits in any script."""
    return int("".join(str(unicodedata.decimal(digit)) for digit in digits))


def roman_rank(letters: str) -> int:
    """The value of a small Roman number up to 39, 0 if it is none."""
    return _ROMAN_RANKS.get(letters, 0)


_ROMAN_RANKS = {roman(rank): rank for rank in range(1, 40)}
