"""Demonstration: a group, its meetings, and reports of these written for this software."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from meetings.models import Document, DocumentFile, Group, Link, LinkState, Meeting
from meetings.services.links import decide
from meetings.services.registers import enter_row
from meetings.services.reportrecords import carry_out
from meetings.services.reports import Said, plan_report
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import open_source


@dataclass(frozen=True, slots=True)
class DemonstrationReport:
    """One report, with the file of each language, and the relations that count as confirmed."""

    group: str
    files: tuple[Path, ...]
    confirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemonstrationMeetings:
    """What a manifest lists of groups, their meetings and reports."""

    groups: tuple[dict[str, Any], ...]
    meetings: tuple[dict[str, Any], ...]
    reports: tuple[DemonstrationReport, ...]


def read_meetings(path: Path) -> DemonstrationMeetings:
    """What the manifest lists, in its order. Raise ImportProblem if it is broken."""
    try:
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
        return DemonstrationMeetings(
            groups=tuple(manifest.get("group", ())),
            meetings=tuple(manifest.get("meeting", ())),
            reports=tuple(
                DemonstrationReport(
                    one["group"],
                    tuple(path.parent / name for name in one["files"].values()),
                    tuple(one["confirmed"]),
                )
                for one in manifest.get("report", ())
            ),
        )
    except (OSError, KeyError, ValueError) as error:
        raise ImportProblem("manifest", f"{path.name} cannot be read: {error}") from error


@transaction.atomic
def load_meetings(*, user: User, listed: DemonstrationMeetings) -> int:
    """The groups, meetings and reports are there; how many reports had to be imported.

    What is there stays as it is; a group with a report of its own gets none for demonstration.
    """
    for said in listed.groups:
        if not Group.objects.filter(code=said["code"]).exists():
            enter_row(user=user, row=Group(**said))
    for said in listed.meetings:
        # Whoever counts its meetings tells them apart by number, everybody else by year.
        known = "number" if "number" in said else "year"
        found = Meeting.objects.filter(group__code=said["group"], **{known: said[known]})
        if not found.exists():
            _hold(user, said)
    return sum(_load(user, one) for one in listed.reports)


def _hold(user: User, said: dict[str, Any]) -> None:
    """The meeting is in the register, with the body that adopts there if it has one."""
    rows = {"group": Group.objects.get(code=said["group"])}
    plain = {name: value for name, value in said.items() if name not in ("group", "body")}
    enter_row(user=user, row=Meeting(**rows, **plain, body_id=said.get("body")))


def _load(user: User, listed: DemonstrationReport) -> bool:
    """The report is there in every language; whether it had to be imported."""
    real = Document.objects.filter(meeting__group__code=listed.group, is_demonstration=False)
    if real.filter(delegation=None).exists():
        return False
    loaded = False
    for path in listed.files:
        data = open_source(path)
        said = Said(group=listed.group)
        plan = plan_report(user=user, data=data, name=path.name, said=said, is_demonstration=True)
        if DocumentFile.objects.filter(sha256=plan.sha256).exists():
            continue
        report = carry_out(user=user, plan=plan, publish=True)
        sure = Link.objects.waiting().filter(found_in=report, relation__in=listed.confirmed)
        decide(user=user, links=[link.pk for link in sure], state=LinkState.CONFIRMED)
        loaded = True
    return loaded
