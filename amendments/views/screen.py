"""The meeting's screen: the clause under discussion in large type, wherever it is looked at from.

It asks a tiny address again and again, which costs a query a few times in a second, however many
look on; what it shows is made once for each state of the desk.
"""

from __future__ import annotations

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language

from amendments.desks import sit, with_names
from amendments.desksheets import DeskSheet
from amendments.models import Desk
from resolutions import reading

KEPT = 600
A_MOMENT = 0.2
"""Seconds for which a process believes what it saw last."""


def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """The page: it follows by itself with a script, and by its refreshing without one."""
    stamp = _stamp(request, pk)
    desk = with_names().get(pk=pk)
    context = {"desk": desk, "stamp": stamp, "shown": _shown(desk, stamp)}
    return render(request, "amendments/screen.html", context)


def screen_part(request: HttpRequest, pk: int) -> HttpResponse:
    """What the page shows, alone."""
    stamp = _stamp(request, pk)
    response = HttpResponse(_shown(with_names().get(pk=pk), stamp))
    response["ETag"] = f'"{stamp}"'
    return response


def screen_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Which state the desk is in: it differs as soon as the screen has anything else to show."""
    stamp = _stamp(request, pk)
    if request.headers.get("If-None-Match") == f'"{stamp}"':
        return HttpResponseNotModified(headers={"ETag": f'"{stamp}"'})
    return JsonResponse(
        {"stamp": stamp}, headers={"ETag": f'"{stamp}"', "Cache-Control": "no-cache"}
    )


def _stamp(request: HttpRequest, pk: int) -> str:
    """The desk's state in few signs; Http404 unless it is shown, or the user's to see.

    While it is shown the answer holds for everybody, and for a moment: so many viewers ask that
    each process looks a few times in a second, whoever asks; no session, no user.
    """
    key = f"screen-stamp:{pk}"
    known: str | None = caches["redlines"].get(key)
    if known is not None:
        return known
    row = (
        Desk.objects.filter(pk=pk)
        .values_list("is_shown", "saves", "state", "pointer__moves")
        .first()
    )
    if row is None or not (row[0] or Desk.objects.visible_to(request.user).filter(pk=pk).exists()):
        raise Http404
    stamp = "-".join(map(str, row[1:]))
    if row[0]:
        caches["redlines"].set(key, stamp, A_MOMENT)
    return stamp


def _shown(desk: Desk, stamp: str) -> str:
    """The clause that the meeting looks at, as HTML, made once for each state."""
    key = f"screen:{desk.pk}:{stamp}:{get_language()}"
    known: str | None = caches["redlines"].get(key)
    if known is None:
        sheet = DeskSheet(sit(desk), desk.pointer.element)
        row = next((one for one in sheet.rows if one.pointed), None)
        context = {
            "desk": desk,
            "row": row,
            "open_count": sheet.sitting.open_count,
            "total": sheet.sitting.total,
            "decided": sheet.sitting.total - sheet.sitting.open_count,
            "language": desk.language,
            "dir": reading.direction(desk.language),
        }
        known = render_to_string("amendments/_screen.html", context)
        caches["redlines"].set(key, known, KEPT)
    return known
