"""Which clauses of a long desk show at once what is proposed to them; the others say how much.

A page of hundreds of changes is slow to come and slow to read; a clause opens where one wants it.
"""

from __future__ import annotations

from collections.abc import Sequence

from amendments.desk.plans import Sitting
from amendments.desk.rows import DeskRow
from amendments.desk.sheets import DeskSheet

LONG = 60
"""With more things to decide than these a desk is long."""


def is_long(sitting: Sitting) -> bool:
    """Whether the clauses of the desk can be folded."""
    return sitting.total > LONG


def unfold(
    sheet: DeskSheet, rows: Sequence[DeskRow], *, everything: bool = False
) -> tuple[DeskRow, ...]:
    """The rows, with what is proposed where the page shows it at once.

    That is everywhere on a desk that is not long; on a long one where the meeting looks, and where
    anything is open as soon as that is little enough.
    """
    if everything or not is_long(sheet.sitting):
        return tuple(map(sheet.unfold, rows))
    waiting = [row for row in rows if row.open_count]
    few = sum(len(row.matters) for row in waiting) <= LONG
    return tuple(
        sheet.unfold(row) if row.pointed or (few and row.open_count) else row for row in rows
    )
