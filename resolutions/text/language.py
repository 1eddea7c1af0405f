"""Which of the six languages a text is in."""

from __future__ import annotations

import re
from collections import Counter

# The commonest words that only one of the three Latin-script languages has.
_COMMON = {
    "en": frozenset("the of and to in that for by with on is as which be from its this an".split()),
    "fr": frozenset("le les des et du dans que pour par sur une au aux est qui ou cette à".split()),
    "es": frozenset("el los las y del en que para por con una al se su es o esta como".split()),
}
_SCRIPTS = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
_SURE = 8
"""So many tell-tale words or letters make a guess certain enough to go without a warning."""


def detect(text: str) -> tuple[str, bool]:
    """The language of a text, and whether there was enough of it to be sure.

    The script decides for Arabic, Chinese and Russian (a Chinese text may hold many Latin
    letters), the commonest words for the others. A text without any of either is taken as English.
    """
    letters = sum(map(str.isalpha, text)) or 1
    for language, script in _SCRIPTS.items():
        count = len(script.findall(text))
        if count / letters > 0.2:
            return language, count >= _SURE
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {lang: sum(words[word] for word in common) for lang, common in _COMMON.items()}
    best = max(scores, key=lambda lang: (scores[lang], lang == "en"))
    return best, scores[best] >= _SURE
