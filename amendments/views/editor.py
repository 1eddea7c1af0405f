"""The editor of a drafted proposal: every edit is a form, and a script merely sends it sooner."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.drafting.pasting import TooMuchPasted, read_pasted
from amendments.drafting.refusals import CannotEdit, Malformed
from amendments.drafting.trees import has
from amendments.drafting.words import tidy
from amendments.editor import (
    EditorSheet,
    Typed,
    clashes,
    editor_redline,
    editor_sheet,
    pack_all,
    present,
)
from amendments.edits import Asked, read_choice, read_edit, read_number
from amendments.languages import further_languages, progress_by_proposal, translated_into
from amendments.models import Proposal
from amendments.refusals import say
from amendments.services.editing import Collision, Saved, save, state
from amendments.services.presence import note_presence
from amendments.submitted import read_contribution
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Clause, ResolutionText, transform_text
from resolutions.text.printing import mark
from resolutions.text.sources import read_words

CONFLICT = 409
REFUSED = 422
_NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "choice", "against")


@login_required
def editor(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """The draft's text; `?clause=` opens the form of one. A POST is one edit."""
    proposal = _find(request, symbol, position)
    if request.method == "POST":
        return _edit(request, proposal)
    return _answer(request, editor_sheet(proposal, request.GET.get("clause", "")))


