"""The decisions of a desk."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amendments.desk.plans import Sitting, sit
from amendments.desk.rows import Clash, DeskRow, Item
from amendments.desk.sheets import DeskSheet
from amendments.models import Ruling
from amendments.redline.diff import Marks
from amendments.views.desk import find_desk
from resolutions import reading


@login_required
def desk_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every decision, the latest first: who, when, what and why."""
    found = find_desk(request, pk)
    rulings = found.rulings.select_related("by").order_by("-pk")
    sitting = sit(found)
    last = {ruling.pk for ruling in sitting.rulings.values()}
    items = _by_key(sitting)
    if not items.keys() >= sitting.rulings.keys():  # words of what was withdrawn or superseded
        gone = _by_key(replace(sitting, and_gone=True))
        items = {key: (None, item) for key, (_row, item) in gone.items()} | items
    context = {
        "section": "desks",
        "desk": found,
        "entries": [
            (ruling, *_told(ruling, *items.get(ruling.about, (None, None))), ruling.pk in last)
            for ruling in rulings
        ],
        "language": found.language,
        "dir": reading.direction(found.language),
    }
    return render(request, "amendments/desk_history.html", context)


def _told(
    ruling: Ruling, row: DeskRow | None, item: Item | Clash | None
) -> tuple[DeskRow | None, str, Marks]:
    """Where the decision belongs, who wanted it, and the words of a change or of the side taken."""
    if isinstance(item, Item):
        return row, item.who, item.marks
    sides = item.sides if item else ()
    taken = next((side for side in sides if side.edits == ",".join(ruling.edits)), None)
    return (row, taken.who, taken.marks) if taken else (row, item.who if item else "", ())


def _by_key(sitting: Sitting) -> dict[str, tuple[DeskRow | None, Item | Clash]]:
    """All that can be decided, each with the row at which it stands."""
    found: dict[str, tuple[DeskRow | None, Item | Clash]] = {}
    sheet = DeskSheet(sitting)
    for row in map(sheet.unfold, sheet.rows):
        found |= {item.key: (row, item) for item in row.items}
        found |= {clash.key: (row, clash) for clash in row.clashes}
    return found
