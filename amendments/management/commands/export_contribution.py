"""`export_contribution`: write a stored contribution to a Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from amendments.documents import export_contribution
from amendments.models import Contribution
from amendments.submissions.layout import Marks
from amendments.submitted import get_contribution
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand, write_output
from resolutions.services.accounts import system_user


class Command(PlainCommand):
    """Write a contribution in ITU's layout."""

    help = "Write a stored contribution to a Word file."

    def add_arguments(self, parser: CommandParser) -> None:
        """SYMBOL, the file to write, and how it shows the changes."""
        parser.add_argument("symbol")
        parser.add_argument("--output", type=Path, required=True)
        parser.add_argument("--marks", choices=[marks.value for marks in Marks], default="tracked")
        parser.add_argument(
            "--language", choices=LANGUAGE_CODES, default="", help="of the labels around the text"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, lay out, write."""
        path: Path = options["output"]
        if path.suffix.lower() != ".docx":
            raise Error(f"The output must end in .docx: {path.name}")
        try:
            contribution = get_contribution(system_user(), options["symbol"])
        except Contribution.DoesNotExist:
            raise Error(f"There is no contribution {options['symbol']}.") from None
        download = export_contribution(
            contribution, marks=options["marks"], language=options["language"]
        )
        write_output(path, download)
        self.stdout.write(f"Wrote {path}: {len(download.content)} bytes")
