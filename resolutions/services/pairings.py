"""Pairings: a person says of which provision a clause is a state."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from resolutions import permissions
from resolutions.models import Clause, PairingState, Permit, Provision, Version, permitted
from resolutions.services.problems import ImportProblem
from resolutions.services.storage import Identity


@dataclass(frozen=True, slots=True)
class Following:
    """A clause at `address` of a version that is paired anew with an edition that came before it.

    It becomes a state of the provision of that edition's clause at `leader`; where that is empty,
    of one of its own. `identity` says how sure that is, and why.
    """

    address: str
    leader: str
    identity: Identity


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


@transaction.atomic
def pair_anew(
    *, user: User, version: Version, leader: Version, followings: Sequence[Following]
) -> None:
    """Pair clauses of the version anew with `leader`, which came in just before it.

    What was paired with them in still later versions comes along, unless such a version has a
    state of that provision already. A person's decisions stay as they are.
    """
    permissions.require(permissions.may_import(user))
    rows = {row.address: row for row in version.clauses.all()}
    leaders = dict(leader.clauses.values_list("address", "provision_id"))
    goals: dict[int, int] = {}
    changed = []
    for following in followings:
        row, identity = rows[following.address], following.identity
        if row.pairing_state in (PairingState.CONFIRMED, PairingState.CORRECTED):
            continue
        row.pairing_confidence, row.pairing_reason = identity.confidence, identity.reason
        row.pairing_state = identity.state
        changed.append(row)
        goal = leaders.get(following.leader) or _spare(version).pk
        if goal != row.provision_id:
            goals[row.provision_id] = goal
    _move(user, changed, goals)
    versions = Version.objects.filter(
        resolution=version.resolution_id, is_demonstration=version.is_demonstration
    )
    for other in versions.order_by("year", "correction"):
        if other.order > version.order:
            _move(user, list(other.clauses.filter(provision__in=goals)), goals)


def _move(user: User, rows: list[Clause], goals: Mapping[int, int]) -> None:
    """Save clauses of one version with the provisions that they move to, where these are free.

    A version never has two states of a provision: those in the way of others stand aside first.
    """
    if not rows:
        return
    version = rows[0].version
    moving = {row: goals[row.provision_id] for row in rows if row.provision_id in goals}
    others = version.clauses.exclude(pk__in=[row.pk for row in moving])
    held = set(others.values_list("provision_id", flat=True))
    while stuck := [row for row, goal in moving.items() if goal in held]:
        for row in stuck:
            held.add(row.provision_id)
            del moving[row]
    left = {row.provision_id for row in moving}
    aside = [
        row for row, goal in moving.items() if goal in left or row.provision_id in goals.values()
    ]
    for row in aside:
        row.provision = _spare(version)
    _save(user, aside)
    for row, goal in moving.items():
        row.provision_id = goal
    _save(user, rows)


def _spare(version: Version) -> Provision:
    return Provision.objects.create(uid=uuid.uuid4(), resolution=version.resolution)


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
