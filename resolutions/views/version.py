"""A resolution's text as of one version."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions import citing, permissions, queries, reading
from resolutions.editions import parse_edition
from resolutions.models import Resolution, Version
from resolutions.queries.citations import citations_in
from resolutions.queries.incoming import reach
from resolutions.text.clauses import Kind
from resolutions.views.download import Offer
from resolutions.views.lookup import find_resolution, of_resolution, spoken


def resolution(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The text in force."""
    found = find_resolution(request, body, designator)
    editions = list(queries.visible_versions(request.user, found))
    try:
        return _text(request, found, editions, queries.current_of(editions))
    except Version.DoesNotExist:
        raise Http404 from None


def version(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """The text as of one edition."""
    found = find_resolution(request, body, designator)
    editions = list(queries.visible_versions(request.user, found))
    named = parse_edition(edition)
    for one in editions:
        if (one.year, one.correction) == named:
            return _text(request, found, editions, one)
    raise Http404


def _text(
    request: HttpRequest, resolution: Resolution, editions: Sequence[Version], shown: Version
) -> HttpResponse:
    speech = spoken(request, queries.languages(shown))
    text = queries.version_text(shown, speech.language)
    standing = is_in_force(resolution, shown, editions)
    may_edit = permissions.may_edit(request.user)
    ground = citations_in(shown, speech.language)
    leading = citing.leads(ground, shown, speech.language, in_force=standing)
    laid = reading.lay(text)
    context = {
        **of_resolution(resolution),
        "shown": shown,
        "rows": citing.lead_rows(laid.rows, leading),
        "has_title": any(row.kind is Kind.TITLE for row in laid.rows),
        "footnotes": citing.lead_rows(laid.footnotes, leading),
        "reach": reach(resolution),
        "stale": sum(lead.tone == "stale" for several in leading.values() for lead in several),
        "contents": reading.contents(text),
        "language": speech.language,
        "languages": speech.choices,
        "missing_language": speech.missing,
        "dir": reading.direction(speech.language),
        "interface_language": get_language(),
        "editions": editions,
        "replaced_by": _replaced_by(shown, editions),
        "suggested": queries.suggested_pairings(shown) if may_edit else 0,
        "may_edit": may_edit,
        "downloads": _downloads(resolution, shown, speech.language),
        "is_demonstration": shown.is_demonstration,
    }
    return render(request, "resolutions/version.html", context)


def is_in_force(resolution: Resolution, shown: Version, editions: Sequence[Version]) -> bool:
    """Whether the text counts: the last published one of a resolution in force."""
    published = [one for one in editions if one.is_published]
    return resolution.in_force and published[-1:] == [shown]


def _replaced_by(shown: Version, editions: Sequence[Version]) -> Version | None:
    """The last published text of the same year, if that is not the one shown."""
    published = [one for one in editions if one.year == shown.year and one.is_published]
    last = published[-1] if published else shown
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
