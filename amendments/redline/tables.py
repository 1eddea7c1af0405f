"""Tables of a redline while they are put together from changes of rows and cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from amendments.redline.changes import Change
from amendments.redline.diff import Mark
from amendments.redline.sides import kind_of
from resolutions.text.clauses import Clause, Kind

IN_TABLES = frozenset({Kind.TABLE, Kind.ROW, Kind.CELL})


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell's two sides, and the marks between them if it has both."""

    before: Clause | None
    after: Clause | None
    marks: Sequence[Mark] = ()


@dataclass(slots=True)
class RowDraft:
    """A row's two sides while its cells are collected."""

    before: Clause | None
    after: Clause | None
    cells: list[CellDraft] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many cells the longer of the two sides has."""
        sides = [[cell.before for cell in self.cells], [cell.after for cell in self.cells]]
        return max(sum(cell is not None for cell in side) for side in sides)

    @property
    def is_kept(self) -> bool:
        """Whether both sides have the row and every one of its cells."""
        whole = [(self.before, self.after), *((cell.before, cell.after) for cell in self.cells)]
        return all(before is not None and after is not None for before, after in whole)


@dataclass(slots=True)
class TableDraft:
    """A table while its rows are collected."""

    rows: list[RowDraft] = field(default_factory=list)


class Drafts:
    """Takes rows and cells to the tables and rows where they belong on each side.

    The clauses themselves say where: a row that stands in one table before and in another after
    is a deleted row of the one and an inserted row of the other.
    """

    def __init__(self, before: Mapping[int, Clause], after: Mapping[int, Clause]) -> None:
        self._before = before
        self._after = after
        self._tables: dict[int, TableDraft] = {}
        self._rows: dict[int, RowDraft] = {}

    def take(self, change: Change) -> list[TableDraft]:
        """Take a row or a cell into the table or row where each side of it belongs.

        Answers with the draft of a table that begins here.
        """
        before, after = change.before, change.after
        if kind_of(change) is Kind.TABLE:
            table = TableDraft()
            self._tables |= {id(side): table for side in (before, after) if side}
            return [table]
        homes = self._tables if kind_of(change) is Kind.ROW else self._rows
        was = homes.get(id(self._before.get(id(before))))
        now = homes.get(id(self._after.get(id(after))))
        if was is now or was is None or now is None:
            self._put(was or now, before, after, change.parts.text)
        else:
            self._put(was, before, None, ())
            self._put(now, None, after, ())
        return []

    def _put(
        self,
        home: TableDraft | RowDraft | None,
        before: Clause | None,
        after: Clause | None,
        marks: Sequence[Mark],
    ) -> None:
        if isinstance(home, RowDraft):
            home.cells.append(CellDraft(before, after, marks))
        elif home is not None:
            row = RowDraft(before, after)
            self._rows |= {id(side): row for side in (before, after) if side}
            home.rows.append(row)
