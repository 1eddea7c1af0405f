"""`import_resolution`: take a file in as a version, or as another language of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import CommandParser
from django.db import transaction

from amendments.services.imports import ImportPlan, Overrides, Step, carry_out, plan_import
from resolutions.exports import as_json
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand, said
from resolutions.services.accounts import system_user
from resolutions.services.sources import open_source, source_name

STEPS = {
    Step.RESOLUTION: "a resolution that was not there",
    Step.VERSION: "a further edition",
    Step.LANGUAGE: "another language of an edition that is there",
    Step.CORRECTION: "a corrected version of an edition that is there",
}

NEEDS_CORRECTION = (
    "This edition is there already with another text, and what is published never changes: "
    "repeat the command with --correction to import the file as a corrected version of it."
)


class Command(PlainCommand):
    """Import a file, or say what importing it would do."""

    help = "Import a resolution from a file (.docx, .txt or .md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, and what it does not say itself."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--body", default="", help="pp, council, wtsa, wtdc, ra, wrc or un")
        parser.add_argument("--kind", default="", help="resolution, decision, …")
        parser.add_argument("--number", default="")
        parser.add_argument("--year", type=int)
        parser.add_argument("--place", default="")
        parser.add_argument("--language", choices=LANGUAGE_CODES, default="")
        parser.add_argument("--user", help="in whose name; the system's if left out")
        parser.add_argument("--draft", action="store_true", help="do not publish it")
        parser.add_argument(
            "--accept-differences",
            action="store_true",
            help="add a language although titles, history lines or footnotes differ",
        )
        parser.add_argument(
            "--correction",
            action="store_true",
            help="import another text of an edition that is there as a corrected version of it",
        )
        parser.add_argument("--dry-run", action="store_true", help="say it, save nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, and unless it is a dry run carry out."""
        user = _acting(options["user"])
        overrides = Overrides(
            body=options["body"],
            kind=options["kind"],
            number=options["number"],
            year=options["year"],
            place=options["place"],
            language=options["language"],
        )
        path = options["file"]
        data = open_source(path)
        name = source_name(path, data)
        plan = plan_import(user=user, data=data, name=name, overrides=overrides)
        for problem in plan.problems:
            raise Error(problem.message)
        if options["dry_run"]:
            transaction.set_rollback(True)
        elif plan.step is Step.CORRECTION and not options["correction"]:
            raise Error(NEEDS_CORRECTION)
        else:
            carry_out(
                user=user,
                plan=plan,
                publish=not options["draft"],
                accept_differences=options["accept_differences"],
                accept_correction=options["correction"],
            )
        if options["json"]:
            self.stdout.write(as_json(plan_values(plan)), ending="")
            return
        for line in _summary(plan, dry_run=options["dry_run"]):
            self.stdout.write(line)


def _acting(username: str | None) -> User:
    if username is None:
        return system_user()
    user = User.objects.filter(username=username).first()
    if user is None:
        raise Error(f"There is no such user: {username}")
    return user


def plan_values(plan: ImportPlan) -> dict[str, Any]:
    """The plan as JSON values."""
    text = plan.text
    return {
        "step": plan.step.value,
        "body": text.body,
        "kind": text.kind,
        "number": text.number,
        "year": text.edition.year,
        "place": text.edition.place,
        "language": text.language,
        "predecessor": plan.predecessor.edition if plan.predecessor else None,
        "pairs": [
            {
                "address": planned.clause.address,
                "address_before": planned.before.address if planned.before else None,
                "edition": planned.edition,
                "confidence": round(planned.identity.confidence, 3),
                "reason": planned.identity.reason,
                "state": str(planned.identity.state),
            }
            for planned in plan.pairs
        ],
        "corrects": _corrected(plan),
        "gone": [clause.address for clause in plan.gone],
        "differences": [
            {"address": found.clause.address, "language": found.language}
            for found in plan.differences
        ],
        "conflicts": [
            {"name": found.name, "in_file": found.in_file, "given": found.given}
            for found in plan.conflicts
        ],
        "warnings": [{"line": oddity.line, "message": oddity.message} for oddity in plan.oddities],
    }


def _corrected(plan: ImportPlan) -> str | None:
    """The name of the edition that the file corrects, if it does."""
    return plan.version.edition if plan.version and plan.step is Step.CORRECTION else None


def _summary(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    text = plan.text
    identity = f"{text.body} {text.kind} {text.number} ({text.edition.year}), {text.language}"
    yield f"{'Would import' if dry_run else 'Imported'} {identity}: {STEPS[plan.step]}"
    clauses = sum(1 for _clause in text.walk())
    yield f"{clauses} clauses"
    if plan.step is Step.CORRECTION:
        takes = "; importing it takes --correction" if dry_run else ""
        replaces = plan.version is not None and plan.version.is_demonstration
        yield f"{'takes the place of' if replaces else 'corrects'} {plan.version}{takes}"
        for other in plan.others:
            stays = "comes along" if other.comes_along else "has other clauses and is left behind"
            yield f"its text in {other.language} {stays}"
    if plan.step in (Step.VERSION, Step.CORRECTION):
        new = sum(1 for planned in plan.pairs if planned.before is None)
        yield f"{clauses - new} paired, {new} new, {len(plan.gone)} gone"
    for planned in plan.suggested:
        yield (
            f"to review: {planned.clause.address} "
            f"({planned.identity.reason}, {planned.identity.confidence:.0%})"
        )
    for conflict in plan.conflicts:
        yield f"{conflict.name}: the file says {conflict.in_file}, taken as {conflict.given}"
    for found in plan.differences:
        yield f"only in {found.language}: {found.clause.address}"
    for oddity in plan.oddities:
        yield said(oddity)
