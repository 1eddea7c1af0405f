"""The matrix: clauses down, proposals across, and who agrees with whom about each clause.

Laws: every clause of the base has one row and every added one too, each where it stands or would
go; every proposal stands in just one group of a row that it touches; the columns and rows do not
depend on the order of the proposals.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Indel

from amendments.redline.changes import Change, ChangeKind, count, is_origin
from amendments.redline.edits import Edit, EditKind, fold
from amendments.redline.gathering import Plan
from resolutions.text.clauses import Clause

NEAR = 0.85
"""Likeness of two wordings from which on only their difference is worth reading."""


@dataclass(frozen=True, slots=True)
class Group:
    """Proposals that make the same of a clause.

    `edits` are theirs on it, those of the first source where white space differs. `after` is the
    clause as they want it, None where they delete it or merge it into another. `change` is the
    redline against the base of the first of them, None for an addition.
    """

    sources: tuple[str, ...]
    edits: tuple[str, ...]
    after: Clause | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Near:
    """Two wordings that hardly differ: of two groups of a row, or of additions at one place.

    What leads from the one to the other says `cells.difference`.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    before: str
    after: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Row:
    """One clause. `element` is its provision, or what was added; `depth` counts from 0.

    `clause` is that of the base, None for an addition. Proposals that leave it alone, or only
    count its label on, are in no group.
    """

    element: str
    depth: int
    clause: Clause | None
    groups: tuple[Group, ...]
    near: tuple[Near, ...] = ()

    def of(self, source: str) -> Group | None:
        """The cell of a proposal: the group it is in, None where it leaves the clause alone."""
        return next((group for group in self.groups if source in group.sources), None)

    @property
    def contention(self) -> int:
        """How many proposals touch the clause."""
        return sum(len(group.sources) for group in self.groups)

    @property
    def contested(self) -> bool:
        """Whether they want different things of it."""
        return len(self.groups) > 1


@dataclass(frozen=True, slots=True)
class Column:
    """One proposal, and how many clauses it changes in which way (see `changes.count`)."""

    source: str
    display: str
    action: str
    counts: Counter[ChangeKind]


