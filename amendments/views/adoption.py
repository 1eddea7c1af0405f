"""Adoption: what stands in its way, what it will say, and what was adopted."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from amendments.desk.findings import read_findings
from amendments.desk.followups import read_follow_ups
from amendments.desk.lists import adopted_beside
from amendments.desk.plans import sit
from amendments.drafting.finishing import CONFERENCES, edition_words, finish
from amendments.edits import read_number
from amendments.models import Desk
from amendments.redline.snapshots import unpack
from amendments.services.adopting import StillOpen, adopt
from amendments.services.adoptinglanguages import edition_in
from amendments.services.desks import arrivals
from amendments.views.desk import find_desk
from resolutions import queries, reading
from resolutions.models.instruments import Action
from resolutions.permissions import may_import
from resolutions.services.problems import ImportProblem
from resolutions.text import clauses as values
from resolutions.text.clauses import Kind
from resolutions.text.places import place_in, place_of

FRONT = (Kind.NUMBER, Kind.HISTORY, Kind.OPENING)


@login_required
def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt the text of the desk, or read what was adopted; what is open stands in its way."""
    desk = find_desk(request, pk)
    if not desk.is_open:
        return _adopted(request, desk)
    said = _said(request, desk)
    if request.method != "POST":
        return _page(request, desk, said)
    try:
        adopt(
            user=cast(User, request.user),
            desk=desk,
            edition=_edition(said, desk.language),
            number=said["number"],
            seen=read_number(said["seen"], 0),
            leave_rest=bool(said["leave_rest"]),
            link=request.build_absolute_uri,
        )
    except StillOpen as still:
        return _page(request, desk, said, refusal=still.message, status=409)
    except ImportProblem as problem:
        return _page(request, desk, said, refusal=problem.message, status=409)
    return redirect("amendments:adoption", desk.pk)


def _said(request: HttpRequest, desk: Desk) -> dict[str, str]:
    """What the form says; at first what is known of the meeting, and of the body's conferences."""
    year = desk.meeting.held_in
    place = desk.meeting.place or place_of(desk.body_id, year)
    action = Action.NEW
    if desk.resolution is not None:
        action = Action.MODIFIED if desk.body_id == "council" else Action.REVISED
    usual = {
        "place": place_in(place, desk.language) if desk.body_id in CONFERENCES else "",
        "year": str(year or ""),
        "action": action.value,
        "number": "",
        "leave_rest": "",
        "seen": str(desk.saves),
    }
    if request.method != "POST":
        return usual
    return {key: request.POST.get(key, "")[:100] for key in usual}


def _edition(said: dict[str, str], language: str) -> values.Edition:
    action = said["action"] if said["action"] in set(values.Action) else values.Action.REVISED
    year = read_number(said["year"], 0)
    place = " ".join(said["place"].split())
    return values.Edition(
        year if 1865 <= year < 3000 else None, place_in(place, language), values.Action(action)
    )


def _page(
    request: HttpRequest,
    desk: Desk,
    said: dict[str, str],
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    sitting = sit(desk)
    beside = adopted_beside(desk)
    first = beside.adoption.version if beside else None
    edition = edition_in(first, desk.language) if first else _edition(said, desk.language)
    lines: list[str] = []
    if edition.year and sitting.text.clauses:
        new = first.resolution.number if first else said["number"] or "…"
        number = new if desk.resolution is None else ""
        finished = finish(sitting.text, edition, number)
        lines = [clause.text for clause in finished.clauses if clause.kind in FRONT]
    context: dict[str, Any] = {
        "section": "desks",
        "desk": desk,
        "sitting": sitting,
        "said": said,
        "lines": lines,
        "label": edition_words(desk.language, edition) if edition.year else "",
        "actions": Action.choices,
        "refusal": refusal,
        "places": sitting.brackets,
        "findings": read_findings(sitting),
        "arrivals": arrivals(desk),
        "adopted": beside,
        "first": first,
        "needs_place": desk.body_id in CONFERENCES,
        "others": desk.base is not None and len(queries.languages(desk.base)) > 1,
        "language": desk.language,
        "dir": reading.direction(desk.language),
        "is_demonstration": desk.base is not None and desk.base.is_demonstration,
    }
    return render(request, "amendments/adoption.html", context, status=status)


def _adopted(request: HttpRequest, desk: Desk) -> HttpResponse:
    found = desk.adoption
    snapshot = unpack(found.snapshot)
    context = {
        "section": "desks",
        "desk": desk,
        "adoption": found,
        "follow_ups": read_follow_ups(request.user, found, desk),
        "may_import": may_import(request.user),
        "dispositions": snapshot.dispositions,
        "authors": snapshot.authors,
        "language": desk.language,
        "dir": reading.direction(desk.language),
        "is_demonstration": desk.base is not None and desk.base.is_demonstration,
    }
    return render(request, "amendments/adopted.html", context)
