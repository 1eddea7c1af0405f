"""Choose a document that proposes amendments."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from amendments.forms import ContributionForm, SaidForm
from amendments.services.contributions import Said
from amendments.services.imports import ImportProblem
from amendments.services.previews import start_preview
from amendments.views.access import secretariat_only
from resolutions.models import SourceFile

NAMES = ("symbol", "source", "title", "resolution", "base", "language")


@secretariat_only
def contribution_upload(request: HttpRequest) -> HttpResponse:
    """The form; a file that can be read leads to its preview, another one to a sentence."""
    posted = request.method == "POST"
    form = ContributionForm(request.POST, request.FILES) if posted else ContributionForm()
    if posted and form.is_valid():
        said = said_in(form)
        try:
            source = _start(request, form.cleaned_data["file"], said)
        except ImportProblem as problem:
            form.add_error("file", problem.message)
        else:
            return redirect(preview_address(source, said))
    context = {
        "section": "contributions",
        "form": form,
        "waiting": SourceFile.objects.contributions_of(request.user).defer("content"),
    }
    return render(request, "amendments/contribution_upload.html", context)


def said_in(form: SaidForm) -> Said:
    """What a valid form says."""
    return Said(**{name: form.cleaned_data[name] for name in NAMES})


def preview_address(source: SourceFile, said: Said) -> str:
    """The preview, with what the person says about the file in its address."""
    query = urlencode({name: getattr(said, name) for name in NAMES if getattr(said, name)})
    address = reverse("amendments:contribution_preview", args=[source.pk])
    return f"{address}?{query}" if query else address


def _start(request: HttpRequest, file: UploadedFile[bytes], said: Said) -> SourceFile:
    data = file.read(settings.UPLOAD_MAX_BYTES + 1)  # a byte too many is enough to refuse it
    return start_preview(user=cast(User, request.user), data=data, name=file.name or "", said=said)
