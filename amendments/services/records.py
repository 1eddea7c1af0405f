"""Plans of contributions as rows, with their history; called within a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from simple_history.utils import bulk_create_with_history

from amendments.models import Change as ChangeRow
from amendments.models import Contribution, ContributionState, Proposal
from amendments.redline.keeping import pack_marks
from amendments.services.proposalplans import PlannedChange, PlannedDoubt, ProposalPlan
from amendments.submissions.packing import pack_blocks, pack_head
from amendments.submissions.remarks import pack_remarks
from amendments.submissions.symbols import DocumentSymbol, parse_symbol
from meetings.models import Document, DocumentFile, DocumentKind
from resolutions.models import Provision
from resolutions.services.history import signed
from resolutions.text import serial

if TYPE_CHECKING:
    from amendments.services.contributions import ContributionPlan


def store(user: User, plan: ContributionPlan) -> Contribution:
    """The contribution that the plan describes, with its document, file, proposals and changes."""
    document = _document(user, plan)
    contribution = Contribution(
        document=document,
        language=plan.language,
        form=plan.form,
        head=pack_head(plan.head),
        oddities=pack_remarks(plan.all_remarks),
        created_by=user,
    )
    signed(contribution, user).save()
    for position, proposal in enumerate(plan.proposals, start=1):
        row = _proposal(contribution, position, proposal)
        signed(row, user).save()
        store_changes(user, row, proposal.changes)
    return contribution


def move(user: User, contribution: Contribution, state: ContributionState) -> None:
    """The contribution is in this state, and its document is seen by the same people.

    Saves besides when it was handed in, whether late, and when it was published; the history of
    both rows is signed. Steps are taken by `steps.take`, which keeps a record of each.
    """
    contribution.state = state
    fields = ["state", "handed_in_at", "is_late", "published_at"]
    signed(contribution, user).save(update_fields=fields)
    document = Document.objects.get(pk=contribution.document_id)
    document.delegation_id = contribution.delegation_id
    document.is_handed_in = contribution.is_handed_in
    document.is_public = contribution.is_published
    fields = ["delegation", "is_handed_in", "is_public"]
    signed(document, user).save(update_fields=fields)


def _document(user: User, plan: ContributionPlan) -> Document:
    prefix, series, number = symbol_parts(plan.symbol)
    document = Document(
        symbol=plan.symbol,
        prefix=prefix[:60],
        series=series[:20],
        number=number,
        title=plan.title,
        kind=DocumentKind.CONTRIBUTION,
        source=plan.source,
        original_language=plan.originals[0] if plan.originals else "",
        date=plan.date,
    )
    signed(document, user).save()
    store_file(user, document, plan)
    return document


def store_file(user: User, document: Document, plan: ContributionPlan) -> None:
    """The document has the plan's file, as it came."""
    kept = DocumentFile(
        document=document,
        language=plan.language,
        name=plan.name[-255:],
        sha256=plan.sha256,
        content=plan.data,
        size=len(plan.data),
        uploaded_by=user,
    )
    signed(kept, user).save()


def symbol_parts(symbol: str) -> tuple[str, str, int | None]:
    """The meeting, the series and the number that a symbol names, where it is of a known form."""
    try:
        parsed = parse_symbol(symbol)
    except ValueError:
        return "", "", None
    if not isinstance(parsed, DocumentSymbol):
        return "", "", None
    return parsed.meeting, parsed.series, parsed.number


def _proposal(contribution: Contribution, position: int, plan: ProposalPlan) -> Proposal:
    target, text = plan.target, plan.text
    return Proposal(
        contribution=contribution,
        position=position,
        identifier=plan.identifier[:120],
        action=plan.action.value,
        written=text.written,
        provision_said=text.provision[:60],
        resolution=target.resolution,
        said_body=target.body,
        said_kind=target.kind,
        said_number=target.number[:60],
        base=target.base,
        base_state=plan.base_state,
        base_text=None if plan.before is None else serial.to_json(plan.before),
        proposed_text=None if plan.after is None else serial.to_json(plan.after),
        introduction=pack_blocks(text.introduction),
        reasons_label=text.reasons_label[:200],
        reasons=plan.reasons,
        doubts=[_doubt(doubt) for doubt in plan.doubts],
    )


def store_changes(user: User, proposal: Proposal, changes: Iterable[PlannedChange]) -> None:
    """Write a proposal's changes, all in one statement, and as many for their history."""
    known = {}
    if proposal.resolution_id is not None:
        provisions = Provision.objects.filter(resolution=proposal.resolution_id)
        known = {str(provision.uid): provision for provision in provisions}
    rows = [_change(proposal, planned, known) for planned in changes]
    bulk_create_with_history(rows, ChangeRow, default_user=user)


def _change(proposal: Proposal, planned: PlannedChange, known: dict[str, Provision]) -> ChangeRow:
    change = planned.change
    clause = change.before or change.after
    surest = min(planned.recovered, key=lambda split: split.confidence, default=None)
    return ChangeRow(
        proposal=proposal,
        position=planned.position,
        provision=known.get(clause.uid) if clause else None,
        kind=change.kind.value,
        kinds=[kind.value for kind in change.kinds],
        address_before=change.before.address[:1000] if change.before else "",
        address_after=change.after.address[:1000] if change.after else "",
        elsewhere=change.elsewhere[:1000],
        marks=pack_marks(change),
        confidence=change.confidence,
        reason=change.reason.value,
        rule=surest.rule.value if surest else "",
        rule_confidence=surest.confidence if surest else None,
        recovered=[
            {
                "rule": split.rule.value,
                "reason": split.reason.value,
                "confidence": split.confidence,
                "deleted": split.deleted,
                "inserted": split.inserted,
            }
            for split in planned.recovered
        ],
        state=planned.state,
    )


def _doubt(planned: PlannedDoubt) -> dict[str, Any]:
    doubt = planned.doubt
    return {
        "line": planned.line,
        "text": planned.text,
        "rule": doubt.rule.value,
        "reason": doubt.reason.value,
        "deleted": doubt.deleted,
        "inserted": doubt.inserted,
    }
