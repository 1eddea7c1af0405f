"""Alignment: which clause of one text is the same provision as which clause of another.

Two versions in one language are paired by identity, text, label and place; two languages of one
version by structure alone. Every clause stands in one pair, but for those that were split or
merged; each pair says how sure it is and why.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from amendments.redline.containers import pair_cells, pair_containers, pair_rows
from amendments.redline.divisions import Division, find_divisions
from amendments.redline.nodes import Node, lay_out
from amendments.redline.pairing import Link, Pair, Pairing, Reason, groups
from amendments.redline.places import pair_footnotes, pair_places
from amendments.redline.steps import (
    pair_doubted,
    pair_equal_texts,
    pair_front_matter,
    pair_identities,
    pair_similar_texts,
)
from resolutions.text.clauses import ResolutionText

__all__ = ["Link", "Pair", "Reason", "align", "align_by_structure", "link"]

STRONG = 0.7
"""Likeness that pairs two clauses wherever they stand."""

FAIR = 0.6
"""The same once all else is paired."""

WEAK = 0.5
"""Likeness that pairs two clauses of paired parents."""

_FIGURES = re.compile(r"\d+")


def align(before: ResolutionText, after: ResolutionText) -> tuple[Pair, ...]:
    """Pair the clauses of two versions, in the order before, then what was added.

    Last come the parts that were split off or merged in: a further pair of a clause that stands in
    one already, with the reason `split` or `merged` in both where both have some of the words.
    """
    sides = lay_out(before), lay_out(after)
    return _pairs(*sides, link(*sides))


def link(before: list[Node], after: list[Node], doubted: Collection[str] = ()) -> list[Link]:
    """The same as `align`, by the places of the clauses in the two texts.

    `doubted` are identities that nobody is sure of: what the clauses say counts more.
    """
    pairing = Pairing(before, after)
    pair_identities(pairing, doubted)
    pair_front_matter(pairing)
    pair_equal_texts(pairing, unique=True)
    pair_similar_texts(pairing, STRONG, STRONG)
    pair_containers(pairing)
    pair_rows(pairing)
    pair_equal_texts(pairing, unique=False)
    pair_similar_texts(pairing, FAIR, WEAK)
    pair_containers(pairing)
    splits = find_divisions(pairing, merged=False)
    merges = find_divisions(pairing, merged=True)
    pair_footnotes(pairing)
    pair_doubted(pairing, doubted)
    pair_places(pairing, [division.part for division in (*splits, *merges)])
    pair_cells(pairing)
    return _links(pairing, splits, merges)


def _links(pairing: Pairing, splits: list[Division], merges: list[Division]) -> list[Link]:
    """All links: in the order before, then what was added, then parts split off or merged in."""
    why = dict(pairing.why)
    parts: list[Link] = []
    for part in splits:
        if part.partner_speaks:
            why[part.whole.index] = (part.confidence, Reason.SPLIT)
        parts.append(Link(part.whole.index, part.part.index, part.confidence, Reason.SPLIT))
    for part in merges:
        if part.partner_speaks:
            why[pairing.back[part.whole.index].index] = (part.confidence, Reason.MERGED)
        parts.append(Link(part.part.index, part.whole.index, part.confidence, Reason.MERGED))
    apart_before = {link.before for link in parts if link.reason is Reason.MERGED}
    apart_after = {link.after for link in parts if link.reason is Reason.SPLIT}
    links: list[Link] = []
    for node in pairing.before:
        other = pairing.forth.get(node.index)
        if other is not None:
            links.append(Link(node.index, other.index, *why[node.index]))
        elif node.index not in apart_before:
            links.append(Link(node.index, None, 1.0, Reason.UNPAIRED))
    for node in pairing.free_after():
        if node.index not in apart_after:
            links.append(Link(None, node.index, 1.0, Reason.UNPAIRED))
    return links + parts


def _pairs(before: list[Node], after: list[Node], links: list[Link]) -> tuple[Pair, ...]:
    return tuple(
        Pair(
            None if link.before is None else before[link.before].clause,
            None if link.after is None else after[link.after].clause,
            link.confidence,
            link.reason,
        )
        for link in links
    )


def align_by_structure(before: ResolutionText, after: ResolutionText) -> tuple[Pair, ...]:
    """Pair the clauses of two languages of one version by address, kind and place.

    Words say nothing here, but figures do: the same numbers in both texts make a pair surer.
    """
    pairing = Pairing(lay_out(before), lay_out(after))
    addresses = groups(pairing.after, lambda node: node.clause.address or None)
    for node in pairing.before:
        for other in addresses.get(node.clause.address, ()):
            if other.family is node.family:
                pairing.pair(node, other, _structural(node, other, 1.0), Reason.STRUCTURE)
    roots = ([n for n in side if not n.parent] for side in (pairing.before, pairing.after))
    _pair_ranks(pairing, *roots)
    for node in pairing.before:
        counterpart = pairing.forth.get(node.index)
        if counterpart is not None:
            _pair_ranks(pairing, node.children, counterpart.children)
    return _pairs(pairing.before, pairing.after, _links(pairing, [], []))


def _pair_ranks(pairing: Pairing, before: list[Node], after: list[Node]) -> None:
    """Pair siblings that no address paired: the first of a family with the first, and so on."""
    free = groups((n for n in after if n.index not in pairing.back), lambda node: node.family)
    for kind, nodes in groups(
        (n for n in before if n.index not in pairing.forth), lambda node: node.family
    ).items():
        others = free.get(kind, [])
        surest = 0.75 if len(nodes) == len(others) else 0.5
        for node, other in zip(nodes, others, strict=False):
            pairing.pair(node, other, _structural(node, other, surest), Reason.SAME_PLACE)


def _structural(node: Node, other: Node, surest: float) -> float:
    """How sure a structural pair is: less if kinds, numbers of children or figures differ."""
    figures = [set(_FIGURES.findall(side.clause.text)) for side in (node, other)]
    union = figures[0] | figures[1]
    shared = len(figures[0] & figures[1]) / len(union) if union else 1.0
    confidence = surest * (0.7 + 0.3 * shared)
    if len(node.children) != len(other.children):
        confidence *= 0.9
    if node.clause.kind is not other.clause.kind:
        confidence *= 0.9
    return round(confidence, 3)
