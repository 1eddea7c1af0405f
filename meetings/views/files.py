"""Files of documents: attached in the register, handed out where the document may be seen."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings.models import Document, DocumentFile
from meetings.registerforms import FileForm
from meetings.services.files import MEDIA_TYPES, attach_file, kind_of
from meetings.views.access import registrars_only
from meetings.views.documents import show_document
from resolutions.services.problems import ImportProblem

UNKNOWN = "application/octet-stream"
SHUT = "default-src 'none'; sandbox"
"""What a file may do if a browser shows it after all: nothing."""


@registrars_only
@require_POST
def document_attach(request: HttpRequest, pk: int) -> HttpResponse:
    """The document gets a file; what is wrong with it is said on the document's page."""
    rows = Document.objects.visible_to(request.user).filter(delegation=None, contribution=None)
    row = rows.select_related("meeting__group", "follows").filter(pk=pk).first()
    if row is None:
        raise Http404
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            _attach(request, row, form)
        except ImportProblem as problem:
            form.add_error("file", problem.message)
        else:
            messages.success(request, _("The file is attached."))
            return redirect("meetings:document_enter", pk)
    return show_document(request, row, file_form=form)


def _attach(request: HttpRequest, row: Document, form: FileForm) -> None:
    file = cast("UploadedFile[bytes]", form.cleaned_data["file"])
    attach_file(
        user=cast(User, request.user),
        document=row,
        data=file.read(settings.UPLOAD_MAX_BYTES + 1),  # a byte too many is enough to refuse it
        name=file.name or "",
        language=form.cleaned_data["language"],
    )


@require_safe
def document_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """A file of a document that the user may see, to keep and not to show.

    The file of a contribution is not handed out: it may say more than what was submitted.
    """
    documents = Document.objects.visible_to(request.user).filter(contribution=None)
    found = DocumentFile.objects.filter(pk=file, document=pk, document__in=documents).first()
    if found is None:
        raise Http404
    return HttpResponse(
        bytes(found.content),
        content_type=MEDIA_TYPES.get(kind_of(found.name), UNKNOWN),
        headers={
            "Content-Disposition": str(content_disposition_header(True, found.name)),
            "Content-Security-Policy": SHUT,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-cache",
        },
    )
