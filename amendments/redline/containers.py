"""Containers: pairing sections, annexes, headings and tables by their names and what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from rapidfuzz.distance import Indel

from amendments.redline.matching import match
from amendments.redline.nodes import CONTAINERS, Family, Node
from amendments.redline.pairing import Pairing, Reason, groups

ENOUGH = 0.45
"""The score, from 0 to about 2, from which on two containers are the same one."""

NEARBY = 40
"""How far apart containers of one name may stand; it bounds the candidates."""


def pair_containers(pairing: Pairing) -> None:
    """Pair what holds clauses: the same clauses count more than the same name.

    A section whose heading changed while its clauses stayed is so paired with itself, even if the
    other text has another section of its name.
    """
    scored = []
    held = _held_together(pairing)
    for node, other in _candidates(pairing, held):
        name = _name(node)
        named = name is not None and name == _name(other) and pairing.near_parents(node, other)
        share = held.get((node, other), 0.0)
        alike = Indel.normalized_similarity(node.clause.heading, other.clause.heading)
        score = share + 0.5 * named + 0.3 * (alike if alike > 0.6 else 0)
        if score >= ENOUGH:
            scored.append((score, node, other))
    scored.sort(key=lambda item: (-item[0], abs(item[1].rank - item[2].rank), item[1].index))
    for score, node, other in scored:
        confidence = 1.0 if score >= 1.3 else min(0.95, 0.45 + 0.5 * score)
        pairing.pair(node, other, round(confidence, 3), Reason.STRUCTURE)


def _candidates(pairing: Pairing, held: dict[tuple[Node, Node], float]) -> list[tuple[Node, Node]]:
    """Containers of one family with the same name, or with clauses that are paired."""
    after = groups(
        (node for node in pairing.free_after() if node.family in CONTAINERS),
        lambda node: (node.family, _name(node)),
    )
    found = dict.fromkeys(
        (node, other)
        for node in pairing.free_before()
        if node.family in CONTAINERS
        for other in after.get((node.family, _name(node)), ())
        if abs(node.rank - other.rank) < NEARBY
    )
    free = (
        (node, other)
        for node, other in held
        if node.index not in pairing.forth and other.index not in pairing.back
    )
    return list(found | dict.fromkeys(free))


def _held_together(pairing: Pairing) -> dict[tuple[Node, Node], float]:
    """What share of the smaller of two containers is paired with clauses of the other."""
    shared: defaultdict[tuple[Node, Node], int] = defaultdict(int)
    for index, other in pairing.forth.items():
        first, second = _container(pairing.before[index]), _container(other)
        if first and second and first.family is second.family:
            shared[first, second] += min(_size(pairing.before[index]), _size(other))
    sizes = {node: _held(node) for pair in shared for node in pair}
    return {
        (first, second): size / max(1, min(sizes[first], sizes[second]))
        for (first, second), size in shared.items()
    }


def _container(node: Node) -> Node | None:
    """The nearest container above a node."""
    above = node.parent
    while above is not None and above.family not in CONTAINERS:
        above = above.parent
    return above


def _size(node: Node) -> int:
    return len(node.text) + 1


def _held(node: Node) -> int:
    """The size of what stands under a container, without what further containers hold."""
    return sum(
        0 if child.family in CONTAINERS else _size(child) + _held(child) for child in node.children
    )


def _name(node: Node) -> Hashable:
    """By what a container is known in every version; None if it has no name."""
    clause = node.clause
    if node.family is Family.TABLE:
        tables = node.parent.children[: node.rank] if node.parent else []
        return sum(sibling.family is Family.TABLE for sibling in tables)
    return clause.key or " ".join(clause.heading.casefold().split()) or clause.label or None


def pair_rows(pairing: Pairing) -> None:
    """Pair the rows of paired tables that begin with the same cell, alone in their table."""
    for table in pairing.before:
        other = pairing.forth.get(table.index)
        if other is None or table.family is not Family.TABLE:
            continue
        after = groups(other.children, _first_cell)
        for first, rows in groups(table.children, _first_cell).items():
            if len(rows) == len(after.get(first, ())) == 1:
                pairing.pair(rows[0], after[first][0], 0.95, Reason.LABEL)


def _first_cell(row: Node) -> Hashable:
    return (row.clause.children[0].text if row.clause.children else "") or None


def pair_cells(pairing: Pairing) -> None:
    """Pair the cells of paired rows: by column, or by what they say if the columns changed."""
    for row in pairing.before:
        other = pairing.forth.get(row.index)
        if other is None or row.family is not Family.ROW:
            continue
        if len(row.children) == len(other.children):
            places = [(column, column) for column in range(len(row.children))]
        else:
            places = match([c.text for c in row.children], [c.text for c in other.children])
        for i, j in places:
            pairing.pair(row.children[i], other.children[j], 0.95, Reason.SAME_PLACE)
