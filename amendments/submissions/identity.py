"""The lines of a head that say which document it is: `Addendum 16 to`, `Document 43-E`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from amendments.submissions.labels import Labels
from amendments.submissions.symbols import DocumentSymbol, Later, LaterKind, symbol_at
from resolutions.text.front import ACRONYMS

_BETWEEN = re.compile(r"[\s:：/|,،()（）]+")
_MEETING = re.compile(
    r"[(（]\s*(?:ITU\s)?(?P<acronym>[A-ZА-Я]{2,6})\s?-?\s?(?P<year>\d{2})\s*[)）]"
)
_ACRONYM_OF = {"pp": "PP", "wtsa": "WTSA", "wtdc": "WTDC", "wrc": "WRC", "ra": "RA"}


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """What one line says about its document: its symbol or number, and steps named in words."""

    symbol: DocumentSymbol | None
    later: tuple[Later, ...] = ()


def read_document_line(text: str, labels: Labels) -> DocumentLine | None:
    """What a line says that names its document and nothing else; None for any other line."""
    symbol: DocumentSymbol | None = None
    later: list[Later] = []
    named = False
    position = 0
    while position < len(text):
        if blank := _BETWEEN.match(text, position):
            position = blank.end()
        elif step := _step_at(text, position, labels):
            later.append(step[0])
            position = step[1]
        elif page := labels.page.match(text, position):
            position = page.end()
        elif word := labels.document.match(text, position):
            named, position = True, word.end()
        elif symbol is None and (found := symbol_at(text, position)):
            symbol, position = found
        else:
            return None
    if symbol and not (symbol.meeting or symbol.language or later or named):
        return None
    return DocumentLine(symbol, tuple(later)) if symbol or later else None


def meeting_of(text: str) -> str:
    """The meeting that a line names in brackets, as symbols begin: `WTSA16`; empty without one."""
    found = _MEETING.search(text)
    acronym = _ACRONYM_OF.get(ACRONYMS.get(found["acronym"], "")) if found else None
    return f"{acronym}{found['year']}" if found and acronym else ""


def combine(
    lines: Iterable[DocumentLine], meeting: str
) -> tuple[DocumentSymbol | None, tuple[DocumentSymbol, ...]]:
    """The symbol that all the lines together give, and the symbols that do not fit it.

    What one line leaves out (meeting, language, addendum) the others may say.
    """
    lines = tuple(lines)
    symbols = sorted((ln.symbol for ln in lines if ln.symbol), key=lambda one: not one.meeting)
    if not symbols:
        return None, ()
    whole, *others = symbols
    whole = replace(whole, meeting=whole.meeting or meeting)
    strangers = [other for other in others if not _fits(other, whole)]
    for other in others:
        if other not in strangers:
            whole = replace(
                whole,
                language=whole.language or other.language,
                sector=whole.sector or other.sector,
                later=whole.later or other.later,
            )
    named = tuple(dict.fromkeys(step for line in lines for step in line.later))
    return replace(whole, later=whole.later or named), tuple(strangers)


def _step_at(text: str, position: int, labels: Labels) -> tuple[Later, int] | None:
    for kind, pattern in (
        (LaterKind.ADDENDUM, labels.addendum),
        (LaterKind.REVISION, labels.revision),
        (LaterKind.CORRIGENDUM, labels.corrigendum),
    ):
        found = pattern.match(text, position)
        number = next(filter(None, found.groups()), "") if found else ""
        if found and number.isdecimal():
            return Later(kind, int(number)), found.end()
    return None


def _fits(other: DocumentSymbol, whole: DocumentSymbol) -> bool:
    """Whether a symbol can be another way to write the same document's."""
    alone = not other.meeting
    meeting = whole.meeting if alone else other.meeting
    series = whole.series if alone else other.series
    later = other.later or whole.later
    return replace(other, meeting=meeting, series=series, later=later).is_same_document(
        replace(whole, later=whole.later or later)
    )
