"""The list of desks, and how one is opened."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amendments.desk.lists import list_desks, openable, other_chairs
from amendments.services.desks import open_desk
from meetings.models import Meeting
from resolutions.models import Body, Resolution
from resolutions.services.problems import ImportProblem


@login_required
def desk_list(request: HttpRequest) -> HttpResponse:
    """The desks that the user runs, and what waits for one; a POST opens it.

    Who chairs no group and is not of the secretariat finds an empty list.
    """
    if request.method == "POST":
        return _open(request)
    context = {
        "section": "desks",
        "desks": list_desks(request.user),
        "openable": openable(request.user),
        "other_chairs": other_chairs(request.user),
    }
    return render(request, "amendments/desk_list.html", context)


def _open(request: HttpRequest) -> HttpResponse:
    """Open the desk that the form names, or come back with what is wrong."""
    said = request.POST
    meeting = Meeting.objects.filter(pk=_key(said.get("meeting", ""))).first()
    resolution = Resolution.objects.filter(pk=_key(said.get("resolution", ""))).first()
    if meeting is None:
        messages.error(request, _("Choose a meeting and what its desk is for."))
        return redirect("amendments:desk_list")
    try:
        desk = open_desk(
            user=cast(User, request.user),
            meeting=meeting,
            language=said.get("language", ""),
            resolution=resolution,
            body=Body.objects.filter(pk=said.get("body", "")).first(),
            number=said.get("number", "")[:60],
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect("amendments:desk_list")
    return redirect("amendments:desk", desk.pk)


def _key(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
