"""Since when each phrase of an edition stands, and by whose proposal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amendments.provenances import trace_version
from resolutions import queries, reading
from resolutions.views.lookup import find_resolution, find_version, of_resolution, spoken


def provenance(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """The text with the edition of every phrase in its margin."""
    resolution = find_resolution(request, body, designator)
    version = find_version(request, resolution, edition)
    speech = spoken(request, queries.languages(version))
    found = trace_version(version, speech.language, request.user)
    context = {
        **of_resolution(resolution),
        "shown": version,
        "found": found,
        "newest_first": tuple(reversed(tuple(enumerate(found.versions)))),
        "language": speech.language,
        "languages": speech.choices,
        "dir": reading.direction(speech.language),
        "interface_language": get_language(),
        "is_demonstration": version.is_demonstration,
    }
    return render(request, "amendments/provenance.html", context)
