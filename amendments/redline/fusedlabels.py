"""Fused labels: the label at the start of a fused paragraph, be it one label or two.

`ef)` is `e)` and `f)`, `iv)v)` are two whole ones, `iii)` is one label or `i` and `ii`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from resolutions.text.labels import Reading, Style, read_bare
from resolutions.text.numerals import roman

_DOUBLED = frozenset(letter * 2 for letter in "abcdefghijklmnopqrstuvwxyz")
_PREFIX = re.compile(r"(?:\[bookmark:[^\]]*\])*\s*")
_CORE = r"[^\W_]{1,14}"
_BRACKETED = re.compile(
    rf"(?P<open>[(（]?)(?P<core>{_CORE}|[ء-ي](?=\s))\s?(?P<close>[)）])(?![)）])"
)
_WHOLE = re.compile(rf"(?P<a>[(（]?{_CORE}[)）](?:bis|ter)?)(?P<b>[(（]?{_CORE}[)）](?:bis|ter)?)")
_NUMBER = re.compile(r"(?P<core>\d{1,6}|\d{1,3}(?:\.\d{1,4})+)(?P<close>\.?)(?=[\s\u3000])")
_DIGITS = re.compile(r"(?P<core>\d+(?:\.\d+)*)(?P<close>\.?)")
_DASHES = re.compile(r"[–—•▪●◦·-](?=\s)")


@dataclass(frozen=True, slots=True)
class Entry:
    """The label with which a paragraph begins, as it stands, at `[start, end)`.

    `trusted`: it cannot be a word or a number of the sentence. `changed`: the paragraph has
    fusions of its own, so that it stood both before and after.
    """

    start: int
    end: int
    raw: str
    trusted: bool = True
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut a label in two, with the readings of both."""

    start: int
    deleted: str
    inserted: str
    before: Reading
    after: Reading
    whole: bool = False


def entry(text: str, *, changed: bool = False, settled: bool = True) -> Entry | None:
    """The label at the start of a paragraph, be it one, two or none of a known kind.

    `settled` says that the paragraph before ended a clause: a bare number counts only then.
    """
    start = match.end() if (match := _PREFIX.match(text)) else 0
    if found := _WHOLE.match(text, start) or _BRACKETED.match(text, start):
        return Entry(start, found.end(), found.group(), True, changed)
    if found := _NUMBER.match(text, start):
        return Entry(start, found.end(), found.group(), False, changed) if settled else None
    return None


def is_dash(text: str) -> bool:
    """Whether a paragraph is an item with a dash."""
    return bool(_DASHES.match(text, match.end() if (match := _PREFIX.match(text)) else 0))


def whole_labels(raw: str) -> bool:
    """Whether these are two labels, each with its bracket."""
    return bool(_WHOLE.fullmatch(raw))


def may_be_two(raw: str) -> bool:
    """Whether a label is no label by itself but can be cut into two."""
    return not clean(raw) and bool(cuts(raw))


@lru_cache(maxsize=4096)
def clean(raw: str) -> tuple[Reading, ...]:
    """The readings of a label that is one label, and not the new half of two."""
    label, letters = read_bare(raw), raw.strip("()（）").casefold()
    if not label:
        return ()
    short = not letters.isalpha() or len(letters) == 1 or letters in _DOUBLED
    return tuple(
        reading
        for reading in label.readings
        if reading.style is not Style.DASH and (short or roman(reading.rank) == letters)
    )


@lru_cache(maxsize=4096)
def cuts(raw: str) -> tuple[Cut, ...]:
    """Every way to cut a label into two different ones of one list."""
    if whole := _WHOLE.fullmatch(raw):
        cut = (0, whole["a"], whole["b"])
        return tuple(_paired(cut, whole["a"], whole["b"], whole=True))
    found = _BRACKETED.fullmatch(raw) or _DIGITS.fullmatch(raw)
    if not found:
        return ()
    opening = found.groupdict().get("open") or ""
    core, close = found["core"], found["close"]
    pairs: list[Cut] = []
    for place in range(1, len(core)):
        first, second = core[:place], core[place:]
        if first[-1] != "." and second[0] not in ".0":
            labels = (opening + first + close, opening + second + close)
            pairs += _paired((len(opening), first, second), *labels, whole=False)
    return tuple(pairs)


def _paired(cut: tuple[int, str, str], first: str, second: str, *, whole: bool) -> Iterator[Cut]:
    for before in clean(first):
        for after in clean(second):
            alike = (before.style, before.form) == (after.style, after.form)
            if alike and (before.rank, before.step) != (after.rank, after.step):
                yield Cut(*cut, before, after, whole)
