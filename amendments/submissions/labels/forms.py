"""Forms of labels as they stand in the lists become regular expressions.

"…" stands for a few words, "……" for any, "#" for a number; white space may be missing, as in
extracts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIGNS = {
    " ": r"\s*",
    ":": r"\s*[:：﹕]\s*",
    "'": "['’ʼ‘]",
    "-": "[-‐‑–]",
    "#": r"\s*(\d{1,4}|[IVX]{1,4})\s*",
    "…": r"([^:：.。]{1,80}?)",
    "……": r"(\S.*?)",
}
_ARABIC_MARKS = "[\u0640\u064b-\u0652\u0670]*"
_BEFORE = r"(?P<number>(?:\d{1,2}|[IVX]{1,4}\b)[.)]?\s*)?"
_BEHIND = r"\s*(?:[:：﹕.]?\s*/?\s*$|[:：﹕]\s*(?=\S)|\s/\s*(?=\S)|\s[–—]\s+(?=\S))"


def pattern_of(form: str) -> str:
    """A regular expression for one form; it captures what "…" and "#" stand for."""
    return "".join(_character(character) for character in re.findall("……|.", form))


def any_of(forms: Iterable[str]) -> str:
    """A regular expression for any of some forms, the longest first; without forms, for none."""
    longest_first = sorted(forms, key=len, reverse=True)
    return f"(?:{'|'.join(map(pattern_of, longest_first)) or '(?!)'})"


def compile_forms(forms: Iterable[str], *, bounded: bool = False) -> re.Pattern[str]:
    """Any of some forms; `bounded`: as whole words, wherever they stand."""
    pattern = any_of(forms)
    return re.compile(rf"(?<!\w){pattern}(?!\w)" if bounded else pattern, re.IGNORECASE)


def compile_label(forms: Iterable[str]) -> re.Pattern[str]:
    """A label at the start of a line: a number, the label, and a colon, slash, dash or the end.

    Groups: `number`, `written`; the text behind the label begins where the match ends.
    """
    pattern = rf"(?P<written>{_BEFORE}{any_of(forms)}){_BEHIND}"
    return re.compile(pattern, re.IGNORECASE)


def _character(character: str) -> str:
    if sign := _SIGNS.get(character):
        return sign
    marks = _ARABIC_MARKS if "\u0621" <= character <= "\u064a" else ""
    return re.escape(character) + marks
