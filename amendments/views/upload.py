"""Choose a file to bring in."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from amendments.forms import UploadForm
from amendments.services.imports import ImportProblem, start_preview
from amendments.views.access import secretariat_only
from resolutions.models import SourceFile, Version


@secretariat_only
def upload(request: HttpRequest) -> HttpResponse:
    """The form; a file that can be read leads to its preview, another one to a sentence."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            source = _start(request, form.cleaned_data["file"])
        except ImportProblem as problem:
            form.add_error("file", problem.message)
        else:
            return redirect("amendments:preview", source.pk)
    context = {
        "section": "import",
        "form": form,
        "waiting": SourceFile.objects.previews_of(request.user).defer("content"),
        "drafts": Version.objects.drafts().visible_to(request.user),
    }
    return render(request, "amendments/upload.html", context)


def _start(request: HttpRequest, file: UploadedFile[bytes]) -> SourceFile:
    data = file.read(settings.UPLOAD_MAX_BYTES + 1)  # a byte too many is enough to refuse it
    return start_preview(user=cast(User, request.user), data=data, name=file.name or "")
