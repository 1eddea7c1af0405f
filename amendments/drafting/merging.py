"""Three-way merge: two people changed one text, and both saved.

Laws: `merge(a, x, a)` and `merge(a, x, x)` are x, `merge(a, a, x)` is x; edits that have nothing to
do with each other merge into one text, whoever is called mine. Nothing that was typed is lost: it
is in the merged text, or in a conflict. All three texts have identities of their own on every
clause, those of the ancestor unchanged.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TypeVar

from amendments.drafting.conflicts import Conflict, ConflictKind
from amendments.drafting.notes import apart, as_before, is_ruled, numbered
from amendments.drafting.operations import Move
from amendments.drafting.orders import merge_orders, moved
from amendments.drafting.renumbering import renumber
from amendments.drafting.sides import ChangedState, State
from amendments.drafting.wording import merge_words
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text

_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True)
class Merged:
    """The text with the changes of both, what a person has to choose, and the clauses in whose
    words both sides' changes were put together, which somebody should read.
    """

    text: ResolutionText
    conflicts: tuple[Conflict, ...]
    merged: tuple[str, ...]


def merge(
    ancestor: ResolutionText,
    mine: ResolutionText,
    theirs: ResolutionText,
    *,
    kept: Collection[str] = (),
) -> Merged:
    """Merge what two sides made of one text. `kept` are the labels that either set by hand."""
    by_rule = all(map(is_ruled, (ancestor, mine, theirs)))
    mine, theirs = as_before(ancestor, mine), as_before(ancestor, theirs)
    theirs = apart(ancestor, mine, theirs)
    work = _Merging(ancestor, mine, theirs, frozenset(kept))
    clauses = work.build("")
    edition = _one(ancestor.edition, mine.edition, theirs.edition)
    number = _one(ancestor.number, mine.number, theirs.number)
    text = assign(replace(mine, clauses=clauses, edition=edition, number=number))
    text = work.numbered(ancestor, text)
    if by_rule and not work.conflicts:  # what a person chooses says the numbers as they were
        text = numbered(ancestor, text, kept)
    return Merged(text, tuple(work.conflicts), tuple(work.merged))


def _one(ancestor: _Part, mine: _Part, theirs: _Part) -> _Part:
    """A part of both sides: as who changed it has it, mine where both did."""
    return theirs if mine == ancestor else mine


class _Merging:
    """The three texts, and what comes of each clause."""

    def __init__(
        self,
        ancestor: ResolutionText,
        mine: ResolutionText,
        theirs: ResolutionText,
        kept: frozenset[str],
    ) -> None:
        self.was = State(ancestor)
        self.mine = ChangedState(mine, self.was, kept)
        self.theirs = ChangedState(theirs, self.was, kept)
        self.kept = kept
        self.conflicts: list[Conflict] = []
        self.merged: list[str] = []
        self.disputed: set[str] = set()
        self.alive = self._alive()
        self.parents = {uid: self._parent(uid) for uid in self.alive}
        self._uncross()
        self._deletions(ConflictKind.DELETED_HERE, self.mine, self.theirs)
        self._deletions(ConflictKind.DELETED_THERE, self.theirs, self.mine)

    def _alive(self) -> set[str]:
        """What the merged text has: what neither deleted, and what one deleted and one touched."""
        here, there = self.mine, self.theirs
        alive = here.clauses.keys() & there.clauses.keys()
        alive |= (here.clauses.keys() | there.clauses.keys()) - self.was.clauses.keys()
        for one, other in ((here, there), (there, here)):
            for uid in one.deleted & other.touched:
                alive |= {uid, *(set(other.under(uid)) & one.deleted)}
        return alive

    def _parent(self, uid: str) -> str:
        """Under which clause one stands; mine where both moved it."""
        mine, theirs = self.mine.parents.get(uid), self.theirs.parents.get(uid)
        if mine is None or theirs is None:
            return mine if mine is not None else theirs or ""
        return theirs if mine == self.was.parents.get(uid) else mine

    def _uncross(self) -> None:
        """Where both moved clauses into each other, mine counts."""
        for uid in self.alive:
            path = [uid]
            while (above := self.parents[path[-1]]) and above not in path:
                path.append(above)
            if above:
                for inner in path:
                    self.parents[inner] = self.mine.parents.get(inner, self.parents[inner])
                    self.disputed.add(inner)

    def _deletions(self, kind: ConflictKind, one: ChangedState, other: ChangedState) -> None:
        """Name the outermost clauses that one side deleted and the other one touched."""
        for uid in other.clauses:
            saved = uid in one.deleted and uid in self.alive
            above = other.parents[uid]
            if not saved or (above in one.deleted and above in self.alive):
                continue
            inside = [inner for inner in other.under(uid) if inner in one.clauses]
            there = self.alive - {uid, *other.under(uid)}
            strays = []
            for inner in inside:
                from_there = one.place_of(inner, there)
                strays.append(Move(inner, from_there))
                there |= {inner}
            was, left = self.was.clauses[uid], other.clauses[uid]
            mine, theirs = (None, left) if one is self.mine else (left, None)
            self.conflicts.append(Conflict(kind, uid, was, mine, theirs, strays=tuple(strays)))

    def build(self, parent: str) -> tuple[Clause, ...]:
        """The merged clauses under one."""
        lists = [
            [uid for uid in side.children.get(parent, ()) if self.parents.get(uid) == parent]
            for side in (self.was, self.mine, self.theirs)
        ]
        order = merge_orders(*lists)
        self._note_moves(parent, *lists)
        return tuple(replace(self._clause(uid), children=self.build(uid)) for uid in order)

    def _note_moves(self, parent: str, was: list[str], mine: list[str], theirs: list[str]) -> None:
        """Name the clauses that both sides moved, and not to the same place."""
        both = moved(was, mine) & moved(was, theirs) if mine != theirs else set()
        for uid in mine:
            ours, others = self.mine.parents.get(uid), self.theirs.parents.get(uid)
            apart = ours is not None and others is not None and ours != others
            if uid in both:
                apart = _before(mine, uid) != _before(theirs, uid)
            elif apart:
                first = self.was.parents.get(uid)
                apart = first not in (ours, others) or uid in self.disputed
            if apart:
                self._conflict(ConflictKind.MOVED, uid, places=True)

    def _clause(self, uid: str) -> Clause:
        """One merged clause, its children apart."""
        mine, theirs = self.mine.clauses.get(uid), self.theirs.clauses.get(uid)
        if mine is None or theirs is None:
            found = mine or theirs
            assert found is not None
            return found
        was = self.was.clauses.get(uid)
        kind = self._part(ConflictKind.KIND, uid, was.kind if was else None, mine.kind, theirs.kind)
        heading, key = self._part(
            ConflictKind.HEADING,
            uid,
            (was.heading, was.key) if was else None,
            (mine.heading, mine.key),
            (theirs.heading, theirs.key),
        )
        words = self._words(uid, was, mine, theirs)
        return replace(
            mine,
            kind=kind,
            heading=heading,
            key=key,
            label=self._label(uid, was, mine, theirs),
            text=words.text,
            spans=words.spans,
        )

    def _part(
        self, kind: ConflictKind, uid: str, was: _Part | None, mine: _Part, theirs: _Part
    ) -> _Part:
        if mine == theirs or theirs == was:
            return mine
        if mine == was:
            return theirs
        self._conflict(kind, uid)
        return mine

    def _label(self, uid: str, was: Clause | None, mine: Clause, theirs: Clause) -> str:
        """The label: as one set it; by rule, and so renumbered, where both sides' rules did."""
        if uid in self.kept:
            label = was.label if was else None
            return self._part(ConflictKind.LABEL, uid, label, mine.label, theirs.label)
        if was and was.label not in (mine.label, theirs.label) and mine.label != theirs.label:
            self.disputed.add(uid)
        return theirs.label if was and mine.label == was.label else mine.label

    def _words(self, uid: str, was: Clause | None, mine: Clause, theirs: Clause) -> Clause:
        """A clause with the merged words."""
        ours, others = (mine.text, mine.spans), (theirs.text, theirs.spans)
        if ours == others or (was and others == (was.text, was.spans)):
            return mine
        if was and ours == (was.text, was.spans):
            return theirs
        both = merge_words((was.text, was.spans), ours, others) if was else None
        if both is None:
            self._conflict(ConflictKind.WORDS, uid)
            return mine
        self.merged.append(uid)
        return replace(mine, text=both[0], spans=both[1])

    def _conflict(self, kind: ConflictKind, uid: str, *, places: bool = False) -> None:
        there = self.alive - {uid, *self.mine.under(uid), *self.theirs.under(uid)}
        conflict = Conflict(
            kind,
            uid,
            self.was.clauses.get(uid),
            self.mine.clauses.get(uid),
            self.theirs.clauses.get(uid),
            self.mine.place_of(uid, there) if places else None,
            self.theirs.place_of(uid, there) if places else None,
        )
        self.conflicts.append(conflict)

    def numbered(self, ancestor: ResolutionText, text: ResolutionText) -> ResolutionText:
        """The text with the labels by rule renumbered where both sides changed a list."""
        lists = {parent for parent in self.mine.children if self._both_changed(parent)}
        if not lists and not self.disputed:
            return text
        numbered = renumber(ancestor, text, kept=self.kept)
        labels = {c.uid: c.label for c in numbered.walk()}

        def relabelled(clause: Clause) -> Clause:
            uid = clause.uid
            ruled = self.parents.get(uid) in lists or uid in self.disputed or "." in labels[uid]
            by_rule = clause.kind is Kind.CLAUSE and ruled
            return replace(clause, label=labels[uid]) if by_rule else clause

        return assign(transform_text(text, relabelled))

    def _both_changed(self, parent: str) -> bool:
        lists = [side.children.get(parent) for side in (self.was, self.mine, self.theirs)]
        return None not in lists and lists[0] not in lists[1:] and lists[1] != lists[2]


def _before(order: list[str], uid: str) -> str:
    rank = order.index(uid)
    return order[rank - 1] if rank else ""
