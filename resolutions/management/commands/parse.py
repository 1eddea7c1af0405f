"""`parse`: show how a file is understood, clause by clause. Touches no database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from resolutions.exports import as_json, text_values
from resolutions.management.plain import LANGUAGE_CODES, PlainCommand, said
from resolutions.services.sources import open_source, read_source
from resolutions.text.clauses import Clause
from resolutions.text.grammar import Parsed


class Command(PlainCommand):
    """Print a file's clause tree, to read or as JSON."""

    help = "Show how a file (.docx, .txt or .md) is understood, clause by clause."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, the language if it is to be told, and the form of the answer."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=LANGUAGE_CODES)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, parse, print."""
        data = open_source(options["file"])
        parsed = read_source(data, language=options["language"])
        if options["json"]:
            self.stdout.write(as_json(text_values(parsed.text, parsed.oddities)), ending="")
            return
        for line in _tree(parsed):
            self.stdout.write(line)


def _tree(parsed: Parsed) -> Iterator[str]:
    """The text's identity, its indented clauses with their addresses, and what was odd."""
    text, edition = parsed.text, parsed.text.edition
    known = (text.body, text.kind, text.number, edition.action.value, edition.place)
    identity = (*known, str(edition.year or ""), text.language)
    yield " · ".join(part for part in identity if part)
    yield ""
    width = min(40, max((len(clause.address) for clause in text.walk()), default=0))
    for clause in text.clauses:
        yield from _branch(clause, width)
    if parsed.oddities:
        yield ""
    for oddity in parsed.oddities:
        yield said(oddity)


def _branch(clause: Clause, width: int, depth: int = 0) -> Iterator[str]:
    words = clause.words.replace("\n", " / ")
    yield f"{clause.address:{width}}  {'  ' * depth}{words}".rstrip()
    for child in clause.children:
        yield from _branch(child, width, depth + 1)
