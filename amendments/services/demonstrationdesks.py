"""Demonstration: desks at work, before the last revision of a contribution comes in."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from amendments.desk.plans import sit
from amendments.models import Desk
from amendments.redline.decisions import Choice
from amendments.services.desks import open_desk
from amendments.services.rulings import Said, rule, rule_all
from meetings.models import Meeting, Membership
from resolutions.models import Resolution
from resolutions.services.problems import ImportProblem


@dataclass(frozen=True, slots=True)
class DemonstrationDesk:
    """A desk, as the manifest lists it.

    `chair` is the code of the delegation that runs it; `alternatives` are the addresses in the base
    at which both sides of a collision stand in brackets, because of the `note`.
    """

    group: str
    year: int
    chair: str
    resolution: str
    language: str
    alternatives: tuple[str, ...]
    note: str


def read_desks(path: Path) -> tuple[DemonstrationDesk, ...]:
    """The desks that a manifest lists, in its order; ImportProblem if it is broken."""
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8")).get("desk", ())
        return tuple(
            DemonstrationDesk(**one | {"alternatives": tuple(one["alternatives"])})
            for one in listed
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise ImportProblem("manifest", f"{path.name} cannot be read: {error}") from error


@transaction.atomic
def open_desks(listed: Sequence[DemonstrationDesk]) -> int:
    """The desks are there; how many had to be opened.

    One that is there stays as it is, and where nothing was contributed there is none.
    """
    return sum(_open(one) for one in listed)


def _open(listed: DemonstrationDesk) -> bool:
    body, _slash, number = listed.resolution.partition("/")
    resolution = Resolution.objects.get(body=body, number=number)
    meeting = Meeting.objects.get(group__code=listed.group, year=listed.year)
    proposals = resolution.proposals.filter(contribution__document__meeting=meeting)
    there = Desk.objects.filter(meeting=meeting, resolution=resolution, language=listed.language)
    if there.exists() or not proposals.exists():
        return False
    chair = Membership.objects.filter(delegation__code=listed.chair).earliest("pk").user
    desk = open_desk(user=chair, meeting=meeting, language=listed.language, resolution=resolution)
    rule_all(user=chair, desk=desk, scope="uncontested")
    sitting = sit(desk)
    clauses = sitting.base.by_address()
    divided = [(clauses[address].uid,) for address in listed.alternatives]
    for one in sitting.sided.values():
        if one.provisions in divided:
            said = Said(one.key, Choice.ALTERNATIVES, note=listed.note)
            rule(user=chair, desk=desk, said=said, seen=desk.saves)
    return True
