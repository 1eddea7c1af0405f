"""Names: the words by which a person would cite a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resolutions.text.clauses import Clause, Kind

COUNTED = frozenset({Kind.DASH, Kind.PARAGRAPH, Kind.ROW, Kind.CELL})

_QUOTED = 60


def cite(clauses: Iterable[Clause], above: str = "") -> dict[str, str]:
    """Under the address of each of the clauses and of what is under them: `recalling a) §2`.

    Empty for front matter and other clauses that have neither a label nor a heading above them.
    """
    found: dict[str, str] = {}
    for clause in clauses:
        own = own_name(clause.kind, clause.address, clause.label, clause.heading)
        if clause.kind in COUNTED and not above:
            own = ""
        name = " ".join(part for part in (above, own) if part)
        found[clause.address] = name
        found |= cite(clause.children, name)
    return found


def own_name(kind: str, address: str, label: str, heading: str) -> str:
    """What a clause adds to the name of the one above it: `a)`, a heading, `§2`; maybe nothing."""
    return f"§{address.rpartition('/')[2][1:]}" if kind in COUNTED else label or heading


def lineage(address: str) -> tuple[str, ...]:
    """The addresses of the clauses above that one, the uppermost first, and its own."""
    parts = address.split("/")
    return tuple("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def cite_one(clause: Clause, names: Mapping[str, str]) -> str:
    """The words by which a person would cite a clause, whose text has these names: `recalling a)`.

    A footnote, and a clause that nothing names, such as a title, is cited by its first words.
    """
    name = names.get(clause.address, "")
    words = clause.text if len(clause.text) <= _QUOTED else f"{clause.text[:_QUOTED].rstrip()} …"
    if clause.kind is Kind.FOOTNOTE:
        return f"{clause.label} “{words}”".strip()
    return name or f"“{words}”"
