"""Wholes: the pieces of citations that must not be cut."""

from __future__ import annotations

import re

from resolutions.text.citations.recognition import find
from resolutions.text.citations.values import TIMES, CitationKind

_CUT_AT = (
    "\\s()\\[\\]（）【】,，、;；:：。\"“”'‘’«»《》\u0600-\u060c\u061b\u0621-\u064a\u3400-\u9fff"
)
_PIECE = re.compile(rf"[^{_CUT_AT}]*\d[^{_CUT_AT}]*")
# A symbol goes on behind a bracket of its own: `PP14/67(Add.1)-A`.
_SYMBOL_PIECE = re.compile(
    rf"[^{_CUT_AT}]*\d(?:[^{_CUT_AT}]|\([a-zé]{{3,6}}\.\d{{1,3}}\))*", re.IGNORECASE
)
_SYMBOLS = frozenset(
    {CitationKind.MEETING_DOCUMENT, CitationKind.UN_DOCUMENT, CitationKind.PROPOSAL}
)


def wholes(text: str, *, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """The stretches `[start, end)` of a text that a redline must keep in one piece.

    They are what has a digit in a citation, with all that is written onto it: `70/125`,
    `CWG-WSIS&SDG-40/INF/4`, `PP-22`, `29-82`, `61-3`, `C2`; not the words around them, which may
    change one by one. Sorted, none overlaps another. What stands in dates and periods is left out.
    """
    found: set[tuple[int, int]] = set()
    for citation in find(text, language=language):
        if citation.kind in TIMES:
            continue
        pattern = _SYMBOL_PIECE if citation.kind in _SYMBOLS else _PIECE
        for piece in pattern.finditer(citation.text):
            bare = piece.group().rstrip(".-–—*_")
            start = citation.start + piece.start()
            found.add((start, start + len(bare)))
    return _apart(sorted(found))


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans without those that overlap one before."""
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)
