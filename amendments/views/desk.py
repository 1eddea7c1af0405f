"""A desk: the working text with what is proposed to each clause, and the decisions about it."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.desk.beside import BESIDE, desk_beside
from amendments.desk.changes import ROW_VIEWS, Shown, changed_since, rows_of
from amendments.desk.folding import is_long, unfold
from amendments.desk.plans import CHAIR, Sitting, get_desk, sit
from amendments.desk.scopes import bulks
from amendments.desk.sheets import DeskSheet
from amendments.desk.undoing import last_undoable
from amendments.drafting.refusals import CannotEdit, Malformed
from amendments.edits import read_number
from amendments.models import Desk
from amendments.reading import Redline
from amendments.redline.changes import compare
from amendments.redline.decisions import Choice
from amendments.redline.revising import Revised
from amendments.refusals import say
from amendments.services.desks import arrivals, bring, point, show
from amendments.services.freezing import freeze
from amendments.services.rulings import Contested, Said, amend, rule, rule_all, take_back
from resolutions import reading
from resolutions.services.problems import ImportProblem

_KEPT = ("view", "source", "who", "unfolded", "since")
VIEWS = ("work", "open", "brackets", "base", "clean")


def find_desk(request: HttpRequest, pk: int) -> Desk:
    """The desk, or Http404: what the user may not see is not found."""
    try:
        return get_desk(request.user, pk)
    except Desk.DoesNotExist:
        raise Http404 from None


@login_required
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk in one of its views; `?view=against&source=` compares with one proposal."""
    return _page(request, find_desk(request, pk))


@login_required
def desk_clause(request: HttpRequest, pk: int, anchor: str) -> HttpResponse:
    """One clause of a desk with all that is proposed to it, by what names it on the desk's page.

    A clause that the desk does not have is not found.
    """
    found = find_desk(request, pk)
    sheet = DeskSheet(sit(found), found.pointer.element)
    row = next((row for row in sheet.rows if row.anchor == anchor), None)
    if row is None:
        raise Http404
    view = request.GET.get("view", "")
    context = _shared(request, found, sheet.sitting) | {
        "row": sheet.unfold(row),
        "view": view if view in ROW_VIEWS else VIEWS[0],
    }
    return render(request, "amendments/desk_clause.html", context)


def _page(request: HttpRequest, found: Desk, *, status: int = 200, **said: Any) -> HttpResponse:
    sitting = sit(found)
    asked = said.pop("view", "") or request.GET.get("view", "")
    source = request.GET.get("source", "")
    comparable = _comparable(sitting)
    view = asked if asked in VIEWS or (asked == "against" and source in comparable) else VIEWS[0]
    sheet = DeskSheet(sitting, found.pointer.element)
    shown = Shown.read(request.GET.get("since", ""))
    changed = changed_since(sheet, shown, view) if shown and status == 200 else None
    rows = changed.rows if changed else rows_of(sheet, view) if view in ROW_VIEWS else ()
    words = (_("At work"), _("Still open"), _("Brackets"), _("Against the base"), _("Clean"))
    everything = request.GET.get("unfolded") == "on"
    context = _shared(request, found, sitting) | {
        "rows": unfold(sheet, rows, everything=everything),
        "unfolded": everything,
        "changed": changed,
        "shown": str(Shown.of(sheet)),
        "view": view,
        "views": tuple(zip(VIEWS, words, strict=True)),
        "source": source,
        "redline": _redline(sitting, view, source),
        "decided": sitting.total - sitting.open_count,
        "arrivals": arrivals(found) if found.is_open and not changed else None,
        "bulks": bulks(sitting) if found.is_open else (),
        "beside": desk_beside(found) if found.is_open and sitting.open_count else None,
        "comparable": comparable,
        "last_save": last_undoable(sitting.record),
        **said,
    }
    template = "amendments/_desk_changed.html" if changed else "amendments/desk.html"
    return render(request, template, context, status=status)


def _shared(request: HttpRequest, found: Desk, sitting: Sitting) -> dict[str, Any]:
    """What a page with rows of the desk needs, whichever it is."""
    return {
        "section": "desks",
        "desk": found,
        "sitting": sitting,
        "is_long": is_long(sitting),
        "point_address": reverse("amendments:desk_point", args=[found.pk]),
        "shows_who": request.GET.get("who") == "on",
        "language": found.language,
        "dir": reading.direction(found.language),
        "interface_language": get_language(),
        "is_demonstration": found.base is not None and found.base.is_demonstration,
    }


def _comparable(sitting: Sitting) -> dict[str, str]:
    """Whose each text is that the working text can be compared with, by its source."""
    found = {one.source: one.author for one in sitting.heard if one.text is not None}
    own = {CHAIR: sitting.authors[CHAIR]} if sitting.desk.own_text is not None else {}
    return found | own