@dataclass(frozen=True, slots=True)
class Tally:
    """How one proposal stands to the others.

    Of the clauses that it touches (`touched`), how many it wants as another does (`shared`), and of
    how many somebody wants something else (`contested`). `agrees` has with whom it agrees, and
    about how many clauses.
    """

    source: str
    touched: int
    shared: int
    contested: int
    agrees: Counter[str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of the base, with additions in their gaps; columns by source."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    def tallies(self) -> tuple[Tally, ...]:
        """How each proposal stands to the others, in the order of the columns."""
        mine: dict[str, list[tuple[Row, Group]]] = {one.source: [] for one in self.columns}
        for row in self.rows:
            for group in row.groups:
                for source in group.sources:
                    mine[source].append((row, group))
        return tuple(
            Tally(
                source,
                len(cells),
                sum(len(group.sources) > 1 for _row, group in cells),
                sum(row.contested for row, _group in cells),
                Counter(s for _row, group in cells for s in group.sources if s != source),
            )
            for source, cells in mine.items()
        )

    def folded(self) -> Iterator[tuple[Row, ...]]:
        """The rows in runs: those that nobody touches together, every other one alone."""
        waiting: list[Row] = []
        for row in self.rows:
            if not row.groups:
                waiting.append(row)
                continue
            if waiting:
                yield tuple(waiting)
            waiting = []
            yield (row,)
        if waiting:
            yield tuple(waiting)


def lay_matrix(plan: Plan) -> Matrix:
    """The matrix of a plan."""
    columns = tuple(
        Column(
            reduced.proposal.source,
            reduced.proposal.display,
            reduced.proposal.action,
            count(reduced.changes),
        )
        for reduced in plan.reduced
    )
    return Matrix(tuple(_Laying(plan).rows("", 0)), columns)


class _Laying:
    """The edits of a plan, by element and by who proposes them."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.states = {each.proposal.source: each.states for each in plan.reduced}
        self.changes = {
            each.proposal.source: by_element(plan, each.changes) for each in plan.reduced
        }
        self.wanted: dict[str, dict[str, list[Edit]]] = {}
        for edit in plan.edits.values():
            if edit.renumbering or edit.kind is EditKind.EDITION:
                continue
            names = (edit.provision, *edit.removes, *(each.element for each in edit.additions))
            for name in dict.fromkeys(names):
                wanted = self.wanted.setdefault(name, {})
                for source in edit.sources:
                    wanted.setdefault(source, []).append(edit)

    def rows(self, parent: str, depth: int) -> Iterator[Row]:
        """The rows under one element, deep ones after what they stand under."""
        beside: list[tuple[tuple[str, ...], str]] = []
        for element, place in self.plan.order(parent):
            if place is None:
                beside = []
                clause = self.plan.ground.clauses[element]
                groups = self._groups(element, clause)
                near = tuple(_near([(g.sources, g.after.text) for g in groups if g.after]))
                yield Row(element, depth, clause, groups, near)
            elif element in self.plan.additions:
                groups = self._groups(element, None)
                said = (groups[0].sources, self.plan.additions[element].clause.text)
                near = tuple(n for n in _near([*beside, said]) if n.second == said[0])
                beside.append(said)
                yield Row(element, depth, None, groups, near)
            else:
                continue
            yield from self.rows(element, depth + 1)

    def _groups(self, element: str, base: Clause | None) -> tuple[Group, ...]:
        """Who wants what of an element: in the order of sources, those together who agree."""
        found: dict[object, list[str]] = {}
        wanted = self.wanted.get(element, {})
        for source in self.plan.sources:
            if source in wanted:
                after = self._after(element, source, base)
                found.setdefault(_result(element, after, wanted[source]), []).append(source)
        return tuple(
            Group(
                tuple(sources),
                tuple(edit.key for edit in wanted[sources[0]]),
                self._after(element, sources[0], base),
                self.changes[sources[0]].get(element),
            )
            for sources in found.values()
        )

    def _after(self, element: str, source: str, base: Clause | None) -> Clause | None:
        if base is None:
            return self.plan.additions[element].clause
        return self.states[source].get(element)


def by_element(plan: Plan, changes: Sequence[Change]) -> Mapping[str, Change]:
    """A proposal's changes by provision, of a clause that moved the one at its destination."""
    names = plan.ground.names
    found: dict[str, Change] = {}
    for change in changes:
        if change.before is not None and not is_origin(change):
            found[names[change.before.address]] = change
        elif change.kind is ChangeKind.MOVED and change.after is not None:
            found[names[change.elsewhere]] = change
    return found


def _result(element: str, after: Clause | None, edits: Sequence[Edit]) -> object:
    """What must be equal for two proposals to want the same of a clause: words, place, parts."""
    structural = tuple(
        edit.key
        for edit in edits
        if edit.kind in (EditKind.MOVE, EditKind.SPLIT, EditKind.MERGE)
        and (edit.kind is EditKind.MOVE or edit.provision != element or after is None)
    )
    labelled = any(edit.kind is EditKind.LABEL for edit in edits)
    if after is None:
        return structural
    label = after.label if labelled else ""
    return structural, label, fold(after.heading), fold(after.text)


def _near(said: Sequence[tuple[tuple[str, ...], str]]) -> Iterator[Near]:
    """Each wording with the nearest of those before it, where the two are alike enough."""
    texts = [text for _sources, text in said]
    for place in range(1, len(texts)):
        best = process.extractOne(
            texts[place],
            texts[:place],
            scorer=Indel.normalized_similarity,
            score_cutoff=NEAR,
        )
        if best is not None and best[1] < 1:
            before, likeness, at = best
            yield Near(said[at][0], said[place][0], before, texts[place], round(likeness, 3))
