"""`import_report`: take the report of a meeting in, with what it says and what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from meetings.reports import values
from meetings.services.reading import read_lines
from meetings.services.reportrecords import carry_out, first_date
from meetings.services.reports import ReportPlan, Said, plan_report
from resolutions.exports import as_json
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand
from resolutions.services.accounts import system_user
from resolutions.services.sources import decode, is_packed, open_source, source_name
from resolutions.text.citations import Adopting, Citation, find


class Command(PlainCommand):
    """Import a report, or say what importing it would do."""

    help = "Import the report of a meeting from a file (.docx, .txt)."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, and what it does not say itself."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--group", default="", help="cwg-wsis-sdg")
        parser.add_argument("--symbol", default="", help="of the report itself: C24/8")
        parser.add_argument("--meeting", default="", help="its number or year, if it names none")
        parser.add_argument("--language", choices=LANGUAGE_CODES, default="")
        parser.add_argument(
            "--publish", action="store_true", help="everybody sees it and what it names"
        )
        parser.add_argument("--dry-run", action="store_true", help="say it, save nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, and unless it is a dry run carry out."""
        path: Path = options["file"]
        user = system_user()
        said = Said(**{name: options[name] for name in SAID})
        data = open_source(path)
        plan = plan_report(user=user, data=data, name=source_name(path, data), said=said)
        for problem in plan.problems:
            raise Error(problem.message)
        if options["dry_run"]:
            transaction.set_rollback(True)
        else:
            carry_out(user=user, plan=plan, publish=options["publish"])
        if options["json"]:
            self.stdout.write(as_json(plan_values(plan)), ending="")
            return
        for line in _summary(plan, dry_run=options["dry_run"]):
            self.stdout.write(line)


SAID = ("group", "symbol", "meeting", "language")


def plan_values(plan: ReportPlan) -> dict[str, Any]:
    """The plan as JSON values; the places of citations are those of the file's text."""
    report = plan.report
    return {
        "meetings": [_meeting_values(one) for one in report.meetings],
        "documents": [
            {"symbol": one.symbol, "meeting": _number(one.meeting)} for one in report.documents
        ],
        "recommendations": [
            {
                "number": one.number,
                "text": one.text,
                "addressee": ", ".join(one.addressees),
                "deadline": first_date(one.deadline) or one.due_words or None,
            }
            for one in report.recommendations
        ],
        "citations": [_citation_values(one) for one in _citations(plan)],
    }


def _meeting_values(one: values.Meeting) -> dict[str, Any]:
    return {
        "number": _number(one.number),
        "year": _number(one.year[:4]),
        "attendance": one.attendance,
    }


def _number(said: str) -> int | None:
    return int(said) if said.isdigit() else None


def _citations(plan: ReportPlan) -> tuple[Citation, ...]:
    """What the file cites, with places in its text; of a Word file in its lines."""
    if is_packed(plan.data):
        text = "\n".join(line.text for line in read_lines(plan.data))
    else:
        text = decode(plan.data)
    return tuple(find(text, language=plan.report.language, adopting=Adopting("")))


def _citation_values(one: Citation) -> dict[str, Any]:
    names = ("start", "end", "text", "kind", "body", "number", "year", "place", "paragraph")
    return {**{name: getattr(one, name) for name in names}, "confidence": one.confidence}


def _summary(plan: ReportPlan, *, dry_run: bool) -> Iterator[str]:
    group = plan.group.name if plan.group else ""
    done = "Would import" if dry_run else "Imported"
    yield f"{done} {plan.name}: a report of {group}, in {plan.report.language}"
    for one in plan.meetings:
        said = one.value
        known = "new" if one.is_new else ", ".join(one.learned) or "known"
        people = "" if said.attendance is None else f", {said.attendance} people"
        yield f"meeting {said.number or said.year}{people}: {known}"
        for name, there, word in one.kept:
            yield f"  {name}: the file says {word}, {there} is kept"
    for document in plan.report.documents:
        known = "known" if document.symbol in plan.there else "new"
        yield f"document {document.symbol}: {known}"
    for recommendation in plan.report.recommendations:
        words = " ".join(recommendation.text.split())[:60]
        yield f"recommendation {recommendation.number}: {words}"
    for link in plan.suggestions:
        target = " ".join(link.target)
        source = f"{link.source.value} {link.name}".strip()
        place = f" {link.address}" if link.address else ""
        yield f"link: {source} {link.relation.value} {target}{place}, {link.confidence:.2f}"
    for oddity in plan.report.oddities:
        yield f"line {oddity.line}: {oddity.message}"
