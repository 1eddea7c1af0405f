"""`inspect_docx`: what a Word file says on both sides of its revisions. Touches no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from resolutions.exports import as_json
from resolutions.management.plain import PlainCommand
from resolutions.services.sources import open_source, open_word
from resolutions.word.handmade import looks_redlined_by_hand
from resolutions.word.inspection import Inspection, inspect
from resolutions.word.marks import Document, paragraphs

BY_HAND = "The text is struck and underlined by hand, without tracked changes."


class Command(PlainCommand):
    """Print a Word file's two sides, its revisions and its comments."""

    help = "Show what a Word file says before and after its tracked changes."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, and the form of the answer."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, resolve, print."""
        document = open_word(open_source(options["file"]))
        found = inspect(document)
        if options["json"]:
            self.stdout.write(as_json(inspection_values(document, found)), ending="")
            return
        for line in _report(document, found):
            self.stdout.write(line)


def inspection_values(document: Document, found: Inspection) -> dict[str, Any]:
    """The inspection as JSON values; notes stand apart from the paragraphs of the body."""
    return {
        "before": list(found.before.body),
        "after": list(found.after.body),
        "notes_before": _notes(found.before.footnotes + found.before.endnotes),
        "notes_after": _notes(found.after.footnotes + found.after.endnotes),
        "revisions": [
            {
                "kind": marked.revision.kind.value,
                "author": marked.revision.author,
                "date": _date(marked.revision.date),
                "text": marked.text,
                "of": marked.of,
                "paragraph": marked.paragraph,
            }
            for marked in found.revisions
        ],
        "formatting": list(_formatting(document)),
        "comments": [
            {"author": comment.author, "date": _date(comment.date), "text": comment.text}
            for comment in document.comments
        ],
        "warnings": list(_warnings(document)),
    }


def _formatting(document: Document) -> Iterator[dict[str, Any]]:
    """The tracked changes of looks alone, of text and of paragraphs."""
    blocks = (document.blocks, *(note.blocks for note in document.notes))
    walked = (paragraph for part in blocks for paragraph in paragraphs(part))
    for number, paragraph in enumerate(walked, start=1):
        found = [("text", run.text, run.reformatting) for run in paragraph.runs]
        for of, text, change in (*found, ("paragraph", paragraph.text, paragraph.reshaping)):
            if change is not None:
                yield {
                    "author": change.author,
                    "date": _date(change.date),
                    "text": text,
                    "of": of,
                    "paragraph": number,
                }


def _notes(notes: Iterable[tuple[str, ...]]) -> list[str]:
    return ["\n".join(paragraphs) for paragraphs in notes]


def _date(date: datetime | None) -> str | None:
    return date.isoformat() if date else None


def _warnings(document: Document) -> Iterator[str]:
    yield from (warning.message for warning in document.warnings)
    if looks_redlined_by_hand(document):
        yield BY_HAND


def _report(document: Document, found: Inspection) -> Iterator[str]:
    """The revisions, a line each, then what else is to be said; the texts are left to `--json`."""
    sizes = len(found.before.body), len(found.after.body), len(found.revisions)
    yield "{} paragraphs before, {} after, {} revisions".format(*sizes)
    for marked in found.revisions:
        revision = marked.revision
        who = " ".join(part for part in (revision.author, _date(revision.date)) if part)
        where = f"{marked.paragraph}: {revision.kind.value} of {marked.of}"
        yield f"{where} ({who}): {marked.text!r}" if who else f"{where}: {marked.text!r}"
    for comment in document.comments:
        yield f"comment ({comment.author}): {comment.text!r}"
    for warning in _warnings(document):
        yield f"warning: {warning}"
