"""Contributions come in: what a file would become, and then that it does.

Nothing that differs from the stored base is taken over in silence: such a proposal waits for a
person's decision (decisions.py).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amendments.addresses import spoken_name
from amendments.models import Contribution, Form
from amendments.services import records
from amendments.services.imports import Overrides, plan_import
from amendments.services.imports import carry_out as import_text
from amendments.services.plans import Conflict, Problem
from amendments.services.proposalplans import (
    NEW,
    ProposalPlan,
    plan_proposal,
)
from amendments.services.readings import Reading, read_file
from amendments.services.targets import Target, find_target
from amendments.submissions.remarks import Remark
from amendments.submissions.symbols import DocumentSymbol, parse_symbol
from amendments.submissions.values import Head
from meetings.models import Document, DocumentFile
from resolutions import permissions
from resolutions.editions import parse_edition
from resolutions.models import Body, InstrumentKind
from resolutions.permissions import AnyUser
from resolutions.reading import listed
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import ResolutionText
from resolutions.text.printing import print_text

SYMBOL_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says about a file; empty means nothing."""

    symbol: str = ""
    resolution: str = ""
    base: str = ""
    source: str = ""
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class ContributionPlan:
    """What a file would become; nothing of it is saved.

    `symbol` is without the suffix of a language. `originals` are languages, `sources` those who
    submit it. `conflicts` tell where the file and the person differ: what the person said holds.
    """

    name: str
    data: bytes = field(repr=False)
    said: Said
    form: Form
    language: str
    symbol: str
    title: str
    source: str
    originals: tuple[str, ...]
    date: date | None
    head: Head
    proposals: tuple[ProposalPlan, ...] = ()
    remarks: tuple[Remark, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def all_remarks(self) -> tuple[Remark, ...]:
        """What is to be said of the document, then of its proposals."""
        return (*self.remarks, *(found for plan in self.proposals for found in plan.remarks))

    @property
    def bases(self) -> tuple[ProposalPlan, ...]:
        """The proposals whose own base text could be imported, for none is stored.

        A file without revision marks has none: its text is what it proposes.
        """
        if self.form is Form.UNMARKED:
            return ()
        return tuple(
            plan
            for plan in self.proposals
            if plan.before and plan.target.base is None and plan.action not in NEW
        )

    @property
    def fingerprint(self) -> str:
        """Stays the same as long as the plan does; what was previewed is what is carried out."""
        proposals = [
            (plan.base_state, plan.before, plan.after, str(plan.target.base or ""))
            for plan in self.proposals
        ]
        said = (self.symbol, self.said, proposals, [problem.code for problem in self.problems])
        return hashlib.sha256(repr(said).encode()).hexdigest()


def plan_contribution(
    data: bytes,
    name: str,
    *,
    user: AnyUser,
    symbol: str = "",
    resolution: str = "",
    base: str = "",
    source: str = "",
    title: str = "",
    language: str = "",
) -> ContributionPlan:
    """Work out what the file would become; nothing is saved.

    `resolution` is written as in addresses (`council/1332`, `pp/decision-5`), `base` is an edition
    of it (`2019`, `2019-1`). Raise ImportProblem if the file cannot be read; what else stands in
    the way is in the plan's `problems`.
    """
    permissions.require(permissions.may_import(user))
    return _plan(data, name, user, Said(symbol, resolution, base, source, title, language))


def _plan(data: bytes, name: str, user: AnyUser, said: Said) -> ContributionPlan:
    reading = read_file(data, language=said.language, told=bool(said.resolution.strip()))
    head = reading.head
    source = listed(head.sources, reading.language)
    plan = ContributionPlan(
        name=name,
        data=data,
        said=said,
        form=reading.form,
        language=reading.language,
        symbol=_plain_symbol(said.symbol or str(head.symbol or "")),
        title=(said.title or head.title).strip(),
        source=(said.source or source).strip(),
        originals=head.originals,
        date=head.date,
        head=head,
        remarks=reading.remarks,
        conflicts=tuple(_conflicts(said, head, source)),
    )
    plan = replace(plan, problems=tuple(_problems(plan, reading, user)))
    return replace(plan, proposals=_proposals(plan, reading, user))


def _plain_symbol(symbol: str) -> str:
    """The symbol of a document in all its languages; as it stands where it is no known one."""
    try:
        parsed = parse_symbol(symbol)
    except ValueError:
        return " ".join(symbol.split())
    plain = replace(parsed, language="") if isinstance(parsed, DocumentSymbol) else parsed
    return str(plain)


def _conflicts(said: Said, head: Head, source: str) -> list[Conflict]:
    in_file = _plain_symbol(str(head.symbol or ""))
    pairs = (
        ("symbol", in_file, _plain_symbol(said.symbol)),
        ("source", source, said.source),
        ("title", head.title, said.title),
    )
    return [Conflict(*pair) for pair in pairs if pair[1] and pair[2] and pair[1] != pair[2]]


def _problems(plan: ContributionPlan, reading: Reading, user: AnyUser) -> list[Problem]:
    found = _taken(plan, user)
    if len(plan.symbol) > SYMBOL_LENGTH:
        message = _("“%s” cannot be the symbol of a document.") % plan.symbol[:60]
        found.append(Problem("no-symbol", message))
    if not reading.pairs:
        message = _(
            "No proposal was found in the file; if it is the text of one resolution, say which."
        )
        found.append(Problem("no-proposal", message))
    if plan.said.resolution and _named(plan.said.resolution) is None:
        message = _("“%s” names no resolution; write it as council/1332.") % plan.said.resolution
        found.append(Problem("no-resolution", message))
    if plan.said.base and parse_edition(plan.said.base) is None:
        message = _("“%s” names no edition; write it as 2019.") % plan.said.base
        found.append(Problem("no-edition", message))
    return found


def _taken(plan: ContributionPlan, user: AnyUser) -> list[Problem]:
    """That the file or the symbol is another document's already.

    Of a document that the user may not see nothing more is told: not what it is, nor since when.
    """
    visible = Document.objects.visible_to(user)
    kept = DocumentFile.objects.filter(sha256=plan.sha256).select_related("document").first()
    if kept is not None:
        if visible.filter(pk=kept.document_id).exists():
            return [Problem("duplicate", _imported_already(kept))]
        return [Problem("duplicate", _("This file cannot be imported here."))]
    if not plan.symbol or not Document.objects.filter(symbol=plan.symbol).exists():
        return []
    if visible.filter(symbol=plan.symbol).exists():
        return [Problem("symbol", _("There is a document %s already.") % plan.symbol)]
    return [Problem("symbol", _("The symbol %s cannot be given.") % plan.symbol)]


def _imported_already(kept: DocumentFile) -> str:
    return _("This file was imported already, on %(date)s, as %(document)s.") % {
        "date": date_format(kept.uploaded_at, "DATE_FORMAT"),
        "document": spoken_name(kept.document),
    }


def _named(written: str) -> Target | None:
    """The resolution that `council/1332` or `pp/decision-5` names; None if it names none."""
    body, _slash, designator = written.strip().strip("/").partition("/")
    if not designator or "/" in designator or not Body.objects.filter(pk=body).exists():
        return None
    kind, _dash, number = designator.partition("-")
    if kind in InstrumentKind.values and number:
        return Target(body, kind, number)
    return Target(body, InstrumentKind.RESOLUTION.value, designator)


def _proposals(plan: ContributionPlan, reading: Reading, user: AnyUser) -> tuple[ProposalPlan, ...]:
    said = _named(plan.said.resolution) or Target("", "", "")
    edition = parse_edition(plan.said.base) if plan.said.base else None
    alone = len(reading.pairs) == 1
    found = []
    for pair in reading.pairs:
        target = find_target(
            user,
            pair,
            reading.language,
            said,
            edition,
            alone=alone,
            is_marked=reading.form is not Form.UNMARKED,
        )
        found.append(plan_proposal(reading, pair, target))
    return tuple(found)


@transaction.atomic
def carry_out(
    *, user: User, plan: ContributionPlan, import_base: bool = False, fingerprint: str = ""
) -> Contribution:
    """Do what the plan says, all of it or nothing; the file is kept as it came.

    With `import_base`, the text that a proposal starts from is imported as a draft where no base
    is stored. The plan is worked out again first, for somebody may have imported meanwhile; with
    `fingerprint`, it has to be the one that was previewed. Raise ImportProblem if something
    stands in its way.
    """
    permissions.require(permissions.may_import(user))
    list(Body.objects.select_for_update())  # imports queue up
    plan = _plan(plan.data, plan.name, user, plan.said)
    if fingerprint and plan.fingerprint != fingerprint:
        raise ImportProblem(
            "changed", _("Something was imported meanwhile; look at the preview once more.")
        )
    for problem in plan.problems:
        raise ImportProblem(problem.code, problem.message)
    if import_base and plan.bases:
        for proposal in plan.bases:
            _import_base(user, plan, proposal)
        plan = _plan(plan.data, plan.name, user, plan.said)
    return records.store(user, plan)


def _import_base(user: User, plan: ContributionPlan, proposal: ProposalPlan) -> None:
    """Store the text that a proposal starts from as a draft, by the same way as any import."""
    text = proposal.before
    assert text is not None  # or it would not be among the plan's bases
    target = proposal.target
    imported = plan_import(
        user=user,
        data=print_text(text).encode(),
        name=f"{plan.symbol or plan.name} {target.body}-{target.number}.md"[-255:],
        overrides=_overrides(plan, target, text),
    )
    import_text(user=user, plan=imported, publish=False)


def _overrides(plan: ContributionPlan, target: Target, text: ResolutionText) -> Overrides:
    edition = parse_edition(plan.said.base) if plan.said.base and len(plan.bases) == 1 else None
    return Overrides(
        body=target.body or text.body,
        kind=target.kind or text.kind,
        number=target.number or text.number,
        year=edition[0] if edition else text.edition.year,
        language=text.language,
    )
