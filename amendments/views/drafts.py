"""A delegation's draft as a whole: begun at a resolution; its head, proposals and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.drafting.blocks import blocks_of
from amendments.forms import BeginForm, HeadForm, NewResolutionForm, ProposalForm
from amendments.languages import (
    LanguageProgress,
    further_languages,
    progress_by_proposal,
    translated_into,
)
from amendments.models import Contribution, Proposal, ProposedAction
from amendments.reading import Redline
from amendments.services.drafting import (
    add_proposal,
    add_resolution,
    begin,
    body_of,
    remove_proposal,
    said_in,
    set_head,
    set_reasons,
)
from amendments.sheets import proposal_redline
from amendments.submitted import read_contribution
from amendments.views.lookup import find_contribution
from resolutions import queries, reading
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from resolutions.views.lookup import (
    demonstration,
    find_current,
    find_resolution,
    of_resolution,
    spoken,
)


@dataclass(frozen=True, slots=True)
class DraftedProposal:
    """A proposal in the overview: what it changes, whether it has a text to edit, and how far its
    translations have come.
    """

    proposal: Proposal
    redline: Redline | None
    is_edited: bool
    languages: tuple[LanguageProgress, ...] = ()


@login_required
def propose(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """Propose changes of the current version: in a new draft, or in one that is there."""
    resolution = find_resolution(request, body, designator)
    version = find_current(request, resolution)
    permissions.require(permissions.may_draft(request.user))
    speech = spoken(request, queries.languages(version))
    drafts = Contribution.objects.drafted_by(request.user).select_related("document")
    asked = request.POST if request.method == "POST" else None
    initial = {"language": speech.language, "action": ProposedAction.MOD.value}
    form = BeginForm(asked, languages=speech.choices, drafts=drafts, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            proposal = _proposed(request, form, version)
        except ImportProblem as problem:
            form.add_error(None, problem.message)
        else:
            return _to_editor(proposal)
    context = {
        **of_resolution(resolution),
        "section": "contributions",
        "version": version,
        "form": form,
        **demonstration([version.is_demonstration]),
    }
    return render(request, "amendments/propose.html", context)


def _proposed(request: HttpRequest, form: BeginForm, version: Version) -> Proposal:
    user = cast(User, request.user)
    draft = form.cleaned_data["draft"]
    if draft is None:
        draft = begin(
            user=user, language=form.cleaned_data["language"], title=form.cleaned_data["title"]
        )
    action = ProposedAction(form.cleaned_data["action"])
    return add_proposal(user=user, contribution=draft, version=version, action=action)


@login_required
def draft_overview(request: HttpRequest, symbol: str) -> HttpResponse:
    """The head, the proposals and their reasons; each is saved by a form of its own."""
    contribution = _find(request, symbol)
    if request.method == "POST":
        form = _head_form(contribution, request)
        if form.is_valid():
            _save_head(request, contribution, form)
            return redirect(_address(contribution))
        return _page(request, contribution, head=form)
    return _page(request, contribution)


@login_required
@require_POST
def draft_proposal_add(request: HttpRequest, symbol: str) -> HttpResponse:
    """One more proposal: on a stored resolution, or for a new one."""
    contribution = _find(request, symbol)
    further, new = ProposalForm(), NewResolutionForm()
    if "title" in request.POST:
        form: ProposalForm | NewResolutionForm = (new := NewResolutionForm(request.POST))
    else:
        form = further = ProposalForm(request.POST)
    if form.is_valid():
        try:
            return _to_editor(_added(request, contribution, form))
        except ImportProblem as problem:
            form.add_error(None, problem.message)
    return _page(request, contribution, further=further, new=new)


def _added(
    request: HttpRequest, contribution: Contribution, form: ProposalForm | NewResolutionForm
) -> Proposal:
    user, said = cast(User, request.user), form.cleaned_data
    if isinstance(form, NewResolutionForm):
        return add_resolution(
            user=user,
            contribution=contribution,
            body=said["body"],
            number=said["number"],
            title=said["title"],
        )
    version = _current(request, said["body"].code, said["number"])
    action = ProposedAction(said["action"])
    return add_proposal(user=user, contribution=contribution, version=version, action=action)


@login_required
@require_POST
def draft_proposal_remove(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """A proposal leaves the draft."""
    contribution = _find(request, symbol)
    proposal = get_object_or_404(contribution.proposals, position=position)
    remove_proposal(user=cast(User, request.user), proposal=proposal)
    messages.success(request, _("The proposal is no longer part of this draft."))
    return redirect(_address(contribution))


@login_required
@require_POST
def draft_reasons(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """Why it is proposed."""
    contribution = _find(request, symbol)
    proposal = get_object_or_404(contribution.proposals, position=position)
    reasons = request.POST.get("reasons", "")
    set_reasons(user=cast(User, request.user), proposal=proposal, reasons=reasons)
    messages.success(request, _("Saved."))
    return redirect(f"{_address(contribution)}#proposal-{position}")


def _find(request: HttpRequest, symbol: str) -> Contribution:
    """The draft that the user may edit, or Http404 as for what does not exist."""
    contribution = find_contribution(request, symbol)
    if not permissions.may_edit(request.user, contribution):
        raise Http404
    return contribution


def _current(request: HttpRequest, body: str, designator: str) -> Version:
    """The version in force of a resolution that a form names. Raise ImportProblem without one."""
    try:
        resolution = find_resolution(request, body, designator)
        return find_current(request, resolution)
    except Http404:
        raise ImportProblem("not-stored", _("No such resolution is stored here.")) from None


def _head_form(contribution: Contribution, request: HttpRequest | None = None) -> HeadForm:
    kinds = blocks_of(body_of(contribution))
    said = {kind.value: text for kind, text in said_in(contribution).items()}
    initial = {
        **said,
        "title": contribution.document.title,
        "meeting": contribution.document.meeting_id,
        "agenda_item": contribution.head.get("agenda_item", ""),
    }
    return HeadForm(request.POST if request else None, kinds=kinds, initial=initial)


def _save_head(request: HttpRequest, contribution: Contribution, form: HeadForm) -> None:
    set_head(
        user=cast(User, request.user),
        contribution=contribution,
        title=form.cleaned_data["title"],
        said=said_in(contribution) | form.said(),
        meeting=form.cleaned_data["meeting"],
        agenda_item=form.cleaned_data["agenda_item"],
    )
    messages.success(request, _("Saved."))


def _page(
    request: HttpRequest,
    contribution: Contribution,
    *,
    head: HeadForm | None = None,
    further: ProposalForm | None = None,
    new: NewResolutionForm | None = None,
) -> HttpResponse:
    submitted = read_contribution(contribution)
    proposals = submitted.proposals
    document = contribution.document
    begun = translated_into(contribution)
    languages = progress_by_proposal(submitted, begun)
    context = {
        "section": "contributions",
        "contribution": contribution,
        "document": document,
        "address": name_document(document),
        "name": spoken_name(document),
        "language": contribution.language,
        "dir": reading.direction(contribution.language),
        "head": head or _head_form(contribution),
        "proposals": [_drafted(proposal, languages[proposal.pk]) for proposal in proposals],
        "further_languages": further_languages(contribution, begun),
        "further": further or ProposalForm(),
        "new": new or NewResolutionForm(),
        **demonstration(p.base.is_demonstration for p in proposals if p.base),
    }
    return render(request, "amendments/draft_overview.html", context)


def _drafted(proposal: Proposal, languages: tuple[LanguageProgress, ...] = ()) -> DraftedProposal:
    is_edited = proposal.proposed_text is not None and proposal.action in (
        ProposedAction.ADD,
        ProposedAction.MOD,
        ProposedAction.MOD_EDITORIAL,
    )
    redline = proposal_redline(proposal) if is_edited else None
    return DraftedProposal(proposal, redline, is_edited, languages)


def _address(contribution: Contribution) -> str:
    return reverse("amendments:draft_overview", args=[name_document(contribution.document)])


def _to_editor(proposal: Proposal) -> HttpResponse:
    """To the text that is to be edited, else to the draft as a whole."""
    contribution = proposal.contribution
    if _drafted(proposal).is_edited:
        name = name_document(contribution.document)
        return redirect("amendments:editor", name, proposal.position)
    return redirect(f"{_address(contribution)}#proposal-{proposal.position}")
