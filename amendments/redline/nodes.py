"""Nodes: the clauses of one text laid out for pairing, and how alike two of them are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from rapidfuzz.distance import Indel, LCSseq

from resolutions.text.clauses import FRONT_MATTER, SECTIONS, Clause, Kind, ResolutionText

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")

# Not within a word either, for "Union1" is a word and the anchor of a note.
_FIGURES = re.compile(r"(?<![^\W\u3400-\u9fff])(?!(?:19|20)\d\d(?!\d))\d+")

LONGEST = 4000
"""Words of a clause that are looked at when two are compared; no clause of the ITU has so many."""

COMMON = 6
"""A feature that more clauses have than this does not tell them apart."""

FEATURES = 16
"""How many features of a clause are looked up, the rarest first."""


class Family(Enum):
    """Kinds that can turn into one another between two versions."""

    FRONT = "front"
    SECTION = "section"
    ANNEX = "annex"
    HEADING = "heading"
    CLAUSE = "clause"
    FOOTNOTE = "footnote"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"


CONTAINERS = frozenset({Family.SECTION, Family.ANNEX, Family.HEADING, Family.TABLE})


def family(kind: Kind) -> Family:
    """The family of a kind: a dash may become a lettered clause, a title never does."""
    if kind in FRONT_MATTER:
        return Family.FRONT
    if kind in SECTIONS:
        return Family.SECTION
    if kind in (Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH):
        return Family.CLAUSE
    return Family(kind.value)


@dataclass(slots=True, eq=False)
class Node:
    """A clause and its place: `index` in document order, `rank` among its siblings.

    `words` are its text's words in lower case, for a row those of its cells; `code` has one
    character for each of them, the same in both texts; `figures` are its numbers but for years.
    """

    clause: Clause
    index: int
    parent: Node | None
    rank: int
    family: Family
    children: list[Node] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    code: str = ""
    figures: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """What the clause says beside label and heading; for a row, what its cells say."""
        if self.family is Family.ROW:
            return "\n".join(cell.text for cell in self.clause.children)
        return self.clause.text

    @property
    def siblings(self) -> int:
        """How many children the parent has."""
        return len(self.parent.children) if self.parent else 0

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything under it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def lay_out(text: ResolutionText) -> list[Node]:
    """All clauses of a text in document order."""
    nodes: list[Node] = []

    def add(clauses: Iterable[Clause], parent: Node | None) -> None:
        for rank, clause in enumerate(clauses):
            node = Node(clause, len(nodes), parent, rank, family(clause.kind))
            nodes.append(node)
            if parent is not None:
                parent.children.append(node)
            add(clause.children, node)

    add(text.clauses, None)
    return nodes


class Vocabulary(dict[str, str]):
    """Gives every distinct word a character, so that clauses compare as short strings."""

    def __missing__(self, word: str) -> str:
        # Surrogates are left out; past the last character, words share codes, which only makes
        # unlike clauses of gigantic texts look a little more alike.
        number = len(self) % 0x100000
        code = self[word] = chr(number if number < 0xD800 else number + 0x800)
        return code

    def read(self, node: Node) -> None:
        """Fill in a node's words, code and figures."""
        if not node.code:
            text = node.text
            node.words = _WORDS.findall(text.casefold())[:LONGEST]
            node.code = "".join(map(self.__getitem__, node.words))
            node.figures = frozenset(_FIGURES.findall(text))


def likeness(before: str, after: str, least: float = 0.0) -> float:
    """How alike two codes are, from 0 to 1, or 0 if less than `least`."""
    return Indel.normalized_similarity(before, after, score_cutoff=least)


def resemblance(before: str, after: str, least: float) -> float:
    """The same, but a clause that was kept and much lengthened still resembles itself."""
    alike = likeness(before, after, least)
    shorter, longer = sorted((before, after), key=len)
    if alike or len(shorter) < 10 or len(longer) > 4 * len(shorter):
        return alike
    covered = coverage(shorter, longer)
    return 0.75 * covered if covered >= 0.85 else 0.0


def coverage(part: str, whole: str) -> float:
    """How much of a part is found in a whole, in order."""
    return LCSseq.similarity(part, whole) / len(part) if part else 0.0


def features(words: Sequence[str]) -> set[str]:
    """What tells a clause from others: longer words, numbers and pairs of neighbours."""
    found = {word for word in words if len(word) > 3 or word.isdigit()}
    found.update(map(str.__add__, words, words[1:]))
    return found


class Index:
    """Finds the few nodes of one family that share rare features with another node."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._nodes = list(nodes)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, node in enumerate(self._nodes):
            for feature in features(node.words):
                self._places[feature].append(place)

    def near(self, node: Node, count: int) -> list[Node]:
        """At most `count` nodes, those with most rare features first."""
        found = filter(None, map(self._places.get, features(node.words)))
        scores = Counter[int]()
        # Sets have no order, but lists of one length score alike and the last may be cut off only
        # among those of several nodes: sort them, so that results never vary.
        for places in sorted((p for p in found if len(p) <= COMMON), key=_rarity)[:FEATURES]:
            for place in places:
                scores[place] += COMMON * 10 // len(places)
        best = sorted(scores, key=lambda place: (-scores[place], place))
        return [self._nodes[place] for place in best[:count]]


def _rarity(places: list[int]) -> tuple[int, list[int]]:
    return len(places), places


def cite_others(node: Node, other: Node) -> bool:
    """Whether both have figures, such as resolutions' numbers, but share none; years apart."""
    return bool(node.figures and other.figures) and node.figures.isdisjoint(other.figures)
