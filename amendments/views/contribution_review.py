"""What waits for a person in a contribution: where it starts from, and what was inferred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from amendments.addresses import name_document, spoken_name
from amendments.models import BaseState, Change, ChangeState, Contribution, Proposal
from amendments.reading import Redline, marked
from amendments.redline.changes import compare
from amendments.redline.diff import Mark, Op
from amendments.redline.proposed import changed
from amendments.services.decisions import (
    confirm_change,
    dismiss_change,
    keep_own_base,
    take_stored_base,
)
from amendments.services.imports import ImportProblem
from amendments.services.previews import Base
from amendments.services.publication import publish
from amendments.services.reviews import SURE, confirm_sure, surety
from amendments.sheets import change_anchor, difference_redline, stored_doubts
from amendments.submitted import is_demonstration, read_contribution, stored_text
from amendments.views.access import secretariat_only
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.models.clauses import Kind
from resolutions.reading import Piece, cited
from resolutions.text.clauses import ResolutionText

_DECIDED = (ChangeState.CONFIRMED, ChangeState.DISMISSED)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that was inferred, its clause as a person cites it, and both of its sides."""

    change: Change
    name: str
    anchor: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Undecided:
    """A proposal that starts from another text than the stored one, and how that differs."""

    proposal: Proposal
    redline: Redline


@secretariat_only
def contribution_review(request: HttpRequest, symbol: str) -> HttpResponse:
    """What is to be decided; a decision leads back here, to what is left."""
    found = find_contribution(request, symbol)
    if request.method == "POST":
        return _decide(request, found)
    submitted = read_contribution(found)
    proposals = submitted.proposals
    changes = Change.objects.filter(proposal__contribution=found).select_related("proposal")
    waiting = list(changes.waiting())
    rows = tuple(_rows(proposals, waiting))
    context = {
        "section": "contributions",
        "contribution": found,
        "document": found.document,
        "address": name_document(found.document),
        "name": spoken_name(found.document),
        "undecided": tuple(_undecided(proposals)),
        "rows": rows,
        "remarks": submitted.remarks,
        "sure": sum(row.sure >= SURE for row in rows),
        "decided": changes.exclude(rule="").filter(state__in=_DECIDED).count(),
        "doubts": [place for proposal in proposals for place in stored_doubts(proposal)],
        "language": found.language,
        "dir": reading.direction(found.language),
        "interface_language": get_language(),
        "is_demonstration": is_demonstration(proposals),
    }
    return render(request, "amendments/contribution_review.html", context)


def _decide(request: HttpRequest, found: Contribution) -> HttpResponse:
    """Carry one decision out and say so."""
    user = cast(User, request.user)
    decision = request.POST.get("decision", "")
    try:
        match decision:
            case "sure":
                number = confirm_sure(user=user, contribution=found)
                said = ngettext(
                    "%(n)d change is confirmed.", "%(n)d changes are confirmed.", number
                )
                messages.success(request, said % {"n": number})
            case "publish":
                publish(user=user, contribution=found, link=request.build_absolute_uri)
                messages.success(request, _("Everybody can see this contribution now."))
                return redirect("amendments:contribution", name_document(found.document))
            case "confirm":
                confirm_change(user=user, change=_change(request, found))
                messages.success(request, _("The change is confirmed."))
            case "dismiss":
                dismiss_change(user=user, change=_change(request, found))
                messages.success(request, _("The change is dismissed; it stays marked as such."))
            case Base.STORED | Base.OWN:
                _settle_base(request, found, Base(decision))
    except ImportProblem as problem:
        messages.error(request, problem.message)
    return redirect("amendments:contribution_review", name_document(found.document))


def _settle_base(request: HttpRequest, found: Contribution, decision: Base) -> None:
    user = cast(User, request.user)
    proposal = get_object_or_404(found.proposals, position=_number(request, "proposal"))
    if decision is Base.OWN:
        keep_own_base(user=user, proposal=proposal)
        messages.success(request, _("The proposal starts from its own text."))
        return
    misfits = len(take_stored_base(user=user, proposal=proposal))
    messages.success(request, _("The proposal starts from the stored text now."))
    if misfits:
        said = ngettext(
            "%(n)d change does not fit there and was not applied; it is listed below.",
            "%(n)d changes do not fit there and were not applied; they are listed below.",
            misfits,
        )
        messages.warning(request, said % {"n": misfits})


def _change(request: HttpRequest, found: Contribution) -> Change:
    changes = Change.objects.filter(proposal__contribution=found)
    return get_object_or_404(changes, pk=_number(request, "change"))


def _number(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise Http404
    return int(said)


def _undecided(proposals: Sequence[Proposal]) -> Iterator[Undecided]:
    for proposal in proposals:
        if proposal.base_state != BaseState.DIFFERS:
            continue
        stored, own = stored_text(proposal), proposal.before
        if stored is not None and own is not None:
            changes = changed(compare(stored, own))
            redline = difference_redline(proposal.position, stored, own, changes)
            yield Undecided(proposal, redline)


def _rows(proposals: Sequence[Proposal], waiting: Sequence[Change]) -> Iterator[Waiting]:
    names = {proposal.pk: _names(proposal) for proposal in proposals}
    for change in waiting:
        marks = _marks(change)
        before, after = names[change.proposal_id]
        yield Waiting(
            change=change,
            name=after.get(change.address_after, "") or before.get(change.address_before, ""),
            anchor=change_anchor(change),
            before=_side(marks, Op.DELETE) if change.address_before else (),
            after=_side(marks, Op.INSERT) if change.address_after else (),
            sure=surety(change),
        )


def _side(marks: Sequence[Mark], op: Op) -> tuple[Piece, ...]:
    """One side's words, with its own marks."""
    return marked([mark for mark in marks if mark.op in (Op.KEEP, op)])


def _names(proposal: Proposal) -> tuple[dict[str, str], dict[str, str]]:
    """How a person cites each clause before and after, or else what it is."""
    return _named(proposal.before), _named(proposal.after)


def _named(text: ResolutionText | None) -> dict[str, str]:
    if text is None:
        return {}
    names = cited(text)
    return {
        clause.address: names.get(clause.address) or str(Kind(clause.kind).label).capitalize()
        for clause in text.walk()
    }


def _marks(change: Change) -> list[Mark]:
    """The marks of the clause's label, heading and text, a blank between them."""
    found: list[Mark] = []
    for part in ("label", "heading", "text"):
        marks = [Mark(Op(op), text) for op, text in change.marks.get(part, ())]
        if found and marks:
            found.append(Mark(Op.KEEP, " "))
        found += marks
    return found
