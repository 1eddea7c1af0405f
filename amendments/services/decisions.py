"""What people decide about a contribution: its base, each inferred change, who may see it."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.models import (
    BaseState,
    Change,
    ChangeState,
    Contribution,
    ContributionState,
    Proposal,
)
from amendments.redline.identities import inherit
from amendments.redline.rebasing import Misfit, rebase
from amendments.services import records
from amendments.services.proposalplans import plan_changes
from amendments.submitted import stored_text
from meetings.models import Document
from resolutions import permissions
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import Clause, ResolutionText


@transaction.atomic
def keep_own_base(*, user: User, proposal: Proposal) -> Proposal:
    """Say that the proposal starts from its own text, though the stored one differs."""
    permissions.require(permissions.may_edit(user))
    proposal = _locked(proposal)
    if proposal.base_state == BaseState.DIFFERS:
        proposal.base_state = BaseState.ACCEPTED
        signed(proposal, user).save(update_fields=["base_state"])
    return proposal


@transaction.atomic
def take_stored_base(*, user: User, proposal: Proposal) -> tuple[Misfit, ...]:
    """Let the proposal start from the stored text, and apply its changes there where they fit.

    Returns the changes that do not fit; they are kept among the proposal's `doubts`, under the
    rule `rebase`. Raise ImportProblem if there is no stored text, or nothing proposed for it.
    """
    permissions.require(permissions.may_edit(user))
    proposal = _locked(proposal)
    stored = stored_text(proposal)
    before, after = proposal.before, proposal.after
    if stored is None or before is None:
        raise ImportProblem("no-base", _("No text is stored that this proposal could start from."))
    misfits: tuple[Misfit, ...] = ()
    if after is not None:
        rebased = rebase(before, after, stored)
        after, misfits = inherit(stored, rebased.text), rebased.misfits
        proposal.proposed_text = serial.to_json(after)
    proposal.base_text = serial.to_json(stored)
    proposal.base_state = BaseState.SAME
    proposal.doubts = [*proposal.doubts, *map(_as_doubt, misfits)]
    signed(proposal, user).save()
    _store_anew(user, proposal, stored, after)
    return misfits


@transaction.atomic
def confirm_change(*, user: User, change: Change) -> Change:
    """Say that what was inferred about a change is right."""
    return _settle(user, change, ChangeState.CONFIRMED)


@transaction.atomic
def dismiss_change(*, user: User, change: Change) -> Change:
    """Say that a change is none; it stays in the contribution as it came, marked as dismissed."""
    return _settle(user, change, ChangeState.DISMISSED)


@transaction.atomic
def submit(*, user: User, contribution: Contribution) -> Contribution:
    """A draft is submitted; what is submitted or published already stays so."""
    permissions.require(permissions.may_edit(user))
    contribution = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if contribution.state == ContributionState.DRAFT:
        contribution.state = ContributionState.SUBMITTED
        signed(contribution, user).save(update_fields=["state"])
    return contribution


@transaction.atomic
def publish(*, user: User, contribution: Contribution) -> Contribution:
    """Let everybody see the contribution and its document.

    Raise ImportProblem while a proposal waits for the decision about its base, or starts from a
    version that is a draft itself.
    """
    permissions.require(permissions.may_publish(user))
    contribution = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if contribution.is_published:
        return contribution
    for proposal in contribution.proposals.select_related("base"):
        if proposal.base_state == BaseState.DIFFERS:
            message = _("A proposal starts from another text than the stored one; decide it first.")
            raise ImportProblem("differs", message)
        if proposal.base is not None and not proposal.base.is_published:
            raise ImportProblem(
                "draft-base", _("A proposal starts from a version that is a draft.")
            )
    contribution.state = ContributionState.PUBLISHED
    contribution.published_at = timezone.now()
    signed(contribution, user).save(update_fields=["state", "published_at"])
    document = Document.objects.get(pk=contribution.document_id)
    document.is_public = True
    signed(document, user).save(update_fields=["is_public"])
    return contribution


def _locked(proposal: Proposal) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",))
    related = ("contribution__document", "base__resolution__body", "resolution")
    return rows.select_related(*related).get(pk=proposal.pk)


def _settle(user: User, change: Change, state: ChangeState) -> Change:
    permissions.require(permissions.may_edit(user))
    change = Change.objects.select_for_update().get(pk=change.pk)
    if change.state != state:
        change.state = state
        signed(change, user).save(update_fields=["state"])
    return change


def _as_doubt(misfit: Misfit) -> dict[str, object]:
    clause = misfit.after or misfit.before
    return {
        "line": clause.line if clause else 0,
        "text": _words(misfit.before),
        "rule": "rebase",
        "reason": "This change does not fit the stored text and was not applied.",
        "deleted": _words(misfit.before),
        "inserted": _words(misfit.after),
    }


def _words(clause: Clause | None) -> str:
    return clause.words if clause else ""


def _store_anew(
    user: User, proposal: Proposal, before: ResolutionText, after: ResolutionText | None
) -> None:
    """The proposal's changes follow from its new texts; the former ones stay in the history."""
    for former in proposal.changes.all():
        signed(former, user).delete()
    records.store_changes(user, proposal, plan_changes(before, after))
