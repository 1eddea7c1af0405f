"""`build_mandates`: the mandates of every published version, as rules read them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from meetings.services.mandates import build_all
from resolutions.management.plain import PlainCommand
from resolutions.services.accounts import system_user


class Command(PlainCommand):
    """Read what is told to whom; what people corrected stays."""

    help = "Read the mandates of every published version that has none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether those that have some are read again."""
        parser.add_argument("--anew", action="store_true", help="read all versions again")

    def handle(self, *args: Any, **options: Any) -> None:
        """All of them, or nothing."""
        with transaction.atomic():
            built = build_all(user=system_user(), anew=options["anew"])
        self.stdout.write(f"Mandates: {built} versions read")
