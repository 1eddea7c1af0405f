"""A matrix as its page sets it: heads, clauses with a cell for each proposal, runs that fold away.

What proposals want alike is set once, at the first of them; the others name that one. A wording
that hardly differs from one before it is set as the difference from it alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from string import ascii_uppercase

from amendments.drafting.translating import source_of
from amendments.matrix.rows import (
    BandSheet,
    BlockSheet,
    CellSheet,
    FoldSheet,
    HeadSheet,
    LineSheet,
    NearSheet,
    PictureSheet,
    PillarSheet,
)
from amendments.matrix.table import Laid
from amendments.reading import marked
from amendments.redline.cells import difference, line_of, line_spans, parts_of, shortened
from amendments.redline.diff import Mark, Op
from amendments.redline.edits import EditKind
from amendments.redline.matrix import Group, Near, Row, Tally
from amendments.redline.telling import Destination, destination, element_name
from resolutions.models.clauses import Kind as KindChoices
from resolutions.reading import Piece
from resolutions.text.clauses import FRONT_MATTER, Clause

FIRST_CELLS = 400
"""So many cells a page sets before it is sent, where it may send the others after it."""
SHADES = 6
"""So many colours there are for wordings; letters tell them apart."""
FRIENDS = 3
STEP = 10


class MatrixSheet:
    """A matrix as pages set it; nothing is computed before it is asked for.

    With `against`, every cell is held against what that proposal makes of the clause. `size` is how
    many proposals stand in a band; 0 for all in one. With `is_parted` a big table stands in two
    parts, the first of about `FIRST_CELLS` in the `bands` and the other in `later`.
    """

    def __init__(
        self, laid: Laid, against: str = "", size: int = 0, *, is_parted: bool = False
    ) -> None:
        self.laid = laid
        self.size = size
        self.is_parted = is_parted
        self.against = against if against in laid.proposals else ""

    @cached_property
    def fingerprint(self) -> str:
        """Differs whenever a page of the matrix does, its language and view apart."""
        laid = self.laid
        states = [one.contribution.state for one in laid.proposals.values()]
        heads = [(head.source, head.author, head.address, head.is_misfit) for head in self.heads]
        lags = [(source, [*said.items()]) for source, said in laid.lagging.items()]
        said = (laid.version.pk, laid.digest, self.against, heads, states, lags)
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def heads(self) -> tuple[HeadSheet, ...]:
        """The proposals in their order."""
        return tuple(
            HeadSheet(
                tally.source,
                self._authors[tally.source],
                self.laid.proposals[tally.source],
                tally,
                tally.source in self.laid.misfits,
                self._friends(tally),
            )
            for tally in self.laid.matrix.tallies()
        )

    @cached_property
    def _authors(self) -> dict[str, str]:
        """Whose each proposal is, in the language of the interface where a name is known in it."""
        owners = {name: one.contribution.delegation for name, one in self.laid.proposals.items()}
        return {name: str(owners[name] or said) for name, said in self.laid.authors.items()}

    def _friends(self, tally: Tally) -> tuple[tuple[str, int], ...]:
        best = sorted(tally.agrees.items(), key=lambda one: (-one[1], one[0]))
        return tuple((self._authors[source], number) for source, number in best[:FRIENDS])

    @cached_property
    def touched(self) -> int:
        """How many clauses somebody touches."""
        return sum(bool(row.groups) for row in self.laid.matrix.rows)

    @cached_property
    def contested(self) -> int:
        """Of how many clauses they want different things."""
        return sum(row.contested for row in self.laid.matrix.rows)

    @cached_property
    def picture(self) -> PictureSheet:
        """Every clause as a pillar, its wordings upon each other."""
        rows = self.laid.matrix.rows
        height = max((row.contention for row in rows), default=0)
        pillars = tuple(
            PillarSheet(
                str(place * STEP),
                _anchor(row),
                self._names[row.element],
                row.contention,
                tuple(_blocks(row, height)),
            )
            for place, row in enumerate(rows)
            if row.groups
        )
        return PictureSheet(str(len(rows) * STEP), str(height), pillars)

    @cached_property
    def bands(self) -> tuple[BandSheet, ...]:
        """All proposals, a few of them in each band or all in one."""
        return tuple(self._bands())

    def _bands(self) -> Iterator[BandSheet]:
        runs = self._parts[0]
        size = self.size or max(len(self.heads), 1)
        for first in range(0, len(self.heads), size):
            heads = self.heads[first : first + size]
            yield BandSheet(heads, f"-{first}" if first else "", tuple(self._lines(heads, runs)))

    @cached_property
    def later(self) -> BandSheet:
        """The part of the table that follows the first one."""
        return BandSheet(self.heads, "", tuple(self._lines(self.heads, self._parts[1])))

    @cached_property
    def touched_later(self) -> int:
        """How many clauses that somebody touches stand in the part that follows."""
        return sum(bool(run[0].groups) for run in self._parts[1])

    @cached_property
    def _parts(self) -> tuple[Sequence[Sequence[Row]], Sequence[Sequence[Row]]]:
        """The runs of rows that are set at first, and those that follow."""
        runs = tuple(self.laid.matrix.folded())
        first = max(FIRST_CELLS // max(len(self.heads), 1), 1)
        if not self.is_parted or self.touched <= 2 * first:
            return runs, ()
        touched = [place for place, run in enumerate(runs) if run[0].groups]
        return runs[: touched[first]], runs[touched[first] :]

    def _lines(
        self, heads: Sequence[HeadSheet], runs: Iterable[Sequence[Row]]
    ) -> Iterator[LineSheet | FoldSheet]:
        shown = {head.source for head in heads}
        whole = len(heads) == len(self.heads)
        for run in runs:
            if not run[0].groups:
                yield self._fold(run)
            elif whole or any(shown & {*group.sources} for row in run for group in row.groups):
                yield from (self._line(row, heads) for row in run)

    def _fold(self, run: Sequence[Row]) -> FoldSheet:
        clauses = [(self._names[row.element], _words(row.clause)) for row in run if row.clause]
        names = [name for name, _words in clauses]
        said = names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"
        return FoldSheet(said, tuple(clauses))

    @cached_property
    def _names(self) -> dict[str, str]:
        """How each clause is cited; of the front matter, what it is."""
        return {
            row.element: str(KindChoices(row.clause.kind).label)
            if row.clause and row.clause.kind in FRONT_MATTER
            else element_name(self.laid.plan, row.element)
            for row in self.laid.matrix.rows
        }

    def _line(self, row: Row, heads: Sequence[HeadSheet]) -> LineSheet:
        setter = _Setter(self.laid, row, self.against)
        return LineSheet(
            anchor=_anchor(row),
            name=self._names[row.element],
            depth=min(row.depth, 4),
            words=_words(setter.before) if setter.before else None,
            is_added=row.clause is None,
            cells=tuple(setter.cells(heads)),
            proposals=row.contention,
            wordings=len(row.groups),
            blocks=tuple(_blocks(row)),
            near=() if row.clause else tuple(_nearby(row)),
        )


class _Setter:
    """Sets the cells of one row."""

    def __init__(self, laid: Laid, row: Row, against: str) -> None:
        self.laid = laid
        self.row = row
        self.against = against
        self.places = {
            source: place for place, group in enumerate(row.groups) for source in group.sources
        }
        held = row.of(against) if against else None
        self.held = held
        self.before = held.after if held else row.clause
        self.near = {near.second: near for near in row.near}

    def cells(self, heads: Sequence[HeadSheet]) -> Iterator[CellSheet | None]:
        """The cell of each proposal; the first one of a wording shows its words."""
        first: dict[int, str] = {}
        for head in heads:
            place = self.places.get(head.source, -1)
            group = self.row.groups[place] if place >= 0 else None
            if group is self.held:
                yield None
                continue
            shown = first.setdefault(place, head.source)
            same_as = "" if shown == head.source else shown
            near = self._near(group)
            if near and (same_as or self.places[near.first[0]] not in first):
                near = None
            yield self._cell(head, group, place, same_as, near)

    def _cell(
        self, head: HeadSheet, group: Group | None, place: int, same_as: str, near: Near | None
    ) -> CellSheet:
        return CellSheet(
            head,
            letter_of(place) if group else "",
            _shade(place),
            self._kinds(group) if group else (),
            () if same_as else self._words(group, near),
            same_as=same_as,
            near=letter_of(self.places[near.first[0]]) if near else "",
            goes=self._goes(group),
            lag=self._lag(head, group),
        )

    def _lag(self, head: HeadSheet, group: Group | None) -> str:
        """How the words stand to what was drafted, where their translation is behind."""
        lagging = self.laid.lagging.get(head.source, {})
        after = group.after if group else None
        return lagging.get(source_of(after), "") if after else ""

    def _near(self, group: Group | None) -> Near | None:
        """What the wording hardly differs from: shown where the row is held against the base."""
        near = self.near.get(group.sources) if group else None
        if near is None or self.against or self.row.clause is None:
            return None
        wanted = [one.after for one in (self.row.of(near.first[0]), group) if one and one.after]
        return near if len({clause.heading for clause in wanted}) == 1 else None

    def _words(self, group: Group | None, near: Near | None) -> tuple[Piece, ...]:
        if near is not None:
            return marked(shortened(difference(self.row, near)))
        after = group.after if group else self.row.clause
        change = group.change if group and not self.against else None
        marks = line_of(parts_of(self.before, after, change))
        return marked(marks, line_spans(self.before), line_spans(after))

    def _kinds(self, group: Group) -> tuple[str, ...]:
        edits = (self.laid.plan.edits[key] for key in group.edits)
        return tuple(dict.fromkeys(edit.kind.value for edit in edits if not edit.renumbering))

    def _goes(self, group: Group | None) -> Destination | None:
        """Where the clause moves, if it does."""
        plan = self.laid.plan
        edits = [plan.edits[key] for key in group.edits] if group else []
        moves = (edit for edit in edits if edit.kind is EditKind.MOVE)
        return next((destination(plan, edit) for edit in moves), None)


def letter_of(place: int) -> str:
    """The name of a wording among those of a clause: A … Z, AA, AB …"""
    high, low = divmod(place, len(ascii_uppercase))
    return (letter_of(high - 1) if high else "") + ascii_uppercase[low]


def _words(clause: Clause) -> tuple[Piece, ...]:
    """The words of a clause as they are set in one line."""
    return marked((Mark(Op.KEEP, clause.words),), after=line_spans(clause))


def _anchor(row: Row) -> str:
    return f"at-{row.element}"


def _nearby(row: Row) -> Iterator[NearSheet]:
    for near in row.near:
        words = marked(shortened(difference(row, near)))
        yield NearSheet(", ".join(near.first), words)


def _blocks(row: Row, height: int = 0) -> Iterator[BlockSheet]:
    """The wordings of a row, one behind the other; with a height, from there upwards."""
    start = 0
    for place, group in enumerate(row.groups):
        size = len(group.sources)
        at = height - start - size if height else start
        yield BlockSheet(str(at), str(size), _shade(place))
        start += size


def _shade(place: int) -> str:
    return str(place % SHADES + 1)
