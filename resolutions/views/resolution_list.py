"""The list of resolutions: narrowed, sorted and paged by its address."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from resolutions import queries
from resolutions.models import Body, InstrumentKind
from resolutions.views.lookup import demonstration, wanted_language

IN_FORCE = {"yes": True, "no": False}


def resolution_list(request: HttpRequest) -> HttpResponse:
    """One page of the list; htmx gets the results alone."""
    filters = queries.Filters(
        body=request.GET.get("body", ""),
        kind=request.GET.get("kind", ""),
        in_force=IN_FORCE.get(request.GET.get("in_force", "")),
        search=request.GET.get("q", "").replace("\x00", ""),
    )
    sort = request.GET.get("sort", "")
    found = queries.list_resolutions(
        request.user,
        filters,
        language=wanted_language(request),
        sort=sort if sort in queries.SORTS else "number",
        page=_page_number(request),
    )
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    context = {
        "section": "resolutions",
        "found": found,
        "numbers": _page_links(found.number, found.page_count),
        "ellipsis": Paginator.ELLIPSIS,
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


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def _page_links(number: int, page_count: int) -> list[int | str]:
    """The page numbers to link, with an ellipsis where some are left out."""
    pages = Paginator(range(page_count), 1)
    return [
        link if isinstance(link, int) else str(link) for link in pages.get_elided_page_range(number)
    ]
