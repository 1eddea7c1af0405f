"""What everybody reads of meetings: the groups, one group, a recommendation, the calendars."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from meetings.calendars import calendar
from meetings.models import Group, Meeting, Recommendation
from meetings.proceedings import read_group, read_recommendation
from meetings.registry import read_register
from resolutions.views.paging import ELLIPSIS, page_links, page_number


def meeting_list(request: HttpRequest) -> HttpResponse:
    """All groups with their meetings."""
    context = {"section": "meetings", "register": read_register(request.user)}
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
    return _calendar(request, Meeting.objects.select_related("group"), "meetings")


def calendar_group(request: HttpRequest, code: str) -> HttpResponse:
    """The meetings of one group, for a calendar program."""
    found = get_object_or_404(Group, code=code)
    return _calendar(request, found.meetings.select_related("group"), found.code)


def _calendar(request: HttpRequest, meetings: Iterable[Meeting], name: str) -> HttpResponse:
    def link(meeting: Meeting) -> str:
        return request.build_absolute_uri(reverse("amendments:meeting", args=[meeting.pk]))

    content = calendar(meetings, host=request.get_host(), link=link)
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
