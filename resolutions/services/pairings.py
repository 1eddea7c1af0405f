"""Pairings: a person says of which provision a clause is a state."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from resolutions import permissions
from resolutions.models import Clause, PairingState, Permit, Provision, Version, permitted
from resolutions.services.problems import ImportProblem

DISPLACED, CORRECTED = "displaced", "corrected"
FIELDS = ["provision", "pairing_confidence", "pairing_reason", "pairing_state"]


@transaction.atomic
def confirm_pairing(*, user: User, clause: Clause) -> Clause:
    """The clause's pairing no longer waits: a person looked at it and found it right."""
    permissions.require(permissions.may_edit(user))
    clause.pairing_state = PairingState.CONFIRMED
    _save(user, [clause])
    return clause


@transaction.atomic
def confirm_suggested(*, user: User, version: Version) -> int:
    """Confirm every pairing of the version that waits for a person; how many there were."""
    permissions.require(permissions.may_edit(user))
    waiting = list(Clause.objects.filter(version=version, pairing_state=PairingState.SUGGESTED))
    for clause in waiting:
        clause.pairing_state = PairingState.CONFIRMED
    _save(user, waiting)
    return len(waiting)


@transaction.atomic
def correct_pairing(*, user: User, clause: Clause, provision_uid: UUID | str | None) -> Clause:
    """The clause is a state of that provision instead; of a new one if None.

    When the mistake lies between the clause and an earlier version, the clause's later states come
    along: what was paired with it stays paired with it. Where a version held the provision
    already, that clause gives it up for a new one, which is suggested and waits for a person.
    Earlier versions never change. Raise ImportProblem if the resolution has no such provision.
    """
    permissions.require(permissions.may_edit(user))
    wanted = _provision(clause, provision_uid)
    if wanted.pk == clause.provision_id:
        return confirm_pairing(user=user, clause=clause)
    versions = _versions_to_move(clause, wanted)
    moved = _states(clause.provision, versions)
    displaced = _states(wanted, versions)
    if displaced:
        spare = Provision.objects.create(uid=uuid.uuid4(), resolution=wanted.resolution)
        for row in displaced:
            row.provision, row.pairing_confidence = spare, 0.0
            row.pairing_reason, row.pairing_state = DISPLACED, PairingState.SUGGESTED
        _save(user, displaced)
    for row in moved:
        row.provision = wanted
        if row.pk == clause.pk:
            row.pairing_confidence, row.pairing_reason = 1.0, CORRECTED
            row.pairing_state = PairingState.CORRECTED
    _save(user, moved)
    clause.refresh_from_db()
    return clause


def _provision(clause: Clause, uid: UUID | str | None) -> Provision:
    resolution = clause.version.resolution
    if uid is None:
        return Provision.objects.create(uid=uuid.uuid4(), resolution=resolution)
    try:
        return Provision.objects.get(resolution=resolution, uid=uid)
    except (Provision.DoesNotExist, ValidationError):
        message = _("This resolution has no such provision.")
        raise ImportProblem("no-provision", message) from None


def _versions_to_move(clause: Clause, wanted: Provision) -> list[int]:
    """The keys of the versions that the correction touches: this one's, and maybe all later.

    All later ones if the mistake lies between the clause and an earlier version. Only this one if
    neither provision has an earlier state (the clause was paired with a later version), or if what
    is wanted exists later only.
    """
    versions = Version.objects.filter(resolution=wanted.resolution)
    ordered = list(versions.order_by("year", "correction").values_list("pk", flat=True))
    place = ordered.index(clause.version_id)
    held = Clause.objects.filter(provision=wanted)
    earlier = Clause.objects.filter(version__in=ordered[:place])
    backward = earlier.filter(provision__in=[clause.provision_id, wanted.pk]).exists()
    forward = held.exists() and not held.filter(version__in=ordered[: place + 1]).exists()
    return ordered[place:] if backward and not forward else [clause.version_id]


def _states(provision: Provision, versions: list[int]) -> list[Clause]:
    return list(Clause.objects.filter(provision=provision, version__in=versions))


def _save(user: User, clauses: list[Clause]) -> None:
    if clauses:
        with permitted(Permit.PAIRING):
            bulk_update_with_history(clauses, Clause, FIELDS, default_user=user)
