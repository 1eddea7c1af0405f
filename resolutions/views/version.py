"""A resolution's text as of one version."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions import citing, permissions, queries, reading
from resolutions.models import Resolution, Version
from resolutions.queries import TimelineEntry
from resolutions.queries.citations import citations_in
from resolutions.queries.incoming import reach
from resolutions.text.clauses import Kind
from resolutions.views.download import Offer
from resolutions.views.lookup import (
    find_current,
    find_resolution,
    find_version,
    of_resolution,
    spoken,
)


def resolution(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The text in force."""
    found = find_resolution(request, body, designator)
    return _text(request, found, find_current(request, found))


def version(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """The text as of one edition."""
    found = find_resolution(request, body, designator)
    return _text(request, found, find_version(request, found, edition))


def _text(request: HttpRequest, resolution: Resolution, shown: Version) -> HttpResponse:
    speech = spoken(request, queries.languages(shown))
    text = queries.version_text(shown, speech.language)
    timeline = queries.timeline(resolution, request.user)
    standing = is_in_force(resolution, shown, timeline)
    ground = citations_in(shown, speech.language)
    leading = citing.leads(ground, shown, speech.language, in_force=standing)
    rows = citing.lead_rows(reading.rows(text), leading)
    context = {
        **of_resolution(resolution),
        "shown": shown,
        "rows": rows,
        "has_title": any(row.kind is Kind.TITLE for row in rows),
        "footnotes": citing.lead_rows(reading.footnotes(text), leading),
        "reach": reach(resolution),
        "stale": sum(lead.tone == "stale" for several in leading.values() for lead in several),
        "contents": reading.contents(text),
        "language": speech.language,
        "languages": speech.choices,
        "missing_language": speech.missing,
        "dir": reading.direction(speech.language),
        "interface_language": get_language(),
        "timeline": timeline,
        "editions": tuple(entry.version for entry in reversed(timeline)),
        "replaced_by": _replaced_by(shown, timeline),
        "suggested": next(entry.suggested for entry in timeline if entry.version == shown),
        "may_edit": permissions.may_edit(request.user),
        "downloads": _downloads(resolution, shown, speech.language),
        "is_demonstration": shown.is_demonstration,
    }
    return render(request, "resolutions/version.html", context)


def is_in_force(resolution: Resolution, shown: Version, timeline: Sequence[TimelineEntry]) -> bool:
    """Whether the text counts: the last published one of a resolution in force."""
    published = (entry.version for entry in timeline if entry.version.is_published)
    return resolution.in_force and next(published, None) == shown


def _replaced_by(shown: Version, timeline: Sequence[TimelineEntry]) -> Version | None:
    """The last published text of the same year, if that is not the one shown."""
    versions = (entry.version for entry in timeline)
    last = next((v for v in versions if v.year == shown.year and v.is_published), shown)
    return last if last.order > shown.order else None


def _downloads(resolution: Resolution, version: Version, language: str) -> tuple[Offer, ...]:
    about = {
        "docx": _("Word document"),
        "html": _("Web page in one file"),
        "txt": _("Plain text, to read or import again"),
        "json": _("Clause tree, for software"),
    }
    place = [resolution.body_id, resolution.designator, version.edition]
    return tuple(
        Offer(
            f"{reverse('resolutions:download', args=[*place, form])}?lang={language}",
            f".{form}",
            words,
        )
        for form, words in about.items()
    )
