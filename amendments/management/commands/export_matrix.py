"""`export_matrix`: write what several contributions propose for one resolution to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import CommandParser

from amendments.matrix.exports import BY_WORDING, MEDIA_TYPES, export_matrix
from amendments.matrix.table import find_proposals, lay
from meetings.models import Meeting
from resolutions import queries
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand, write_output
from resolutions.models import Resolution


class Command(PlainCommand):
    """Write the matrix of a meeting's contributions, or of those chosen, as .docx, .xlsx or .json.

    A file is passed on: it holds what everybody may read, and nothing besides.
    """

    help = "Write the matrix of the proposals on a resolution to a file: .docx, .xlsx or .json."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which resolution, whose proposals, in which language, how laid out, and where to."""
        parser.add_argument("body", help="pp, council, wtsa, wtdc, ra, wrc or un")
        parser.add_argument("number", help="such as 1332, or decision-5")
        parser.add_argument("--meeting", type=int, help="the number of a meeting in its address")
        parser.add_argument("--contribution", action="append", default=[], metavar="SYMBOL")
        parser.add_argument("--language", choices=LANGUAGE_CODES, default="en")
        parser.add_argument(
            "--by-wording", action="store_true", help="every wording once, as .docx"
        )
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, lay, write."""
        path: Path = options["output"]
        form = path.suffix.lower().removeprefix(".")
        if form not in MEDIA_TYPES:
            raise Error(f"The output must end in .docx, .xlsx or .json: {path.name}")
        if options["by_wording"]:
            if form != "docx":
                raise Error(f"By wording, the output must end in .docx: {path.name}")
            form = BY_WORDING
        user = AnonymousUser()
        try:
            resolution = queries.get_resolution(user, options["body"].lower(), options["number"])
        except Resolution.DoesNotExist:
            said = f"{options['body']} {options['number']}"
            raise Error(f"There is no such resolution: {said}") from None
        meeting = None
        if options["meeting"] is not None:
            meeting = Meeting.objects.filter(pk=options["meeting"]).first()
            if meeting is None:
                raise Error(f"There is no such meeting: {options['meeting']}")
        chosen = options["contribution"]
        for symbol in chosen:
            if not find_proposals(user, resolution, meeting=meeting, chosen=[symbol]).exists():
                raise Error(f"There is no such contribution there: {symbol}")
        laid = lay(user, resolution, options["language"], meeting=meeting, chosen=chosen)
        if laid is None:
            raise Error("Nothing is proposed there that a matrix could show.")
        write_output(path, export_matrix(laid, form))
        columns, rows = len(laid.matrix.columns), len(laid.matrix.rows)
        self.stdout.write(f"{path}: {rows} clauses, {columns} proposals")
