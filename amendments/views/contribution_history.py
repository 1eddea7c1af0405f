"""How a contribution came about: its steps, its head, and where its proposals' histories stand."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.histories import contribution_events
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.views.paging import ELLIPSIS, page_links, page_number


def contribution_history(request: HttpRequest, symbol: str) -> HttpResponse:
    """For those alone who sponsor it, or took it in: also once everybody reads the outcome."""
    contribution = find_contribution(request, symbol)
    if not permissions.may_remember(request.user, contribution):
        raise Http404
    found = contribution_events(contribution, page_number(request))
    context = {
        "section": "contributions",
        "contribution": contribution,
        "address": name_document(contribution.document),
        "name": spoken_name(contribution.document),
        "proposals": contribution.proposals.only(
            "identifier", "action", "said_number", "position", "saves", "contribution"
        ).order_by("position"),
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "language": contribution.language,
        "dir": reading.direction(contribution.language),
        "interface_language": get_language(),
    }
    return render(request, "amendments/contribution_history.html", context)
