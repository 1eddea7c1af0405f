"""Replacing: how much of the text on its left an insertion replaced.

The text before shows what was inserted, not what was deleted for it. In scripts with blanks a
replaced word is run together with the new one (`shallshould`); otherwise nothing shows it, and the
insertion is taken as an addition, with little confidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from amendments.redline.recovery import Reason, Rule, Split
from amendments.redline.tokens import Sort, sort

_REACH = 12
_WORDS = re.compile(r"[^\s(（\[“«‘\"\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+")
_LABEL = re.compile(r"\w{1,5}[)）]$")
_JOINERS = "-–—/(（[“«‘\"'’《&+"
_STOPS = ",;:.!?，；：。、؛،"
_WIDE_STOPS = "，；：。、！？"
_NUMERALS = frozenset("一二两三四五六七八九十")
_CONTENT = 4


def explain(text: str, after: int, start: int, end: int, hints: Sequence[Split]) -> Split:
    """The insertion at `[start, end)` with what it replaced of the kept text from `after` on.

    A hint is a sign of the text itself; where it fits the insertion, it decides.
    """
    for hint in hints:
        middle = hint.start + len(hint.deleted)
        if hint.end == end and after <= hint.start < start and abs(middle - start) <= 1:
            deleted, inserted = text[hint.start : start], text[start:end]
            return Split(hint.rule, hint.start, deleted, inserted, hint.confidence, hint.reason)
    left, inserted = text[after:start], text[start:end]
    cut, confidence, reason = _replaced(left, inserted, last=not text[end:].strip())
    return Split(Rule.BASE, after + cut, left[cut:], inserted, confidence, reason)


def _replaced(left: str, inserted: str, *, last: bool) -> tuple[int, float, Reason]:
    """Where what an insertion replaced begins in the text on its left; at its end for nothing."""
    nothing = (len(left), 0.95, Reason.INSERTED)
    if not left or left[-1].isspace():
        return nothing
    if last and left[-1] in ";；؛" and inserted.rstrip()[-1:] in _STOPS:
        return len(left) - 1, 0.85, Reason.REPLACED
    first, second = left[-1], inserted[0]
    if second.isspace() or first in _JOINERS or second in _JOINERS:
        return nothing
    if second in _STOPS:
        return (len(left) - 1, 0.9, Reason.REPLACED) if first in _STOPS else nothing
    if first in _WIDE_STOPS:
        return nothing
    if {first, second} <= _NUMERALS:
        return len(left) - 1, 0.85, Reason.REPLACED
    if Sort.CJK in (sort(first), sort(second)):
        return len(left), 0.7, Reason.REPLACED_UNSURE
    return _words_replaced(left, inserted)


def _words_replaced(left: str, inserted: str) -> tuple[int, float, Reason]:
    """The word run together with the insertion, or the words from one like its first."""
    words = list(_WORDS.finditer(left))[-_REACH:]
    new = inserted.split()
    for word in reversed(words[-len(new) - 1 :]):
        if _alike(word.group(), new[0]):
            return word.start(), 0.85, Reason.REPLACED
    for word in reversed(words):
        if len(word.group()) >= _CONTENT or len(new) == 1:
            return word.start(), 0.8, Reason.REPLACED
    return 0, 0.8, Reason.REPLACED


def _alike(word: str, other: str) -> bool:
    """Whether two words may begin the same phrase."""
    if word.casefold() == other.casefold():
        return True
    if _LABEL.match(word) or _LABEL.match(other):
        return bool(_LABEL.match(word) and _LABEL.match(other))
    if Sort.NUMBER in (sort(word), sort(other)):
        return sort(word) is sort(other)
    return word[0].isupper() and other[0].isupper()
