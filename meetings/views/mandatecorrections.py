"""What the secretariat says of a mandate: corrections, states, one that the rules missed."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from meetings.mandates.forms import MandateForm, PlaceForm
from meetings.mandates.wordings import Wording, read_wordings, shown
from meetings.mandates.words import actor_words, known_actors
from meetings.models import Mandate
from meetings.services.mandatecorrections import add, correct, state_number
from meetings.views.access import registrars_only
from resolutions.models import Clause, Resolution, VersionState
from resolutions.services.problems import ImportProblem
from resolutions.views.lookup import wanted_language


@registrars_only
def mandate_enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what was read of a mandate, or say how far it is done and why."""
    rows = Mandate.objects.visible_to(request.user).select_related(
        "clause__version__resolution__body"
    )
    row = get_object_or_404(rows, pk=pk)
    form = MandateForm(request.POST or None, mandate=row, seen=state_number(row))
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] or 0
        try:
            correct(user=cast(User, request.user), mandate=row, said=form.said, seen=seen)
        except ImportProblem as problem:
            _refuse(form, problem)
        else:
            messages.success(request, _("Saved."))
            return redirect("amendments:mandate", row.pk)
    return _show(request, form, row=row)


@registrars_only
def mandate_add(request: HttpRequest) -> HttpResponse:
    """Add a mandate that the rules missed, to a clause of the text in force."""
    resolutions = Resolution.objects.visible_to(request.user).select_related("body")
    asked = {name: request.GET.get(name, "") for name in ("resolution", "address")}
    place = PlaceForm(request.POST or None, resolutions=resolutions, initial=asked)
    form = MandateForm(request.POST or None, mandate=Mandate())
    if request.method == "POST" and form.is_valid() and place.is_valid():
        clause = _clause(place)
        if clause is None:
            place.add_error("address", _("The resolution has no clause at this address."))
            return _show(request, form, place=place)
        try:
            row = add(user=cast(User, request.user), clause=clause, said=form.said)
        except ImportProblem as problem:
            _refuse(form, problem)
        else:
            messages.success(request, _("The mandate is added."))
            return redirect("amendments:mandate", row.pk)
    return _show(request, form, place=place)


def _clause(place: PlaceForm) -> Clause | None:
    """The clause of the resolution's last published text at the address that was typed."""
    rows = Clause.objects.filter(
        version__resolution=place.cleaned_data["resolution"],
        version__state=VersionState.PUBLISHED,
    ).order_by("-version__year", "-version__correction")
    version = rows.values_list("version", flat=True).first()
    address = place.cleaned_data["address"].strip().strip("/#")
    return rows.filter(version=version, address=address).select_related("version").first()


def _refuse(form: MandateForm, problem: ImportProblem) -> None:
    """The problem stands at the field that it is about, if it is about one."""
    form.add_error(problem.code if problem.code in form.fields else None, problem.message)


def _show(
    request: HttpRequest,
    form: MandateForm,
    *,
    row: Mandate | None = None,
    place: PlaceForm | None = None,
) -> HttpResponse:
    context = {
        "section": "mandates",
        "form": form,
        "place": place,
        "mandate": row,
        "wording": _wording(row, wanted_language(request)) if row else None,
        "names": [actor_words(key) for key in known_actors()],
        "is_demonstration": bool(row and row.clause.version.is_demonstration),
    }
    return render(request, "meetings/mandate_enter.html", context)


def _wording(row: Mandate, language: str) -> Wording:
    return shown(read_wordings([row.clause])[row.clause_id], language)
