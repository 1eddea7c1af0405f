"""Plans of reports as rows, with their history; all of one report or nothing."""

from __future__ import annotations

import re

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import (
    AgendaItem,
    Conclusion,
    Document,
    DocumentFile,
    DocumentKind,
    Group,
    Meeting,
    Recommendation,
)
from meetings.reports import values
from meetings.reports.symbols import split_symbol
from meetings.services.links import store_suggestions
from meetings.services.reports import ReportPlan, find_meeting, plan_report, title_of
from meetings.services.suggestions import links_of
from resolutions.models import Body
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem


@transaction.atomic
def carry_out(
    *, user: User, plan: ReportPlan, fingerprint: str = "", publish: bool = False
) -> Document:
    """The report is in the register with everything it says; what was there learns from it.

    The plan is made again first, while other imports wait. Raise ImportProblem if something stands
    in the way, or if `fingerprint` is that of another plan. `publish` makes public the report and
    the documents that are new.
    """
    permissions.require(permissions.may_manage_meetings(user))
    list(Body.objects.select_for_update())  # imports queue up, as those do that give symbols
    plan = plan_report(
        user=user,
        data=plan.data,
        name=plan.name,
        said=plan.said,
        is_demonstration=plan.is_demonstration,
    )
    for problem in plan.problems:
        raise problem
    if fingerprint and fingerprint != plan.fingerprint:
        message = _("What is stored has changed since the preview. Look at it once more.")
        raise ImportProblem("changed", message)
    meetings = _meetings(user, plan)
    last = list(meetings.values())[-1]
    report = _report(user, plan, last, publish)
    documents = _documents(user, plan, last.group, publish)
    if len(meetings) == 1:
        _agenda(user, plan, last)
    if not plan.is_demonstration:
        _clear(user, last)
    recommendations = _recommendations(user, plan, last, report)
    _conclusions(user, plan, last, report)
    links = links_of(
        user,
        plan.suggestions,
        plan.known,
        plan.report.language,
        report,
        documents,
        recommendations,
    )
    store_suggestions(user, links)
    return report


def _meetings(user: User, plan: ReportPlan) -> dict[str, Meeting]:
    """The meetings by number or year; each is saved if the report says something new of it."""
    group = plan.group
    assert group is not None  # without one the plan has a problem
    if plan.is_new_group:
        signed(group, user).save()
    found = {}
    for one in plan.meetings:
        one.row.group = group
        if one.is_new or one.learned:
            signed(one.row, user).save()
        found[one.value.number or one.value.year] = one.row
    return found


def _report(user: User, plan: ReportPlan, meeting: Meeting, publish: bool) -> Document:
    """The document that the report is, with this file of it."""
    language = plan.report.language
    parts = split_symbol(plan.symbol)
    document = plan.document or Document(
        symbol=plan.symbol,
        prefix=parts.prefix[:60],
        series=parts.series[:20],
        number=parts.number,
        meeting=meeting,
        title=title_of(plan, "en"),
        kind=DocumentKind.REPORT,
        source=meeting.group.name,
        original_language=language,
        is_demonstration=plan.is_demonstration,
    )
    titles = document.titles
    if document.title == title_of(plan, "en") and language != "en":
        titles = {language: title_of(plan, language), **titles}
    known = language in document.languages and document.is_public >= publish
    if document.pk is None or not known or titles != document.titles:
        document.titles = titles
        document.languages = sorted({*document.languages, language})
        document.is_public = document.is_public or publish
        signed(document, user).save()
    if not document.files.filter(sha256=plan.sha256).exists():
        kept = DocumentFile(
            document=document,
            language=language,
            name=plan.name[-255:],
            sha256=plan.sha256,
            content=plan.data,
            size=len(plan.data),
            uploaded_by=user,
        )
        signed(kept, user).save()
    return document


def _documents(user: User, plan: ReportPlan, group: Group, publish: bool) -> dict[str, Document]:
    """The documents that the report names and the user may see, by symbol in small letters."""
    found = {}
    symbols = [one.symbol for one in plan.report.documents]
    visible = {
        row.symbol: row for row in Document.objects.visible_to(user).filter(symbol__in=symbols)
    }
    for one in plan.report.documents:
        row = visible.get(one.symbol)
        if row is None and one.symbol in plan.there:
            continue  # somebody's own
        row = row or _named(one, is_public=publish, is_demonstration=plan.is_demonstration)
        meeting = _meeting_of(user, plan, group, one)
        is_real = row.is_demonstration and not plan.is_demonstration
        is_placed = row.meeting_id is None and meeting and row.delegation_id is None
        if row.pk is None or is_real or is_placed:
            row.is_demonstration = row.is_demonstration and not is_real
            row.meeting = row.meeting or meeting
            signed(row, user).save()
        found[one.symbol.casefold()] = row
    return found


