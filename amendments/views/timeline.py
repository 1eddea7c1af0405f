"""The versions of a resolution through time."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from resolutions import permissions, queries
from resolutions.views.lookup import find_resolution, wanted_language


def timeline(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """Every edition, the latest first: when, where, how, in which languages, what changed."""
    resolution = find_resolution(request, body, designator)
    entries = queries.timeline(resolution, request.user)
    context = {
        "section": "resolutions",
        "resolution": resolution,
        "body": resolution.body_id,
        "designator": resolution.designator,
        "heading": f"{resolution.get_kind_display()} {resolution.number}",
        "entries": entries,
        "language": wanted_language(request),
        "may_edit": permissions.may_edit(request.user),
        "is_demonstration": any(entry.version.is_demonstration for entry in entries),
    }
    return render(request, "amendments/timeline.html", context)
