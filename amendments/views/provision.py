"""Why a clause reads as it does: its editions, and all that has to do with it, in time."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amendments.chronicle import read_chronicle
from amendments.stages import stages_of
from resolutions import queries, reading
from resolutions.models import Provision
from resolutions.views.lookup import (
    LANGUAGE_NAMES,
    LanguageChoice,
    demonstration,
    find_resolution,
    of_resolution,
    wanted_language,
)
from resolutions.views.paging import ELLIPSIS, page_links, page_number

ON_A_PAGE = 40


def provision(request: HttpRequest, body: str, designator: str, uid: UUID) -> HttpResponse:
    """The clause's page, the latest first; `kind` narrows it to one kind of entries."""
    resolution = find_resolution(request, body, designator)
    try:
        found = queries.get_provision(resolution, uid)
    except Provision.DoesNotExist:
        raise Http404 from None
    states = queries.provision_history(found, request.user, wanted_language(request))
    if not states:
        raise Http404
    timeline = queries.timeline(resolution, request.user)
    stages = tuple(stages_of([entry.version for entry in reversed(timeline)], states))
    latest = states[-1]
    names = reading.cited(queries.version_text(latest.version, latest.language))
    spoken = sorted({code for entry in timeline for code in entry.languages})
    only = request.GET.get("kind", "")
    chronicle = read_chronicle(request.user, found, stages, only)
    pages = Paginator(chronicle.entries, ON_A_PAGE)
    page = pages.get_page(page_number(request))
    context = {
        **of_resolution(resolution),
        "name": names.get(latest.address, ""),
        "latest": latest,
        "chronicle": chronicle,
        "only": only,
        "found": {"number": page.number, "page_count": pages.num_pages},
        "entries": page.object_list,
        "numbers": page_links(page.number, pages.num_pages),
        "ellipsis": ELLIPSIS,
        "language": latest.language,
        "interface_language": get_language(),
        "languages": tuple(LanguageChoice(code, LANGUAGE_NAMES[code]) for code in spoken),
        **demonstration(state.version.is_demonstration for state in states),
    }
    return render(request, "amendments/provision.html", context)
