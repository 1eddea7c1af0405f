"""A contribution that is here comes in once more, as its file in another language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.models import Contribution, Proposal, Translation
from amendments.services.contributions import ContributionPlan
from amendments.services.otherlanguages import InOtherWords, compare_languages, take_language
from amendments.services.plans import Problem
from amendments.services.records import store_file
from amendments.services.translation import Difference
from amendments.submissions.labels import BlockKind
from resolutions.permissions import AnyUser
from resolutions.services.problems import ImportProblem


@dataclass(frozen=True, slots=True)
class SpokenPart:
    """One of its proposals and what the file says of it.

    `differences` are the clauses that only one of the two has, `kept` how many parts are there in
    the language already and would be replaced.
    """

    proposal: Proposal
    said: InOtherWords
    differences: tuple[Difference, ...] = ()
    kept: int = 0


@dataclass(frozen=True, slots=True)
class SecondLanguage:
    """What a file would add to a contribution; nothing of it is saved.

    It can be taken as long as there are no `problems`.
    """

    contribution: Contribution
    language: str
    plan: ContributionPlan = field(repr=False)
    parts: tuple[SpokenPart, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Stays the same as long as what would be taken does, and what it would be added to."""
        parts = [(part.proposal.pk, part.proposal.proposed_text, part.kept) for part in self.parts]
        problems = [problem.code for problem in self.problems]
        said = (self.plan.fingerprint, self.contribution.pk, parts, problems)
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def plan_second_language(user: AnyUser, plan: ContributionPlan) -> SecondLanguage | None:
    """What the file adds to the contribution of its symbol, which is here in another language.

    None if there is no such contribution that the user may settle.
    """
    rows = Contribution.objects.visible_to(user).exclude(document__symbol="")
    found = rows.select_related("document").filter(document__symbol=plan.symbol).first()
    if found is None or found.language == plan.language:
        return None
    if not permissions.may_settle(user, found):
        return None
    problems = [one for one in plan.problems if one.code != "symbol"]
    proposals = list(found.proposals.select_related("contribution", "base").order_by("position"))
    if len(proposals) != len(plan.proposals):
        words = _("The file has %(said)d proposals, the contribution %(own)d.")
        numbers = {"said": len(plan.proposals), "own": len(proposals)}
        problems.append(Problem("proposals", words % numbers))
        return SecondLanguage(found, plan.language, plan, (), tuple(problems))
    parts = []
    for place, proposal in enumerate(proposals):
        try:
            parts.append(_part(plan, place, proposal))
        except ImportProblem as problem:
            problems.append(Problem(problem.code, f"{proposal}: {problem.message}"))
    if any(part.differences for part in parts):
        words = _("The two languages do not have the same clauses.")
        problems.append(Problem("clauses", words))
    return SecondLanguage(found, plan.language, plan, tuple(parts), tuple(problems))


def _part(plan: ContributionPlan, place: int, proposal: Proposal) -> SpokenPart:
    planned = plan.proposals[place]
    head = plan.head if place == 0 else None
    texts = [(kind.value, head.text(kind)) for kind in BlockKind] if head else []
    said = InOtherWords(
        text=planned.after,
        reasons=planned.reasons,
        title=plan.title if head else "",
        blocks=tuple((kind, words) for kind, words in texts if words),
        language=plan.language,
    )
    kept = Translation.objects.filter(proposal=proposal, language=plan.language)
    compared = compare_languages(proposal, said)
    return SpokenPart(proposal, said, compared.differences, kept.count())


@transaction.atomic
def take_second_language(*, user: User, second: SecondLanguage, fingerprint: str) -> Contribution:
    """The contribution is there in the file's language too, all of it or nothing; the file is kept.

    Raise ImportProblem if something stands in the way, or is not what was previewed.
    """
    if second.fingerprint != fingerprint:
        raise ImportProblem(
            "changed", _("Something was imported meanwhile; look at the preview once more.")
        )
    for problem in second.problems:
        raise ImportProblem(problem.code, problem.message)
    for part in second.parts:
        take_language(user=user, proposal=part.proposal, said=part.said)
    store_file(user, second.contribution.document, second.plan)
    return second.contribution
