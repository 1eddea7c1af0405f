"""A review of a whole contribution: what is sure is confirmed at once."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from amendments import permissions
from amendments.models import Change, Contribution
from amendments.services.decisions import confirm_change

SURE = 0.9
"""An inference that is less sure than this is confirmed one by one."""


def surety(change: Change) -> float:
    """How sure a change is: as its pairing, or as the recovery of its marks if that is less."""
    recovered = change.rule_confidence
    return change.confidence if recovered is None else min(change.confidence, recovered)


@transaction.atomic
def confirm_sure(*, user: User, contribution: Contribution) -> int:
    """Confirm every change of the contribution that waits and is sure; how many there were."""
    permissions.require(permissions.may_settle(user, contribution))
    waiting = Change.objects.filter(proposal__contribution=contribution).waiting()
    sure = [change for change in waiting if surety(change) >= SURE]
    for change in sure:
        confirm_change(user=user, change=change)
    return len(sure)
