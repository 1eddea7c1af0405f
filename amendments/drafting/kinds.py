"""What may stand where, and what a new clause is, judged by its neighbours."""

from __future__ import annotations

from amendments.drafting.trees import INSIDE, Place, Side, seat
from resolutions.text.annexes import annex_key
from resolutions.text.clauses import FRONT_MATTER, SECTIONS, Clause, Kind, ResolutionText
from resolutions.text.headings import UNKNOWN
from resolutions.text.lexicon import load

ITEMS = frozenset({Kind.CLAUSE, Kind.DASH})
"""What stands in a list; one becomes the other where it is moved."""

MERGING = frozenset({Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH, Kind.TITLE, Kind.HISTORY})
"""What says words in a row, so that two of them can become one, and one two."""

LEVELLED = ITEMS | {Kind.PARAGRAPH}
"""What can be indented and outdented."""

ALIKE = (LEVELLED, SECTIONS, FRONT_MATTER)
"""Kinds that stand in the same places and hold the same: one can become another of its sort."""

WORDLESS = frozenset({Kind.TABLE, Kind.ROW})
HEADED = SECTIONS | {Kind.ANNEX, Kind.HEADING}
LABELLED = LEVELLED | {Kind.FOOTNOTE}
_TOP_ALONE = FRONT_MATTER | SECTIONS | {Kind.ANNEX}
_CHILDLESS = FRONT_MATTER | {Kind.FOOTNOTE, Kind.CELL}


def may_stand(kind: Kind, parent: Kind | None) -> bool:
    """Whether a clause of one kind may stand under one of another; None is the text itself."""
    if kind in _TOP_ALONE:
        return parent is None
    if kind is Kind.HEADING:
        return parent is Kind.ANNEX
    if kind is Kind.ROW or parent is Kind.TABLE:
        return kind is Kind.ROW and parent is Kind.TABLE
    if kind is Kind.CELL or parent is Kind.ROW:
        return kind is Kind.CELL and parent is Kind.ROW
    return parent is None or parent not in _CHILDLESS


def parent_at(text: ResolutionText, place: Place) -> Clause | None:
    """The clause in which a place is; None for the text itself."""
    if not place.uid and place.side in INSIDE:
        return None
    found = seat(text, place.uid)
    return found.clause if place.side in INSIDE else found.parent


def neighbour(text: ResolutionText, place: Place) -> Clause | None:
    """The sibling that a clause at a place would stand beside."""
    if not place.uid and place.side in INSIDE:
        siblings = text.clauses
    elif place.side in INSIDE:
        siblings = seat(text, place.uid).clause.children
    else:
        return seat(text, place.uid).clause
    family = [c for c in siblings if c.kind is not Kind.FOOTNOTE] or list(siblings)
    if not family:
        return None
    return family[0] if place.side is Side.FIRST else family[-1]


def infer(text: ResolutionText, place: Place) -> Kind:
    """The kind of a new clause: its neighbour's, else what begins such a list."""
    beside = neighbour(text, place)
    if beside:
        single = {Kind.NUMBER: Kind.TITLE, Kind.OPENING: Kind.PARAGRAPH}
        return single.get(beside.kind, beside.kind)
    above = parent_at(text, place)
    if above is None or above.kind in {Kind.ANNEX, Kind.HEADING}:
        return Kind.PARAGRAPH
    return {Kind.TABLE: Kind.ROW, Kind.ROW: Kind.CELL}.get(above.kind, Kind.CLAUSE)


def adapted(kind: Kind, siblings: tuple[Clause, ...]) -> Kind:
    """What an item of a list becomes among others: one with a dash among dashes."""
    others = {clause.kind for clause in siblings} & ITEMS
    return next(iter(others)) if kind in ITEMS and len(others) == 1 else kind


def key_of(kind: Kind, heading: str, language: str) -> str:
    """The key that the grammar gives a heading; empty for what has none."""
    lexicon = load(language)
    if kind is Kind.ANNEX:
        return annex_key(lexicon, heading)
    if kind not in SECTIONS:
        return ""
    found = lexicon.heading(heading)
    return found.key if found else UNKNOWN
