"""Reducing: a proposal's changes as atomic edits of the base.

Law: all edits of one proposal, applied to the base, give the text that it proposes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from amendments.redline.changes import Change, ChangeKind
from amendments.redline.diff import Mark, Marks, Op
from amendments.redline.edits import (
    Addition,
    Edit,
    EditKind,
    Place,
    Proposed,
    Splice,
    clip,
    digest,
    edit_key,
    fold,
)
from amendments.redline.fronts import said_edition
from amendments.redline.ground import Ground
from amendments.redline.nodes import family
from amendments.redline.proposed import propose
from amendments.redline.sequence import heaviest_increasing
from resolutions.text.clauses import Clause, Span

_ONE = 1 << 40
"""More than the characters of any text: fewer moves come first, then smaller ones."""
_END = Mark(Op.KEEP, "")


@dataclass(slots=True)
class Reduced:
    """A proposal as edits.

    `gaps` has what the proposal puts into each gap, in its order: added elements and provisions
    that moved there. `states` has the proposed clause of every provision that stays.
    """

    proposal: Proposed
    changes: tuple[Change, ...]
    edits: list[Edit] = field(default_factory=list)
    gaps: defaultdict[Place, list[str]] = field(default_factory=lambda: defaultdict(list))
    states: dict[str, Clause] = field(default_factory=dict)


def reduce(ground: Ground, proposal: Proposed) -> Reduced:
    """The edits of one proposal; it is compared with the base where it brings no changes."""
    changes = proposal.changes
    if changes is None:
        changes = propose(ground.text, proposal.text)
    work = _Reducing(ground, Reduced(proposal, changes))
    work.read()
    work.place("", proposal.text.clauses if proposal.text else ())
    work.divide()
    work.reword()
    work.delete()
    work.name()
    return work.reduced


def splices(provision: str, marks: Marks, spans: tuple[Span, ...]) -> tuple[Splice, ...]:
    """The changed stretches of a text; `spans` are those of the text after."""
    found: list[Splice] = []
    before = after = 0
    start, first, words = -1, 0, ""
    for mark in (*marks, _END):
        op, text = mark.op, mark.text
        if op is Op.KEEP:
            if start >= 0:
                inside = clip(spans, first, after)
                found.append(Splice(provision, start, before, words, inside))
            start, words = -1, ""
        elif start < 0:
            start, first = before, after
        if op is not Op.INSERT:
            before += len(text)
        if op is not Op.DELETE:
            after += len(text)
        if op is Op.INSERT:
            words += text
    return tuple(found)


class _Reducing:
    """One proposal on its way to being edits."""

    def __init__(self, ground: Ground, reduced: Reduced) -> None:
        self.ground = ground
        self.reduced = reduced
        self.mine = (reduced.proposal.source,)
        self.origins: dict[str, str] = {}
        self.changes: dict[str, Change] = {}
        self.gone: list[str] = []
        self.parts: dict[str, str] = {}
        self.merged: dict[str, list[str]] = {}
        self.divisions: defaultdict[str, list[Addition]] = defaultdict(list)
        self.seen = Counter[str]()

    def add(self, edit: Edit) -> None:
        """One edit more."""
        self.reduced.edits.append(edit)

    def read(self) -> None:
        """Learn from the changes which clause is which, and what was split, merged or deleted."""
        names = self.ground.names
        leaving: list[tuple[Change, str]] = []
        arriving: list[tuple[Change, str]] = []
        for change in self.reduced.changes:
            before, after = change.before, change.after
            if before is not None and after is not None:
                self._pair(names[before.address], after, change)
            elif before is not None and change.kind is not ChangeKind.MOVED:
                leaving.append((change, names[before.address]))
            elif after is not None and change.kind is ChangeKind.MOVED:
                self._pair(names[change.elsewhere], after, change)
            elif after is not None and change.kind is ChangeKind.SPLIT:
                arriving.append((change, after.address))
        for change, address in arriving:
            whole = names[change.elsewhere]
            if whole in self.changes:
                self.parts[address] = whole
        for change, name in leaving:
            target = self.origins.get(change.elsewhere)
            if change.kind is ChangeKind.MERGED and target is not None:
                self.merged.setdefault(target, []).append(name)
            else:
                self.gone.append(name)

    def _pair(self, name: str, after: Clause, change: Change) -> None:
        self.origins[after.address] = name
        self.changes[name] = change
        self.reduced.states[name] = after

    def place(self, parent: str, clauses: tuple[Clause, ...]) -> None:
        """Say of a list of clauses which stay in their seats, which moved here, which are new."""
        names = [self.origins.get(clause.address, "") for clause in clauses]
        staying = self._staying(parent, names)
        seat = ""
        for clause, name in zip(clauses, names, strict=True):
            if name and name in staying:
                seat = element = name
            else:
                place = Place(parent, seat)
                element = self._moved(name, place) if name else self._added(clause, place)
                self.reduced.gaps[place].append(element)
            if clause.children:
                self.place(element, clause.children)

    def _staying(self, parent: str, names: Sequence[str]) -> set[str]:
        """The provisions that keep their order among their old siblings: the fewest move."""
        here = [name for name in names if name and self.ground.parents[name] == parent]
        ranks = [self.ground.ranks[name] for name in here]
        if ranks == sorted(ranks):
            return set(here)
        pairs = sorted((rank, place) for place, rank in enumerate(ranks))
        weights = [_ONE + self.ground.sizes[here[place]] for _, place in pairs]
        return {here[place] for _, place in heaviest_increasing(pairs, weights)}

    def _moved(self, name: str, place: Place) -> str:
        key = edit_key(EditKind.MOVE, name, place.parent, place.after)
        self.add(Edit(EditKind.MOVE, key, name, self.mine, place=place))
        return name

    def _added(self, clause: Clause, place: Place) -> str:
        """A new element; a table or a row, which says nothing itself, is known by its cells."""
        said = [fold(clause.heading), fold(clause.text)]
        if not any(said):
            said += [fold(each.words) for each in clause.walk()]
        whole = self.parts.get(clause.address, "")
        name = digest(place.parent, place.after, family(clause.kind).value, said, whole)
        self.seen[name] += 1
        element = f"+{name}.{self.seen[name]}"
        addition = Addition(element, place, replace(clause, children=()))
        if whole:
            self.divisions[whole].append(addition)
        else:
            key = edit_key(EditKind.ADD, element)
            self.add(Edit(EditKind.ADD, key, element, self.mine, additions=(addition,)))
        return element

    def divide(self) -> None:
        """Splits and mergers, each with all that changes in the words of its clause."""
        for whole in sorted({*self.divisions, *self.merged}, key=self.ground.rank):
            additions = tuple(self.divisions.get(whole, ()))
            removes = tuple(self.merged.get(whole, ()))
            cut = self._splices(whole)
            kind = EditKind.SPLIT if additions else EditKind.MERGE
            parts = [addition.element for addition in additions]
            key = edit_key(kind, whole, _said(cut), parts, removes)
            self.add(Edit(kind, key, whole, self.mine, cut, additions, removes))

    def reword(self) -> None:
        """What changes in the words of every other clause, and in labels and headings."""
        for name, after in self.reduced.states.items():
            before = self.ground.clauses[name]
            if after is before:
                continue
            whole = name in self.divisions or name in self.merged
            if before.text != after.text and not whole:
                for splice in self._splices(name):
                    key = edit_key(EditKind.WORDS, name, _said((splice,)))
                    self.add(Edit(EditKind.WORDS, key, name, self.mine, (splice,)))
            if before.text == after.text and before.spans != after.spans:
                self._state(EditKind.SETTING, name, after, after.spans)
            if (before.heading, before.key) != (after.heading, after.key):
                self._state(EditKind.HEADING, name, after, (fold(after.heading), after.key))
            if (before.label, before.kind) != (after.label, after.kind):
                shifted = ChangeKind.RENUMBERED in self.changes[name].kinds
                counts_on = shifted and before.kind is after.kind
                said = (after.label, after.kind.value)
                self._state(EditKind.LABEL, name, after, said, renumbering=counts_on)

    def _state(
        self, kind: EditKind, name: str, after: Clause, said: object, renumbering: bool = False
    ) -> None:
        key = edit_key(kind, name, said)
        state = replace(after, children=())
        self.add(Edit(kind, key, name, self.mine, state=state, renumbering=renumbering))

    def _splices(self, name: str) -> tuple[Splice, ...]:
        change = self.changes[name]
        parts = change.inner or change.parts
        return splices(name, parts.text, self.reduced.states[name].spans)

    def name(self) -> None:
        """The edition that it names, unless its number line says so."""
        text = self.reduced.proposal.text
        if text is None or text.edition == said_edition(self.ground.text, text.clauses):
            return
        edition = text.edition
        key = edit_key(EditKind.EDITION, "", edition.year, edition.place, edition.action.value)
        self.add(Edit(EditKind.EDITION, key, "", self.mine, edition=edition))

    def delete(self) -> None:
        """Every provision that the proposal has no more."""
        for name in self.gone:
            key = edit_key(EditKind.DELETE, name)
            self.add(Edit(EditKind.DELETE, key, name, self.mine, removes=(name,)))


def _said(cut: Sequence[Splice]) -> list[tuple[int, int, str]]:
    return [(splice.start, splice.end, fold(splice.words)) for splice in cut]
