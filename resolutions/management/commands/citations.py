"""`citations`: list what a file cites. Touches no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from resolutions.exports import as_json
from resolutions.management.plain import LANGUAGE_CODES, PlainCommand
from resolutions.services.sources import decode, is_packed, open_source, read_source
from resolutions.text.citations import Citation, find

_FIELDS = ("start", "end", "text", "kind", "body", "number", "year", "place", "status")


class Command(PlainCommand):
    """Print a file's citations, to read or as JSON."""

    help = "List the resolutions, documents, meetings and dates that a file cites."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, the language if it is to be told, and the form of the answer."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", choices=LANGUAGE_CODES)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, recognise, print."""
        text = _text(open_source(options["file"]), options["language"])
        citations = find(text, language=options["language"])
        if options["json"]:
            self.stdout.write(as_json([_values(citation) for citation in citations]), ending="")
            return
        for line in _table(text, citations):
            self.stdout.write(line)


def _text(data: bytes, language: str | None) -> str:
    """The text of a file as it stands; of a Word file its clauses, one a line."""
    if not is_packed(data):
        return decode(data)
    clauses = read_source(data, language=language).text.walk()
    return "\n".join(clause.words for clause in clauses if clause.words)


def _values(citation: Citation) -> dict[str, Any]:
    """A citation as the JSON has it."""
    values = {field: getattr(citation, field) for field in _FIELDS}
    return values | {"paragraph": citation.paragraph, "confidence": citation.confidence}


def _table(text: str, citations: Iterable[Citation]) -> Iterator[str]:
    """One line for every citation: its line in the text, its kind, what it says."""
    line, position = 1, 0
    for citation in citations:
        line += text.count("\n", position, citation.start)
        position = citation.start
        said = (citation.body, citation.number, citation.year, citation.place, citation.status)
        meant = " · ".join(part for part in (*said, citation.paragraph) if part)
        words = " ".join(citation.text.split())
        yield f"{line}: {citation.kind}: {words}  [{meant}]  {citation.confidence:.2f}"
