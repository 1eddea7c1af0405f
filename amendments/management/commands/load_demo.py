"""`load_demo`: the demonstration texts, delegations and accounts, for a look at the software."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.db import transaction

from amendments.services.demonstration import load_text, read_manifest
from amendments.services.demonstrationcontributions import (
    load_contributions,
    read_contributions,
)
from amendments.services.demonstrationdesks import open_desks, read_desks
from meetings.services.demonstration import DemonstrationPerson, appoint_chairs, load_people
from meetings.services.demonstrationmandates import load_mandates, read_mandates
from meetings.services.demonstrationreports import load_meetings, read_meetings
from meetings.services.mandates import build_all
from resolutions.management.plain import Error, PlainCommand
from resolutions.services.accounts import system_user
from resolutions.services.problems import ImportProblem

MANIFEST = Path("fixtures") / "manifest.toml"


class Command(PlainCommand):
    """Load what is not there yet; run again, it changes nothing."""

    help = "Load the demonstration texts and accounts (with DEBUG, or --force)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The accounts' password, another manifest, and consent outside of DEBUG."""
        parser.add_argument("--password", help="of new accounts; made up and printed if left out")
        parser.add_argument("--manifest", type=Path, default=settings.BASE_DIR / MANIFEST)
        parser.add_argument("--force", action="store_true", help="load even without DEBUG")

    def handle(self, *args: Any, **options: Any) -> None:
        """All texts and accounts, or nothing."""
        if not (settings.DEBUG or options["force"]):
            raise Error("This is no demonstration: DEBUG is off. Use --force to load all the same.")
        texts = read_manifest(options["manifest"])
        meetings = read_meetings(options["manifest"])
        contributions = read_contributions(options["manifest"])
        desks = read_desks(options["manifest"])
        mandates = read_mandates(options["manifest"])
        password = options["password"] or secrets.token_urlsafe(9)
        loaded = 0
        with transaction.atomic():
            user = system_user()
            for listed in texts:
                try:
                    loaded += load_text(user=user, listed=listed)
                except ImportProblem as problem:
                    raise Error(f"{listed.path.name}: {problem.message}") from problem
            people = load_people(user=user, password=password)
            reports = load_meetings(user=user, listed=meetings)
            appoint_chairs(user=user)
            first = [one for one in contributions if not one.revises]
            proposed = load_contributions(user=user, listed=first)
            open_desks(desks)
            late = [one for one in contributions if one.revises]
            proposed += load_contributions(user=user, listed=late)
            build_all(user=user)
            load_mandates(user=user, listed=mandates)
        self.stdout.write(f"Demonstration texts: {loaded} loaded, {len(texts) - loaded} were there")
        there = len(meetings.reports) - reports
        self.stdout.write(f"Demonstration reports: {reports} loaded, {there} were there")
        there = len(contributions) - proposed
        self.stdout.write(f"Demonstration contributions: {proposed} loaded, {there} were there")
        if people:
            self.stdout.write(f"Accounts, all with the password {password}")
        for person in people:
            self.stdout.write(f"  {person.email:<26}{_places(person)}")


def _places(person: DemonstrationPerson) -> str:
    """Where the person belongs, in a few words: `head of canada, reader of atu`."""
    return ", ".join(f"{role} of {code}" for code, role in person.memberships) or "reads"
