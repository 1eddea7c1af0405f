"""How a proposal came about: its saves, a redline between any two, each state as a whole."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.histories import proposal_saves, proposal_state, state_text, states_redline
from amendments.models import Contribution, Proposal
from amendments.reading import Redline
from amendments.redline.changes import compare
from amendments.services.editing import restore
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.services.problems import ImportProblem
from resolutions.views.paging import ELLIPSIS, page_links, page_number

VIEWS = ("inline", "side", "changes")


def proposal_history(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """Each save, who, when and what changed; `?before=` and `?after=` compare two of them."""
    proposal = _find(request, symbol, position)
    found = proposal_saves(proposal, page_number(request))
    before, after = _number(request, "before"), _number(request, "after")
    states = [None if number is None else _state(proposal, number) for number in (before, after)]
    asked = request.GET.get("view", "")
    context = {
        **_about(request, proposal),
        "found": found,
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "before": states[0],
        "after": states[1],
        "redline": states_redline(*states) if all(states) else None,
        "is_compared": all(states),
        "view": asked if asked in VIEWS else VIEWS[0],
        "views": tuple(
            zip(VIEWS, (_("Marked text"), _("Side by side"), _("Changes only")), strict=True)
        ),
    }
    return render(request, "amendments/proposal_history.html", context)


def proposal_save(request: HttpRequest, symbol: str, position: int, number: int) -> HttpResponse:
    """One state of the proposal as a whole."""
    proposal = _find(request, symbol, position)
    state = _state(proposal, number)
    text = state_text(state)
    rows = Redline(text, text, lambda: compare(text, text)).rows if text else ()
    context = {
        **_about(request, proposal),
        "state": state,
        "rows": rows,
        "is_now": state.saves == proposal.saves,
    }
    return render(request, "amendments/proposal_save.html", context)


@login_required
@require_POST
def proposal_restore(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """The proposal says again what it said in the state `number`."""
    proposal = _find(request, symbol, position)
    said = request.POST.get("number", "")
    is_number = said.isascii() and said.isdigit() and len(said) < 10
    if not is_number or not permissions.may_edit(request.user, proposal.contribution):
        raise Http404
    try:
        restore(user=cast(User, request.user), proposal=proposal, number=int(said))
        messages.success(request, _("The proposal says again what it said then."))
    except ImportProblem as problem:
        messages.error(request, problem.message)
    return redirect(_address(proposal))


def _find(request: HttpRequest, symbol: str, position: int) -> Proposal:
    """The proposal, if the user may see how it came about, else Http404."""
    found = find_contribution(request, symbol)
    rows = Proposal.objects.remembered_for(request.user).filter(contribution=found)
    related = ("contribution__document", "contribution__delegation", "base__resolution__body")
    try:
        return rows.select_related(*related).get(position=position)
    except Proposal.DoesNotExist:
        raise Http404 from None


def _about(request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
    """What every page of a proposal's history says."""
    contribution: Contribution = proposal.contribution
    return {
        "section": "contributions",
        "contribution": contribution,
        "proposal": proposal,
        "address": name_document(contribution.document),
        "name": spoken_name(contribution.document),
        "history_address": _address(proposal),
        "may_restore": permissions.may_edit(request.user, contribution),
        "language": contribution.language,
        "dir": reading.direction(contribution.language),
        "interface_language": get_language(),
        "states": {},  # of changes that wait for a person: a history has none
        "is_demonstration": bool(proposal.base and proposal.base.is_demonstration),
    }


def _address(proposal: Proposal) -> str:
    name = name_document(proposal.contribution.document)
    return reverse("amendments:proposal_history", args=[name, proposal.position])


def _state(proposal: Proposal, number: int) -> Any:
    state = proposal_state(proposal, number)
    if state is None:
        raise Http404
    return state


def _number(request: HttpRequest, name: str) -> int | None:
    """The state that the address asks for; None if it asks for none. Http404 for nonsense."""
    said = request.GET.get(name, "")
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Http404
    return int(said)
