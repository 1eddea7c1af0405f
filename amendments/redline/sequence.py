"""Sequence: which paired clauses stay in place, so that as few as possible have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from amendments.redline.nodes import Node

Place = tuple[int | None, int | None]
"""The index before and after of what stands at one place of the stream."""

_ONE = 1 << 40
"""More than the characters of any text: fewer moves come first, then smaller ones."""


def arrange(before: list[Node], after: list[Node], partners: Mapping[int, int]) -> Iterator[Place]:
    """Yield every clause once in each text's order: pairs that stay in place, others alone."""
    b = a = 0
    for place_b, place_a in [*in_place(before, after, partners), (len(before), len(after))]:
        yield from ((index, None) for index in range(b, place_b))
        yield from ((None, index) for index in range(a, place_a))
        if place_b < len(before):
            yield place_b, place_a
        b, a = place_b + 1, place_a + 1


def in_place(
    before: list[Node], after: list[Node], partners: Mapping[int, int]
) -> list[tuple[int, int]]:
    """The pairs that need not move, increasing on both sides.

    Under paired parents that stay, the fewest siblings move. What is left may stay too if it keeps
    its place among all those, as the clauses below a heading that was deleted do.
    """
    sizes = _sizes(before)
    staying: list[tuple[int, int]] = []
    roots = [node for node in before if node.parent is None]
    levels: list[tuple[list[Node], Node | None]] = [(roots, None)]
    while levels:
        children, parent = levels.pop()
        pairs = [
            (child.index, partners[child.index])
            for child in children
            if child.index in partners and after[partners[child.index]].parent is parent
        ]
        chain = heaviest_increasing(pairs, [_ONE + sizes[index] for index, _ in pairs])
        staying += chain
        levels += ((before[b].children, after[a]) for b, a in chain)
    staying.sort()
    for pair in sorted(set(partners.items()) - set(staying)):
        at = bisect_left(staying, pair)
        fits_left = at == 0 or staying[at - 1][1] < pair[1]
        if fits_left and (at == len(staying) or pair[1] < staying[at][1]):
            staying.insert(at, pair)
    return staying


def _sizes(nodes: list[Node]) -> list[int]:
    """How many characters each node and everything under it has."""
    sizes = [len(node.clause.words) for node in nodes]
    for node in reversed(nodes):
        if node.parent is not None:
            sizes[node.parent.index] += sizes[node.index]
    return sizes


def heaviest_increasing(pairs: list[tuple[int, int]], weights: list[int]) -> list[tuple[int, int]]:
    """The heaviest choice of pairs that increases on both sides; the first side does already."""
    ranks = {second: rank for rank, second in enumerate(sorted(a for _, a in pairs), start=1)}
    # A Fenwick tree over the second side: the best chain that ends at a rank or before it.
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    links: list[int] = []
    for place, (_, second) in enumerate(pairs):
        rank = ranks[second] - 1
        weight, link = 0, -1
        while rank > 0:
            if best[rank][0] > weight:
                weight, link = best[rank]
            rank &= rank - 1
        links.append(link)
        rank = ranks[second]
        while rank < len(best):
            if best[rank][0] < weight + weights[place]:
                best[rank] = (weight + weights[place], place)
            rank += rank & -rank
    link = max(best)[1]
    chosen: list[tuple[int, int]] = []
    while link >= 0:
        chosen.append(pairs[link])
        link = links[link]
    return chosen[::-1]
