"""The register of mandates, and the same as a file."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings.mandatefiles import calendar, table, workbook
from meetings.mandatelist import Filters, choices, list_mandates, narrowed, read_rows
from meetings.mandatewords import actor_words
from meetings.models import MandateState
from resolutions.exports import Download
from resolutions.views.download import attached
from resolutions.views.lookup import wanted_language
from resolutions.views.paging import ELLIPSIS, page_links, page_number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def mandate_list(request: HttpRequest) -> HttpResponse:
    """One page of the register; htmx gets the results alone."""
    filters = _filters(request)
    found = list_mandates(
        request.user,
        filters,
        today=timezone.localdate(),
        language=wanted_language(request),
        page=page_number(request),
    )
    context = {
        "section": "mandates",
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "filters": filters,
        "narrowed": filters != Filters(),
        "choices": choices(request.user),
        "states": MandateState.choices,
        "question": _question(filters),
        "query": urlencode({key: said for key, said in asdict(filters).items() if said}),
        "is_demonstration": any(row.mandate.clause.version.is_demonstration for row in found.rows),
    }
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "_mandate_results" if partial else "mandate_list"
    response = render(request, f"meetings/{template}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def mandate_download(request: HttpRequest, form: str) -> HttpResponse:
    """All that the filters leave, as .xlsx, .csv or .ics."""
    if form not in ("xlsx", "csv", "ics"):
        raise Http404
    found = narrowed(request.user, _filters(request), timezone.localdate())
    rows = read_rows(request.user, found, wanted_language(request))
    link = request.build_absolute_uri
    if form == "xlsx":
        file = Download("mandates.xlsx", XLSX, workbook(rows, link))
    elif form == "csv":
        file = Download("mandates.csv", "text/csv; charset=utf-8", table(rows, link))
    else:
        words = calendar(rows, link, request.get_host())
        file = Download("mandates.ics", "text/calendar; charset=utf-8", words)
    return attached(file)


def _filters(request: HttpRequest) -> Filters:
    names = ("actor", "recipient", "body", "state", "group", "due", "report", "search")
    return Filters(**{name: request.GET.get(name, "")[:100].replace("\0", "") for name in names})


def _question(filters: Filters) -> str:
    """What the register then answers, as a plain sentence; empty unless all of it is chosen."""
    if not (filters.actor and filters.recipient and filters.report):
        return ""
    said = {
        "actor": actor_words(filters.actor),
        "recipient": actor_words(filters.recipient),
        "year": filters.report,
    }
    return _("What %(actor)s must report to %(recipient)s in %(year)s") % said
