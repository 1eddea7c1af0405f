"""Fronts: which edition a text is of, by the lines at its head that say so.

A proposal that rewords the number line names another edition by that: there is nothing else to
decide about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText
from resolutions.text.front import (
    complete_edition,
    find_number_line,
    find_opening,
    last_edition,
)
from resolutions.text.lexicon import load

_ALTERNATIVES = re.compile(r"[(（][^)）]*\[")
_LINES = (Kind.NUMBER, Kind.HISTORY, Kind.OPENING)


def said_edition(base: ResolutionText, clauses: Iterable[Clause]) -> Edition:
    """The edition of a text with these clauses: the base's, unless other lines name another one.

    Lines in which no year can be read, such as one with alternatives in brackets, name none.
    """
    lines = _lines(clauses)
    if lines == _lines(base.clauses):
        return base.edition
    if _ALTERNATIVES.search(lines.get(Kind.NUMBER, "")):
        return base.edition
    lexicon = load(base.language)
    number = find_number_line(lexicon, lines.get(Kind.NUMBER, ""))
    opening = find_opening(lexicon, lines.get(Kind.OPENING, ""))
    found = complete_edition(
        number.edition if number else Edition(),
        last_edition(lexicon, lines.get(Kind.HISTORY, "")),
        opening.edition if opening else Edition(),
    )
    return found if found.year else base.edition


def _lines(clauses: Iterable[Clause]) -> dict[Kind, str]:
    return {clause.kind: clause.text for clause in clauses if clause.kind in _LINES}
