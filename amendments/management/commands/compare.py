"""`compare`: the redline of two files. Touches no database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from amendments.exports import export_redline, redline_text
from amendments.redline.changes import change_values, compare
from resolutions.exports import as_json
from resolutions.management.plain import (
    LANGUAGE_CODES,
    PlainCommand,
    output_form,
    write_output,
)
from resolutions.services.sources import open_source, read_source


class Command(PlainCommand):
    """Print or write what changed between any two texts."""

    help = "Compare two files (.docx, .txt or .md) clause by clause."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The two files, and the form of the answer."""
        parser.add_argument("before", type=Path)
        parser.add_argument("after", type=Path)
        parser.add_argument("--language", choices=LANGUAGE_CODES)
        parser.add_argument("--output", type=Path, help=".docx, .html, .txt or .json")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read both, compare, print."""
        form = output_form(options["output"]) if options["output"] else ""
        before, after = (
            read_source(open_source(options[side]), language=options["language"]).text
            for side in ("before", "after")
        )
        changes = compare(before, after)
        if form:
            write_output(options["output"], export_redline(before, after, changes, form))
        if options["json"]:
            self.stdout.write(as_json([change_values(change) for change in changes]), ending="")
        elif not form:
            self.stdout.write(redline_text(changes), ending="")
