"""Addresses: a readable path to every clause, the same in every language."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from resolutions.text.clauses import FRONT_MATTER, SECTIONS, Clause, Kind, ResolutionText
from resolutions.text.labels import Reading, read_bare, slug

_LETTERS = {
    Kind.DASH: "d",
    Kind.PARAGRAPH: "p",
    Kind.HEADING: "h",
    Kind.TABLE: "t",
    Kind.ROW: "r",
    Kind.CELL: "c",
}


def assign(text: ResolutionText) -> ResolutionText:
    """The text with an address on every clause; no two are the same."""
    taken = Counter[str]()
    return replace(text, clauses=_assign_all(text.clauses, "", taken))


def _assign_all(
    clauses: tuple[Clause, ...], parent: str, taken: Counter[str]
) -> tuple[Clause, ...]:
    ranks = Counter[Kind]()
    before: Reading | None = None
    assigned = []
    for clause in clauses:
        ranks[clause.kind] += 1
        name, before = _name(clause, ranks[clause.kind], before)
        path = name if clause.kind is Kind.FOOTNOTE or not parent else f"{parent}/{name}"
        address = _free(path, taken)
        children = _assign_all(clause.children, address, taken)
        assigned.append(replace(clause, address=address, children=children))
    return tuple(assigned)


def _name(clause: Clause, rank: int, before: Reading | None) -> tuple[str, Reading | None]:
    """A clause's own part of its address, and the reading that the next label may follow."""
    if clause.kind in FRONT_MATTER:
        return str(clause.kind), before
    if clause.kind in SECTIONS or clause.kind is Kind.ANNEX:
        return clause.key or str(clause.kind), before
    if clause.kind is Kind.FOOTNOTE:
        return f"footnote-{clause.label or rank}".replace("*", "star"), before
    if clause.kind is Kind.CLAUSE and (label := read_bare(clause.label)):
        reading = next((r for r in label.readings if before and r.follows(before)), None)
        if reading is None:
            reading = next((r for r in reversed(label.readings) if r.first), label.readings[0])
        return slug(label, reading), reading
    return f"{_LETTERS.get(clause.kind, 'x')}{rank}", before


def _free(path: str, taken: Counter[str]) -> str:
    """The path, or the path with the next number where it is taken."""
    taken[path] += 1
    if taken[path] == 1:
        return path
    numbered = f"{path}-{taken[path]}"
    while taken[numbered]:
        taken[path] += 1
        numbered = f"{path}-{taken[path]}"
    taken[numbered] += 1
    return numbered
