"""The pairings of an edition that wait for a person: confirm, correct, or call a clause new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amendments.reading import marked
from amendments.redline.diff import Op, diff
from amendments.views.access import secretariat_only
from resolutions import queries
from resolutions.models import Clause, PairingState, Version
from resolutions.models.clauses import Kind as ClauseKind
from resolutions.queries import Pairing
from resolutions.reading import Piece, cited
from resolutions.services.pairings import confirm_pairing, confirm_suggested, correct_pairing
from resolutions.services.problems import ImportProblem
from resolutions.views.lookup import (
    demonstration,
    find_resolution,
    find_version,
    of_resolution,
    spoken,
)

NEW = "new"
CONFIRM = "confirm"
ALL = "all"
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pairing with both sides marked against each other, and the name of the clause."""

    pairing: Pairing
    name: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A provision of the edition before that a clause may be a state of."""

    uid: str
    words: str


@secretariat_only
def pairings(request: HttpRequest, body: str, designator: str, edition: str) -> HttpResponse:
    """What is doubtful, each with its choices; a choice leads back here, to what is left."""
    resolution = find_resolution(request, body, designator)
    version = find_version(request, resolution, edition)
    if request.method == "POST":
        if request.POST.get("decision") == ALL:
            _confirm_all(request, version)
        else:
            _decide(request, version)
        return redirect(
            "amendments:pairings", resolution.body_id, resolution.designator, version.edition
        )
    speech = spoken(request, queries.languages(version))
    found = queries.pairings(version, request.user, speech.language)
    names = cited(queries.version_text(version, speech.language))
    waiting = [pairing for pairing in found if pairing.state == PairingState.SUGGESTED]
    context = {
        **of_resolution(resolution),
        "shown": version,
        "doubts": [_doubt(pairing, names) for pairing in waiting],
        "decided": sum(pairing.state in _DECIDED for pairing in found),
        "options": tuple(_options(version, speech.language)),
        "language": speech.language,
        **demonstration(side.is_demonstration for side in _sides(version)),
    }
    return render(request, "amendments/pairings.html", context)


_DECIDED = (PairingState.CONFIRMED, PairingState.CORRECTED)


def _confirm_all(request: HttpRequest, version: Version) -> None:
    number = confirm_suggested(user=cast(User, request.user), version=version)
    said = ngettext("%(n)d pairing is confirmed.", "%(n)d pairings are confirmed.", number)
    messages.success(request, said % {"n": number})


def _decide(request: HttpRequest, version: Version) -> None:
    user = cast(User, request.user)
    number = request.POST.get("clause", "")
    clause = get_object_or_404(
        Clause.objects.select_related("version__resolution"),
        version=version,
        pk=int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0,
    )
    decision = request.POST.get("decision", "")
    try:
        if decision == CONFIRM:
            confirm_pairing(user=user, clause=clause)
        elif decision == NEW:
            correct_pairing(user=user, clause=clause, provision_uid=None)
        else:
            correct_pairing(user=user, clause=clause, provision_uid=decision or "-")
    except ImportProblem as problem:
        messages.error(request, problem.message)
    else:
        name = _names(request, version).get(clause.address, "") or clause.get_kind_display()
        messages.success(request, _("The pairing of %(clause)s is settled.") % {"clause": name})


def _names(request: HttpRequest, version: Version) -> dict[str, str]:
    """How a person cites each clause, in the language of the page."""
    language = spoken(request, queries.languages(version)).language
    return cited(queries.version_text(version, language))


def _doubt(pairing: Pairing, names: dict[str, str]) -> Doubt:
    before = pairing.before
    said = " ".join(filter(None, (before.label, before.heading, before.text))) if before else ""
    marks = diff(said, pairing.words)
    return Doubt(
        pairing=pairing,
        name=names.get(pairing.address, ""),
        before=marked([mark for mark in marks if mark.op is not Op.INSERT]),
        after=marked([mark for mark in marks if mark.op is not Op.DELETE]),
    )


def _sides(version: Version) -> Iterator[Version]:
    """The editions whose clauses the page shows."""
    yield version
    if version.predecessor is not None:
        yield version.predecessor


def _options(version: Version, language: str) -> Iterator[Option]:
    """The provisions of the edition before, in its order, as a person would cite them."""
    if version.predecessor is None:
        return
    there = queries.choose_language(queries.languages(version.predecessor), language)
    text = queries.version_text(version.predecessor, there)
    names = cited(text)
    for clause in text.walk():
        name = names[clause.address] or str(ClauseKind(clause.kind).label)
        yield Option(clause.uid, f"{name}: {clause.text[:_EXCERPT]}")
