"""The matrix of what is proposed for one resolution: clauses down, proposals across."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amendments.matrix.choices import Choice, choose
from amendments.matrix.exports import BY_WORDING, MEDIA_TYPES, export_matrix
from amendments.matrix.rows import ON_A_SHEET
from amendments.matrix.sheets import MatrixSheet
from amendments.matrix.table import Laid
from meetings.models import Meeting
from resolutions import reading
from resolutions.models import Resolution
from resolutions.permissions import AnyUser
from resolutions.views.download import Offer, attached
from resolutions.views.lookup import (
    LANGUAGE_NAMES,
    LanguageChoice,
    find_resolution,
    of_resolution,
    wanted_language,
)

PAPER = "paper"
VIEWS = ("", PAPER, "wording")
REST, EVERY_ROW = "rest", "all"
MOST_NAMES = 200


def matrix(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The matrix of a meeting's contributions (`?meeting=`) or of some (`?with=`).

    `?against=` names the proposal that all are held against; `?view=paper` sets a few proposals on
    each sheet, `?view=wording` every wording once with all who want it. Of a big table the first
    clauses are sent at once. The page's script fetches the others by `?rows=rest&of=`, with the
    fingerprint of the first: 409 where that is another by now. Without a script, `?rows=all`.
    """
    resolution = find_resolution(request, body, designator)
    choice = _choice(request, request.user, resolution)
    laid = choice.lay()
    view, rows = (request.GET.get(name, "") for name in ("view", "rows"))
    view = view if view in VIEWS else ""
    sheet = _sheet(request, laid, view, rows) if laid else None
    if sheet and rows == REST and request.GET.get("of") != sheet.fingerprint:
        return HttpResponse(status=HTTPStatus.CONFLICT)
    context = {
        **of_resolution(resolution),
        "choice": choice,
        "laid": laid,
        "sheet": sheet,
        "view": view,
        "language": choice.language,
        "languages": tuple(LanguageChoice(one, LANGUAGE_NAMES[one]) for one in choice.languages),
        "dir": reading.direction(choice.language),
        "interface_language": get_language(),
        "downloads": _downloads(resolution, choice) if laid else (),
        "is_demonstration": laid is not None and laid.version.is_demonstration,
    }
    template = "_matrix_rest" if sheet and rows == REST else "matrix"
    return render(request, f"amendments/{template}.html", context)


def _sheet(request: HttpRequest, laid: Laid, view: str, rows: str) -> MatrixSheet:
    size = ON_A_SHEET if view == PAPER else 0
    is_parted = view != PAPER and rows != EVERY_ROW
    return MatrixSheet(laid, request.GET.get("against", ""), size, is_parted=is_parted)


def matrix_download(request: HttpRequest, body: str, designator: str, form: str) -> HttpResponse:
    """The matrix as a file: a file is passed on, so it holds what everybody may read."""
    resolution = find_resolution(request, body, designator)
    laid = _choice(request, AnonymousUser(), resolution).lay()
    if form not in MEDIA_TYPES or laid is None:
        raise Http404
    return attached(export_matrix(laid, form))


def _choice(request: HttpRequest, user: AnyUser, resolution: Resolution) -> Choice:
    said = request.GET
    try:
        return choose(
            user,
            resolution,
            meeting=said.get("meeting", ""),
            names=[name for name in said.getlist("with") if name][:MOST_NAMES],
            wanted=wanted_language(request),
        )
    except Meeting.DoesNotExist:
        raise Http404 from None


def _downloads(resolution: Resolution, choice: Choice) -> tuple[Offer, ...]:
    about = {
        "docx": _("Word document, each proposal's changes tracked under its author's name"),
        BY_WORDING: _("Word document by wording: each once, with all who want it"),
        "xlsx": _("Spreadsheet, to sort and filter"),
        "json": _("Clauses and proposals, for software"),
    }
    place = [resolution.body_id, resolution.designator]
    chosen = urlencode(choice.query)
    return tuple(
        Offer(
            f"{reverse('amendments:matrix_download', args=[*place, form])}?{chosen}",
            f".{form.rpartition('.')[2]}",
            about[form],
        )
        for form in MEDIA_TYPES
    )
