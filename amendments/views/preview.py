"""What a file would become, before anything is saved; then yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.forms import IdentityForm
from amendments.services.imports import (
    ImportPlan,
    ImportProblem,
    Overrides,
    Step,
    cancel,
    confirm,
    plan_preview,
)
from amendments.services.pairing import PlannedPair
from amendments.services.semblance import looks_like_contribution
from amendments.views.access import secretariat_only
from resolutions import queries
from resolutions.models import SourceFile, Version
from resolutions.models.instruments import place_here
from resolutions.reading import cited
from resolutions.text.clauses import Clause, Oddity, OddityKind

_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A clause that comes in, as deep as it stands, and what it is paired with.

    `name` is how a person cites that clause, `edition` where it stands, `address` the page that
    shows it there. `reworded` is said of a
    correction alone, against the same language of what it corrects.
    """

    clause: Clause
    planned: PlannedPair | None
    depth: int
    name: str
    edition: str
    reworded: bool
    address: str = ""


@dataclass(frozen=True, slots=True)
class OddityGroup:
    """What was odd in one way, in the order of the file; `needs_look` if a person should look."""

    oddities: tuple[Oddity, ...]
    needs_look: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """A clause of the edition before that has no state in the text, and how a person cites it."""

    clause: Clause
    name: str


