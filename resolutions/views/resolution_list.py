"""The list of resolutions: narrowed, sorted and paged by its address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from resolutions import queries
from resolutions.models import Body, InstrumentKind
from resolutions.views.lookup import demonstration, wanted_language
from resolutions.views.paging import ELLIPSIS, page_links, page_number

IN_FORCE = {"yes": True, "no": False}


def resolution_list(request: HttpRequest) -> HttpResponse:
    """One page of the list; htmx gets the results alone."""
    filters = queries.Filters(
        body=request.GET.get("body", ""),
        kind=request.GET.get("kind", ""),
        in_force=IN_FORCE.get(request.GET.get("in_force", "")),
        search=request.GET.get("q", ""),
    )
    sort = request.GET.get("sort", "")
    found = queries.list_resolutions(
        request.user,
        filters,
        language=wanted_language(request),
        sort=sort if sort in queries.SORTS else "number",
        page=page_number(request),
    )
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    context = {
        "section": "resolutions",
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "filters": filters,
        "narrowed": filters != queries.Filters(),
        "sort": sort,
        "bodies": Body.objects.all(),
        "kinds": InstrumentKind.choices,
        **demonstration(row.is_demonstration for row in found.rows),
        "is_partial": partial,
    }
    template = "_resolution_results" if partial else "resolution_list"
    response = render(request, f"resolutions/{template}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
