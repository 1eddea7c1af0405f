"""Uploads of contributions, kept between their preview and their uploader's word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction

from amendments.models import BaseState, Contribution
from amendments.services.contributions import (
    ContributionPlan,
    Said,
    carry_out,
    plan_contribution,
)
from amendments.services.decisions import keep_own_base, take_stored_base
from amendments.services.secondlanguages import plan_second_language, take_second_language
from resolutions import permissions
from resolutions.models import SourceFile, SourceState
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import check_name, check_size

NAME_LENGTH = 255


class Base(StrEnum):
    """Which text a proposal is to start from, if the document's differs from the stored one."""

    STORED = "stored"
    OWN = "own"


@transaction.atomic
def start_preview(*, user: User, data: bytes, name: str, said: Said) -> SourceFile:
    """Keep an upload for its uploader alone, until it is confirmed or cancelled.

    A file that the user is previewing already is not kept twice. Raise ImportProblem if the file
    cannot be read, holds no proposal, or was imported already.
    """
    permissions.require(permissions.may_import(user))
    check_size(data)
    check_name(data, name)
    plan = plan_contribution(data, name, user=user, **asdict(said))
    for problem in plan.problems:
        if problem.code in ("duplicate", "no-proposal"):
            raise ImportProblem(problem.code, problem.message)
    kept = SourceFile.objects.contributions_of(user).filter(sha256=plan.sha256)
    return kept.first() or _keep(user, plan)


def plan_preview(*, user: User, source: SourceFile, said: Said) -> ContributionPlan:
    """What a previewed file would become, as things are now."""
    _require_own(user, source)
    return plan_contribution(bytes(source.content), source.name, user=user, **asdict(said))


@transaction.atomic
def confirm(
    *,
    user: User,
    source: SourceFile,
    said: Said,
    bases: Mapping[int, Base] | None = None,
    import_base: bool = False,
    fingerprint: str = "",
) -> Contribution:
    """Take a previewed document in, with what a person decided about its proposals' bases.

    One that is here in another language is that contribution's file in this one.

    `bases` are those decisions, by the place of the proposal (from 1); without one, a proposal that
    starts from another text waits for it. Raise ImportProblem if something stands in the way.
    """
    plan = plan_preview(user=user, source=source, said=said)
    second = plan_second_language(user, plan)
    if second is not None:
        found = take_second_language(user=user, second=second, fingerprint=fingerprint)
        signed(source, user).delete()
        return found
    contribution = carry_out(user=user, plan=plan, import_base=import_base, fingerprint=fingerprint)
    for proposal in contribution.proposals.filter(base_state=BaseState.DIFFERS):
        match (bases or {}).get(proposal.position):
            case Base.STORED:
                take_stored_base(user=user, proposal=proposal)
            case Base.OWN:
                keep_own_base(user=user, proposal=proposal)
    signed(source, user).delete()  # the document has the file now
    return contribution


@transaction.atomic
def cancel(*, user: User, source: SourceFile) -> None:
    """Forget a previewed document; only its uploader can."""
    _require_own(user, source)
    signed(source, user).delete()


def _require_own(user: User, source: SourceFile) -> None:
    own = source.uploaded_by_id == user.pk and source.state == SourceState.SUBMITTED
    permissions.require(own)


def _keep(user: User, plan: ContributionPlan) -> SourceFile:
    source = SourceFile(
        language=plan.language,
        name=plan.name[-NAME_LENGTH:],
        sha256=plan.sha256,
        content=plan.data,
        size=len(plan.data),
        uploaded_by=user,
        state=SourceState.SUBMITTED,
    )
    signed(source, user).save()
    return source