@secretariat_only
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What was understood; what the person says about the file is in the address."""
    source = _find(request, pk)
    if source is None:
        return _no_more(request, pk)
    if request.method == "POST":
        form = IdentityForm(request.POST)
        if form.is_valid():
            return redirect(_address(source, _overrides(form)))
        return _page(request, source, Overrides(), form)
    form = IdentityForm(request.GET)
    if not request.GET:
        return _page(request, source, Overrides(), None)
    return _page(request, source, _overrides(form) if form.is_valid() else Overrides(), form)


@secretariat_only
@require_POST
def confirm_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was previewed, if it still is what was previewed."""
    source = _find(request, pk)
    if source is None:
        return _no_more(request, pk)
    form = IdentityForm(request.POST)
    if not form.is_valid():
        return _page(request, source, Overrides(), form)
    overrides = _overrides(form)
    try:
        version = confirm(
            user=cast(User, request.user),
            source=source,
            overrides=overrides,
            publish="publish" in request.POST,
            accept_differences="accept" in request.POST,
            accept_correction="correction" in request.POST,
            fingerprint=request.POST.get("fingerprint", ""),
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect(_address(source, overrides))
    return _done(request, version)


@secretariat_only
@require_POST
def cancel_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget the upload."""
    source = _find(request, pk)
    if source is None:
        return _no_more(request, pk)
    name = source.name
    cancel(user=cast(User, request.user), source=source)
    messages.success(request, _("Nothing of %(name)s was saved.") % {"name": name})
    return redirect("amendments:upload")


def _find(request: HttpRequest, pk: int) -> SourceFile | None:
    return SourceFile.objects.previews_of(request.user).filter(pk=pk).first()


def _no_more(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the edition that one's upload became, else to the import page."""
    uploaded = SourceFile.objects.imported().filter(pk=pk, uploaded_by=request.user.pk)
    visible = Version.objects.visible_to(request.user)
    source = uploaded.filter(version__in=visible).select_related("version__resolution").first()
    if source is not None and source.version is not None:
        return redirect(source.version)
    messages.info(request, _("This upload is no longer here; nothing of it was saved."))
    return redirect("amendments:upload")


def _overrides(form: IdentityForm) -> Overrides:
    said = form.cleaned_data
    return Overrides(
        body=said["body"].code,
        kind=said["kind"],
        number=said["number"],
        year=said["year"],
        place=said["place"],
        language=said["language"],
    )


def _address(source: SourceFile, overrides: Overrides) -> str:
    names = ("body", "kind", "number", "year", "place", "language")
    said = {name: getattr(overrides, name) for name in names}
    return f"{reverse('amendments:preview', args=[source.pk])}?{urlencode(said)}"


def _done(request: HttpRequest, version: Version) -> HttpResponse:
    messages.success(request, _("%(version)s was imported.") % {"version": version})
    waiting = version.clauses.filter(pairing_state="suggested").exists()
    if not waiting:
        return redirect(version)
    resolution = version.resolution
    return redirect(
        "amendments:pairings", resolution.body_id, resolution.designator, version.edition
    )


def _page(
    request: HttpRequest, source: SourceFile, overrides: Overrides, form: IdentityForm | None
) -> HttpResponse:
    user = cast(User, request.user)
    try:
        plan = plan_preview(user=user, source=source, overrides=overrides)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect("amendments:upload")
    names = _names(plan)
    rows = _rows(plan, names)
    before = names.get(plan.predecessor.edition, {}) if plan.predecessor else {}
    context = {
        "section": "import",
        "source": source,
        "plan": plan,
        "form": form or IdentityForm(initial=_said(plan)),
        "rows": rows,
        "oddity_groups": _grouped(plan.oddities),
        "is_doubtful": not plan.problems and looks_like_contribution(plan),
        "reworded": sum(row.reworded for row in rows),
        "gone": tuple(Gone(clause, before.get(clause.address, "")) for clause in plan.gone),
        "certain": len(plan.pairs) - len(plan.suggested) - _count_new(plan),
        "added": _count_new(plan),
    }
    return render(request, "amendments/preview.html", context)


def _grouped(oddities: Sequence[Oddity]) -> tuple[OddityGroup, ...]:
    """The oddities by their kind, those first that a person should look at."""
    kinds: dict[OddityKind, list[Oddity]] = {}
    for oddity in oddities:
        kinds.setdefault(oddity.kind, []).append(oddity)
    groups = (
        OddityGroup(tuple(found), bool(getattr(kind, "needs_look", False)))
        for kind, found in kinds.items()
    )
    return tuple(sorted(groups, key=lambda group: not group.needs_look))


def _said(plan: ImportPlan) -> dict[str, object]:
    text = plan.text
    return {
        "body": text.body,
        "kind": text.kind,
        "number": text.number,
        "year": text.edition.year,
        "place": place_here(text.edition.place),
        "language": text.language,
    }


def _count_new(plan: ImportPlan) -> int:
    return sum(1 for planned in plan.pairs if not planned.before and not planned.is_suggested)


def _neighbours(plan: ImportPlan) -> Iterator[Version]:
    yield from filter(None, (plan.predecessor, plan.successor))


def _names(plan: ImportPlan) -> dict[str, dict[str, str]]:
    """How a person cites each clause of the editions next to this one, by edition and address."""
    names = {}
    for version in _neighbours(plan):
        language = queries.choose_language(queries.languages(version), plan.text.language)
        names[version.edition] = cited(queries.version_text(version, language))
    return names


def _rows(plan: ImportPlan, names: dict[str, dict[str, str]]) -> tuple[PreviewRow, ...]:
    """Every clause in document order; without a pair where another language comes in."""
    pairs = {planned.clause.address: planned for planned in plan.pairs}
    versions = {version.edition: version for version in _neighbours(plan)}
    corrected = plan.version if plan.step is Step.CORRECTION else None
    in_both = corrected is not None and plan.text.language in queries.languages(corrected)
    rows = []
    for clause, depth in _deep(plan.text.clauses, 0):
        planned = pairs.get(clause.address)
        there = planned.before.address if planned and planned.before else ""
        edition = planned.edition if planned else ""
        name = names.get(edition, {}).get(there, "")
        version = versions.get(edition)
        said = version.edition_text if version else edition
        place = f"{version.get_absolute_url()}#{there}" if version else ""
        reworded = in_both and planned is not None and planned.is_reworded
        row = PreviewRow(clause, planned, min(depth, _DEEPEST), name, said, reworded, place)
        rows.append(row)
    return tuple(rows)


def _deep(clauses: tuple[Clause, ...], depth: int) -> Iterator[tuple[Clause, int]]:
    for clause in clauses:
        yield clause, depth
        yield from _deep(clause.children, depth + 1)
