"""Why a clause reads as it does: its editions, and all that has to do with it, in time."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from amendments.chronicle import read_chronicle
from amendments.stages import Stage, stages_of
from resolutions import queries
from resolutions.citing import leads, linked
from resolutions.models import Provision, Version
from resolutions.neighbours import listed
from resolutions.queries.citations import Ground, citations_of
from resolutions.queries.histories import ProvisionState
from resolutions.queries.incoming import provision_cited_by
from resolutions.queries.names import clause_names
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
    editions = list(queries.visible_versions(request.user, resolution))
    published = [version for version in editions if version.is_published]
    in_force = published[-1] if published and resolution.in_force else None
    ground = citations_of(found)
    stages = tuple(_leading(ground, stage, in_force) for stage in stages_of(editions, states))
    latest = states[-1]
    here = {state.version.pk: state.address for state in states}
    spoken = sorted(queries.languages(*editions))
    only = request.GET.get("kind", "")
    chronicle = read_chronicle(request.user, found, stages, ground, only)
    pages = Paginator(chronicle.entries, ON_A_PAGE)
    page = pages.get_page(page_number(request))
    context = {
        **of_resolution(resolution),
        "name": _name(latest),
        "latest": latest,
        "chronicle": chronicle,
        "cited_by": listed(provision_cited_by(found, published, here, latest.language)),
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


def _name(state: ProvisionState) -> str:
    """How a person cites the clause, empty where nothing but its kind tells it apart."""
    place = state.version.pk, state.address
    name = clause_names([place], state.language)[place]
    return "" if name == state.address else name


def _leading(ground: Ground, stage: Stage, in_force: Version | None) -> Stage:
    """The stage whose words lead to what they cite."""
    if stage.state is None:
        return stage
    version, language = stage.version, stage.state.language
    found = leads(ground, version, language, in_force=version == in_force)
    return replace(stage, pieces=linked(stage.pieces, found.get(stage.state.address, ())))
