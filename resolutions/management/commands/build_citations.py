"""`build_citations`: the citations of every published version, as the recogniser finds them."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from resolutions.management.plain import PlainCommand
from resolutions.services.accounts import system_user
from resolutions.services.citations import build_all


class Command(PlainCommand):
    """Read what published texts cite; what people said of it stays."""

    help = "Read the citations of every published version that has none."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether those that have some are read again."""
        parser.add_argument("--anew", action="store_true", help="read all versions again")

    def handle(self, *args: Any, **options: Any) -> None:
        """All of them, or nothing."""
        with transaction.atomic():
            built = build_all(user=system_user(), anew=options["anew"])
        self.stdout.write(f"Citations: {built} versions read")
