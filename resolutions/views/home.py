"""The first page, and the jump from a body and a number to a resolution."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from resolutions import queries
from resolutions.models import Body, Resolution
from resolutions.views.lookup import demonstration, wanted_language

LATEST = 6


def home(request: HttpRequest) -> HttpResponse:
    """What this is, a way to any resolution, the latest editions."""
    latest = queries.list_resolutions(
        request.user, language=wanted_language(request), sort="edition", page_size=LATEST
    )
    context = {
        "latest": latest,
        "bodies": Body.objects.all(),
        **demonstration(row.is_demonstration for row in latest.rows),
    }
    return render(request, "resolutions/home.html", context)


def jump(request: HttpRequest) -> HttpResponse:
    """Lead to the resolution of `body` and `number`; to the list narrowed to them if none is it."""
    body = request.GET.get("body", "")
    number = " ".join(request.GET.get("number", "").split())
    try:
        return redirect(queries.get_resolution(request.user, body, number))
    except Resolution.DoesNotExist:
        sought = {name: value for name, value in (("q", number), ("body", body)) if value}
        return redirect(f"{reverse('resolutions:resolution_list')}?{urlencode(sought)}")
