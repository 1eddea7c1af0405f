"""The registers: what the secretariat enters of groups, meetings, agendas, recommendations."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings.models import AgendaItem, Group, Meeting
from meetings.registerforms import GroupForm, ItemForm, MeetingForm, RowForm
from meetings.registry import list_documents, read_meeting, read_register
from meetings.services.registers import enter_row, remove_item
from meetings.views.access import registrars_only
from resolutions.services.problems import ImportProblem


@registrars_only
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """All groups with their meetings, and what waits."""
    context = {"section": "register", "register": read_register(request.user)}
    return render(request, "meetings/register.html", context)


@registrars_only
def group_enter(request: HttpRequest, code: str = "") -> HttpResponse:
    """A new group, or one that is there."""
    row = get_object_or_404(Group, code=code) if code else Group()
    form = GroupForm(request.POST or None, instance=row)
    if request.method == "POST" and save(request, form):
        return redirect("meetings:register")
    title = _("Add a group") if not code else row.name
    return _show(request, form, title)


@registrars_only
def meeting_enter(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """A new meeting, or one that is there, with its agenda."""
    row = get_object_or_404(Meeting.objects.select_related("group"), pk=pk) if pk else Meeting()
    initial = {"group": request.GET.get("group")} if not pk else None
    form = MeetingForm(request.POST or None, instance=row, initial=initial)
    if request.method == "POST" and save(request, form):
        return redirect("meetings:meeting_enter", row.pk)
    if not pk:
        return _show(request, form, _("Add a meeting"))
    documents = list_documents(request.user, row)
    context = {
        "section": "register",
        "form": form,
        "sheet": read_meeting(request.user, row),
        "documents": documents,
        "is_demonstration": any(one.is_demonstration for one in documents),
        "only_some": not all(one.is_demonstration for one in documents),
        "item_form": ItemForm(instance=AgendaItem(meeting=row), auto_id="item_%s"),
    }
    return render(request, "meetings/meeting_enter.html", context)


@registrars_only
def item_enter(request: HttpRequest, pk: int, item: int = 0) -> HttpResponse:
    """An item of a meeting's agenda, new or there."""
    meeting = get_object_or_404(Meeting.objects.select_related("group"), pk=pk)
    row = get_object_or_404(meeting.agenda, pk=item) if item else AgendaItem(meeting=meeting)
    form = ItemForm(request.POST or None, instance=row)
    if request.method == "POST" and save(request, form):
        return redirect("meetings:meeting_enter", meeting.pk)
    title = _("Agenda item %s") % row.number if item else _("Add an agenda item")
    return _show(request, form, title, back=reverse("meetings:meeting_enter", args=[pk]))


@registrars_only
@require_POST
def item_remove(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Take an item off the agenda."""
    row = get_object_or_404(AgendaItem, pk=item, meeting=pk)
    remove_item(user=cast(User, request.user), item=row)
    messages.success(request, _("The agenda item is removed."))
    return redirect("meetings:meeting_enter", pk)


def save(request: HttpRequest, form: RowForm) -> bool:
    """Enter what the form has, if it is valid and anything changed; problems come back in it."""
    if not form.is_valid():
        return False
    if form.has_changed() or form.instance.pk is None:
        try:
            enter_row(user=cast(User, request.user), row=form.filled())
        except ImportProblem as problem:
            form.add_error(None, problem.message)
            return False
    messages.success(request, _("Saved."))
    return True


def _show(
    request: HttpRequest,
    form: RowForm,
    title: str,
    *,
    back: str = "",
) -> HttpResponse:
    context = {
        "section": "register",
        "form": form,
        "title": title,
        "back": back or reverse("meetings:register"),
    }
    return render(request, "meetings/row_enter.html", context)