@login_required
@require_POST
def editor_preview(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """The redline of one clause as it is typed; nothing is saved."""
    proposal = _find(request, symbol, position)
    uid, after = request.POST.get("clause", ""), proposal.after
    if after is None or not has(after, uid):
        raise Http404
    words = tidy(*read_words(request.POST.get("text", "")))

    def typed(clause: Clause) -> Clause:
        if clause.uid != uid:
            return clause
        label = request.POST.get("label", clause.label)
        heading = request.POST.get("heading", clause.heading)
        return replace(clause, label=label, heading=heading, text=words[0], spans=words[1])

    alone = _alone(after, uid)
    before = _alone(proposal.before, uid) if proposal.before else None
    redline = editor_redline(before or alone, transform_text(alone, typed))
    rows = [row for row in redline.rows if not row.anchor.startswith("before:")]
    return render(request, "amendments/_editor_preview.html", {"rows": rows, **_words(proposal)})


@login_required
@require_POST
def editor_presence(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """Say that one is here, and at which clause; hear who else is, and how often was saved."""
    proposal = _find(request, symbol, position)
    uid = request.POST.get("clause", "")
    note_presence(user=cast(User, request.user), proposal=proposal, uid=uid)
    people = present(proposal, request.user)
    return render(
        request, "amendments/_editor_people.html", {"people": people, "saves": proposal.saves}
    )


@login_required
@require_POST
def editor_paste(request: HttpRequest, symbol: str, position: int) -> HttpResponse:
    """What was pasted as words with marks, a paragraph each, without the clutter around them."""
    _find(request, symbol, position)
    try:
        pieces = read_pasted(request.POST.get("pasted", ""))
    except TooMuchPasted:
        return HttpResponse(_("That is more than can be pasted at once."), status=REFUSED)
    return JsonResponse({"paragraphs": [mark(piece.text, piece.spans) for piece in pieces]})


def _find(request: HttpRequest, symbol: str, position: int) -> Proposal:
    """The proposal whose text may be edited, or Http404 as for what does not exist."""
    contribution = find_contribution(request, symbol)
    rows = contribution.proposals.select_related("base__resolution__body", "resolution__body")
    proposal = rows.filter(position=position).first()
    may = permissions.may_edit(request.user, contribution)
    if proposal is None or proposal.proposed_text is None or not may:
        raise Http404
    proposal.contribution = contribution
    return proposal


def _edit(request: HttpRequest, proposal: Proposal) -> HttpResponse:
    fields = request.POST.dict()
    try:
        seen = read_number(fields.get("seen", ""), proposal.saves)
        text, _kept = state(proposal, seen)
        asked = read_edit(fields, text, proposal.before)
        chosen = read_choice(fields)
        saved = save(
            user=cast(User, request.user),
            proposal=proposal,
            operations=asked.operations,
            seen=seen,
            adverb=asked.adverb,
            choice=chosen.choice if chosen else None,
            against=chosen.against if chosen else None,
        )
    except Collision as collision:
        return _collided(request, collision)
    except (CannotEdit, Malformed) as refusal:
        return _refused(request, proposal, say(refusal))
    except ImportProblem as problem:
        return _refused(request, proposal, problem.message)
    return _saved(request, saved, asked)


def _saved(request: HttpRequest, saved: Saved, asked: Asked) -> HttpResponse:
    """The editor as it is now; without a script, by way of its address."""
    if _is_part(request):
        saved.proposal.contribution = find_contribution(
            request, name_document(saved.proposal.contribution.document)
        )
        undo = pack_all(saved.undo) if saved.undo else ""
        more: dict[str, Any] = {"undo": undo, "others": saved.others, "merged": saved.merged}
        opened = "" if request.POST.get("close") else asked.opened
        return _answer(request, editor_sheet(saved.proposal, opened), **more)
    messages.success(request, _("Saved."))
    opened = "" if request.POST.get("close") else asked.opened
    return redirect(_address(saved.proposal, opened))


def _collided(request: HttpRequest, collision: Collision) -> HttpResponse:
    """Both texts, and what was typed still in its form; nothing was saved."""
    proposal = Proposal.objects.select_related("contribution__document", "base").get(
        pk=collision.proposal.pk
    )
    uid = request.POST.get("clause", "")
    sheet = editor_sheet(proposal, uid, typed=_typed(request))
    posted = [pair for pair in request.POST.items() if pair[0] not in _NOT_SENT_AGAIN]
    found = clashes(proposal, collision.conflicts)
    return _answer(request, sheet, CONFLICT, clashes=found, posted=posted)


def _refused(request: HttpRequest, proposal: Proposal, sentence: str) -> HttpResponse:
    """One sentence that says why, and what was typed still in its form."""
    uid = request.POST.get("clause", "")
    sheet = editor_sheet(proposal, uid, typed=_typed(request))
    return _answer(request, sheet, REFUSED, problem=sentence)


def _typed(request: HttpRequest) -> Typed | None:
    if "text" not in request.POST and "heading" not in request.POST:
        return None
    return Typed(*(request.POST.get(name, "") for name in ("label", "heading", "text")))


def _alone(text: ResolutionText, uid: str) -> ResolutionText:
    """The text with this clause alone, as it stands; empty if it has no such clause."""
    found = (clause for clause in text.walk() if clause.uid == uid)
    return replace(text, clauses=tuple(replace(clause, children=()) for clause in found))


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "rows"


def _answer(
    request: HttpRequest, sheet: EditorSheet, status: int = 200, **more: object
) -> HttpResponse:
    """The rows alone for a script, else the whole page."""
    proposal = sheet.proposal
    context: dict[str, object] = {"sheet": sheet, **_words(proposal), **more}
    if _is_part(request):
        return render(request, "amendments/_editor_part.html", context, status=status)
    contribution, document = proposal.contribution, proposal.contribution.document
    begun = translated_into(contribution)
    progress = progress_by_proposal(read_contribution(contribution), begun)
    context |= {
        "section": "contributions",
        "contribution": contribution,
        "document": document,
        "address": name_document(document),
        "name": spoken_name(document),
        "people": present(proposal, request.user),
        "languages": progress[proposal.pk],
        "further_languages": further_languages(contribution, begun),
        "is_demonstration": proposal.base is not None and proposal.base.is_demonstration,
    }
    return render(request, "amendments/editor.html", context, status=status)


def _words(proposal: Proposal) -> dict[str, object]:
    language = proposal.contribution.language
    return {
        "proposal": proposal,
        "address": name_document(proposal.contribution.document),
        "language": language,
        "dir": reading.direction(language),
        "interface_language": get_language(),
        "editor_address": _address(proposal),
    }


def _address(proposal: Proposal, opened: str = "") -> str:
    name = name_document(proposal.contribution.document)
    address = reverse("amendments:editor", args=[name, proposal.position])
    return f"{address}?clause={opened}#row-{opened}" if opened else address
