"""`import_contribution`: take a submitted document in, with its proposals and their changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction

from amendments.redline.changes import change_values
from amendments.services.contributions import ContributionPlan, carry_out, plan_contribution
from amendments.services.proposalplans import PlannedChange, ProposalPlan
from resolutions.exports import as_json
from resolutions.management.plain import LANGUAGE_CODES, Error, PlainCommand
from resolutions.services.accounts import system_user
from resolutions.services.sources import open_source, source_name


class Command(PlainCommand):
    """Import a contribution, or say what importing it would do."""

    help = "Import a contribution from a file (.docx, .txt or .md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, and what it does not say itself."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--symbol", default="", help="C23/68")
        parser.add_argument("--resolution", default="", help="council/1332")
        parser.add_argument("--base", default="", help="the edition that it starts from: 2019")
        parser.add_argument("--source", default="", help="who submits it")
        parser.add_argument("--title", default="")
        parser.add_argument("--language", choices=LANGUAGE_CODES, default="")
        parser.add_argument(
            "--import-base",
            action="store_true",
            help="import the text that it starts from as a draft where none is stored",
        )
        parser.add_argument("--dry-run", action="store_true", help="say it, save nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, and unless it is a dry run carry out."""
        path: Path = options["file"]
        user = system_user()
        said = {name: options[name] for name in SAID}
        data = open_source(path)
        name = source_name(path, data)
        plan = plan_contribution(data, name, user=user, **said)
        for problem in plan.problems:
            raise Error(problem.message)
        if options["dry_run"]:
            transaction.set_rollback(True)
        else:
            carry_out(user=user, plan=plan, import_base=options["import_base"])
            if options["import_base"]:  # now it starts from a stored text
                plan = plan_contribution(data, name, user=user, **said)
        if options["json"]:
            self.stdout.write(as_json(plan_values(plan)), ending="")
            return
        for line in _summary(plan, dry_run=options["dry_run"]):
            self.stdout.write(line)


SAID = ("symbol", "resolution", "base", "source", "title", "language")


def plan_values(plan: ContributionPlan) -> dict[str, Any]:
    """The plan as JSON values."""
    return {
        "symbol": plan.symbol,
        "title": plan.title,
        "source": plan.source,
        "date": plan.date.isoformat() if plan.date else None,
        "language": plan.language,
        "originals": list(plan.originals),
        "form": plan.form.value,
        "blocks": [
            {"kind": block.kind.value, "label": block.label, "text": block.text}
            for block in plan.head.blocks
        ],
        "proposals": [_proposal_values(proposal) for proposal in plan.proposals],
        "conflicts": [
            {"name": found.name, "in_file": found.in_file, "given": found.given}
            for found in plan.conflicts
        ],
        "warnings": [
            {"line": remark.line, "message": remark.message} for remark in plan.all_remarks
        ],
    }


def _proposal_values(plan: ProposalPlan) -> dict[str, Any]:
    target = plan.target
    return {
        "action": plan.action.value,
        "identifier": plan.identifier,
        "body": target.body,
        "kind": target.kind,
        "number": target.number,
        "base": target.base.edition if target.base else None,
        "base_state": plan.base_state.value,
        "reasons": plan.reasons,
        "differences": [change_values(change) for change in plan.differences],
        "changes": [_change_values(planned) for planned in plan.changes],
        "doubts": [
            {"line": doubt.line, "text": doubt.text, "reason": doubt.doubt.reason.value}
            for doubt in plan.doubts
        ],
    }


def _change_values(planned: PlannedChange) -> dict[str, Any]:
    return {
        **change_values(planned.change),
        "state": planned.state.value,
        "recovered": [
            {
                "rule": split.rule.value,
                "confidence": split.confidence,
                "deleted": split.deleted,
                "inserted": split.inserted,
            }
            for split in planned.recovered
        ],
    }


def _summary(plan: ContributionPlan, *, dry_run: bool) -> Iterator[str]:
    named = plan.symbol or plan.name
    yield f"{'Would import' if dry_run else 'Imported'} {named}: {plan.form.value}, {plan.language}"
    for proposal in plan.proposals:
        yield from _proposal_lines(proposal)
    for conflict in plan.conflicts:
        yield f"{conflict.name}: the file says {conflict.in_file}, taken as {conflict.given}"
    for remark in plan.all_remarks:
        yield f"line {remark.line}: {remark.message}" if remark.line else remark.message


def _proposal_lines(plan: ProposalPlan) -> Iterator[str]:
    target = plan.target
    subject = f"{target.body} {target.kind} {target.number}".strip()
    base = f"from {target.base.edition}, {plan.base_state.value}" if target.base else "no base"
    symbol = f"{plan.action.value} {plan.identifier}".strip()
    yield f"{symbol}: {subject or 'no resolution'}, {base}"
    kinds = Counter(planned.change.kind.value for planned in plan.changes)
    waiting = sum(planned.state == "suggested" for planned in plan.changes)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    yield f"  {len(plan.changes)} changes ({counts or 'none'}), {waiting} to review"
    for change in plan.differences:
        clause = change.before or change.after
        yield f"  base differs at {clause.address if clause else ''}: {change.kind.value}"
    for doubt in plan.doubts:
        yield f"  line {doubt.line}: {doubt.text!r}: {doubt.doubt.reason.value}"
