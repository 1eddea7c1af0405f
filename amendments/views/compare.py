"""Two editions of a resolution compared."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amendments.exports import export_redline
from amendments.queries import compare_versions, suggested_between
from amendments.reading import Redline
from resolutions import queries, reading
from resolutions.editions import parse_edition
from resolutions.exports import MEDIA_TYPES
from resolutions.models import Resolution, Version
from resolutions.views.download import Offer, attached
from resolutions.views.lookup import (
    demonstration,
    find_resolution,
    find_version,
    of_resolution,
    spoken,
    wanted_language,
)

VIEWS = ("inline", "side", "changes")


def compare(
    request: HttpRequest, body: str, designator: str, before: str, after: str
) -> HttpResponse:
    """The redline of two editions, in one of three views."""
    resolution = find_resolution(request, body, designator)
    first = find_version(request, resolution, before)
    second = find_version(request, resolution, after)
    speech = spoken(request, _common_languages(first, second))
    asked = request.GET.get("view", "")
    timeline = queries.timeline(resolution, request.user)
    context = {
        **of_resolution(resolution),
        "before": first,
        "after": second,
        **_names(first, second),
        "view": asked if asked in VIEWS else VIEWS[0],
        "views": tuple(
            zip(VIEWS, (_("Marked text"), _("Side by side"), _("Changes only")), strict=True)
        ),
        "language": speech.language,
        "languages": speech.choices,
        "missing_language": speech.missing,
        "dir": reading.direction(speech.language),
        "interface_language": get_language(),
        "editions": tuple(entry.version for entry in reversed(timeline)),
        "downloads": _downloads(resolution, first, second, speech.language),
        "redline": _redline(first, second, speech.language) if speech.language else None,
        **demonstration([first.is_demonstration, second.is_demonstration]),
    }
    return render(request, "amendments/compare.html", context)


def _names(before: Version, after: Version) -> dict[str, str]:
    """What the two sides are called; that one is for demonstration is said if the other is not."""
    if before.is_demonstration != after.is_demonstration:
        return {"before_name": before.edition_label, "after_name": after.edition_label}
    return {"before_name": before.edition_text, "after_name": after.edition_text}


def compare_download(
    request: HttpRequest, body: str, designator: str, before: str, after: str, form: str
) -> HttpResponse:
    """The redline of two editions as a file."""
    resolution = find_resolution(request, body, designator)
    first = find_version(request, resolution, before)
    second = find_version(request, resolution, after)
    common = _common_languages(first, second)
    language = wanted_language(request)
    if not request.GET.get("lang"):
        language = queries.choose_language(common, language)
    if form not in MEDIA_TYPES or language not in common:
        raise Http404
    redline = _redline(first, second, language)
    is_demonstration = first.is_demonstration or second.is_demonstration
    return attached(
        export_redline(
            redline.before,
            redline.after,
            redline.changes,
            form,
            editions=(first.edition, second.edition),
            is_demonstration=is_demonstration,
        )
    )


def _common_languages(before: Version, after: Version) -> tuple[str, ...]:
    also = queries.languages(after)
    return tuple(language for language in queries.languages(before) if language in also)


def _redline(before: Version, after: Version, language: str) -> Redline:
    texts = queries.version_texts([before, after], language)
    return Redline(
        texts[before.pk],
        texts[after.pk],
        lambda: compare_versions(before, after, language),
        suggested=suggested_between(before, after),
    )


def compare_pick(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """Lead from the picker's choice to the comparison; without a choice, to the timeline."""
    resolution = find_resolution(request, body, designator)
    place = [resolution.body_id, resolution.designator]
    chosen = [request.GET.get(name, "") for name in ("before", "after")]
    if not all(map(parse_edition, chosen)):
        return redirect("amendments:timeline", *place)
    how = {name: request.GET[name] for name in ("lang", "view") if request.GET.get(name)}
    address = reverse("amendments:compare", args=[*place, *chosen])
    return redirect(f"{address}?{urlencode(how)}" if how else address)


def _downloads(
    resolution: Resolution, before: Version, after: Version, language: str
) -> tuple[Offer, ...]:
    about = {
        "docx": _("Word document with tracked changes"),
        "html": _("Web page in one file"),
        "txt": _("Plain text with marks"),
        "json": _("Changes, for software"),
    }
    place = [resolution.body_id, resolution.designator, before.edition, after.edition]
    return tuple(
        Offer(
            f"{reverse('amendments:compare_download', args=[*place, form])}?lang={language}",
            f".{form}",
            words,
        )
        for form, words in about.items()
    )
