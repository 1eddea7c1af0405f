"""A draft of an edition: what it says is edited clause by clause, then it is published or goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments.forms import ClauseForm
from amendments.reading import marked
from amendments.redline.diff import diff
from amendments.services.publishing import publish_draft
from amendments.views.access import secretariat_only
from resolutions import queries, reading
from resolutions.models import ClauseText, Version
from resolutions.models.clauses import unpack_spans
from resolutions.reading import Piece
from resolutions.services.drafts import edit_text, seen
from resolutions.services.problems import ImportProblem
from resolutions.services.versions import discard_draft
from resolutions.text.clauses import Kind
from resolutions.text.printing import mark
from resolutions.text.sources import read_words
from resolutions.views.lookup import (
    demonstration,
    find_resolution,
    find_version,
    of_resolution,
    spoken,
)

_CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class State:
    """What a clause came to say at one time, marked against what it said before, and by whom."""

    at: datetime
    by: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """The clause whose form is open.

    `theirs` is what the clause says now, marked against what the person typed, if somebody else
    changed it meanwhile; `states` is what it said, the latest first.
    """

    uid: str
    name: str
    form: ClauseForm
    state: str
    states: tuple[State, ...]
    theirs: tuple[Piece, ...] = ()


@secretariat_only
def draft(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """The text, each clause with a way to edit it; `?clause=` opens the form of one."""
    version = find_draft(request, body, designator, edition)
    language = spoken(request, queries.languages(version)).language
    asked = request.GET.get("clause", "")
    row = _text_of(version, language, asked) if asked else None
    return _page(request, version, language, _edited(row, _form(row)) if row else None)


@secretariat_only
@require_POST
def draft_clause(
    request: HttpRequest, body: str, designator: str, edition: str, uid: UUID
) -> HttpResponse:
    """Save what was typed; nothing of it is lost if that cannot be."""
    version = find_draft(request, body, designator, edition)
    language = spoken(request, queries.languages(version)).language
    row = _text_of(version, language, str(uid))
    form = ClauseForm(request.POST)
    if not form.is_valid():
        return _page(request, version, language, _edited(row, form))
    text, spans = read_words(form.cleaned_data["text"])
    try:
        edit_text(
            user=cast(User, request.user),
            clause_text=row,
            label=form.cleaned_data["label"],
            heading=form.cleaned_data["heading"],
            text=text,
            spans=spans,
            state=request.POST.get("state", ""),
        )
    except ImportProblem as problem:
        form.add_error(None, problem.message)
        theirs = problem.code == _CHANGED
        return _page(request, version, language, _edited(row, form, theirs=theirs))
    messages.success(request, _("Saved."))
    address = ClauseText.objects.select_related("clause").get(pk=row.pk).clause.address
    return redirect(f"{draft_address(version)}?{urlencode({'lang': language})}#{address}")


@secretariat_only
@require_POST
def draft_publish(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """Everybody may read it from now on, and nobody change it."""
    version = find_draft(request, body, designator, edition)
    publish_draft(user=cast(User, request.user), version=version)
    messages.success(request, _("%(version)s is published.") % {"version": version})
    return redirect(version)


@secretariat_only
@require_POST
def draft_discard(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """The draft goes; the file that it came from can be imported again."""
    version = find_draft(request, body, designator, edition)
    name = str(version)
    discard_draft(user=cast(User, request.user), version=version)
    messages.success(request, _("The draft %(version)s was discarded.") % {"version": name})
    return redirect("amendments:upload")


def find_draft(request: HttpRequest, body: str, designator: str, edition: str) -> Version:
    """The draft at this address; what is published is no draft."""
    version = find_version(request, find_resolution(request, body, designator), edition)
    if version.is_published:
        raise Http404
    return version


def draft_address(version: Version) -> str:
    """The address of a draft's page."""
    resolution = version.resolution
    place = [resolution.body_id, resolution.designator, version.edition]
    return reverse("amendments:draft", args=place)


def _text_of(version: Version, language: str, uid: str) -> ClauseText:
    """The draft's clause of this provision in the language, or Http404."""
    texts = ClauseText.objects.filter(clause__version=version, language=language)
    try:
        return texts.select_related("clause__provision").get(clause__provision__uid=UUID(uid))
    except (ValueError, ClauseText.DoesNotExist):
        raise Http404 from None


def _form(row: ClauseText) -> ClauseForm:
    words = mark(row.text, unpack_spans(row.spans))
    return ClauseForm(initial={"label": row.label, "heading": row.heading, "text": words})


def _edited(row: ClauseText, form: ClauseForm, *, theirs: bool = False) -> Edited:
    typed = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else {}
    now = _words(row.label, row.heading, row.text)
    mine = _words(
        typed.get("label", ""), typed.get("heading", ""), read_words(typed.get("text", ""))[0]
    )
    return Edited(
        uid=str(row.clause.provision.uid),
        name=reading.cited(queries.version_text(row.clause.version, row.language)).get(
            row.clause.address, ""
        ),
        form=form,
        state=seen(row),
        states=tuple(_states(row)),
        theirs=marked(diff(mine, now)) if theirs else (),
    )


def _states(row: ClauseText) -> Iterator[State]:
    """Every change of the clause since it came in, the latest first."""
    found = queries.text_states(row)
    for before, after in zip(found[1:], found, strict=False):
        changed = diff(
            _words(before.label, before.heading, before.text),
            _words(after.label, after.heading, after.text),
        )
        yield State(after.at, after.by, marked(changed))


def _words(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _page(
    request: HttpRequest, version: Version, language: str, edited: Edited | None
) -> HttpResponse:
    resolution = version.resolution
    text = queries.version_text(version, language)
    laid = reading.lay(text)
    context = {
        **of_resolution(resolution),
        "shown": version,
        "rows": laid.rows,
        "footnotes": laid.footnotes,
        "has_title": any(row.kind is Kind.TITLE for row in laid.rows),
        "contents": reading.contents(text),
        "language": language,
        "languages": spoken(request, queries.languages(version)).choices,
        "dir": reading.direction(language),
        "edited": edited,
        "draft_address": draft_address(version),
        **demonstration([version.is_demonstration]),
    }
    return render(request, "amendments/draft.html", context)
