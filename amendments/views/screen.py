"""The meeting's screen: the clause under discussion in large type, wherever it is looked at from.

The page asks one address again and again, which answers in a few signs while nothing has changed.
However many look on, a process looks at the desk a few times in a second, one request at a time,
and makes what is shown once for each state; whoever else asks meanwhile gets what was seen last.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import cast

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from amendments.desk.plans import sit, with_names
from amendments.desk.sheets import DeskSheet
from amendments.models import Desk
from resolutions import reading

KEPT = 600
A_MOMENT = 0.2
"""Seconds for which a process believes what it saw last."""
A_WHILE = 5
"""Seconds after which another request looks, if the one that does has not come back."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen shows in a state of the desk, as HTML, and when that was looked at last."""

    stamp: str
    html: SafeString
    at: float

    @property
    def tag(self) -> str:
        """The name of the state for a browser's cache."""
        return f'"{self.stamp}"'


def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The page: it follows by itself with a script, and by its refreshing without one."""
    seen = _see(request, pk)
    context = {"desk": with_names().get(pk=pk), "seen": seen}
    return render(request, "amendments/screen.html", context)


def screen_part(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page shows, alone; of the state that the browser has already nothing but its tag."""
    seen = _see(request, pk)
    headers = {"ETag": seen.tag, "Cache-Control": "no-cache"}
    if request.headers.get("If-None-Match") == seen.tag:
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(seen.html, headers=headers)


def _see(request: HttpRequest, pk: int) -> Seen:
    """What is shown now, or was a moment ago; Http404 unless the user may see it.

    While everybody may, what one request has seen holds for all: no session, no user.
    """
    cache, key = caches["redlines"], f"screen:{pk}:{get_language()}"
    known = cast("Seen | None", cache.get(key))
    if known is None:
        return _look(request, pk, key)
    if monotonic() - known.at < A_MOMENT or not cache.add(f"{key}:looking", True, A_WHILE):
        return known
    try:
        return _look(request, pk, key)
    finally:
        cache.delete(f"{key}:looking")


def _look(request: HttpRequest, pk: int, key: str) -> Seen:
    """What is shown now: a query, and where anything has changed all that it takes to show it."""
    cache = caches["redlines"]
    row = (
        Desk.objects.filter(pk=pk)
        .values_list("is_shown", "saves", "state", "pointer__moves")
        .first()
    )
    is_public = row is not None and row[0]
    if not is_public:
        cache.delete(key)
    if row is None or not (
        is_public or Desk.objects.visible_to(request.user).filter(pk=pk).exists()
    ):
        raise Http404
    stamp = "-".join(map(str, (get_language(), *row[1:])))
    html = cache.get_or_set(f"screen:{pk}:{stamp}", lambda: _shown(pk), KEPT)
    seen = Seen(stamp, cast(SafeString, html), monotonic())
    if is_public:
        cache.set(key, seen, KEPT)
    return seen


def _shown(pk: int) -> SafeString:
    """The clause that the meeting looks at, as HTML."""
    desk = with_names().get(pk=pk)
    sheet = DeskSheet(sit(desk), desk.pointer.element)
    sitting = sheet.sitting
    context = {
        "desk": desk,
        "row": sheet.pointed_row,
        "open_count": sitting.open_count,
        "total": sitting.total,
        "language": desk.language,
        "dir": reading.direction(desk.language),
    }
    return render_to_string("amendments/_screen.html", context)
