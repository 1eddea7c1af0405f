"""Where a contribution stands: co-sponsors, checks, submission, publication, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amendments.addresses import name_document, spoken_name
from amendments.models import Contribution, Relation, Sponsorship
from amendments.services import sponsors
from amendments.services.attributing import attribute
from amendments.services.following import follow
from amendments.services.publication import consider, publish, register, send_back
from amendments.services.submission import submit, withdraw
from amendments.standing import read_standing
from amendments.views.lookup import find_contribution
from meetings.models import Delegation
from meetings.permissions import DELEGATES
from resolutions.services.problems import ImportProblem

Decision = Callable[[HttpRequest, Contribution], Contribution | None]


@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, symbol: str) -> HttpResponse:
    """Where it stands; a decision leads back here, or to where it began a draft."""
    found = find_contribution(request, symbol)
    if request.method != "POST":
        return _show(request, found)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    decide = DECISIONS.get(request.POST.get("decision", ""))
    if decide is None:
        raise Http404
    try:
        leads_to = decide(request, found) or found
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return _show(request, find_contribution(request, symbol))
    if not Contribution.objects.visible_to(request.user).filter(pk=leads_to.pk).exists():
        return redirect("amendments:contribution_list")
    leads_to = Contribution.objects.select_related("document").get(pk=leads_to.pk)
    return redirect("amendments:submission", name_document(leads_to.document))


def _show(request: HttpRequest, found: Contribution) -> HttpResponse:
    """The page; what was typed into a form that was refused stands in it again."""
    context = {
        "section": "contributions",
        "standing": read_standing(request.user, found),
        "contribution": found,
        "document": found.document,
        "address": name_document(found.document),
        "name": spoken_name(found.document),
        "relations": Relation.choices,
        "said": request.POST,
    }
    return render(request, "amendments/submission.html", context)


def _invite(request: HttpRequest, found: Contribution) -> None:
    asked = get_object_or_404(Delegation, code=request.POST.get("delegation", ""))
    sponsors.invite_sponsor(contribution=found, delegation=asked, **_who(request))
    messages.success(request, _("%s is asked, and sees the draft from now on.") % asked)


def _uninvite(request: HttpRequest, found: Contribution) -> None:
    asked = _sponsorship(request, found)
    sponsors.remove_invitation(sponsorship=asked, **_who(request))
    messages.success(request, _("The invitation of %s is taken back.") % asked.delegation)


def _part(request: HttpRequest, found: Contribution) -> None:
    gone = _sponsorship(request, found)
    sponsors.part_with_sponsor(sponsorship=gone, **_who(request))
    messages.success(request, _("%s co-sponsors this draft no longer.") % gone.delegation)


def _accept(request: HttpRequest, found: Contribution) -> None:
    asked = _sponsorship(request, found)
    sponsors.accept_sponsorship(sponsorship=asked, **_who(request))
    messages.success(request, _("%s co-sponsors this contribution now.") % asked.delegation)


def _decline(request: HttpRequest, found: Contribution) -> None:
    asked = _sponsorship(request, found)
    sponsors.decline_sponsorship(sponsorship=asked, **_who(request))
    messages.success(request, _("%s does not co-sponsor it.") % asked.delegation)


def _leave(request: HttpRequest, found: Contribution) -> None:
    asked = _sponsorship(request, found)
    sponsors.withdraw_sponsorship(sponsorship=asked, **_who(request))
    messages.success(request, _("%s no longer co-sponsors it.") % asked.delegation)


def _submit(request: HttpRequest, found: Contribution) -> None:
    accepted = request.POST.getlist("warning") if request.POST.get("accept") else []
    stamp = request.POST.get("stamp", "")
    submit(contribution=found, accepted=accepted, stamp=stamp, **_who(request))
    messages.success(request, _("It is with the secretariat now; its text is fixed."))


def _withdraw(request: HttpRequest, found: Contribution) -> None:
    withdraw(contribution=found, note=request.POST.get("note", ""), **_who(request))
    messages.success(request, _("The contribution is withdrawn."))


def _register(request: HttpRequest, found: Contribution) -> None:
    symbol, source = request.POST.get("symbol", ""), request.POST.get("source", "")
    register(user=cast(User, request.user), contribution=found, symbol=symbol, source=source)
    messages.success(request, _("The symbol is given."))


def _publish(request: HttpRequest, found: Contribution) -> None:
    symbol, source = request.POST.get("symbol", ""), request.POST.get("source", "")
    publish(contribution=found, symbol=symbol, source=source, **_who(request))
    messages.success(request, _("Everybody can see this contribution now."))


def _return(request: HttpRequest, found: Contribution) -> None:
    send_back(contribution=found, note=request.POST.get("note", ""), **_who(request))
    messages.success(request, _("It went back to its delegation, as a draft that you do not see."))


def _consider(request: HttpRequest, found: Contribution) -> None:
    consider(contribution=found, note=request.POST.get("note", ""), **_who(request))
    messages.success(request, _("It is marked as considered."))


def _attribute(request: HttpRequest, found: Contribution) -> None:
    owners = Delegation.objects.filter(kind__in=DELEGATES)
    said = request.POST.get("delegation", "")
    owner = get_object_or_404(owners, code=said) if said else None
    attribute(user=cast(User, request.user), contribution=found, delegation=owner)
    if owner is None:
        messages.success(request, _("The contribution is no delegation's here."))
    else:
        messages.success(
            request, _("The contribution is %(delegation)s's.") % {"delegation": owner}
        )


def _follow(request: HttpRequest, found: Contribution) -> Contribution:
    relation = request.POST.get("relation", "")
    if relation not in Relation.values:
        raise Http404
    draft = follow(contribution=found, relation=Relation(relation), **_who(request))
    messages.success(request, _("The draft is begun; your delegation alone sees it."))
    return draft


def _sponsorship(request: HttpRequest, found: Contribution) -> Sponsorship:
    said = request.POST.get("sponsor", "")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise Http404
    return get_object_or_404(found.sponsorships.select_related("delegation"), pk=int(said))


def _who(request: HttpRequest) -> dict[str, Any]:
    """Who decides, and how a message's address is made whole."""
    return {"user": request.user, "link": request.build_absolute_uri}


DECISIONS: dict[str, Decision] = {
    "invite": _invite,
    "uninvite": _uninvite,
    "part": _part,
    "accept": _accept,
    "decline": _decline,
    "leave": _leave,
    "submit": _submit,
    "withdraw": _withdraw,
    "register": _register,
    "publish": _publish,
    "return": _return,
    "consider": _consider,
    "follow": _follow,
    "attribute": _attribute,
}
