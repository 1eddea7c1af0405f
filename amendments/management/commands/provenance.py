"""`provenance`: since when each phrase of a resolution stands, and by whose proposal."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from amendments.provenances import Provenance, provenance_values, trace_version
from resolutions import queries
from resolutions.exports import as_json
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand
from resolutions.models import Resolution, Version
from resolutions.services.accounts import system_user


class Command(PlainCommand):
    """Print, clause by clause, the edition that each phrase is of."""

    help = "Since which edition each phrase of a resolution stands, by whom, at which meeting."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which resolution, which edition and language of it, and the form of the answer."""
        parser.add_argument("body")
        parser.add_argument("number")
        parser.add_argument("--edition", default="", help="the one in force if left out")
        parser.add_argument("--language", choices=LANGUAGE_CODES, default="en")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the edition, trace it, print."""
        user = system_user()
        try:
            resolution = queries.get_resolution(user, options["body"], options["number"])
            named = options["edition"]
            version = (
                queries.get_version(user, resolution, named)
                if named
                else queries.current_version(user, resolution)
            )
        except (Resolution.DoesNotExist, Version.DoesNotExist):
            raise Error("There is no such resolution, or no such edition of it.") from None
        if options["language"] not in queries.languages(version):
            raise Error("This edition is not here in that language.")
        found = trace_version(version, options["language"], user)
        if options["json"]:
            self.stdout.write(as_json(provenance_values(found)), ending="")
        else:
            self.stdout.write("\n".join(_lines(found)))


def _lines(found: Provenance) -> list[str]:
    """A line for each clause, and below it one for each phrase with its edition."""
    lines: list[str] = []
    for clause in found.clauses:
        lines.append(clause.name or clause.address)
        lines += [f"  [{phrase.said}] {phrase.text.strip()}" for phrase in clause.phrases]
    return lines
