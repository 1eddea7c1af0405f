"""The steps of a contribution: from which state, by whom, and the record of each."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.models import (
    AFTER,
    PUBLIC_STATES,
    Contribution,
    Step,
    Transition,
    leads_on,
)
from amendments.services import records
from meetings.queries import acting_delegation
from resolutions.services.problems import ImportProblem

NOTE_LENGTH = 4000


def lock(contribution: Contribution) -> Contribution:
    """The contribution as it stands, locked until the transaction ends."""
    rows = Contribution.objects.select_for_update(of=("self",))
    return rows.select_related("document__meeting", "delegation").get(pk=contribution.pk)


def approach(*, user: User, contribution: Contribution, step: Step) -> tuple[Contribution, bool]:
    """The contribution, locked, and whether the step is still to be taken.

    It is not where it was taken already, as by a second click. PermissionDenied unless the step is
    the user's to take; raise ImportProblem if it cannot be taken from where the contribution is.
    """
    found = lock(contribution)
    permissions.require(permissions.decides(user, found, step))
    if leads_on(found, step):
        return found, True
    public = step == Step.PUBLISHED and found.state in PUBLIC_STATES
    if found.state == AFTER[step] or public:
        return found, False
    said = {"state": found.get_state_display(), "step": Step(step).label}
    message = _("It is “%(state)s” by now and cannot be “%(step)s” from there; look at it again.")
    raise ImportProblem("state", message % said)


def take(*, user: User, contribution: Contribution, step: Step, note: str = "") -> Transition:
    """The step is taken and recorded; called on a locked contribution, within a transaction.

    This is the one place where a contribution changes its state.
    """
    now = timezone.now()
    if step == Step.SUBMITTED:
        contribution.handed_in_at = now
        meeting = contribution.document.meeting
        deadline = meeting.submission_deadline if meeting else None
        contribution.is_late = deadline is not None and now > deadline
    elif step == Step.RETURNED:
        # What is written from now on is the delegation's own again, even if it never comes back.
        contribution.handed_in_at, contribution.is_late = None, False
    elif step == Step.PUBLISHED:
        contribution.published_at = now
    records.move(user, contribution, AFTER[step])
    return Transition.objects.create(
        contribution=contribution,
        step=step,
        state=contribution.state,
        by=user,
        delegation=acting_delegation(user),
        note=note.strip()[:NOTE_LENGTH],
    )
