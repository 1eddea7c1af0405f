"""The report of a meeting comes in: a file, a preview, then yes or no."""

from __future__ import annotations

from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings.registerforms import ReportForm, ReportSaidForm
from meetings.services.reportpreviews import cancel, confirm, plan_preview, start_preview
from meetings.services.reports import Said
from meetings.sheets import preview_sheet
from meetings.views.access import registrars_only
from resolutions.models import SourceFile
from resolutions.services.problems import ImportProblem

NAMES = ("group", "symbol", "meeting", "language")


@registrars_only
def report_upload(request: HttpRequest) -> HttpResponse:
    """The form; a file that can be read leads to its preview, another one to a sentence."""
    posted = request.method == "POST"
    form = ReportForm(request.POST, request.FILES) if posted else ReportForm()
    if posted and form.is_valid():
        said, file = _said(form), form.cleaned_data["file"]
        data = file.read(settings.UPLOAD_MAX_BYTES + 1)  # a byte too many is enough to refuse it
        try:
            source = start_preview(
                user=cast(User, request.user), data=data, name=file.name or "", said=said
            )
        except ImportProblem as problem:
            form.add_error("file", problem.message)
        else:
            return redirect(_address(source, said))
    context = {
        "section": "register",
        "form": form,
        "waiting": SourceFile.objects.reports_of(request.user).defer("content"),
    }
    return render(request, "meetings/report_upload.html", context)


@registrars_only
@require_safe
def report_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood; what the person says about the file is in the address."""
    source = _find(request, pk)
    given = any(name in request.GET for name in NAMES)
    form = ReportSaidForm(request.GET) if given else ReportSaidForm()
    said = _said(form) if given and form.is_valid() else Said()
    try:
        plan = plan_preview(user=cast(User, request.user), source=source, said=said)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect("meetings:report_upload")
    context = {
        "section": "register",
        "source": source,
        "plan": plan,
        "sheet": preview_sheet(plan),
        "form": form,
        "given": given,
        "said": [(name, getattr(said, name)) for name in NAMES if getattr(said, name)],
    }
    return render(request, "meetings/report_preview.html", context)


@registrars_only
@require_POST
def report_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was previewed, if it still is what was previewed."""
    source = _find(request, pk)
    form = ReportSaidForm(request.POST)
    said = _said(form) if form.is_valid() else Said()
    try:
        document = confirm(
            user=cast(User, request.user),
            source=source,
            said=said,
            fingerprint=request.POST.get("fingerprint", ""),
            publish="publish" in request.POST,
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect(_address(source, said))
    messages.success(request, _("%(name)s was imported.") % {"name": document.title_here})
    return redirect("meetings:document_enter", document.pk)


@registrars_only
@require_POST
def report_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the upload."""
    source = _find(request, pk)
    name = source.name
    cancel(user=cast(User, request.user), source=source)
    messages.success(request, _("Nothing of %(name)s was saved.") % {"name": name})
    return redirect("meetings:report_upload")


def _find(request: HttpRequest, pk: int) -> SourceFile:
    return get_object_or_404(SourceFile.objects.reports_of(request.user), pk=pk)


def _said(form: ReportSaidForm) -> Said:
    """What a valid form says."""
    return Said(**{name: form.cleaned_data[name] for name in NAMES})


def _address(source: SourceFile, said: Said) -> str:
    """The preview, with what the person says about the file in its address."""
    query = urlencode({name: getattr(said, name) for name in NAMES if getattr(said, name)})
    address = reverse("meetings:report_preview", args=[source.pk])
    return f"{address}?{query}" if query else address
