"""What of a desk's page a decision has changed, for a browser that has the rest of it already.

Which state a page shows is said in a few words, and the decisions until then are read from the
record: nothing is remembered of what somebody was shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from amendments.desk.plans import Sitting
from amendments.desk.rows import DeskRow
from amendments.desk.sheets import DeskSheet

ROW_VIEWS = ("work", "open", "brackets")
"""The views that consist of rows."""
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: the last save in it, what lay on the desk, where the meeting looked."""

    save: int
    table: str
    pointed: str

    @classmethod
    def of(cls, sheet: DeskSheet) -> Self:
        """What a page with this sheet shows."""
        sitting = sheet.sitting
        return cls(sitting.desk.saves, sitting.table.digest[:_DIGEST], sheet.pointed)

    @classmethod
    def read(cls, said: str) -> Self | None:
        """What `str` made of it; None of anything else."""
        save, _blank, rest = said.partition(" ")
        table, _blank, pointed = rest.partition(" ")
        if not (save.isascii() and save.isdigit() and len(save) < 9 and table):
            return None
        return cls(int(save), table, pointed)

    def __str__(self) -> str:
        return f"{self.save} {self.table} {self.pointed}"


@dataclass(frozen=True, slots=True)
class Changed:
    """The rows that differ from those shown, and the anchors of those that are shown no more."""

    rows: tuple[DeskRow, ...]
    gone: tuple[str, ...]


def rows_of(sheet: DeskSheet, view: str) -> tuple[DeskRow, ...]:
    """The rows that a view has."""
    match view:
        case "open":
            return tuple(row for row in sheet.rows if row.open_count)
        case "brackets":
            return tuple(row for row in sheet.rows if row.has_brackets)
    return sheet.rows


def changed_since(sheet: DeskSheet, shown: Shown, view: str) -> Changed | None:
    """What of a view is other than it was shown; None where the page has to be made anew.

    That is so where something else lay on the desk, or where a row comes in.
    """
    now = Shown.of(sheet)
    if view not in ROW_VIEWS or shown.table != now.table or shown.save > now.save:
        return None
    before = DeskSheet(_as_of(sheet.sitting, shown.save), shown.pointed)
    known, fresh = _by_anchor(rows_of(before, view)), _by_anchor(rows_of(sheet, view))
    if not fresh or fresh.keys() - known.keys():
        return None
    return Changed(
        tuple(row for anchor, row in fresh.items() if row != known[anchor]),
        tuple(anchor for anchor in known if anchor not in fresh),
    )


def _as_of(sitting: Sitting, save: int) -> Sitting:
    """The desk with the decisions that were made until a save."""
    made = (ruling for ruling in sitting.record if ruling.save_number <= save)
    return Sitting(sitting.desk, sitting.base, sitting.entries, tuple(made))


def _by_anchor(rows: Iterable[DeskRow]) -> Mapping[str, DeskRow]:
    return {row.anchor: row for row in rows}
