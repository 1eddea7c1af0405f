"""A recommendation in the register: to whom, by when, what became of it, what it is about."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.linkqueue import read_recommendation_links
from meetings.models import Meeting, Recommendation
from meetings.recommendationforms import RecommendationForm, SpokenRecommendationForm
from meetings.registerforms import LinkForm
from meetings.views.access import registrars_only
from meetings.views.linking import add_by_hand, link_form
from meetings.views.registers import save


@registrars_only
def recommendation_add(request: HttpRequest, pk: int) -> HttpResponse:
    """A recommendation of a meeting that no report says."""
    meeting = get_object_or_404(Meeting.objects.select_related("group"), pk=pk)
    last = meeting.recommendations.aggregate(Max("order"))["order__max"] or 0
    row = Recommendation(meeting=meeting, order=last + 1)
    form = SpokenRecommendationForm(request.POST or None, instance=row, user=request.user)
    if request.method == "POST" and save(request, form):
        return redirect("meetings:meeting_enter", pk)
    context = {
        "section": "register",
        "form": form,
        "title": _("Add a recommendation"),
        "back": reverse("meetings:meeting_enter", args=[pk]),
        "meeting": meeting,
    }
    return render(request, "meetings/row_enter.html", context)


@registrars_only
def recommendation_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom a recommendation is addressed, by when, and what became of it."""
    row = _find(request, pk)
    form = _form(request, row)
    if request.method == "POST" and save(request, form):
        return redirect("meetings:meeting_enter", row.meeting_id)
    return _show(request, row, form, link_form(request))


@registrars_only
@require_POST
def recommendation_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a link by hand."""
    row = _find(request, pk)
    form = link_form(request)
    if add_by_hand(request, row, form):
        messages.success(request, _("The link is added."))
        return redirect("meetings:recommendation_enter", pk)
    return _show(request, row, _form(request, row, bound=False), form)


def _form(request: HttpRequest, row: Recommendation, *, bound: bool = True) -> RecommendationForm:
    """Its form: what a report says, a person does not word anew."""
    sent = (request.POST or None) if bound else None
    if row.document_id is not None:
        return RecommendationForm(sent, instance=row)
    return SpokenRecommendationForm(sent, instance=row, user=request.user)


def _find(request: HttpRequest, pk: int) -> Recommendation:
    """The recommendation; Http404 unless the user may see it."""
    rows = Recommendation.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("meeting__group", "document"), pk=pk)


def _show(
    request: HttpRequest, row: Recommendation, form: RecommendationForm, links: LinkForm
) -> HttpResponse:
    context = {
        "section": "register",
        "form": form,
        "said": row,
        "link_form": links,
        "links": read_recommendation_links(request.user, row),
        "is_demonstration": bool(row.document and row.document.is_demonstration),
    }
    return render(request, "meetings/recommendation_enter.html", context)
