"""Pairing: the pairs found so far between the clauses of two texts, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from amendments.redline.nodes import Node, Vocabulary
from resolutions.text.clauses import Clause


class Reason(StrEnum):
    """Why two clauses were taken for the same provision."""

    IDENTITY = "identity"
    SAME_TEXT = "same-text"
    SIMILAR_TEXT = "similar-text"
    SAME_PLACE = "same-place"
    LABEL = "label"
    STRUCTURE = "structure"
    SPLIT = "split"
    MERGED = "merged"
    UNPAIRED = "unpaired"


@dataclass(frozen=True, slots=True)
class Pair:
    """A clause before and the same one after; one of them is None if it was added or deleted.

    `confidence` is from 0 to 1: 1 is certain, below 0.5 somebody should look.
    """

    before: Clause | None
    after: Clause | None
    confidence: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Link:
    """A pair by the places of its clauses in the two texts; one is None if there is none."""

    before: int | None
    after: int | None
    confidence: float
    reason: Reason


class Pairing:
    """The pairs found so far between the nodes of two texts."""

    def __init__(self, before: list[Node], after: list[Node]) -> None:
        self.before = before
        self.after = after
        self.vocabulary = Vocabulary()
        self.forth: dict[int, Node] = {}
        self.back: dict[int, Node] = {}
        self.why: dict[int, tuple[float, Reason]] = {}
        self.identified: frozenset[str] = frozenset()

    def pair(self, before: Node, after: Node, confidence: float, reason: Reason) -> None:
        """Pair two nodes if both are free still, and not known to be different provisions."""
        free = before.index not in self.forth and after.index not in self.back
        if free and not self.apart(before, after):
            self.forth[before.index] = after
            self.back[after.index] = before
            self.why[before.index] = (confidence, reason)

    def apart(self, before: Node, after: Node) -> bool:
        """Whether each of two nodes has an identity that tells it from the other one."""
        uids = before.clause.uid, after.clause.uid
        return uids[0] != uids[1] and self.identified.issuperset(uids)

    def free_before(self) -> list[Node]:
        """The nodes before that have no partner yet."""
        return [node for node in self.before if node.index not in self.forth]

    def free_after(self) -> list[Node]:
        """The nodes after that have no partner yet."""
        return [node for node in self.after if node.index not in self.back]

    def together(self, before: Node, after: Node) -> bool:
        """Whether the parents are paired, or both nodes have none."""
        if before.parent is None or after.parent is None:
            return before.parent is after.parent
        return self.forth.get(before.parent.index) is after.parent

    def near_parents(self, before: Node, after: Node) -> bool:
        """Whether the parents are paired or, as long as they are not, have the same key."""
        if self.together(before, after):
            return True
        if before.parent is None or after.parent is None or before.parent.index in self.forth:
            return False
        key = before.parent.clause.key
        return bool(key) and key == after.parent.clause.key


def groups(nodes: Iterable[Node], key: Callable[[Node], Hashable]) -> dict[Hashable, list[Node]]:
    """Nodes by a key; those whose key is None are left out."""
    found: defaultdict[Hashable, list[Node]] = defaultdict(list)
    for node in nodes:
        value = key(node)
        if value is not None:
            found[value].append(node)
    return found
