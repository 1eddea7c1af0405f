"""What everybody reads of meetings: the groups, one group, a recommendation, the calendars."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import cast
from urllib.parse import urljoin

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language

from meetings.calendars import calendar
from meetings.mandates.table import Stamp, stamp
from meetings.models import Group, Meeting, Recommendation
from meetings.proceedings import read_group, read_recommendation
from meetings.registry import list_groups
from resolutions.views.paging import ELLIPSIS, page_links, page_number


def meeting_list(request: HttpRequest) -> HttpResponse:
    """All groups with their meetings."""
    context = {"section": "meetings", "groups": list_groups()}
    return render(request, "meetings/meeting_list.html", context)


def group(request: HttpRequest, code: str) -> HttpResponse:
    """One group: its meetings, and which clauses each of them touched."""
    found = get_object_or_404(Group, code=code)
    sheet = read_group(request.user, found, page=page_number(request))
    context = {
        "section": "meetings",
        "sheet": sheet,
        "numbers": page_links(sheet.number, sheet.page_count),
        "ellipsis": ELLIPSIS,
    }
    return render(request, "meetings/group.html", context)


def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One recommendation, its parts and the clauses it is about."""
    rows = Recommendation.objects.visible_to(request.user)
    related = ("meeting__group", "document", "parent")
    found = rows.select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    sheet = read_recommendation(request.user, found)
    return render(request, "meetings/recommendation.html", {"section": "meetings", "sheet": sheet})


def calendar_all(request: HttpRequest) -> HttpResponse:
    """The meetings of all groups, for a calendar program."""
    return _calendar(request, "meetings")


def calendar_group(request: HttpRequest, code: str) -> HttpResponse:
    """The meetings of one group, for a calendar program."""
    return _calendar(request, get_object_or_404(Group, code=code).code, code)


def _calendar(request: HttpRequest, name: str, group: str = "") -> HttpResponse:
    """The calendar of a group, or of all; 304 to a program that has it as it is."""
    root = request.build_absolute_uri("/")
    content = _built(stamp(Meeting, Group), group, root, request.get_host(), get_language() or "en")
    tag = quote_etag(sha256(content).hexdigest())
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"', "ETag": tag}
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    return cast(HttpResponse, get_conditional_response(request, etag=tag, response=answer))


@lru_cache(maxsize=64)
def _built(_stamp: Stamp, group: str, root: str, host: str, _language: str) -> bytes:
    """The same bytes until something is written about a meeting or a group: programs ask often."""
    meetings = Meeting.objects.select_related("group")
    if group:
        meetings = meetings.filter(group__code=group)

    def link(meeting: Meeting) -> str:
        return urljoin(root, reverse("amendments:meeting", args=[meeting.pk]))

    return calendar(meetings, host=host, link=link)
