"""What people decide about a contribution: its base, and each inferred change."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.models import BaseState, Change, ChangeState, Proposal
from amendments.redline.identities import inherit
from amendments.redline.rebasing import Misfit, rebase
from amendments.services import records
from amendments.services.proposalplans import plan_changes
from amendments.submitted import stored_text
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import Clause, ResolutionText


@transaction.atomic
def keep_own_base(*, user: User, proposal: Proposal) -> Proposal:
    """Say that the proposal starts from its own text, though the stored one differs."""
    proposal = _locked(user, proposal)
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
    proposal = _locked(user, proposal)
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
    proposal.saves += 1
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


def _locked(user: User, proposal: Proposal) -> Proposal:
    """The proposal as it stands, locked; PermissionDenied unless the user may settle it."""
    rows = Proposal.objects.select_for_update(of=("self",))
    related = ("contribution__document", "base__resolution__body", "resolution")
    found = rows.select_related(*related).get(pk=proposal.pk)
    permissions.require(permissions.may_settle(user, found.contribution))
    return found


def _settle(user: User, change: Change, state: ChangeState) -> Change:
    rows = Change.objects.select_for_update(of=("self",))
    change = rows.select_related("proposal__contribution").get(pk=change.pk)
    permissions.require(permissions.may_settle(user, change.proposal.contribution))
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
