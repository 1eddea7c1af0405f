"""Adopting: the text of a desk becomes the next version of its resolution, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.desk.lists import adopted_beside
from amendments.desk.plans import Bracket, Sitting, sit, with_names
from amendments.drafting.finishing import CONFERENCES, finish
from amendments.models import (
    Adoption,
    Contribution,
    Desk,
    DeskProposalState,
    DeskState,
)
from amendments.redline.decisions import Choice
from amendments.redline.snapshots import Snapshot, pack
from amendments.services.adoptinglanguages import (
    add_adopted_language,
    at_addresses,
    edition_in,
)
from amendments.services.notices import Event, Link, sponsors_of, tell
from amendments.services.rulings import rule_all
from resolutions.models import PairingState, Version
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.storage import Identity
from resolutions.services.versions import write_in_force, write_version
from resolutions.text.addresses import assign
from resolutions.text.clauses import Edition, ResolutionText

CARRIED_ON = "identity"
"""Why a clause of an adopted text is a state of a provision: it came from it on the desk."""


class StillOpen(ImportProblem):
    """The text cannot be adopted yet: so much is open, and these places stand in brackets."""

    def __init__(self, undecided: int, brackets: tuple[Bracket, ...]) -> None:
        super().__init__("open", _("Something is open still, or stands in square brackets."))
        self.undecided = undecided
        self.brackets = brackets


@dataclass(frozen=True, slots=True)
class Edited:
    """The finished text, and the snapshot with the addresses that it has there."""

    text: ResolutionText
    snapshot: Snapshot


@transaction.atomic
def adopt(
    *,
    user: User,
    desk: Desk,
    edition: Edition,
    seen: int,
    number: str = "",
    leave_rest: bool = False,
    link: Link = str,
) -> Adoption:
    """Publish what the desk came to as this edition; of a new resolution, with its `number`.

    With `leave_rest` what is open is not taken. Where nothing is left of the text, the resolution
    is no longer in force and no version comes. Where the meeting adopted the text in another
    language before, that edition says it in this one too, and what it is called is its own. Adopted
    already, by a second click or by somebody
    else, it is what it was adopted as. Raise StillOpen while anything is open or in brackets, and
    ImportProblem if something was decided after `seen`, that edition is there, or its other
    language has other clauses.
    """
    desk = with_names().select_for_update(of=("self",)).get(pk=desk.pk)
    permissions.require(permissions.may_chair(user, desk))
    if not desk.is_open:
        return desk.adoption
    if desk.saves != seen:
        raise ImportProblem(
            "changed", _("Something was decided meanwhile; look at it and save again.")
        )
    if leave_rest:
        rule_all(user=user, desk=desk, scope="rest", choice=Choice.LEAVE)
    sitting = sit(desk)
    if sitting.open_count or sitting.brackets:
        raise StillOpen(sitting.open_count, sitting.brackets)
    beside = adopted_beside(desk)
    if sitting.is_suppressed:
        version, snapshot = None, sitting.snapshot(final=True)
        assert desk.resolution is not None  # what has a text is a resolution
        write_in_force(user=user, resolution=desk.resolution, in_force=False)
    elif beside is not None:
        version, snapshot = _adopt_beside(user, sitting, beside)
    else:
        edited = _finished(sitting, edition, number.strip())
        version, snapshot = _publish(user, sitting, edited), edited.snapshot
    adoption = Adoption.objects.create(desk=desk, version=version, snapshot=pack(snapshot), by=user)
    desk.state = DeskState.ADOPTED
    signed(desk, user).save(update_fields=["state"])
    if beside is None:
        _tell(user, sitting, link)
    return adoption


def _adopt_beside(user: User, sitting: Sitting, beside: Desk) -> tuple[Version, Snapshot]:
    """The edition that the meeting adopted at another desk says the same in this one's language."""
    version = beside.adoption.version
    if version is None:
        raise ImportProblem("suppressed", _("This meeting suppressed the resolution."))
    number = version.resolution.number
    edited = _finished(sitting, edition_in(version, sitting.desk.language), number)
    addresses = add_adopted_language(
        user=user, sitting=sitting, version=version, there=beside.language, text=edited.text
    )
    return version, at_addresses(edited.snapshot, addresses)


def _finished(sitting: Sitting, edition: Edition, number: str) -> Edited:
    """The text with the lines that say which edition it is. Raise ImportProblem if they cannot."""
    desk, consolidated = sitting.desk, sitting.consolidated
    placed = edition.place.strip() or desk.body_id not in CONFERENCES
    if edition.year is None or not placed:
        raise ImportProblem("edition", _("Say where and in which year it is adopted."))
    if desk.resolution is None and not number:
        raise ImportProblem("number", _("Give the new resolution its number."))
    if desk.base is not None and edition.year < desk.base.year:
        raise ImportProblem("earlier", _("The edition would be earlier than the one it revises."))
    if not consolidated.text.clauses:
        raise ImportProblem("empty", _("The text says nothing yet."))
    said = finish(consolidated.text, edition, number if desk.resolution is None else "")
    text = assign(said)
    attribution = tuple(
        replace(each, address=clause.address)
        for clause, each in zip(text.walk(), consolidated.attribution, strict=True)
    )
    return Edited(text, replace(sitting.snapshot(final=True), attribution=attribution))


def _publish(user: User, sitting: Sitting, edited: Edited) -> Version:
    base = sitting.desk.base
    return write_version(
        user=user,
        text=edited.text,
        identities=_identities(sitting, edited.snapshot),
        publish=True,
        in_force=True,
        is_demonstration=_is_demonstration(sitting) if base is None else base.is_demonstration,
    )


def _is_demonstration(sitting: Sitting) -> bool:
    """Whether a new resolution stands beside demonstration texts alone: then it is one itself."""
    there = Version.objects.filter(resolution__body=sitting.desk.body_id)
    return there.exists() and not there.filter(is_demonstration=False).exists()


def _identities(sitting: Sitting, snapshot: Snapshot) -> Mapping[str, Identity]:
    """The provisions of the base go on; what was added is new."""
    known = {clause.uid for clause in sitting.base.walk() if clause.uid}
    return {
        each.address: Identity(each.element, 1.0, CARRIED_ON, PairingState.CERTAIN)
        for each in snapshot.attribution
        if each.element in known
    }


def _tell(user: User, sitting: Sitting, link: Link) -> None:
    """Write to the delegations whose proposals were on the desk."""
    told: dict[int, Contribution] = {}
    for entry in sitting.entries:
        if entry.state == DeskProposalState.STANDING:
            told[entry.proposal.contribution_id] = entry.proposal.contribution
    event = Event.SUPPRESSED if sitting.is_suppressed else Event.ADOPTED
    for contribution in told.values():
        tell(user, event, contribution, to=sponsors_of(contribution), link=link)
