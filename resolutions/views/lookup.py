"""What most pages look up first: a resolution, a version, the language of the text.

What the user may not see is not found, exactly as what does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from resolutions import queries
from resolutions.models import LANGUAGES, Resolution, Version

LANGUAGE_NAMES = dict(LANGUAGES)


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language in which a text exists, named in itself."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language a page shows, what else there is, and the one wished for that is missing."""

    language: str
    choices: tuple[LanguageChoice, ...]
    missing: str = ""


def of_resolution(resolution: Resolution) -> dict[str, object]:
    """What every page of one resolution says of it: where it stands, and what it is called."""
    return {
        "section": "resolutions",
        "resolution": resolution,
        "body": resolution.body_id,
        "designator": resolution.designator,
        "heading": resolution.name,
    }


def demonstration(shown: Iterable[bool]) -> dict[str, bool]:
    """What the banner of a page says of the texts shown, each of them for demonstration or not."""
    flags = tuple(shown)
    return {"is_demonstration": any(flags), "only_some": any(flags) and not all(flags)}


def find_resolution(request: HttpRequest, body: str, designator: str) -> Resolution:
    """The resolution at this address, or Http404."""
    try:
        return queries.get_resolution(request.user, body, designator)
    except Resolution.DoesNotExist:
        raise Http404 from None


def find_version(request: HttpRequest, resolution: Resolution, edition: str) -> Version:
    """The version of this edition, or Http404."""
    try:
        return queries.get_version(request.user, resolution, edition)
    except Version.DoesNotExist:
        raise Http404 from None


def find_current(request: HttpRequest, resolution: Resolution) -> Version:
    """The version in force, or Http404."""
    try:
        return queries.current_version(request.user, resolution)
    except Version.DoesNotExist:
        raise Http404 from None


def wanted_language(request: HttpRequest) -> str:
    """The text's language that `?lang=` asks for, else that of the interface.

    Http404 for a language that no text can have.
    """
    asked = request.GET.get("lang", "")
    if asked and asked not in LANGUAGE_NAMES:
        raise Http404
    return asked or (get_language() or "en")[:2]


def spoken(request: HttpRequest, available: tuple[str, ...]) -> Spoken:
    """The language to show of those available, as near to the wish as can be."""
    language = queries.choose_language(available, wanted_language(request))
    asked = request.GET.get("lang", "")
    return Spoken(
        language=language,
        choices=tuple(LanguageChoice(code, LANGUAGE_NAMES[code]) for code in available),
        missing=asked if asked != language else "",
    )
