"""The register of mandates, what must be reported in a year, and both as files."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings import permissions
from meetings.mandates.files import calendar, table, workbook
from meetings.mandates.lines import mandate_lines
from meetings.mandates.register import Filters, choices, list_mandates, select_mandates
from meetings.mandates.reports import Question, read_answer, select_reports
from meetings.mandates.rows import MandateRow, read_rows
from meetings.mandates.states import open_ledger
from meetings.mandates.table import read_table
from meetings.mandates.words import actor_words
from meetings.models import MandateState
from resolutions.exports import Download
from resolutions.views.download import attached
from resolutions.views.lookup import wanted_language
from resolutions.views.paging import ELLIPSIS, page_links, page_number

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = ("actor", "recipient", "body", "state", "group", "due", "look", "search")


@require_safe
def mandate_list(request: HttpRequest) -> HttpResponse:
    """One page of the register; htmx gets the results alone."""
    filters, entries = Filters(**_asked(request, NAMES)), read_table()
    found = list_mandates(
        request.user,
        entries,
        filters,
        open_ledger(request.user, timezone.localdate()),
        language=wanted_language(request),
        page=page_number(request),
    )
    context = {
        "section": "mandates",
        "found": found,
        "lines": mandate_lines(found.rows),
        "numbers": page_links(found.number, found.page_count),
        "ellipsis": ELLIPSIS,
        "filters": filters,
        "narrowed": filters != Filters(),
        "choices": choices(entries),
        "states": MandateState.choices,
        "may_correct": permissions.may_correct(request.user),
        "query": _query(filters),
        "is_demonstration": _is_demonstration(found.rows),
    }
    partial = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    template = "_mandate_results" if partial else "mandate_list"
    response = render(request, f"meetings/{template}.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def mandate_reports(request: HttpRequest) -> HttpResponse:
    """What somebody must report to somebody in a year: the form, and the answer."""
    question = Question(**_asked(request, ("actor", "recipient", "year")))
    ledger = open_ledger(request.user, timezone.localdate())
    entries = read_table()
    answer = read_answer(
        request.user,
        entries,
        question,
        ledger,
        wanted_language(request),
        page=page_number(request),
    )
    context = {
        "section": "mandates",
        "question": question,
        "title": _title(question),
        "answer": answer,
        "parts": [(part.timing, mandate_lines(part.rows)) for part in answer.parts],
        "numbers": page_links(answer.number, answer.page_count),
        "ellipsis": ELLIPSIS,
        "choices": choices(entries),
        "years": range(ledger.today.year + 1, ledger.today.year - 6, -1),
        "query": _query(question),
        "is_demonstration": _is_demonstration(answer.rows),
    }
    return render(request, "meetings/mandate_reports.html", context)


@require_safe
def mandate_download(request: HttpRequest, form: str) -> HttpResponse:
    """All that the filters leave, or what must be reported in a year, as .xlsx, .csv or .ics."""
    if form not in ("xlsx", "csv", "ics"):
        raise Http404
    user, entries = request.user, read_table()
    ledger = open_ledger(user, timezone.localdate())
    question = Question(**_asked(request, ("actor", "recipient", "year")))
    if question.is_asked:
        keys = [key for key, _timing in select_reports(user, entries, question, ledger)]
    else:
        keys = select_mandates(user, entries, Filters(**_asked(request, NAMES)), ledger)
    rows = read_rows(user, keys, ledger, wanted_language(request))
    return attached(_file(request, form, rows))


def _file(request: HttpRequest, form: str, rows: tuple[MandateRow, ...]) -> Download:
    link = request.build_absolute_uri
    if form == "xlsx":
        return Download("mandates.xlsx", XLSX, workbook(rows, link))
    if form == "csv":
        return Download("mandates.csv", "text/csv; charset=utf-8", table(rows, link))
    words = calendar(rows, link, request.get_host())
    return Download("mandates.ics", "text/calendar; charset=utf-8", words)


def _asked(request: HttpRequest, names: tuple[str, ...]) -> dict[str, str]:
    return {name: request.GET.get(name, "")[:100].replace("\0", "") for name in names}


def _query(said: Filters | Question) -> str:
    return urlencode({key: value for key, value in asdict(said).items() if value})


def _is_demonstration(rows: tuple[MandateRow, ...]) -> bool:
    return any(row.mandate.clause.version.is_demonstration for row in rows)


def _title(question: Question) -> str:
    """The question as a plain sentence, empty unless all of it is chosen."""
    if not question.is_asked:
        return ""
    said = {
        "actor": actor_words(question.actor),
        "recipient": actor_words(question.recipient),
        "year": question.year,
    }
    return _("What %(actor)s must report to %(recipient)s in %(year)s") % said
