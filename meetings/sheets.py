"""The preview of a report, in the words of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from meetings.models import Meeting, Relation
from meetings.reports import Conclusion, Oddity, Recommendation, ReportedDocument
from meetings.reports.links import SourceKind, Suggestion
from meetings.services.reports import PlannedMeeting, ReportPlan
from resolutions.models import Resolution
from resolutions.queries.names import Place, clause_names

FIELDS = {field.name: field.verbose_name for field in Meeting._meta.concrete_fields}


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting: what the report says of it, what of that is new, what else is kept."""

    plan: PlannedMeeting
    learned: tuple[str, ...]
    kept: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A recommendation, `depth` deep in its list."""

    said: Recommendation
    depth: int


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A suggested link; `source` says of what, `resolution` and `clause` to what.

    `clause` is empty where the resolution as a whole is meant.
    """

    said: Suggestion
    source: str
    resolution: Resolution
    clause: str
    relation: str
    before: str
    evidence: str
    after: str


@dataclass(frozen=True, slots=True)
class PreviewSheet:
    """Everything that a page shows of a plan."""

    meetings: tuple[MeetingLine, ...]
    documents: tuple[tuple[ReportedDocument, bool], ...]
    recommendations: tuple[RecommendationLine, ...]
    conclusions: tuple[Conclusion, ...]
    links: tuple[LinkLine, ...]
    oddities: tuple[Oddity, ...]


def preview_sheet(plan: ReportPlan) -> PreviewSheet:
    """The plan as a page shows it; one query."""
    report = plan.report
    places = {_place(plan, one) for one in plan.suggestions if one.address}
    names = clause_names(places, (get_language() or "en")[:2]) if places else {}
    return PreviewSheet(
        meetings=tuple(_meeting(one) for one in plan.meetings),
        documents=tuple((one, one.symbol in plan.there) for one in report.documents),
        recommendations=tuple(_recommendations(plan)),
        conclusions=report.conclusions,
        links=tuple(_link(plan, one, names) for one in plan.suggestions),
        oddities=report.oddities,
    )


def _meeting(one: PlannedMeeting) -> MeetingLine:
    kept = tuple((_field(name), there, word) for name, there, word in one.kept)
    return MeetingLine(one, tuple(_field(name) for name in one.learned), kept)


def _field(name: str) -> str:
    return str(FIELDS[name])


def _recommendations(plan: ReportPlan) -> Iterator[RecommendationLine]:
    depths = {"": -1}
    for one in plan.report.recommendations:
        depth = depths.get(one.parent, -1) + 1
        depths[one.number] = depth if one.number else -1
        yield RecommendationLine(one, min(depth, 3))


def _place(plan: ReportPlan, one: Suggestion) -> Place:
    return plan.known.versions[one.target], one.address


def _link(plan: ReportPlan, one: Suggestion, names: Mapping[Place, str]) -> LinkLine:
    source = _("the report")
    if one.source is SourceKind.DOCUMENT:
        source = one.name
    elif one.source is SourceKind.RECOMMENDATION:
        source = _("recommendation %s") % one.name
    return LinkLine(
        said=one,
        source=source,
        resolution=plan.known.resolutions[one.target],
        clause=names[_place(plan, one)] if one.address else "",
        relation=str(Relation(one.relation.value).label),
        before=one.passage[: one.start],
        evidence=one.passage[one.start : one.end],
        after=one.passage[one.end :],
    )
