"""The list of contributions: narrowed, sorted and paged by its address."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from amendments import permissions
from amendments.contribution_lists import Filters, list_contributions, resolutions_amended
from amendments.models import PUBLIC_STATES, ContributionState
from resolutions.models import Resolution
from resolutions.permissions import AnyUser
from resolutions.views.paging import ELLIPSIS, page_links, page_number


def contribution_list(request: HttpRequest) -> HttpResponse:
    """One page of the list; htmx gets the results alone."""
    said = {name: request.GET.get(name, "") for name in ("resolution", "source", "state", "q")}
    filters = Filters(said["resolution"], said["source"], said["state"], said["q"])
    sort = request.GET.get("sort", "")
    found = list_contributions(request.user, filters, sort=sort, page=page_number(request))
    choices = {_address(one): one.name for one in resolutions_amended(request.user)}
    asked = filters.resolution.partition("/")[::2]
    context = {
        "feed": reverse("amendments:feed"),
        "resolution_feed": reverse("amendments:resolution_feed", args=asked)
        if filters.resolution in choices
        else "",
        "section": "contributions",
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "filters": filters,
        "narrowed": filters != Filters(),
        "sort": sort,
        "resolutions": tuple((*one, one[0] == filters.resolution) for one in choices.items()),
        "is_elsewhere": bool(filters.resolution) and filters.resolution not in choices,
        "states": tuple((one.value, one.label) for one in _states(request.user)),
    }
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "_contribution_results" if partial else "contribution_list"
    response = render(request, f"amendments/{template}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _states(user: AnyUser) -> Iterable[ContributionState]:
    """The states in which there can be contributions that the user sees."""
    if permissions.may_see_unpublished(user):
        return ContributionState
    return (*PUBLIC_STATES, ContributionState.WITHDRAWN)


def _address(resolution: Resolution) -> str:
    return f"{resolution.body_id}/{resolution.designator}"
