"""Reports of meetings: what a file says is planned, shown, and taken in at a person's word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from meetings import permissions
from meetings.models import Document, DocumentFile, DocumentKind, Group, Meeting
from meetings.reports import Report, read, values
from meetings.reports.links import Suggestion, of_report
from meetings.services.known import Known, find_known
from meetings.services.reading import read_lines
from resolutions.services.problems import ImportProblem

MOST = 1_000
"""So many recommendations, conclusions or documents a report may have."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says about a report; what is left empty, the file says.

    `meeting` is the number or the year of the meeting, for a report that names none.
    """

    group: str = ""
    symbol: str = ""
    meeting: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting that is reported on; `kept` is what is known of it already that differs.

    `is_new` says that it is not there yet, `learned` which fields the report fills in.
    """

    value: values.Meeting
    row: Meeting
    learned: tuple[str, ...] = ()
    kept: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_new(self) -> bool:
        return self.row.pk is None


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """What a report's file would become, as things are now."""

    name: str
    data: bytes = field(repr=False)
    sha256: str
    said: Said
    report: Report
    group: Group | None
    meetings: tuple[PlannedMeeting, ...]
    document: Document | None
    there: frozenset[str]
    symbol: str
    known: Known = field(repr=False)
    suggestions: tuple[Suggestion, ...]
    is_demonstration: bool = False
    problems: tuple[ImportProblem, ...] = ()

    @property
    def is_new_group(self) -> bool:
        return self.group is not None and self.group._state.adding

    @property
    def last(self) -> PlannedMeeting | None:
        """The meeting to which the report belongs: the last of those it reports on."""
        return self.meetings[-1] if self.meetings else None

    @property
    def fingerprint(self) -> str:
        """The same for the same plan: what is confirmed is what was shown."""
        shown = (
            self.sha256,
            self.said,
            self.symbol,
            [(one.is_new, one.learned, one.kept) for one in self.meetings],
            sorted(self.there),
            [(one.target, one.uid, one.relation, one.line) for one in self.suggestions],
        )
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def plan_report(
    *, user: User, data: bytes, name: str, said: Said = Said(), is_demonstration: bool = False
) -> ReportPlan:
    """What the file would become; nothing is saved.

    Raise ImportProblem if it cannot be read. What else stands in the way is a problem of the plan.
    """
    permissions.require(permissions.may_manage_meetings(user))
    report = read(read_lines(data), language=said.language or None)
    _check_number(report)
    known = find_known(report.citations)
    group = _group(report, said)
    meetings = tuple(_planned(group, one) for one in _reported(report, said))
    plan = ReportPlan(
        name=name,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        said=said,
        report=report,
        group=group,
        meetings=meetings,
        document=None,
        there=_there(report),
        symbol=said.symbol or _free_symbol(user, report.symbol),
        known=known,
        suggestions=of_report(report, known.clauses),
        is_demonstration=is_demonstration,
    )
    plan = replace(plan, document=_document(user, plan))
    return replace(plan, problems=tuple(_problems(plan)))


def _check_number(report: Report) -> None:
    """Raise ImportProblem for more than the pages of a meeting, and one transaction, can bear."""
    for found in (report.recommendations, report.conclusions, report.documents):
        if len(found) > MOST:
            words = _(
                "This does not look like the report of a meeting: it makes %(number)d"
                " recommendations or conclusions or names so many documents; at most %(most)d are"
                " taken in."
            )
            raise ImportProblem("too-many", words % {"number": len(found), "most": MOST})


def _reported(report: Report, said: Said) -> tuple[values.Meeting, ...]:
    """The meetings that the report is of; the person's word where it names none."""
    if report.meetings or not said.meeting.isdigit():
        return report.meetings
    if len(said.meeting) == 4:
        return (values.Meeting(1, report.group, year=said.meeting),)
    return (values.Meeting(1, report.group, number=said.meeting),)


def title_of(plan: ReportPlan, language: str) -> str:
    """What a report is called that has no title of its own: by group and meetings."""
    numbers = [one.value.number or one.value.year for one in plan.meetings]
    group = plan.group.name if plan.group else ""
    with override({"zh": "zh-hans"}.get(language, language)):
        words = _("Report on the meeting of %(group)s: %(number)s")
        if len(numbers) > 1:
            words = _("Report on the meetings of %(group)s: %(number)s")
        return words % {"group": group, "number": ", ".join(numbers)}


