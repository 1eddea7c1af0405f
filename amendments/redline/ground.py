"""Ground: the base that proposals are made on, laid out by provision."""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.text.clauses import Clause, ResolutionText
from resolutions.text.names import cite


@dataclass(frozen=True, slots=True)
class Ground:
    """A base text by provision; "" is the text itself, as the parent of what has none.

    A provision is named by its uid. A clause that has none, or one that a clause before it bears,
    is named by its address. `cited` says under each address how a person would cite the clause.
    """

    text: ResolutionText
    clauses: dict[str, Clause]
    parents: dict[str, str]
    children: dict[str, tuple[str, ...]]
    names: dict[str, str]
    ranks: dict[str, int]
    sizes: dict[str, int]
    cited: dict[str, str]

    def rank(self, element: str) -> int:
        """The place of a provision in the base, counted from 1; 0 for any other element."""
        return self.ranks.get(element, 0)


def lay_ground(base: ResolutionText) -> Ground:
    """The base laid out; its clauses have addresses, no two the same."""
    ground = Ground(base, {}, {}, {}, {}, {}, {}, cite(base.clauses))

    def add(clauses: tuple[Clause, ...], parent: str) -> int:
        names: list[str] = []
        size = 0
        for clause in clauses:
            name = clause.uid
            if not name or name in ground.clauses:
                name = f"@{clause.address}"
            names.append(name)
            ground.clauses[name] = clause
            ground.parents[name] = parent
            ground.names[clause.address] = name
            ground.ranks[name] = len(ground.clauses)
            ground.sizes[name] = len(clause.words) + add(clause.children, name)
            size += ground.sizes[name]
        ground.children[parent] = tuple(names)
        return size

    add(base.clauses, "")
    return ground
