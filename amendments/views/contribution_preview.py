"""What a document would become, its own starting text first; then yes or no."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.addresses import name_document, spoken_name
from amendments.forms import SaidForm
from amendments.services.contributions import Said
from amendments.services.imports import ImportProblem
from amendments.services.previews import Base, cancel, confirm, plan_preview
from amendments.services.secondlanguages import plan_second_language
from amendments.sheets import planned_sheet
from amendments.views.access import secretariat_only
from amendments.views.contribution_upload import NAMES, preview_address, said_in
from resolutions import reading
from resolutions.models import SourceFile


@secretariat_only
def contribution_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood; what the person says about the file is in the address."""
    source = _find(request, pk)
    given = any(name in request.GET for name in NAMES)
    form = SaidForm(request.GET) if given else SaidForm()
    said = said_in(form) if given and form.is_valid() else Said()
    try:
        plan = plan_preview(user=cast(User, request.user), source=source, said=said)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect("amendments:contribution_upload")
    second = plan_second_language(request.user, plan)
    sheets = [planned_sheet(number, one) for number, one in enumerate(plan.proposals, start=1)]
    bases = [one.target.base for one in plan.proposals if one.target.base]
    context = {
        "section": "contributions",
        "source": source,
        "plan": plan,
        "second": second,
        "address": name_document(second.contribution.document) if second else "",
        "problems": second.problems if second else plan.problems,
        "fingerprint": second.fingerprint if second else plan.fingerprint,
        "form": form,
        "given": given,
        "sheets": sheets,
        "differing": 0 if second else sum(sheet.differences is not None for sheet in sheets),
        "remarks": (*plan.remarks, *(said for one in plan.proposals for said in one.remarks)),
        "said": [(name, getattr(said, name)) for name in NAMES if getattr(said, name)],
        "language": plan.language,
        "dir": reading.direction(plan.language),
        "interface_language": get_language(),
        "is_demonstration": any(base.is_demonstration for base in bases),
    }
    return render(request, "amendments/contribution_preview.html", context)


@secretariat_only
@require_POST
def contribution_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was previewed, if it still is what was previewed."""
    source = _find(request, pk)
    form = SaidForm(request.POST)
    said = said_in(form) if form.is_valid() else Said()
    try:
        saved = confirm(
            user=cast(User, request.user),
            source=source,
            said=said,
            bases=_bases(request),
            import_base="import_base" in request.POST,
            fingerprint=request.POST.get("fingerprint", ""),
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect(preview_address(source, said))
    messages.success(request, _("%(name)s was imported.") % {"name": spoken_name(saved.document)})
    language = said.language or source.language
    if saved.language != language:
        address = reverse("amendments:contribution", args=[name_document(saved.document)])
        return redirect(f"{address}?lang={language}")
    return redirect("amendments:contribution_review", name_document(saved.document))


@secretariat_only
@require_POST
def contribution_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the upload."""
    source = _find(request, pk)
    name = source.name
    cancel(user=cast(User, request.user), source=source)
    messages.success(request, _("Nothing of %(name)s was saved.") % {"name": name})
    return redirect("amendments:contribution_upload")


def _find(request: HttpRequest, pk: int) -> SourceFile:
    return get_object_or_404(SourceFile.objects.contributions_of(request.user), pk=pk)


def _bases(request: HttpRequest) -> dict[int, Base]:
    """Which text each proposal is to start from, by its place, as far as the person said."""
    found = {}
    for name, value in request.POST.items():
        number = name.removeprefix("base-")
        if name != number and number.isascii() and number.isdigit() and value in list(Base):
            found[int(number)] = Base(value)
    return found
