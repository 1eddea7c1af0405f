"""Readings of a desk: their list, one against the base or against another, and as a file."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.desk.plans import with_names
from amendments.desk.readings import base_of, export_reading, list_readings
from amendments.models import Desk, Reading
from amendments.permissions import may_chair
from amendments.reading import Redline
from amendments.redline.changes import compare
from amendments.redline.snapshots import unpack
from amendments.services.freezing import release
from resolutions import reading as texts
from resolutions.views.download import attached


def find_reading(request: HttpRequest, pk: int, number: int) -> Reading:
    """The reading, with its desk, or Http404."""
    rows = Reading.objects.visible_to(request.user).select_related("release", "by")
    try:
        found = rows.get(desk=pk, number=number)
    except Reading.DoesNotExist:
        raise Http404 from None
    found.desk = with_names().get(pk=pk)
    return found


def reading(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The reading against the base; `?against=` another reading that the user may see."""
    found = find_reading(request, pk, number)
    desk = found.desk
    others = list_readings(desk, request.user)
    asked = request.GET.get("against", "")
    other = next((one for one in others if str(one.number) == asked and one != found), None)
    before = other.frozen if other else base_of(desk)
    after = found.frozen
    context = {
        "section": "desks",
        "desk": desk,
        "reading": found,
        "others": [one for one in others if one != found],
        "other": other,
        "redline": Redline(before, after, lambda: compare(before, after)),
        "dispositions": unpack(found.snapshot).dispositions,
        "authors": unpack(found.snapshot).authors,
        "may_chair": may_chair(request.user, desk),
        "language": desk.language,
        "dir": texts.direction(desk.language),
        "interface_language": get_language(),
        "is_demonstration": desk.base is not None and desk.base.is_demonstration,
    }
    return render(request, "amendments/reading.html", context)


def reading_download(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The reading as a Word file, its changes tracked, each by its author."""
    return attached(export_reading(find_reading(request, pk, number)))


@login_required
@require_POST
def reading_release(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Everybody may read it from now on."""
    found = find_reading(request, pk, number)
    release(user=cast(User, request.user), reading=found)
    messages.success(request, _("Everybody can read this reading now."))
    return redirect("amendments:reading", pk, number)


def reading_list(request: HttpRequest, pk: int) -> HttpResponse:
    """The readings that the user may see; Http404 if there is none, and no desk to be seen."""
    desk = with_names().filter(pk=pk).first()
    found = list_readings(desk, request.user) if desk else []
    sees = desk is not None and Desk.objects.visible_to(request.user).filter(pk=pk).exists()
    if desk is None or not (found or sees):
        raise Http404
    context = {"section": "desks", "desk": desk, "readings": found, "sees_desk": sees}
    return render(request, "amendments/reading_list.html", context)
