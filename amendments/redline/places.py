"""Places: pairing what says something else now but stands where the other stood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amendments.redline.nodes import Family, Node, cite_others, likeness
from amendments.redline.pairing import Pairing, Reason, groups

ALIKE = 0.5
"""Likeness from which a clause that cites another thing may still be the same clause."""


def pair_footnotes(pairing: Pairing) -> None:
    """Pair footnotes by their label, wherever they stand, if they are a little alike."""

    def label(node: Node) -> str | None:
        return node.clause.label if node.family is Family.FOOTNOTE else None

    after = groups(pairing.free_after(), label)
    for key, nodes in groups(pairing.free_before(), label).items():
        for node, other in zip(nodes, after.get(key, ()), strict=False):
            pairing.vocabulary.read(node)
            pairing.vocabulary.read(other)
            alike = likeness(node.code, other.code, 0.25)
            if alike:
                pairing.pair(node, other, round(0.4 + 0.5 * alike, 3), Reason.LABEL)


def pair_places(pairing: Pairing, parts: Iterable[Node]) -> None:
    """Pair what stands between the same neighbours: with low confidence, unless it is the same.

    `parts` are the parts of clauses that were split or merged; they are left alone.
    """
    divided = {id(part) for part in parts}
    roots = [[n for n in side if n.parent is None] for side in (pairing.before, pairing.after)]
    levels = [(roots[0], roots[1])]
    while levels:
        children, others = levels.pop()
        for before, after in _gaps(pairing, children, others):
            _pair_gap(
                pairing,
                [node for node in before if id(node) not in divided],
                [node for node in after if id(node) not in divided],
            )
        for node in children:
            partner = pairing.forth.get(node.index)
            if partner is not None and node.family is not Family.ROW:
                levels.append((node.children, partner.children))


def _gaps(
    pairing: Pairing, children: list[Node], others: list[Node]
) -> Iterator[tuple[list[Node], list[Node]]]:
    """The unpaired siblings on both sides, from one pair of siblings to the next."""
    parent = others[0].parent if others else None
    start = 0
    waiting: list[Node] = []
    for child in children:
        partner = pairing.forth.get(child.index)
        if partner is None:
            waiting.append(child)
        elif others and partner.parent is parent and partner.rank >= start:
            yield waiting, _free(pairing, others[start : partner.rank])
            waiting, start = [], partner.rank
    yield waiting, _free(pairing, others[start:])


def _free(pairing: Pairing, nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.index not in pairing.back]


def _pair_gap(pairing: Pairing, before: list[Node], after: list[Node]) -> None:
    """Pair first what is the same, then what has the same label, then what is alone."""
    same = groups(after, lambda node: (node.family, node.clause.words))
    for key, nodes in groups(before, lambda node: (node.family, node.clause.words)).items():
        for node, other in zip(nodes, same.get(key, ()), strict=False):
            pairing.pair(node, other, 0.8, Reason.SAME_PLACE)
    labels = groups(_free(pairing, after), _label)
    for key, nodes in groups(before, _label).items():
        left = (node for node in nodes if node.index not in pairing.forth)
        for node, other in zip(left, labels.get(key, ()), strict=False):
            _place(pairing, node, other, Reason.LABEL)
    if len(before) == len(after) == 1 and before[0].parent is not None:
        _place(pairing, before[0], after[0], Reason.SAME_PLACE)


def _label(node: Node) -> str | None:
    return (node.clause.label or None) if node.family is Family.CLAUSE else None


def _place(pairing: Pairing, node: Node, other: Node, reason: Reason) -> None:
    if node.family is not other.family:
        return
    pairing.vocabulary.read(node)
    pairing.vocabulary.read(other)
    alike = likeness(node.code, other.code)
    if alike < ALIKE and cite_others(node, other):
        return
    least = 0.35 if reason is Reason.LABEL else 0.25
    confidence = round(least + 0.3 * alike, 3)
    pairing.pair(node, other, confidence, reason)
