"""What a resolution cites and what cites it; which citations are stale, here and everywhere."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resolutions import permissions, queries
from resolutions.addresses import address
from resolutions.citing import name_document
from resolutions.models import LANGUAGES, Body, Provision, Resolution
from resolutions.neighbours import above, below, cited_in, listed
from resolutions.picture import draw
from resolutions.queries.citations import citations_in
from resolutions.queries.incoming import cited_by, document_cited_by
from resolutions.queries.radar import Narrowing, Outdated, outdated, survey
from resolutions.services.citations import settle
from resolutions.services.problems import ImportProblem
from resolutions.staleness import read_page, read_rows, row_anchor
from resolutions.text.citations.standing import code_of
from resolutions.views.lookup import (
    demonstration,
    find_current,
    find_resolution,
    of_resolution,
    spoken,
    wanted_language,
)
from resolutions.views.paging import ELLIPSIS, page_links, page_number


@require_safe
def citations(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """What the text in force cites, what cites the resolution, and a picture of both."""
    resolution = find_resolution(request, body, designator)
    version = find_current(request, resolution)
    speech = spoken(request, queries.languages(version))
    ground = citations_in(version, speech.language)
    is_current = version.is_published and resolution.in_force
    cited = cited_in(ground, version, speech.language, in_force=is_current)
    found = cited_by(resolution, speech.language, page=page_number(request))
    context = {
        **of_resolution(resolution),
        "shown": version,
        "language": speech.language,
        "languages": speech.choices,
        "cited": cited,
        "found": found,
        "cited_by": listed(found.texts),
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "picture": draw(above(found.citing), below(cited)),
        **demonstration([version.is_demonstration]),
    }
    return render(request, "resolutions/citations.html", context)


@require_safe
def cited_document(request: HttpRequest, body: str, number: str) -> HttpResponse:
    """Everything here that cites a document of the United Nations."""
    found = document_cited_by(body, number, wanted_language(request), page=page_number(request))
    if not found.texts:
        raise Http404
    known = Body.objects.filter(pk=code_of(body)).first()
    context = {
        "section": "resolutions",
        "name": name_document(body, number, known),
        "found": found,
        "cited_by": listed(found.texts),
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        **demonstration(one.version.is_demonstration for one in found.texts),
    }
    return render(request, "resolutions/cited_document.html", context)


@require_safe
def stale(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The citations of the text in force that name a past edition, and what may be done."""
    resolution = find_resolution(request, body, designator)
    version = find_current(request, resolution)
    found = outdated(Narrowing(citing=resolution.pk))
    return render(
        request,
        "resolutions/stale.html",
        {
            **of_resolution(resolution),
            "shown": version,
            "languages": queries.languages(version),
            **_rows(request, found),
            **demonstration([version.is_demonstration]),
        },
    )


def _rows(request: HttpRequest, found: tuple[Outdated, ...]) -> dict[str, object]:
    """The rows of these citations, those that are stale first apart from those rightly past."""
    may_settle = permissions.may_edit(request.user)
    rows = read_rows(found, wanted_language(request), with_history=may_settle)
    return {
        "rows": [row for row in rows if row.found.is_stale],
        "past": [row for row in rows if not row.found.is_stale],
        "may_settle": may_settle,
    }


@require_safe
def radar(request: HttpRequest) -> HttpResponse:
    """Every clause in force that cites a past edition, narrowed by the address, page by page."""
    narrowing = _narrowing(request)
    cited, found_all = survey(narrowing)
    some = [one for one in found_all if one.is_stale]
    found = read_page(some, wanted_language(request), page_number(request))
    context = {
        "section": "stale",
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "narrowing": narrowing,
        "narrowed": narrowing != Narrowing(),
        "bodies": Body.objects.all(),
        "cited": cited,
        "languages": LANGUAGES,
        **demonstration(row.version.is_demonstration for row in found.rows),
    }
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "_radar_results" if partial else "radar"
    response = render(request, f"resolutions/{template}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _narrowing(request: HttpRequest) -> Narrowing:
    """What the address asks for; what it names and is not there narrows to nothing of it."""
    asked = request.GET.get("cited", "")
    language = request.GET.get("in", "")
    return Narrowing(
        cited=_key(asked) if asked else None,
        body=request.GET.get("body", "")[:20],
        language=language if language in dict(LANGUAGES) else "",
    )


def _key(address: str) -> int:
    """The key of the resolution that `pp/140` names, 0 if there is none."""
    body, _slash, designator = address.replace("\0", "").partition("/")
    named = Resolution.objects.designated(body, designator).order_by().values_list("pk", flat=True)
    return named.first() or 0


@login_required
@require_POST
def settle_citation(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The secretariat says whether a citation is rightly past, and why; then on at its row."""
    permissions.require(permissions.may_edit(request.user))
    resolution = find_resolution(request, body, designator)
    said = request.POST
    if not said.get("year", "").isascii() or not said.get("year", "").isdigit():
        raise Http404
    page = address("resolutions:stale", body, designator)
    cited, year = _named(request, said.get("cited", "")), int(said["year"][:4])
    try:
        provision = queries.get_provision(resolution, said.get("provision", ""))
        settle(
            user=cast(User, request.user),
            provision=provision,
            cited=cited,
            year=year,
            is_past=said.get("do") == "past",
            reason=said.get("reason", ""),
        )
    except Provision.DoesNotExist:
        raise Http404 from None
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Saved."))
        page = f"{page}#{row_anchor(str(provision.uid), cited, year)}"
    return redirect(page)


def _named(request: HttpRequest, address: str) -> Resolution:
    """The resolution that `pp/140` names, or Http404."""
    body, _slash, designator = address.partition("/")
    return find_resolution(request, body, designator)
