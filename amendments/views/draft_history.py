"""How a draft of an edition came to read as it does, and a redline between any two moments."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amendments.reading import Redline, marked
from amendments.redline.changes import compare
from amendments.redline.diff import diff
from amendments.views.access import secretariat_only
from amendments.views.draft import draft_address, find_draft
from resolutions import queries, reading
from resolutions.models import Version
from resolutions.queries import Moment
from resolutions.reading import Piece
from resolutions.views.lookup import demonstration, of_resolution, spoken

VIEWS = ("inline", "side", "changes")


@dataclass(frozen=True, slots=True)
class Edit:
    """A moment of a draft, the clause as a person cites it, and what it came to say."""

    moment: Moment
    name: str
    pieces: tuple[Piece, ...]


@secretariat_only
def draft_history(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """Every edit, the latest first; `?before=` and `?after=` compare two moments."""
    version = find_draft(request, body, designator, edition)
    speech = spoken(request, queries.languages(version))
    moments = queries.draft_moments(version, speech.language)
    before, after = (_moment(request, name, moments) for name in ("before", "after"))
    asked = request.GET.get("view", "")
    context = {
        **of_resolution(version.resolution),
        "shown": version,
        "draft_address": draft_address(version),
        "edits": tuple(_edits(version, speech.language, moments)),
        "before": before,
        "after": after,
        "redline": _redline(version, speech.language, before, after) if before and after else None,
        "view": asked if asked in VIEWS else VIEWS[0],
        "views": tuple(
            zip(VIEWS, (_("Marked text"), _("Side by side"), _("Changes only")), strict=True)
        ),
        "language": speech.language,
        "languages": speech.choices,
        "dir": reading.direction(speech.language),
        "interface_language": get_language(),
        "states": {},  # of changes that wait for a person: a history has none
        **demonstration([version.is_demonstration]),
    }
    return render(request, "amendments/draft_history.html", context)


def _edits(version: Version, language: str, moments: tuple[Moment, ...]) -> list[Edit]:
    text = queries.version_text(version, language)
    names = reading.cited(text)
    called = {clause.uid: names.get(clause.address, "") for clause in text.walk()}
    return [
        Edit(moment, called.get(moment.uid, ""), marked(diff(moment.before, moment.after)))
        for moment in reversed(moments)
    ]


def _redline(version: Version, language: str, before: Moment, after: Moment) -> Redline:
    first, last = (
        queries.draft_text_at(version, language, moment.number) for moment in (before, after)
    )
    return Redline(first, last, lambda: compare(first, last))


def _moment(request: HttpRequest, name: str, moments: tuple[Moment, ...]) -> Moment | None:
    """The moment that the address asks for, None if none; Http404 for one that never was."""
    said = request.GET.get(name, "")
    if not said:
        return None
    found = next((moment for moment in moments if str(moment.number) == said), None)
    if found is None:
        raise Http404
    return found
