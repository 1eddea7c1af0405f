"""A contribution: its head, and each proposal's redline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.desk.fates import read_fates
from amendments.discussions import read_discussion
from amendments.documents import export_contribution
from amendments.drafting.translating import count
from amendments.exports import export_redline
from amendments.languages import SpokenContribution, speak, translated_into
from amendments.models import Change, Contribution
from amendments.sheets import ProposalSheet, proposal_sheets, spoken_redline
from amendments.standing import read_relatives, sponsors_that_left
from amendments.submitted import is_demonstration, read_contribution
from amendments.views.comments import open_form
from amendments.views.lookup import find_contribution
from resolutions import reading
from resolutions.exports import MEDIA_TYPES, Download
from resolutions.views.download import Offer, attached
from resolutions.views.lookup import LANGUAGE_NAMES, LanguageChoice

VIEWS = ("inline", "side", "changes", "clean")
MARKS = ("tracked", "formatted", "clean")


def contribution(request: HttpRequest, symbol: str) -> HttpResponse:
    """The contribution, its redlines in one of four views, with what was said of each clause.

    `?lang=` chooses its language.
    """
    found = find_contribution(request, symbol)
    spoken, languages = _spoken(request, found)
    submitted = spoken.submitted
    may_edit = permissions.may_settle(request.user, found)
    waiting = Change.objects.filter(proposal__contribution=found).waiting()
    discussion = read_discussion(request.user, found, submitted.proposals)
    address = reverse("amendments:contribution", args=[name_document(found.document)])
    context = {
        **_shown(request, spoken, languages),
        "downloads": tuple(_documents(found, spoken.language)),
        "discussion": discussion,
        "talk": None if discussion.is_silent else discussion,
        "talk_base": address,
        "talk_way": f"{address}?{_kept(request.GET)}comment=",
        "writing": open_form(request, found, submitted.proposals, discussion.voice),
        "may_remember": permissions.may_remember(request.user, found),
        "relatives": read_relatives(request.user, found),
        "left": sponsors_that_left(found),
        "fates": read_fates(found, spoken.language),
        "waiting": waiting.count() if may_edit else 0,
        "may_edit": may_edit,
    }
    return render(request, "amendments/contribution.html", context)


def _kept(asked: QueryDict) -> str:
    """What an address asks for besides the comment that is written, as far as the next name."""
    kept = asked.copy()
    for name in ("comment", "answer", "reword"):
        kept.pop(name, None)
    return f"{kept.urlencode()}&" if kept else ""


def contribution_print(request: HttpRequest, symbol: str) -> HttpResponse:
    """The contribution as it is handed around on paper: everything open, nothing to press."""
    found = find_contribution(request, symbol)
    context = _shown(request, *_spoken(request, found))
    return render(request, "amendments/contribution_print.html", context)


def _shown(
    request: HttpRequest, spoken: SpokenContribution, languages: Sequence[str]
) -> dict[str, Any]:
    """What the page and its form on paper show, in the view that the address asks for."""
    submitted, language = spoken.submitted, spoken.language
    found = submitted.contribution
    asked = request.GET.get("view", "")
    words = (_("Marked text"), _("Side by side"), _("Changes only"), _("Proposed text"))
    sheets = proposal_sheets(request.user, spoken)
    return {
        "section": "contributions",
        "contribution": found,
        "document": found.document,
        "address": name_document(found.document),
        "name": spoken_name(found.document),
        "submitted": submitted,
        "head": replace(submitted.head, blocks=spoken.blocks),
        "title": spoken.title,
        "sheets": [(sheet, tuple(_redlines(found, sheet, language))) for sheet in sheets],
        "view": asked if asked in VIEWS else VIEWS[0],
        "views": tuple(zip(VIEWS, words, strict=True)),
        "language": language,
        "languages": [LanguageChoice(code, LANGUAGE_NAMES[code]) for code in languages],
        "source_language": found.language,
        "source_dir": reading.direction(found.language),
        "head_standings": spoken.standings,
        "head_lacks": not count(spoken.standings.values()).is_done,
        "dir": reading.direction(language),
        "interface_language": get_language(),
        "is_demonstration": is_demonstration(submitted.proposals),
    }


def contribution_download(request: HttpRequest, symbol: str, form: str) -> HttpResponse:
    """The contribution as a Word file, its `?marks=` tracked, formatted or clean; or a redline.

    A redline is that of one `?proposal=`, in a form that holds no whole document. `?lang=` is a
    language into which the contribution was translated.
    """
    found = find_contribution(request, symbol)
    spoken, languages = _spoken(request, found)
    asked = request.GET.get("lang", "")
    if asked and asked not in languages:
        raise Http404
    if form == "docx":
        marks = request.GET.get("marks", "tracked")
        if marks not in MARKS:
            raise Http404
        file = export_contribution(found, marks=marks, language=asked)
        return attached(_named(file, [name_document(found.document), *_said(asked), marks], form))
    position = _number(request)
    one = next((one for one in spoken.proposals if one.proposal.position == position), None)
    redline = spoken_redline(one) if one else None
    if form not in MEDIA_TYPES or redline is None:
        raise Http404
    file = export_redline(
        redline.before,
        redline.after,
        redline.changes,
        form,
        is_demonstration=is_demonstration([one.proposal] if one else []),
    )
    words = [name_document(found.document), *_said(asked), str(position)]
    return attached(_named(file, words, form))


def _spoken(
    request: HttpRequest, found: Contribution
) -> tuple[SpokenContribution, tuple[str, ...]]:
    """The contribution in the language that is asked for, in its own if it is not there in that
    one, and all that it is there in. Http404 for a language that no text can have.
    """
    languages = (found.language, *translated_into(found))
    asked = request.GET.get("lang", "")
    if asked and asked not in LANGUAGE_NAMES:
        raise Http404
    language = asked if asked in languages else found.language
    return speak(read_contribution(found), language), languages


def _said(language: str) -> list[str]:
    """The language in the name of a file, where one was asked for."""
    return [language] if language else []


def _number(request: HttpRequest) -> int:
    """The place of the proposal that is asked for, the first one by default."""
    asked = request.GET.get("proposal", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0


def _named(file: Download, words: Sequence[str], form: str) -> Download:
    """The file under these words; characters that names of files lack become `-`."""
    stem = "".join(
        c if c.isascii() and (c.isalnum() or c in "-.") else "-" for c in "-".join(words)
    )
    return Download(f"{stem}.{form}", file.media_type, file.content)


def _address(found: Contribution, form: str) -> str:
    name = name_document(found.document)
    return reverse("amendments:contribution_download", args=[name, form])


def _documents(found: Contribution, language: str) -> Iterator[Offer]:
    """The contribution as a Word file, in each of the ways in which it can show its changes."""
    about = {
        "tracked": _("Word document with tracked changes"),
        "formatted": _("Word document with strike-through and underline"),
        "clean": _("Word document, the proposed text alone"),
    }
    for marks in MARKS:
        address = f"{_address(found, 'docx')}?marks={marks}{_asking(found, language)}"
        yield Offer(address, ".docx", about[marks])


def _asking(found: Contribution, language: str) -> str:
    """What an address says of a language other than the contribution's own."""
    return "" if language == found.language else f"&lang={language}"


def _redlines(found: Contribution, sheet: ProposalSheet, language: str) -> Iterator[Offer]:
    """The redline of one proposal in other forms."""
    about = {
        "html": _("Web page in one file"),
        "txt": _("Plain text with marks"),
        "json": _("Changes, for software"),
    }
    if sheet.redline is not None:
        for form, words in about.items():
            address = f"{_address(found, form)}?proposal={sheet.proposal.position}"
            yield Offer(address + _asking(found, language), f".{form}", words)
