"""A text as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from resolutions import exports, queries
from resolutions.views.lookup import find_resolution, find_version, wanted_language


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a page offers: its address, what it is, what it is good for."""

    url: str
    name: str
    about: str


def download(
    request: HttpRequest, body: str, designator: str, edition: str, form: str
) -> HttpResponse:
    """The text of one edition in one language; nothing else is handed out in its stead."""
    resolution = find_resolution(request, body, designator)
    version = find_version(request, resolution, edition)
    available = queries.languages(version)
    language = wanted_language(request)
    if not request.GET.get("lang"):
        language = queries.choose_language(available, language)
    if form not in exports.MEDIA_TYPES or language not in available:
        raise Http404
    text = queries.version_text(version, language)
    file = exports.export_text(
        text, form, edition=version.edition, is_demonstration=version.is_demonstration
    )
    return attached(file)


def attached(file: exports.Download) -> HttpResponse:
    """The file as something to keep, not to show."""
    return HttpResponse(
        file.content,
        content_type=file.media_type,
        headers={"Content-Disposition": f'attachment; filename="{file.name}"'},
    )
