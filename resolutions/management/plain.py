"""Commands that end well, or with one line on standard error and the exit code 1."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from resolutions.exports import MEDIA_TYPES, Download
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Oddity

LANGUAGE_CODES = ("ar", "en", "es", "fr", "ru", "zh")


class Error(CommandError):
    """What is printed as `Error: …`; always one line."""

    def __init__(self, message: object) -> None:
        super().__init__(" ".join(str(message).split()))


class PlainCommand(BaseCommand):
    """A command whose every foreseen failure is an `Error`, wrong arguments included."""

    def create_parser(self, prog_name: str, subcommand: str, **options: Any) -> CommandParser:
        """A parser that raises instead of printing its usage."""
        parser = super().create_parser(prog_name, subcommand, **options)
        parser.called_from_command_line = False
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Run from the command line; never a traceback for what a person did wrong."""
        try:
            super().run_from_argv(argv)
        except CommandError as error:  # wrong arguments: Django catches the others itself
            self.stderr.write(str(Error(error)))
            sys.exit(1)
        except BrokenPipeError:  # whoever read our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run, every foreseen failure turned into an `Error`."""
        try:
            return super().execute(*args, **options)
        except ImportProblem as problem:
            raise Error(problem.message) from problem
        except PermissionDenied as denied:
            raise Error("This user may not do that.") from denied
        except DatabaseError as failure:
            raise Error(f"The database does not answer as it should: {failure}") from failure


def output_form(path: Path) -> str:
    """The form that a file's name asks for. Raise Error if there is no such form."""
    form = path.suffix.lower().removeprefix(".")
    if form not in MEDIA_TYPES:
        raise Error(f"The output must end in .docx, .html, .txt or .json: {path.name}")
    return form


def write_output(path: Path, download: Download) -> None:
    """Write the file. Raise Error if that is not possible."""
    try:
        path.write_bytes(download.content)
    except OSError as failure:
        raise Error(f"The file cannot be written: {path}: {failure.strerror}") from failure


def said(oddity: Oddity) -> str:
    """What was odd, after the line that it is about, if it is about a line."""
    return f"line {oddity.line}: {oddity.message}" if oddity.line else oddity.message
