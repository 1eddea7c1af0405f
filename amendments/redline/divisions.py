"""Divisions: clauses that were split in two or more, and clauses that were merged.

A clause that nothing was paired with is taken for a part if its neighbour, paired already, is more
like its partner with it than without it.
"""

from __future__ import annotations

from dataclasses import dataclass

from amendments.redline.nodes import Family, Node, coverage, likeness
from amendments.redline.pairing import Pairing

SHORTEST = 4
"""Words that a part has at least."""

GAIN = 0.08
"""How much more alike the whole must be with the part than without it."""


@dataclass(frozen=True, slots=True)
class Division:
    """A part that belongs to a whole on the other side, beside the whole's own partner.

    `partner_speaks` says whether the partner has words of the whole too: a section whose words all
    became a clause under it has been paired for another reason.
    """

    whole: Node
    part: Node
    confidence: float
    partner_speaks: bool


LEAST = 0.65
"""How alike the whole and its parts together must be."""

COVERED = 0.6
"""How much of a part must be found in the whole."""


def find_divisions(pairing: Pairing, *, merged: bool) -> list[Division]:
    """Parts after of wholes before; with `merged`, parts before of wholes after."""
    nodes, partners = (pairing.before, pairing.forth) if merged else (pairing.after, pairing.back)
    counterparts = pairing.back if merged else pairing.forth
    owners: dict[int, Node] = {}
    joined: dict[int, str] = {}
    divisions: dict[int, Division] = {}
    # Forwards for parts that follow their neighbour, backwards for those that precede it.
    for node in (*nodes, *nodes[::-1]):
        if node.index in partners or node.index in owners or node.family is not Family.CLAUSE:
            continue
        pairing.vocabulary.read(node)
        if len(node.words) < SHORTEST:
            continue
        for neighbour in _neighbours(nodes, node):
            whole = partners.get(neighbour.index) or owners.get(neighbour.index)
            if whole is None or whole.family not in (Family.CLAUSE, Family.SECTION):
                continue
            pairing.vocabulary.read(whole)
            pairing.vocabulary.read(neighbour)
            so_far = joined.get(whole.index, neighbour.code)
            follows = neighbour.index < node.index
            together = so_far + node.code if follows else node.code + so_far
            alike = likeness(whole.code, together, LEAST)
            gained = alike - likeness(whole.code, so_far) >= GAIN
            if alike and gained and coverage(node.code, whole.code) >= COVERED:
                owners[node.index], joined[whole.index] = whole, together
                own = counterparts[whole.index]
                pairing.vocabulary.read(own)
                divisions[node.index] = Division(whole, node, round(0.9 * alike, 3), bool(own.code))
                break
    return list(divisions.values())


def _neighbours(nodes: list[Node], node: Node) -> list[Node]:
    """The clauses just before and after a node, in the text and among its siblings."""
    found = nodes[max(0, node.index - 1) : node.index] + nodes[node.index + 1 : node.index + 2]
    if node.parent is not None:
        found += node.parent.children[max(0, node.rank - 1) : node.rank]
        found += node.parent.children[node.rank + 1 : node.rank + 2]
    return found
