"""Which decision is undone next: the last one that was neither undone nor is an undoing itself."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from amendments.models import Ruling

_Words = tuple[str, str, tuple[str, ...], str]
OPEN: _Words = ("", "", (), "")


def says(ruling: Ruling | None) -> _Words:
    """What a ruling decides; nothing if there is none, or if it opens something again."""
    if ruling is None or not ruling.choice:
        return OPEN
    return ruling.choice, ruling.words, tuple(ruling.edits), ruling.note


def last_undoable(record: Iterable[Ruling]) -> int:
    """The number of the save that is undone next, of all rulings in their order; 0 for none.

    Law: undone again and again, everything comes back to what it was before the first save, except
    what a revised proposal opened meanwhile: that is nobody's decision any more.
    """
    done: list[tuple[int, dict[str, _Words]]] = []
    current: dict[str, _Words] = {}
    for save, rows in groupby(record, attrgetter("save_number")):
        upset: set[str] = set()
        now: dict[str, _Words] = {}
        for row in rows:
            if row.reason:
                upset.add(row.about)
            now[row.about] = says(row)
        if upset:
            done = [
                (number, kept)
                for number, before in done
                if (kept := {key: was for key, was in before.items() if key not in upset})
            ]
        elif done and done[-1][1] == now:
            done.pop()
        else:
            done.append((save, {about: current.get(about, OPEN) for about in now}))
        current |= now
    return done[-1][0] if done else 0
