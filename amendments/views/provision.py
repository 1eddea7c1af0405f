"""A clause through all editions: what it said in each, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from amendments.reading import marked
from amendments.redline.diff import Marks, Op, diff
from resolutions import queries, reading
from resolutions.models import Provision, Version
from resolutions.queries import ProvisionState
from resolutions.reading import Piece
from resolutions.views.lookup import (
    LANGUAGE_NAMES,
    LanguageChoice,
    demonstration,
    find_resolution,
    of_resolution,
    wanted_language,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """The clause in one edition; `state` is None where the edition has no such clause.

    `verdict` is first, same, changed, gone, absent, back or language (the edition before is here
    in another language only, so that there is nothing to compare).
    """

    version: Version
    state: ProvisionState | None
    verdict: str
    label: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    relabelled: bool = False


def provision(request: HttpRequest, body: str, designator: str, uid: UUID) -> HttpResponse:
    """The clause's page, the latest edition first."""
    resolution = find_resolution(request, body, designator)
    try:
        found = queries.get_provision(resolution, uid)
    except Provision.DoesNotExist:
        raise Http404 from None
    language = wanted_language(request)
    states = queries.provision_history(found, request.user, language)
    if not states:
        raise Http404
    timeline = queries.timeline(resolution, request.user)
    versions = [entry.version for entry in reversed(timeline)]
    stages = tuple(_stages(versions, states))
    latest = states[-1]
    names = reading.cited(queries.version_text(latest.version, latest.language))
    spoken = sorted({code for entry in timeline for code in entry.languages})
    context = {
        **of_resolution(resolution),
        "name": names.get(latest.address, ""),
        "latest": latest,
        "stages": stages[::-1],
        "language": latest.language,
        "languages": tuple(LanguageChoice(code, LANGUAGE_NAMES[code]) for code in spoken),
        **demonstration(state.version.is_demonstration for state in states),
    }
    return render(request, "amendments/provision.html", context)


def _stages(versions: Sequence[Version], states: Sequence[ProvisionState]) -> Iterator[Stage]:
    """One stage per edition, oldest first, each compared with the last one that has the clause."""
    by_version = {state.version.pk: state for state in states}
    last: ProvisionState | None = None
    here = False
    for version in versions:
        state = by_version.get(version.pk)
        if state is None:
            yield Stage(version, None, "gone" if here else "absent")
            here = False
            continue
        yield _stage(version, state, last, back=last is not None and not here)
        last, here = state, True


def _stage(
    version: Version, state: ProvisionState, last: ProvisionState | None, *, back: bool
) -> Stage:
    comparable = last is not None and last.language == state.language
    before = last if last is not None and comparable else state
    label = diff(before.label, state.label)
    heading = diff(before.heading, state.heading)
    text = diff(before.text, state.text)
    if last is None:
        verdict = "first"
    elif not comparable:
        verdict = "language"
    elif back:
        verdict = "back"
    else:
        verdict = "changed" if any(map(_differs, (label, heading, text))) else "same"
    return Stage(
        version,
        state,
        verdict,
        marked(label),
        marked(heading),
        marked(text),
        relabelled=_differs(label),
    )


def _differs(marks: Marks) -> bool:
    return any(mark.op is not Op.KEEP for mark in marks)
