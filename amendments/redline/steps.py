"""Steps: pairing clauses by what they are and what they say, from sure to unsure.

Every step takes what the steps before it left, and no step compares all with all: candidates come
from equal texts, equal labels at paired parents, and an index of rare words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator

from amendments.redline.nodes import Family, Index, Node, cite_others, likeness, resemblance
from amendments.redline.pairing import Pairing, Reason, groups

FEW = 6
"""Words below which a likeness says little."""

NEAREST = 5
"""Candidates of rare words that are compared with a clause."""

CONTEST = 0.05
"""A second candidate that comes so near the best one makes the pair doubtful."""

DOUBLED = 0.9
"""How sure an identity is that several clauses bear."""

EVIDENCE = 0.5
"""How sure a pair is for which nothing but an identity speaks that nobody has confirmed."""

DOUBT = 0.3
"""How much less alike two clauses are that cite different things."""


def pair_identities(pairing: Pairing, doubted: Collection[str]) -> None:
    """Pair by `uid`, the identity that somebody gave, clauses that can be states of one provision.

    Of several that bear one identity, as copies do, the two most alike are paired. Identities
    that are `doubted` count as none.
    """

    def identity(node: Node) -> str | None:
        return node.clause.uid if node.clause.uid and node.clause.uid not in doubted else None

    after = groups(pairing.after, identity)
    for uid, nodes in groups(pairing.before, identity).items():
        rivals = [
            (node, other)
            for node in nodes[:NEAREST]
            for other in after.get(uid, ())[:NEAREST]
            if node.family is other.family
        ]
        if len(rivals) == 1:
            pairing.pair(*rivals[0], 1.0, Reason.IDENTITY)
        elif rivals:
            best = max(rivals, key=lambda rival: _likeness(pairing, *rival))
            pairing.pair(*best, DOUBLED, Reason.IDENTITY)
    pairing.identified = frozenset(_told_apart(pairing, doubted))


def _told_apart(pairing: Pairing, doubted: Collection[str]) -> set[str]:
    """The identities by which clauses are known to differ, where the texts share most of them.

    Two states of a draft do, and two editions that were paired. Texts that share few have their
    identities from different sources, and those say nothing of each other.
    """
    sides = [
        {n.clause.uid for n in side if n.clause.uid} for side in (pairing.before, pairing.after)
    ]
    if 2 * len(pairing.forth) < min(map(len, sides)) or not pairing.forth:
        return set()
    return set.union(*sides).difference(doubted)


def pair_doubted(pairing: Pairing, doubted: Collection[str]) -> None:
    """Pair what is left by the doubted identities: evidence, where no words say otherwise."""
    after = groups(pairing.free_after(), lambda node: node.clause.uid or None)
    for node in pairing.free_before():
        others = after.get(node.clause.uid, ()) if node.clause.uid in doubted else ()
        if len(others) == 1 and others[0].family is node.family:
            pairing.pair(node, others[0], EVIDENCE, Reason.IDENTITY)


def _likeness(pairing: Pairing, node: Node, other: Node) -> float:
    pairing.vocabulary.read(node)
    pairing.vocabulary.read(other)
    return likeness(node.code, other.code)


def pair_front_matter(pairing: Pairing) -> None:
    """Pair front matter by its kind, title lines in their order."""

    def kind(node: Node) -> Hashable:
        return node.clause.kind if node.family is Family.FRONT else None

    after = groups(pairing.free_after(), kind)
    for key, nodes in groups(pairing.free_before(), kind).items():
        for first, second in zip(nodes, after.get(key, ()), strict=False):
            same = first.clause.text == second.clause.text
            reason = Reason.SAME_TEXT if same else Reason.STRUCTURE
            pairing.pair(first, second, 1.0 if same else 0.95, reason)


def _content(node: Node) -> Hashable:
    """What must be equal for two nodes to say the same; None if a node says nothing itself."""
    if node.family in (Family.FRONT, Family.CELL):
        return None
    text = " ".join(node.text.split())
    return (node.family, text) if text else None


def pair_equal_texts(pairing: Pairing, *, unique: bool) -> None:
    """Pair clauses with the same text: those who alone have it, then the others in order."""
    after = groups(pairing.free_after(), _content)
    for key, nodes in groups(pairing.free_before(), _content).items():
        others = after.get(key, [])
        if unique and len(nodes) == len(others) == 1:
            together = pairing.near_parents(nodes[0], others[0])
            long = len(nodes[0].text) > 20
            pairing.pair(nodes[0], others[0], 1.0 if together or long else 0.8, Reason.SAME_TEXT)
        elif not unique:
            for same_label in (True, False):
                _pair_repeated(pairing, nodes, others, same_label)


def _pair_repeated(
    pairing: Pairing, nodes: list[Node], others: list[Node], same_label: bool
) -> None:
    """Pair nodes of one text in order, only those of paired parents."""

    def place(node: Node, parent: Node | None) -> Hashable:
        return (parent.index if parent else -1, node.clause.label if same_label else "")

    after = groups(
        (node for node in others if node.index not in pairing.back),
        lambda node: place(node, node.parent),
    )
    for node in nodes:
        parent = pairing.forth.get(node.parent.index) if node.parent else None
        if node.index in pairing.forth or (node.parent is not None and parent is None):
            continue
        waiting = after.get(place(node, parent))
        if waiting:
            confidence = 0.95 if same_label else 0.85
            pairing.pair(node, waiting.pop(0), confidence, Reason.SAME_TEXT)


def pair_similar_texts(pairing: Pairing, apart: float, together: float) -> None:
    """Pair the most similar clauses first: those of one section from a likeness of `together`
    on, others from `apart` on."""
    before = [node for node in pairing.free_before() if node.text and _speaks(node)]
    after = [node for node in pairing.free_after() if node.text and _speaks(node)]
    for node in (*before, *after):
        pairing.vocabulary.read(node)
    scored: list[tuple[float, float, Node, Node]] = []
    for node, other in _candidates(pairing, before, after):
        near = pairing.near_parents(node, other)
        few = min(len(node.words), len(other.words)) < FEW
        least = together if near else 0.9 if few else apart
        alike = resemblance(node.code, other.code, least)
        if alike >= least and cite_others(node, other):
            alike -= DOUBT
        if alike >= least:
            same_label = node.clause.label == other.clause.label
            distance = abs(node.index / len(pairing.before) - other.index / len(pairing.after))
            score = alike + 0.08 * near + 0.06 * same_label - 0.04 * distance
            scored.append((score, alike, node, other))
    scored.sort(key=lambda item: (-item[0], item[2].index, item[3].index))
    rivals = defaultdict(list)
    for score, _, node, _ in scored:
        rivals[node.index].append(score)
    for score, alike, node, other in scored:
        contested = sum(abs(score - rival) < CONTEST for rival in rivals[node.index]) > 1
        confidence = min(0.99, 0.4 + 0.6 * alike) * (0.8 if contested else 1)
        pairing.pair(node, other, round(confidence, 3), Reason.SIMILAR_TEXT)


def _speaks(node: Node) -> bool:
    """Whether a node may be paired by its own text; front matter and cells go by their place."""
    return node.family not in (Family.FRONT, Family.CELL)


def _candidates(
    pairing: Pairing, before: list[Node], after: list[Node]
) -> Iterator[tuple[Node, Node]]:
    """Pairs worth a comparison: a bounded number for each node before."""
    families = {node.family for node in after}
    indexes = {f: Index(node for node in after if node.family is f) for f in families}
    labels = groups(after, lambda node: (node.family, node.clause.label, _home(node)))
    for node in before:
        found = indexes[node.family].near(node, NEAREST) if node.family in indexes else []
        found += labels.get((node.family, node.clause.label, _home(node)), ())[:NEAREST]
        if node.parent is not None and node.parent.index in pairing.forth:
            siblings = pairing.forth[node.parent.index].children
            near = siblings[max(0, node.rank - 1) : node.rank + 2]
            found += (n for n in near if n.index not in pairing.back and n.family is node.family)
        for other in {other.index: other for other in found}.values():
            if other.text:
                yield node, other


def _home(node: Node) -> str:
    """The key of the section that a node stands in, the same in both texts."""
    return node.parent.clause.key if node.parent is not None else ""
