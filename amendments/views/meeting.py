"""A meeting and a document of it, as everybody may read them, with what was proposed there."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from amendments.addresses import name_document
from amendments.models import Contribution
from amendments.proceedings import read_proceedings
from meetings.models import Document, Meeting
from meetings.proceedings import read_document


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Its agenda with the documents on each item, what it recommended, and the contributions."""
    found = get_object_or_404(Meeting.objects.select_related("group", "body"), pk=pk)
    context = {"section": "meetings", "found": read_proceedings(request.user, found)}
    return render(request, "amendments/meeting.html", context)


def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document; one that is a contribution is read on the contribution's page."""
    laid = Contribution.objects.visible_to(request.user).select_related("document")
    if contribution := laid.filter(document=pk).first():
        return redirect("amendments:contribution", name_document(contribution.document))
    rows = Document.objects.visible_to(request.user).filter(contribution=None)
    found = rows.select_related("meeting__group", "follows", "delegation").filter(pk=pk).first()
    if found is None:
        raise Http404
    sheet = read_document(request.user, found)
    return render(request, "meetings/document.html", {"section": "meetings", "sheet": sheet})