def _redline(sitting: Sitting, view: str, source: str) -> Redline | None:
    """The working text against the base, against what one proposal wants, or alone."""
    if view == "base":
        before = sitting.base
    elif view == "against":
        wanted = next(one.text for one in sitting.proposals if one.source == source)
        before = wanted or sitting.base
    elif view == "clean":
        before = sitting.text
    else:
        return None
    after = sitting.text
    return Redline(before, after, lambda: compare(before, after))


@login_required
@require_POST
def desk_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about one thing; somebody else's decision meanwhile is shown, and nothing is lost."""
    found, said = find_desk(request, pk), request.POST
    choice, _blank, edits = said.get("choice", "").partition(" ")
    if choice not in set(Choice):
        raise Http404
    ruling = Said(
        said.get("about", "")[:60],
        Choice(choice),
        said.get("words", "") if choice in (Choice.REWORD, Choice.COMPROMISE) else "",
        tuple(filter(None, edits.split(","))),
        said.get("note", ""),
    )
    try:
        rule(
            user=cast(User, request.user),
            desk=found,
            said=ruling,
            seen=read_number(said.get("seen", ""), 0),
        )
    except Contested as contested:
        return _page(
            request,
            found,
            status=409,
            contested=contested.ruling,
            mine=ruling,
            view=said.get("view", ""),
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
    return _back(request, found)


@login_required
@require_POST
def desk_rule_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about everything of one sort at once."""
    found = find_desk(request, pk)
    try:
        number = rule_all(
            user=cast(User, request.user), desk=found, scope=request.POST.get("scope", "")
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        if number and request.POST.get("scope") == BESIDE:
            messages.success(request, _("Decided at once: %(number)d.") % {"number": number})
        elif number:
            messages.success(request, _("Taken at once: %(number)d.") % {"number": number})
        else:
            messages.info(request, _("Nothing of this was left to decide at once."))
    return _back(request, found)


@login_required
@require_POST
def desk_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided in one save is as it was before."""
    found = find_desk(request, pk)
    try:
        number = take_back(
            user=cast(User, request.user),
            desk=found,
            number=read_number(request.POST.get("number", ""), 0),
        )
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Decisions taken back: %(number)d.") % {"number": number})
    return _back(request, found)


@login_required
@require_POST
def desk_bring(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in or was revised meanwhile comes to the desk."""
    found = find_desk(request, pk)
    try:
        revised = bring(user=cast(User, request.user), desk=found)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return _back(request, found)
    if revised is not None:
        messages.success(request, _told(revised))
    return _back(request, found)


def _told(revised: Revised) -> str:
    """What became of the decisions, counted."""
    again = sum(bool(one.now) for one in revised.reopened)
    words = _("Decisions that still stand: %(standing)d; open again: %(open)d.")
    told = words % {"standing": len(revised.standing), "open": again}
    if gone := len(revised.reopened) - again:
        words = _("About what nobody proposes any more: %(number)d.")
        told = f"{told} {words % {'number': gone}}"
    return told


@login_required
@require_POST
def desk_amend(request: HttpRequest, pk: int) -> HttpResponse:
    """The chair's own edit of the base."""
    found = find_desk(request, pk)
    fields = {key: str(value) for key, value in request.POST.items()}
    try:
        amend(
            user=cast(User, request.user),
            desk=found,
            fields=fields,
            seen=read_number(fields.get("seen", ""), 0),
        )
    except ImportProblem as problem:
        return _page(request, found, status=409, unsaved=fields, refusal=problem.message)
    except (CannotEdit, Malformed) as refusal:
        return _page(request, found, status=400, unsaved=fields, refusal=say(refusal))
    return _back(request, found)


@login_required
@require_POST
def desk_point(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting's screen shows this clause; or it is shown to everybody, or hidden again."""
    found, said = find_desk(request, pk), request.POST
    user = cast(User, request.user)
    if "show" in said:
        show(user=user, desk=found, is_shown=said["show"] == "on")
    else:
        point(user=user, desk=found, element=said.get("element", ""))
    return _back(request, found)


@login_required
@require_POST
def desk_freeze(request: HttpRequest, pk: int) -> HttpResponse:
    """The text as it stands is the next reading."""
    found = find_desk(request, pk)
    try:
        made = freeze(user=cast(User, request.user), desk=found, note=request.POST.get("note", ""))
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return _back(request, found)
    return redirect("amendments:reading", found.pk, made.number)


def _back(request: HttpRequest, found: Desk) -> HttpResponse:
    """To the desk again, in the view and at the place that one came from."""
    said = request.POST
    kept = {key: said[key] for key in _KEPT if said.get(key)}
    place = f"#{said['place']}" if said.get("place") else ""
    query = f"?{urlencode(kept)}" if kept else ""
    return redirect(f"{reverse('amendments:desk', args=[found.pk])}{query}{place}")
