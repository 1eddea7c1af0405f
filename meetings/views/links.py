"""The queue of suggested links: looked at, narrowed, and decided on in bulk."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meetings.linkqueue import (
    CONFIDENCES,
    Filters,
    groups_linked,
    read_queue,
)
from meetings.models import LinkState, Relation
from meetings.services.links import decide
from meetings.views.access import registrars_only
from meetings.views.lookup import back_to
from resolutions.models import Resolution
from resolutions.permissions import AnyUser
from resolutions.views.paging import ELLIPSIS, page_links, page_number

DECISIONS = {
    "confirm": LinkState.CONFIRMED,
    "dismiss": LinkState.DISMISSED,
    "reopen": LinkState.SUGGESTED,
}


@registrars_only
@require_safe
def link_queue(request: HttpRequest) -> HttpResponse:
    """One page of the links that wait, or that were decided, grouped by document."""
    names = ("resolution", "group", "relation", "sure")
    said = {name: request.GET.get(name, "").replace("\x00", "") for name in names}
    filters = Filters(**said, state=request.GET.get("state", LinkState.SUGGESTED))
    found = read_queue(request.user, filters, page=page_number(request))
    shown = [group.is_demonstration for group in found.groups]
    context = {
        "section": "register",
        "is_demonstration": any(shown),
        "only_some": not all(shown),
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "filters": filters,
        "narrowed": filters != Filters(),
        "resolutions": _resolutions(request.user, filters.resolution),
        "groups": groups_linked(),
        "relations": Relation.choices,
        "states": LinkState.choices,
        "sures": tuple(CONFIDENCES),
    }
    return render(request, "meetings/link_queue.html", context)


def _resolutions(user: AnyUser, chosen: str) -> tuple[tuple[str, str, bool], ...]:
    """The resolutions to narrow the queue to, each with whether it is; two queries."""
    rows = Resolution.objects.visible_to(user).prefetch_related("body")
    return tuple((str(one.pk), str(one), str(one.pk) == chosen) for one in rows)


@registrars_only
@require_POST
def link_decide(request: HttpRequest) -> HttpResponse:
    """Confirm, dismiss or reopen the links that are ticked, or the one whose button was pressed."""
    word, _dash, one = request.POST.get("decision", "").partition("-")
    if word not in DECISIONS:
        raise Http404
    chosen = [one] if one else request.POST.getlist("link")
    keys = [int(key) for key in chosen if key.isascii() and key.isdigit() and len(key) < 16]
    number = decide(user=cast(User, request.user), links=keys, state=DECISIONS[word])
    messages.success(request, _said(word, number))
    place = _next_row(request.POST.getlist("row"), one)
    return redirect(back_to(request, "meetings:link_queue") + place)


def _next_row(rows: list[str], decided: str) -> str:
    """The fragment of the row after the one decided on, else of the one before: a person goes on.

    It is empty where several were decided on at once.
    """
    if decided not in rows:
        return ""
    at = rows.index(decided)
    others = rows[at + 1 : at + 2] or rows[:at][-1:]
    return f"#link-{others[0]}" if others and others[0].isdecimal() else ""


def _said(word: str, number: int) -> str:
    """What was done, as a sentence."""
    if word == "confirm":
        words = ngettext("%d link confirmed.", "%d links confirmed.", number)
    elif word == "dismiss":
        words = ngettext("%d link dismissed.", "%d links dismissed.", number)
    else:
        words = ngettext("%d link waits again.", "%d links wait again.", number)
    return words % number
