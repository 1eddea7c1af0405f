"""Uploads of reports, kept between their preview and their uploader's word."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from meetings import permissions
from meetings.models import Document
from meetings.services.reportrecords import carry_out
from meetings.services.reports import ReportPlan, Said, plan_report
from resolutions.models import SourceFile, SourceState
from resolutions.services.history import signed
from resolutions.services.sources import check_name, check_size


@transaction.atomic
def start_preview(*, user: User, data: bytes, name: str, said: Said) -> SourceFile:
    """Keep an upload for its uploader alone, until it is confirmed or cancelled.

    A file that the user is previewing already is not kept twice. Raise ImportProblem if the file
    cannot be read.
    """
    permissions.require(permissions.may_manage_meetings(user))
    check_size(data)
    check_name(data, name)
    plan = plan_report(user=user, data=data, name=name, said=said)
    kept = SourceFile.objects.reports_of(user).filter(sha256=plan.sha256).first()
    if kept is not None:
        return kept
    source = SourceFile(
        language=plan.report.language,
        name=name[-255:],
        sha256=plan.sha256,
        content=data,
        size=len(data),
        uploaded_by=user,
        state=SourceState.REPORTED,
    )
    signed(source, user).save()
    return source


def plan_preview(*, user: User, source: SourceFile, said: Said) -> ReportPlan:
    """What a previewed file would become, as things are now."""
    _require_own(user, source)
    return plan_report(user=user, data=bytes(source.content), name=source.name, said=said)


@transaction.atomic
def confirm(
    *, user: User, source: SourceFile, said: Said, fingerprint: str = "", publish: bool = False
) -> Document:
    """Take a previewed report in. Raise ImportProblem if something stands in the way."""
    plan = plan_preview(user=user, source=source, said=said)
    document = carry_out(user=user, plan=plan, fingerprint=fingerprint, publish=publish)
    signed(source, user).delete()  # the document has the file now
    return document


@transaction.atomic
def cancel(*, user: User, source: SourceFile) -> None:
    """Forget a previewed report; only its uploader can."""
    _require_own(user, source)
    signed(source, user).delete()


def _require_own(user: User, source: SourceFile) -> None:
    own = source.uploaded_by_id == user.pk and source.state == SourceState.REPORTED
    permissions.require(own)
