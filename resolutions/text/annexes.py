"""Annexes, appendices and attachments: which lines are their headings, and their names."""

from __future__ import annotations

import re

from resolutions.text.lexicon import Lexicon, fold, without_marks

_LONGEST = 160


def is_annex_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a whole line is an annex's heading: the word, a number, what it is annexed to."""
    text = without_marks(text) if lexicon.language == "ar" else text
    found = lexicon.annex.match(text)
    found = found or re.match(rf".*[)）号议].{{0,2}}{lexicon.annex.pattern}", text)
    if not found or len(text) > _LONGEST or text.rstrip().endswith(tuple(";.；。,，")):
        return False
    number = r"^\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4}|[一二三四五六七八九十])?(?=\W|$)"
    rest = re.sub(number, "", text[found.end() :])
    if not rest.strip():
        return True
    to_annex = lexicon.annex.search(rest) is not None
    named = to_annex or any(kind in fold(rest) for kind in lexicon.kinds)
    introduced = re.match(r"\s*[(（–—:：-]|\s+\S{1,4}\s|\s+[بل]", rest) is not None
    return named and (text.isupper() or introduced)


def annex_key(lexicon: Lexicon, heading: str) -> str:
    """The canonical key of an annex by its heading: `annex`, `annex-1`, `appendix-2`."""
    plain = without_marks(heading)
    word = lexicon.annex.search(plain)
    number = re.match(r"\s*(\d+)", plain[word.end() :] if word else plain)
    key = lexicon.annexes.key_of(word.group()) if word else "annex"
    return f"{key}-{int(number[1])}" if number else key
