"""The decisions of a desk."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amendments.deskrows import Clash, DeskRow, Item
from amendments.desks import sit
from amendments.desksheets import DeskSheet
from amendments.views.desk import find_desk
from resolutions import reading


@login_required
def desk_history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every decision, the latest first: who, when, what and why."""
    found = find_desk(request, pk)
    rulings = found.rulings.select_related("by").order_by("-pk")
    sitting = sit(found)
    last = {ruling.pk for ruling in sitting.rulings.values()}
    sheet = DeskSheet(sitting)
    items: dict[str, tuple[DeskRow, Item | Clash]] = {}
    for row in sheet.rows:
        items |= {item.key: (row, item) for item in row.items}
        items |= {clash.key: (row, clash) for clash in row.clashes}
    context = {
        "section": "desks",
        "desk": found,
        "entries": [
            (ruling, *items.get(ruling.about, (None, None)), ruling.pk in last)
            for ruling in rulings
        ],
        "language": found.language,
        "dir": reading.direction(found.language),
    }
    return render(request, "amendments/desk_history.html", context)
