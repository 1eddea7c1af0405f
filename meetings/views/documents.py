"""A document in the register: what it is, where it belongs, and what it is linked to."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from meetings import permissions
from meetings.linkqueue import read_document_links
from meetings.models import Document, Meeting
from meetings.registerforms import DocumentForm, FileForm, LinkForm
from meetings.services.registers import register_document
from meetings.services.suggestions import suggest_from_files
from meetings.views.access import registrars_only
from meetings.views.linking import add_by_hand, link_form
from resolutions.services.problems import ImportProblem


@registrars_only
def document_enter(request: HttpRequest, pk: int = 0) -> HttpResponse:
    """A new document, or one that is there, with its links."""
    visible = Document.objects.visible_to(request.user)
    row = _find(request, pk) if pk else Document(meeting=_meeting(request))
    form = DocumentForm(request.POST or None, instance=row, visible=visible)
    if request.method == "POST" and _save(request, form):
        return redirect("meetings:document_enter", row.pk)
    return show_document(request, row, form=form)


@registrars_only
@require_POST
def document_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a link by hand."""
    row = _find(request, pk)
    form = link_form(request)
    if add_by_hand(request, row, form):
        messages.success(request, _("The link is added."))
        return redirect("meetings:document_enter", pk)
    return show_document(request, row, links=form)


@registrars_only
@require_POST
def document_suggest(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the document's files and suggest links of what they cite."""
    row = _find(request, pk)
    try:
        number = suggest_from_files(user=cast(User, request.user), document=row)
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        words = ngettext("%d link suggested.", "%d links suggested.", number)
        messages.success(request, words % number)
    return redirect("meetings:document_enter", pk)


def _find(request: HttpRequest, pk: int) -> Document:
    """The document; Http404 unless the user may see it."""
    rows = Document.objects.visible_to(request.user).select_related("meeting__group", "follows")
    return get_object_or_404(rows, pk=pk)


def _meeting(request: HttpRequest) -> Meeting | None:
    asked = request.GET.get("meeting", "")
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) < 16):
        raise Http404
    return get_object_or_404(Meeting, pk=int(asked))


def _save(request: HttpRequest, form: DocumentForm) -> bool:
    if not form.is_valid():
        return False
    try:
        register_document(
            user=cast(User, request.user),
            document=cast(Document, form.filled()),
            items=form.cleaned_data["items"],
        )
    except ImportProblem as problem:
        form.add_error(None, problem.message)
        return False
    messages.success(request, _("Saved."))
    return True


def show_document(
    request: HttpRequest,
    row: Document,
    *,
    form: DocumentForm | None = None,
    links: LinkForm | None = None,
    file_form: FileForm | None = None,
) -> HttpResponse:
    """The document's page in the register, with what was sent of one of its forms."""
    visible = Document.objects.visible_to(request.user)
    context = {
        "section": "register",
        "document": row if row.pk else None,
        "form": form or DocumentForm(instance=row, visible=visible),
        "link_form": links or link_form(request),
        "file_form": file_form or FileForm(),
        "may_register": permissions.may_register(request.user, row),
        "files": row.files.defer("content") if row.pk else (),
        "links": read_document_links(request.user, row) if row.pk else (),
        "is_demonstration": row.is_demonstration,
    }
    return render(request, "meetings/document_enter.html", context)
