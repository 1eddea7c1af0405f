"""A mandate: its clause, who acts by when, what shows that it was done, and its editions."""

from __future__ import annotations

import re
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amendments.mandates import read_mandate
from meetings import permissions
from meetings.mandates.forms import EvidenceForm
from meetings.models import Document, Mandate, Recommendation, Relation
from meetings.reports.symbols import without_language
from meetings.services.links import Evidence, add_link
from meetings.views.access import registrars_only
from resolutions.permissions import AnyUser
from resolutions.services.problems import ImportProblem
from resolutions.views.lookup import of_resolution, wanted_language

_PAGE = re.compile(r"(documents|recommendations)/(\d{1,15})(?:/|$)")


@require_safe
def mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one mandate."""
    return _show(request, _find(request, pk), EvidenceForm())


@registrars_only
@require_POST
def mandate_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Add what shows that it was reported on or done."""
    row = _find(request, pk)
    form = EvidenceForm(request.POST)
    if form.is_valid():
        try:
            _add(cast(User, request.user), row, form)
        except ImportProblem as problem:
            form.add_error("source", problem.message)
        else:
            messages.success(request, _("The evidence is added."))
            return redirect("amendments:mandate", pk)
    return _show(request, row, form)


def _find(request: HttpRequest, pk: int) -> Mandate:
    """The mandate; Http404 unless the user may see its version."""
    rows = Mandate.objects.visible_to(request.user).select_related(
        "clause__provision", "clause__version__resolution__body"
    )
    return get_object_or_404(rows, pk=pk)


def _add(user: User, row: Mandate, form: EvidenceForm) -> None:
    said = form.cleaned_data
    source = _source(user, said["source"])
    if source is None:
        raise ImportProblem("source", _("There is no such document here."))
    passage = " ".join(said["passage"].split())
    language = getattr(source, "original_language", "") or getattr(source, "language", "")
    add_link(
        user=user,
        source=source,
        resolution=row.clause.version.resolution,
        provision=row.clause.provision,
        relation=Relation(said["relation"]),
        evidence=Evidence(passage, 0, len(passage), language),
    )


def _source(user: AnyUser, words: str) -> Document | Recommendation | None:
    """What the words name of what the user may see: a page's address, a symbol, a title."""
    documents = Document.objects.visible_to(user)
    if page := _PAGE.search(words):
        rows = documents if page[1] == "documents" else Recommendation.objects.visible_to(user)
        return rows.filter(pk=int(page[2])).first()
    name = " ".join(words.split())
    found = list(documents.filter(symbol__iexact=without_language(name))[:1])
    found = found or list(documents.filter(title__iexact=name)[:2])
    return found[0] if len(found) == 1 else None


def _show(request: HttpRequest, row: Mandate, form: EvidenceForm) -> HttpResponse:
    sheet = read_mandate(request.user, row, timezone.localdate(), wanted_language(request))
    context = {
        **of_resolution(row.clause.version.resolution),
        "section": "mandates",
        "sheet": sheet,
        "form": form,
        "may_correct": permissions.may_correct(request.user),
        "may_link": permissions.may_link(request.user),
        "interface_language": get_language(),
        "is_demonstration": row.clause.version.is_demonstration,
    }
    return render(request, "amendments/mandate.html", context)
