"""One of the three texts of a merge, as a merge asks it: who stands where, and what was touched."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from amendments.drafting.orders import moved
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Clause, ResolutionText


class State:
    """A text by identity: each clause, its parent (empty at the top), and the order of children."""

    def __init__(self, text: ResolutionText) -> None:
        self.clauses: dict[str, Clause] = {}
        self.parents: dict[str, str] = {}
        self.children: dict[str, list[str]] = {"": [clause.uid for clause in text.clauses]}
        self._read(text.clauses, "")

    def _read(self, siblings: tuple[Clause, ...], parent: str) -> None:
        for clause in siblings:
            self.clauses[clause.uid] = clause
            self.parents[clause.uid] = parent
            self.children[clause.uid] = [child.uid for child in clause.children]
            self._read(clause.children, clause.uid)

    def under(self, uid: str) -> Iterator[str]:
        """Everything under a clause, in reading order."""
        for child in self.children.get(uid, ()):
            yield child
            yield from self.under(child)

    def place_of(self, uid: str, there: Collection[str]) -> Place:
        """Where a clause stands, told by a sibling or parent that is there."""
        parent = self.parents[uid]
        siblings = self.children[parent]
        for sibling in reversed(siblings[: siblings.index(uid)]):
            if sibling in there:
                return Place(Side.AFTER, sibling)
        while parent and parent not in there:
            parent = self.parents[parent]
        return Place(Side.FIRST, parent)


class ChangedState(State):
    """A text that came of another, and what of it was touched on the way."""

    def __init__(self, text: ResolutionText, ancestor: State, kept: Collection[str] = ()) -> None:
        super().__init__(text)
        self.ancestor = ancestor
        self.kept = kept

    @cached_property
    def deleted(self) -> set[str]:
        """What the ancestor has and this has not."""
        return self.ancestor.clauses.keys() - self.clauses.keys()

    @cached_property
    def touched(self) -> set[str]:
        """What was added or changed here, and all that these stand in."""
        found: set[str] = set()
        for uid in self.clauses:
            if self._changed(uid):
                while uid and uid not in found:
                    found.add(uid)
                    uid = self.parents[uid]
        return found

    @cached_property
    def moved(self) -> set[str]:
        """What stands under another clause than before, or elsewhere among its siblings."""
        found = {
            uid
            for uid, parent in self.parents.items()
            if uid in self.ancestor.parents and self.ancestor.parents[uid] != parent
        }
        for parent, children in self.children.items():
            if parent in self.ancestor.children:
                found |= moved(self.ancestor.children[parent], children)
        return found

    def _changed(self, uid: str) -> bool:
        was, now = self.ancestor.clauses.get(uid), self.clauses[uid]
        if was is None or uid in self.moved or (uid in self.kept and was.label != now.label):
            return True
        parts = ((c.kind, c.heading, c.key, c.text, c.spans) for c in (was, now))
        return next(parts) != next(parts)