def _group(report: Report, said: Said) -> Group | None:
    """The group that the person names, else the one that the report is of; it may be a new one."""
    code = said.group or group_code(report.group)
    if not code:
        return None
    known = Group.objects.filter(code=code).first()
    if known is None and not said.group:
        known = Group.objects.filter(name__iexact=report.group).first()
    return known or Group(code=code, name=(report.group or code)[:200])


def group_code(name: str) -> str:
    """How addresses name a group: `CWG-WSIS&SDG` is `cwg-wsis-sdg`."""
    return slugify(name.replace("&", "-"))[:40]


def _planned(group: Group | None, value: values.Meeting) -> PlannedMeeting:
    """The meeting as a row: one that is there learns what it did not know, and keeps the rest."""
    row = find_meeting(group, value.number, value.year)
    begins, _slash, ends = value.dates.partition("/")
    says = {
        "number": value.number,
        "year": value.year[:4],
        "begins_on": begins if len(begins) == 10 else "",
        "ends_on": (ends or begins) if len(begins) == 10 else "",
        "place": value.place[:120],
        "attendance": "" if value.attendance is None else str(value.attendance),
    }
    learned, kept = [], []
    for name, word in says.items():
        there = getattr(row, name)
        if not word:
            continue
        if there in (None, ""):
            setattr(row, name, word)
            learned.append(name)
        elif str(there) != word:
            kept.append((name, str(there), word))
    _clean(row, learned)
    return PlannedMeeting(value, row, tuple(learned), tuple(kept))


def _clean(row: Meeting, learned: list[str]) -> None:
    """Words become numbers and days; what cannot be one of a meeting is not learned."""
    try:
        row.clean_fields(exclude=["group"])
    except ValidationError as error:
        for name in set(error.message_dict) & set(learned):
            setattr(row, name, None)
            learned.remove(name)


def find_meeting(group: Group | None, number: str, year: str) -> Meeting:
    """The group's meeting of that number, else of that year where it has none; or a new one."""
    if group is None or group.pk is None:
        return Meeting(group=group)
    rows = Meeting.objects.filter(group=group)
    if number.isdigit():
        found = rows.filter(number=int(number)).first()
    else:
        found = rows.filter(number=None, year=int(year[:4])).first() if year[:4].isdigit() else None
    return found or Meeting(group=group)


def _there(report: Report) -> frozenset[str]:
    """The symbols among those that the report names of which a document is there."""
    symbols = [one.symbol for one in report.documents]
    return frozenset(Document.objects.filter(symbol__in=symbols).values_list("symbol", flat=True))


def _free_symbol(user: User, symbol: str) -> str:
    """The report's own symbol as its head says it, unless another document has it."""
    rows = Document.objects.filter(symbol=symbol)
    own = rows.visible_to(user).filter(kind=DocumentKind.REPORT, delegation=None)
    return symbol if symbol and (own.exists() or not rows.exists()) else ""


def _document(user: User, plan: ReportPlan) -> Document | None:
    """The document that is the report: by its file, its symbol, or its name; None if it is new."""
    rows = Document.objects.visible_to(user).filter(
        kind=DocumentKind.REPORT, delegation=None, is_demonstration=plan.is_demonstration
    )
    found = rows.filter(files__sha256=plan.sha256).first()
    if found is None and plan.symbol:
        return rows.filter(symbol=plan.symbol).first()
    if found is None and plan.last is not None and plan.last.row.pk is not None:
        title = title_of(plan, "en")
        found = rows.filter(meeting=plan.last.row, title=title, symbol="").first()
    return found


def _problems(plan: ReportPlan) -> Sequence[ImportProblem]:
    """What has to be mended before the report can be taken in."""
    found = []
    if plan.group is None:
        found.append(ImportProblem("no-group", _("Say which group the report is of.")))
    if not plan.meetings:
        message = _("No meeting that this would be the report of was found in the file.")
        found.append(ImportProblem("no-meeting", message))
    own = plan.document.pk if plan.document else None
    if DocumentFile.objects.filter(sha256=plan.sha256).exclude(document=own).exists():
        found.append(ImportProblem("duplicate", _("This file cannot be imported here.")))
    symbol = plan.said.symbol
    if symbol and Document.objects.filter(symbol=symbol).exclude(pk=own or 0).exists():
        found.append(ImportProblem("symbol", _("The symbol %s cannot be given.") % symbol))
    return found
