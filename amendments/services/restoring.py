"""An earlier state of a draft is taken up again, as a save of its own."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.histories import proposal_state
from amendments.models import Proposal
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem


@transaction.atomic
def restore(*, user: User, proposal: Proposal, number: int) -> Proposal:
    """The proposal says again what it said in the state of that number; no state is lost by it.

    What it says already is no save. Raise PermissionDenied unless the user may edit the draft, and
    ImportProblem (`state`) if it had no such state.
    """
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("contribution")
    proposal = rows.get(pk=proposal.pk)
    permissions.require(permissions.may_edit(user, proposal.contribution))
    state = proposal_state(proposal, number)
    if state is None:
        raise ImportProblem("state", _("There is no such state of this proposal."))
    now = (proposal.proposed_text, proposal.kept_labels)
    if now != (state.proposed_text, state.kept_labels):
        proposal.proposed_text, proposal.kept_labels = state.proposed_text, state.kept_labels
        proposal.saves += 1
        signed(proposal, user).save(update_fields=["proposed_text", "kept_labels", "saves"])
    return proposal
