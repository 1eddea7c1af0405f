"""The cells of spreadsheets: whatever somebody typed stands in them as words."""

from __future__ import annotations

import re

LONGEST = 32_767
"""As much as a spreadsheet's cell holds, in UTF-16's units."""

_ACTS = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@|%＝＋－＠]|[\t\r\n]")
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def safe_cell(words: str) -> str:
    """The words as a cell of a .csv or .xlsx may hold them.

    No program takes the result for a formula, whether it reads the file or opens it: words that
    begin as one have an apostrophe before them. It has no character that XML cannot hold, and is
    cut where a cell ends. Numbers and dates are no words: they are written as they are.
    """
    kept = _UNKEEPABLE.sub("", words)
    if _ACTS.match(kept):
        kept = f"'{kept}"
    return kept.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore")
