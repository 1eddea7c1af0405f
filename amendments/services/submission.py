"""A draft is handed in, or withdrawn: what the head of its delegation decides."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments.models import Contribution, ContributionState, Proposal, Sponsorship, Step
from amendments.services import records, steps
from amendments.services.checks import check_contribution, warnings
from amendments.services.notices import Event, Link, sponsors_of, tell
from amendments.services.proposalplans import plan_changes
from amendments.services.sources import keep_source
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem


@transaction.atomic
def submit(
    *,
    user: User,
    contribution: Contribution,
    accepted: Collection[str] = (),
    stamp: str = "",
    link: Link = str,
) -> Contribution:
    """Hand the draft to the secretariat; its text is fixed. What is handed in already stays so.

    `accepted` are the keys of the warnings that the user has seen and accepts; `stamp` is that of
    the state that he saw. Raise ImportProblem while there are errors, for a warning that was not
    accepted, or if the draft was changed meanwhile. What the secretariat took in from a file is
    checked where it is reviewed.
    """
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.SUBMITTED)
    if not is_open:
        return found
    if found.delegation_id is not None:
        list(found.proposals.select_for_update())  # nobody saves one meanwhile
        if stamp and stamp != stamp_of(found):
            message = _("The draft was changed meanwhile; look at it once more.")
            raise ImportProblem("changed", message)
        _require_sound(found, accepted)
        _freeze(user, found)
    steps.take(user=user, contribution=found, step=Step.SUBMITTED)
    tell(user, Event.SUBMITTED, found, to=sponsors_of(found), office=True, link=link)
    return found


@transaction.atomic
def withdraw(
    *, user: User, contribution: Contribution, note: str = "", link: Link = str
) -> Contribution:
    """Take the contribution back. Who saw it sees it still; of a draft the record stays.

    What is withdrawn already stays so.
    """
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.WITHDRAWN)
    if not is_open:
        return found
    was_draft = found.state == ContributionState.DRAFT
    steps.take(user=user, contribution=found, step=Step.WITHDRAWN, note=note)
    tell(
        user,
        Event.WITHDRAWN,
        found,
        to=sponsors_of(found, invited=True),
        office=not was_draft,
        note=note,
        link=link,
    )
    return found


def stamp_of(contribution: Contribution) -> str:
    """Changes with every save of the contribution, its document, a proposal or a sponsor."""
    tables = (
        Contribution.history.filter(id=contribution.pk),
        type(contribution.document).history.filter(id=contribution.document_id),
        Proposal.history.filter(contribution_id=contribution.pk),
        Sponsorship.history.filter(contribution_id=contribution.pk),
    )
    last = [rows.order_by().aggregate(last=Max("history_id"))["last"] or 0 for rows in tables]
    return "-".join(map(str, last))


def _require_sound(contribution: Contribution, accepted: Collection[str]) -> None:
    found = check_contribution(contribution)
    if any(one.is_error for one in found):
        message = _("It cannot be submitted before the errors below are mended.")
        raise ImportProblem("errors", message)
    if not warnings(found) <= set(accepted):
        message = _("Look at the warnings below, and say that you submit it all the same.")
        raise ImportProblem("warnings", message)


def _freeze(user: User, contribution: Contribution) -> None:
    """The changes follow from the texts as they are now; the document has its source and date."""
    keep_source(user, contribution)
    for proposal in contribution.proposals.order_by("position"):
        for former in proposal.changes.all():
            signed(former, user).delete()
        planned = plan_changes(proposal.before, proposal.after, is_drafted=True)
        records.store_changes(user, proposal, planned)
    document = contribution.document
    document.date = timezone.localdate()
    document.original_language = document.original_language or contribution.language
    signed(document, user).save(update_fields=["date", "original_language"])
