"""What is let in: text that can be kept, in a size that can be read; anything else gets a page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""What no database keeps as text: PostgreSQL knows no NUL, and nothing writes half a character."""
_CHUNK = 1 << 16


class IntakeMiddleware:
    """After it, every address, field and name of a session is text, and the form has been read.

    An address that is no text names nothing: 404, as any other that names nothing. A field that is
    none, and a form that cannot be read, are answered with 400 before any view sees them; what is
    too large with 413. It stands behind those who know the person, for the page is in his language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _NO_TEXT.search(request.path_info):
            raise Http404
        if _NO_TEXT.search(request.session.session_key or ""):
            request.session = type(request.session)()
        if _size(request) > settings.BODY_MAX_BYTES:
            _read_off(request)
            return _refuse(request, 413, "too-large")
        try:
            fault = _fault(request)
        except RequestDataTooBig:
            return _refuse(request, 413, "too-large")
        except (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError):
            return _refuse(request, 400, "unreadable")
        return _refuse(request, 400, fault) if fault else self.get_response(request)


def _size(request: HttpRequest) -> int:
    said = str(request.META.get("CONTENT_LENGTH") or 0)
    return int(said) if said.isascii() and said.isdigit() else 0


def _read_off(request: HttpRequest) -> None:
    """Take what is still being sent, for whoever is cut off while sending gets to read no answer.

    Who sends more than `BODY_READ_OFF_BYTES` is no person with a large file, and is cut off.
    """
    left = settings.BODY_READ_OFF_BYTES
    while left > 0 and (chunk := request.read(min(_CHUNK, left))):
        left -= len(chunk)


def _fault(request: HttpRequest) -> str:
    """What is wrong with the fields that were sent; empty where nothing is."""
    if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
        return "unreadable"
    return "no-text" if any(map(_NO_TEXT.search, _sent(request))) else ""


def _sent(request: HttpRequest) -> Iterator[str]:
    fields: QueryDict
    for fields in (request.GET, request.POST):
        for name, values in fields.lists():
            yield from (name, *map(str, values))


def _refuse(request: HttpRequest, status: int, fault: str) -> HttpResponse:
    return render(request, "400.html", {"fault": fault}, status=status)
