"""`export_resolution`: write a stored text to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from resolutions import queries
from resolutions.exports import export_text
from resolutions.management.plain import (
    LANGUAGE_CODES,
    Error,
    PlainCommand,
    output_form,
    write_output,
)
from resolutions.models import Body, Resolution, Version
from resolutions.services.accounts import system_user


class Command(PlainCommand):
    """Write a resolution's text as Word, HTML, plain text or JSON."""

    help = "Write a stored resolution to a file: .docx, .html, .txt or .json."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which resolution, which edition and language of it, and where to."""
        parser.add_argument("body", help="pp, council, wtsa, wtdc, ra, wrc or un")
        parser.add_argument("number", help="such as 1332, or decision-5")
        parser.add_argument(
            "--edition", help="2022, or 2022-1 for its correction; else the one in force"
        )
        parser.add_argument("--language", choices=LANGUAGE_CODES)
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Find, print, write."""
        form = output_form(options["output"])
        version = _find(options["body"], options["number"], options["edition"])
        spoken = queries.languages(version)
        wanted = options["language"]
        if wanted and wanted not in spoken:
            raise Error(f"This edition is not there in that language: {wanted}")
        text = queries.version_text(version, queries.choose_language(spoken, wanted or "en"))
        download = export_text(
            text, form, edition=version.edition, is_demonstration=version.is_demonstration
        )
        write_output(options["output"], download)
        self.stdout.write(f"{options['output']}: {version}, {text.language}")


def _resolution(body: str, number: str) -> Resolution:
    """The resolution, however the letters of its number are written."""
    for written in (number, number.lower()):
        try:
            return queries.get_resolution(system_user(), body, written)
        except Resolution.DoesNotExist:
            continue
    return queries.get_resolution(system_user(), body, number.upper())


def _find(body: str, number: str, edition: str | None) -> Version:
    user = system_user()
    body = body.lower()
    if not Body.objects.filter(code=body).exists():
        codes = ", ".join(Body.objects.values_list("code", flat=True))
        raise Error(f"There is no such body: {body} (there are {codes})")
    try:
        resolution = _resolution(body, number)
        if edition is None:
            return queries.current_version(user, resolution)
        return queries.get_version(user, resolution, edition)
    except Resolution.DoesNotExist:
        raise Error(f"There is no such resolution: {body} {number}") from None
    except Version.DoesNotExist:
        raise Error(f"There is no such edition: {body} {number} {edition or ''}") from None
