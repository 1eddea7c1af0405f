"""A draft in another language: each clause beside its translation, a form for every one."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.bilingual import BilingualSheet, Entered, bilingual_sheet
from amendments.drafting.translating import BLOCK, REASONS, TITLE
from amendments.drafting.words import one_line, tidy
from amendments.languages import speak
from amendments.models import Contribution, Proposal
from amendments.services.translating import TranslatedMeanwhile, set_translation
from amendments.submitted import Submitted, read_contribution
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.services.problems import ImportProblem
from resolutions.text.sources import read_words
from resolutions.views.lookup import LANGUAGE_NAMES, demonstration

CONFLICT = 409
REFUSED = 422


@login_required
def language(request: HttpRequest, symbol: str, position: int, language: str) -> HttpResponse:
    """A proposal in that language beside its source; a POST translates one part of it."""
    contribution, proposal = _find(request, symbol, position, language)
    if request.method != "POST":
        return _page(request, contribution, proposal, language)
    fields = request.POST
    uid = fields.get("clause", "")
    is_plain = uid in (TITLE, REASONS) or uid.startswith(BLOCK)
    said = _paragraphs(fields.get("text", ""), single=uid == TITLE) if is_plain else ""
    text, spans = (said, ()) if is_plain else tidy(*read_words(fields.get("text", "")))
    try:
        set_translation(
            user=cast(User, request.user),
            proposal=proposal,
            language=language,
            uid=uid,
            heading=one_line(fields.get("heading", "")),
            text=text,
            spans=spans,
            source=(_sent(fields.get("source_heading", "")), _sent(fields.get("source_text", ""))),
            seen=fields.get("seen", ""),
        )
    except TranslatedMeanwhile as meanwhile:
        entered = Entered(uid, fields.get("heading", ""), fields.get("text", ""), meanwhile.theirs)
        return _page(request, contribution, proposal, language, entered, status=CONFLICT)
    except ImportProblem as problem:
        entered = Entered(uid, fields.get("heading", ""), fields.get("text", ""))
        return _page(request, contribution, proposal, language, entered, REFUSED, problem.message)
    if _is_part(request):
        return _page(request, contribution, proposal, language)
    messages.success(request, _("Saved."))
    return redirect(f"{_address(contribution, proposal, language)}{_show(request)}#{_anchor(uid)}")


def _find(
    request: HttpRequest, symbol: str, position: int, language: str
) -> tuple[Contribution, Proposal]:
    """The draft and the proposal that may be translated, or Http404 as for what is not there."""
    contribution = find_contribution(request, symbol)
    proposal = contribution.proposals.filter(position=position).first()
    own = contribution.language
    if proposal is None or language not in LANGUAGE_NAMES or language == own:
        raise Http404
    if not permissions.may_edit(request.user, contribution):
        raise Http404
    proposal.contribution = contribution
    return contribution, proposal


def _page(
    request: HttpRequest,
    contribution: Contribution,
    proposal: Proposal,
    language: str,
    entered: Entered | None = None,
    status: int = 200,
    problem: str = "",
) -> HttpResponse:
    """The whole page, or for a script what it says of the one part that it sent."""
    submitted = read_contribution(contribution)
    everything = request.GET.get("show", "") == "all"
    sheet = bilingual_sheet(
        speak(submitted, language),
        proposal.position,
        opened=request.GET.get("clause", ""),
        everything=everything or _is_part(request),
        entered=entered,
    )
    lost = entered if entered and sheet.part(entered.uid) is None else None
    context: dict[str, object] = {
        "sheet": sheet,
        "problem": problem,
        "lost": lost,
        "show": _show(request),
        **_words(contribution, proposal, language),
    }
    if _is_part(request):
        uid = request.POST.get("clause", request.GET.get("clause", ""))
        context |= {"part": sheet.part(uid), "is_sent": True}
        return render(request, "amendments/_language_part.html", context, status=status)
    context |= _frame(contribution, submitted, sheet)
    return render(request, "amendments/language.html", context, status=status)


def _frame(
    contribution: Contribution, submitted: Submitted, sheet: BilingualSheet
) -> dict[str, object]:
    document = contribution.document
    bases = [proposal.base for proposal in submitted.proposals if proposal.base]
    return {
        "section": "contributions",
        "contribution": contribution,
        "document": document,
        "name": spoken_name(document),
        "proposals": submitted.proposals,
        "proposal": sheet.spoken.proposal,
        **demonstration(base.is_demonstration for base in bases),
    }


def _words(contribution: Contribution, proposal: Proposal, language: str) -> dict[str, object]:
    return {
        "proposal": proposal,
        "address": name_document(contribution.document),
        "page_address": _address(contribution, proposal, language),
        "language": language,
        "dir": reading.direction(language),
        "source_language": contribution.language,
        "source_dir": reading.direction(contribution.language),
        "interface_language": get_language(),
        "interface_dir": reading.direction(get_language() or ""),
    }


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "rows"


def _show(request: HttpRequest) -> str:
    return "?show=all" if request.GET.get("show", "") == "all" else ""


def _address(contribution: Contribution, proposal: Proposal, language: str) -> str:
    name = name_document(contribution.document)
    return reverse("amendments:language", args=[name, proposal.position, language])


def _anchor(uid: str) -> str:
    return f"row-{uid.replace(':', '-')}"


def _sent(words: str) -> str:
    """Words of the source as the form sends them back: browsers change the ends of lines."""
    return words.replace("\r\n", "\n")


def _paragraphs(text: str, *, single: bool) -> str:
    """What was typed of a part of the head, a paragraph a line."""
    lines = [one_line(line) for line in text.splitlines()]
    return (" " if single else "\n").join(line for line in lines if line)
