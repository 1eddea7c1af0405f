"""Imports: a file is previewed, confirmed, and becomes a version or one more of its languages."""

from __future__ import annotations

import hashlib

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments.services.plans import (
    Conflict,
    ImportPlan,
    Overrides,
    Problem,
    Step,
    plan_import,
)
from resolutions import permissions
from resolutions.models import Body, SourceFile, SourceState, Version
from resolutions.models.sources import pack_oddities
from resolutions.queries import version_text
from resolutions.services.history import signed
from resolutions.services.pairings import pair_anew
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import check_name, check_size
from resolutions.services.translations import add_language
from resolutions.services.versions import store_version

__all__ = [
    "Conflict",
    "ImportPlan",
    "ImportProblem",
    "Overrides",
    "Problem",
    "Step",
    "cancel",
    "carry_out",
    "confirm",
    "plan_import",
    "plan_preview",
    "start_preview",
]


@transaction.atomic
def start_preview(*, user: User, data: bytes, name: str) -> SourceFile:
    """Keep an upload for its uploader alone, until it is confirmed or cancelled.

    A file that the user is previewing already is not kept twice. Raise ImportProblem if the file
    cannot be read, or was imported already.
    """
    permissions.require(permissions.may_import(user))
    check_size(data)
    check_name(data, name)
    plan = plan_import(user=user, data=data, name=name)
    for problem in plan.problems:
        if problem.code == "duplicate":
            raise ImportProblem(problem.code, problem.message)
    kept = SourceFile.objects.previews_of(user).filter(sha256=hashlib.sha256(data).hexdigest())
    return kept.first() or _keep(user, plan)


def plan_preview(
    *, user: User, source: SourceFile, overrides: Overrides | None = None
) -> ImportPlan:
    """What a previewed file would become, as things are now."""
    permissions.require(source.uploaded_by_id == user.pk)
    return plan_import(user=user, data=bytes(source.content), name=source.name, overrides=overrides)


@transaction.atomic
def confirm(
    *,
    user: User,
    source: SourceFile,
    overrides: Overrides | None = None,
    publish: bool = True,
    accept_differences: bool = False,
    accept_correction: bool = False,
    fingerprint: str = "",
) -> Version:
    """Import a previewed file; with `fingerprint`, only if the plan is still the one previewed.

    Raise ImportProblem if the plan has a problem or is no longer what was previewed.
    """
    plan = plan_preview(user=user, source=source, overrides=overrides)
    if fingerprint and plan.fingerprint != fingerprint:
        raise ImportProblem(
            "changed", _("Something was imported meanwhile; look at the preview once more.")
        )
    return carry_out(
        user=user,
        plan=plan,
        source=source,
        publish=publish,
        accept_differences=accept_differences,
        accept_correction=accept_correction,
    )


@transaction.atomic
def cancel(*, user: User, source: SourceFile) -> None:
    """Forget a previewed file; only its uploader can, and only while it is not imported."""
    permissions.require(source.uploaded_by_id == user.pk and source.state == SourceState.PREVIEWED)
    signed(source, user).delete()


@transaction.atomic
def carry_out(
    *,
    user: User,
    plan: ImportPlan,
    source: SourceFile | None = None,
    publish: bool = True,
    accept_differences: bool = False,
    accept_correction: bool = False,
    in_force: bool | None = None,
) -> Version:
    """Do what the plan says, all of it or nothing; the file is kept as it came.

    The plan is worked out again first, for somebody may have imported meanwhile. Raise
    ImportProblem if it has a problem, or is a correction or has differences that nobody accepted.
    """
    permissions.require(permissions.may_import(user))
    list(Body.objects.select_for_update().filter(pk=plan.text.body))  # imports into it queue up
    plan = plan_import(
        user=user,
        data=plan.data,
        name=plan.name,
        overrides=plan.overrides,
        is_demonstration=plan.is_demonstration,
    )
    _refuse(plan, accept_differences, accept_correction)
    source = source or _keep(user, plan)
    source.oddities = pack_oddities(plan.oddities)
    if plan.step is Step.LANGUAGE and plan.version is not None:
        add_language(user=user, version=plan.version, text=plan.text, source=source)
        return plan.version
    version = store_version(
        user=user,
        text=plan.text,
        identities=plan.identities(leads=publish),
        source=source,
        publish=publish,
        in_force=in_force,
        is_demonstration=plan.is_demonstration,
        corrects=plan.version,
    )
    if publish and plan.successor is not None:
        pair_anew(user=user, version=plan.successor, leader=version, followings=plan.followings)
    for other in plan.others:
        if plan.version is not None and other.comes_along:
            text = version_text(plan.version, other.language)
            add_language(user=user, version=version, text=text)
    return version


def _refuse(plan: ImportPlan, accept_differences: bool, accept_correction: bool) -> None:
    """Raise ImportProblem for what stands in the plan's way."""
    for problem in plan.problems:
        raise ImportProblem(problem.code, problem.message)
    if plan.step is Step.CORRECTION and not accept_correction:
        message = _(
            "This edition is here already; say that the file is to be a version of its own."
        )
        raise ImportProblem("correction", message)
    if plan.needs_consent and not accept_differences:
        addresses = ", ".join(found.name for found in plan.differences)
        raise ImportProblem(
            "differences",
            _("Only one of the languages has: %(addresses)s.") % {"addresses": addresses},
        )


def _keep(user: User, plan: ImportPlan) -> SourceFile:
    source = SourceFile(
        language=plan.text.language,
        name=plan.name[-255:],
        sha256=hashlib.sha256(plan.data).hexdigest(),
        content=plan.data,
        size=len(plan.data),
        uploaded_by=user,
        oddities=pack_oddities(plan.oddities),
    )
    signed(source, user).save()
    return source
