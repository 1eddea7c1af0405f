"""Tokens: the smallest pieces that a redline may keep, delete or insert.

A piece is a word of any script with its marks, one CJK character, a number with its separators
(`0.1%`, `2015-2019`, `1.2.1`), a citation (`A/70/125`, `CWG-WSIS&SDG-40/INF/4`), a web address, a
run of blanks or one punctuation mark. No piece begins inside a grapheme: combining marks, joiners
and emoji modifiers stay with what they modify.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache


def _marks() -> str:
    """A regular expression's set of all combining marks, without its brackets."""
    # Marks live below U+1F000, but for the variation selectors of plane 14 (see `_EXTEND`).
    points = [p for p in range(0x300, 0x1F000) if unicodedata.category(chr(p))[0] == "M"]
    starts = [p for p, last in zip(points, [0, *points], strict=False) if p != last + 1]
    ends = [p for p, following in zip(points, [*points[1:], 0], strict=True) if p + 1 != following]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


# What never begins a piece: marks, joiners, skin tones, tags, variation selectors.
_EXTEND = _marks() + "\u200c\u200d\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
# What may also stand inside a word without ending it: soft hyphen, direction marks.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff\u061c"
_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096\u309d-\u30fa\u30fc-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W\d_{_CJK}]"
_ALNUM = rf"[^\W{_CJK}]"
_RUN = rf"{_ALNUM}++(?:[{_EXTEND}{_INVISIBLE}]++{_ALNUM}*+)*+"
_HYPHEN = "[-\u2010\u2011]"
_DASH = "[-\u2010-\u2013]"
_SYMBOL = rf"{_RUN}(?:[-\u2010-\u2013&.!+]{_RUN})*+(?:\(\w+\.\d+\))*+"
_NOT_WIDE = r"[^\s\u3000-\uffef]"
_LINE_END = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"

_ALTERNATIVES = (
    # The first three say nothing new; they make the most frequent tokens cheap.
    r"[A-Za-z\u00c0-\u024f\u0400-\u044f\u0620-\u064a]++(?=[ ,;)])",
    r" (?=[\w(])",
    rf"[\u4e00-\u9fff](?![{_EXTEND}])",
    rf"\r\n|[{_LINE_END}]",
    rf"[^\S{_LINE_END}]++[{_EXTEND}]*+",
    rf"(?i:https?://|www\.)[^\s\u3000-\u303f\uff00-\uffef\u3400-\u9fff<>\"]*(?:{_ALNUM}|/)[{_EXTEND}]*+",
    # A citation has a stroke and a digit; the look-ahead is bounded, so the cost stays linear.
    rf"(?={_ALNUM}{_NOT_WIDE}{{0,60}}/)(?={_NOT_WIDE}{{0,80}}\d)"
    rf"{_SYMBOL}(?:/{_SYMBOL})++(?:{_DASH}{_RUN})*+[{_EXTEND}]*+",
    rf"[A-Z]\.\d++(?:[.-]\d++)*+(?![^\W_{_CJK}]|[{_EXTEND}])",
    rf"\d++(?:[\u00a0\u202f]\d{{3}}(?!\d)|[.,:\u066b\u066c\u2010-\u2013-]\d++)*+"
    rf"(?:[%\u2030\u066a]|{_HYPHEN}?{_LETTER}{{1,3}})?(?![^\W_{_CJK}])[{_EXTEND}]*+"
    rf"(?![^\W{_CJK}])",
    # A conference by its year (`PP-22`, `WSIS+20`, `REV.WRC-19`).
    rf"(?:(?i:rev)\.)?{_LETTER}{{1,8}}+(?:{_HYPHEN}|\+)\d{{2,4}}(?![^\W_{_CJK}]|[{_EXTEND}])",
    # French l', d', qu': an article, not a part of the next word.
    rf"(?i:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['\u2019](?={_LETTER})",
    rf"{_RUN}(?:(?:{_HYPHEN}|['\u2019\u02bc])(?={_LETTER}){_RUN})*+",
    rf"[{_CJK}][{_EXTEND}]*+",
    rf"[\U0001f1e6-\U0001f1ff]{{2}}[{_EXTEND}]*+",
    rf"[\s\S](?:[{_EXTEND}]++(?:(?<=\u200d)[\U0001f000-\U0001faff\u2190-\u2bff])?)*+",
)
_TOKEN = re.compile("|".join(_ALTERNATIVES))
_ONE_CJK = re.compile(f"[{_CJK}]")


class Sort(IntEnum):
    """What a token is, as far as a redline cares."""

    BLANK = 0
    PUNCTUATION = 1
    CJK = 2
    WORD = 3
    NUMBER = 4


def tokenize(text: str) -> list[str]:
    """Cut a text into pieces; joined, they are the text again, whatever characters it has."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=1 << 14)
def sort(token: str) -> Sort:
    """Tell what a token is: a number is whatever has a digit, citations and `C2` included."""
    if token.isspace():
        return Sort.BLANK
    if any(character.isdigit() for character in token):
        return Sort.NUMBER
    if _ONE_CJK.match(token):
        return Sort.CJK
    return Sort.WORD if any(character.isalnum() for character in token) else Sort.PUNCTUATION


# Chinese words of one character; any other character is likely a part of a longer word.
SHORT_WORDS = frozenset("的和与及或在将应向对由为以并等年月日第号是了其该各经于就从至请")


@lru_cache(maxsize=1 << 14)
def weight(token: str) -> int:
    """How much a token says, in Chinese characters: nothing for blanks and punctuation."""
    match sort(token):
        case Sort.BLANK | Sort.PUNCTUATION:
            return 0
        case Sort.CJK:
            return 1
        case Sort.NUMBER:
            return 2
        case _:
            return 1 if len(token) <= 3 else 2 if len(token) <= 8 else 3


def weigh(tokens: Sequence[str]) -> int:
    """How much some tokens say together."""
    return sum(map(weight, tokens))