def _named(one: values.ReportedDocument, *, is_public: bool, is_demonstration: bool) -> Document:
    parts = split_symbol(one.symbol)
    return Document(
        symbol=one.symbol[:120],
        prefix=parts.prefix[:60],
        series=parts.series[:20],
        number=parts.number,
        kind=parts.kind or DocumentKind.OTHER,
        is_public=is_public,
        is_demonstration=is_demonstration,
    )


def _meeting_of(
    user: User, plan: ReportPlan, group: Group, one: values.ReportedDocument
) -> Meeting | None:
    """The meeting a document belongs to: of the group that is reported on, made if need be."""
    if one.body != plan.report.group:
        other = Group.objects.filter(name__iexact=one.body).first()
        row = find_meeting(other, "", one.meeting) if other else None
        return row if row is not None and row.pk is not None else None
    counted = len(one.meeting) < 4
    row = find_meeting(group, one.meeting if counted else "", one.meeting)
    if row._state.adding:
        row.group = group
        if counted:
            row.number = int(one.meeting)
        else:
            row.year = int(one.meeting)
        signed(row, user).save()
    return row


def _agenda(user: User, plan: ReportPlan, meeting: Meeting) -> None:
    """The items that the report lists and the meeting's agenda does not have yet."""
    items = {item.number: item for item in meeting.agenda.all()}
    for order, one in enumerate(plan.report.agenda, start=1):
        if one.number in items:
            continue
        item = AgendaItem(
            meeting=meeting,
            number=one.number[:20],
            title=one.title,
            order=order,
            parent=items.get(one.number.rpartition(".")[0]),
        )
        signed(item, user).save()
        items[one.number] = item


def _recommendations(
    user: User, plan: ReportPlan, meeting: Meeting, report: Document
) -> dict[int, Recommendation]:
    """The recommendations by line; one that is there gets what the report knows besides."""
    rows = list(meeting.recommendations.all())
    by_number = {row.number: row for row in rows if row.number}
    by_text = {words: row for row in rows for words in row.texts.values()}
    found = {}
    for order, one in enumerate(plan.report.recommendations, start=1):
        row = by_number.get(one.number) if one.number else by_text.get(one.text)
        row = row or Recommendation(
            meeting=meeting, document=report, number=one.number[:30], language=plan.report.language
        )
        if _learns(row, one, order, by_number.get(one.parent), plan.report.language):
            signed(row, user).save()
        found[one.line] = row
        if one.number:
            by_number[one.number] = row
    return found


def _clear(user: User, meeting: Meeting) -> None:
    """What was written for demonstration gives way to what the meeting really said."""
    shown = meeting.recommendations.filter(document__is_demonstration=True)
    for row in reversed(shown.order_by("order", "pk")):  # the parts before what they are parts of
        for link in row.links.all():
            signed(link, user).delete()
        signed(row, user).delete()
    for said in meeting.conclusions.filter(document__is_demonstration=True):
        signed(said, user).delete()


def _learns(
    row: Recommendation,
    one: values.Recommendation,
    order: int,
    parent: Recommendation | None,
    language: str,
) -> bool:
    """Put what the report says into the row; whether that is anything new."""
    texts = {**row.texts, language: one.text}
    addressees = row.addressees or list(one.addressees)
    said = (texts, addressees, row.deadline or first_date(one.deadline), row.parent or parent)
    if row.pk and said == (row.texts, row.addressees, row.deadline, row.parent):
        return False
    row.texts, row.addressees, row.deadline, row.parent = said
    row.order = row.order or order
    return True


def first_date(said: str) -> str:
    """The day, month or year with which a time begins: `2025-05-27` of `2025-05-27/2025-05-31`."""
    found = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)", said)
    return found.group() if found else ""


def _conclusions(user: User, plan: ReportPlan, meeting: Meeting, report: Document) -> None:
    """The conclusions of the report that the meeting does not have yet."""
    known = {words for row in meeting.conclusions.all() for words in row.texts.values()}
    for order, one in enumerate(plan.report.conclusions, start=1):
        if one.text in known:
            continue
        row = Conclusion(
            meeting=meeting,
            document=report,
            number=one.number[:30],
            order=order,
            language=plan.report.language,
            texts={plan.report.language: one.text},
        )
        signed(row, user).save()
