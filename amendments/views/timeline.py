"""The versions of a resolution through time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from amendments.desk.adoptions import read_adoptions
from amendments.models import Adoption
from amendments.queries import change_counts
from amendments.redline.changes import ChangeKind
from resolutions import permissions, queries
from resolutions.views.lookup import (
    demonstration,
    find_resolution,
    of_resolution,
    wanted_language,
)


@dataclass(frozen=True, slots=True)
class Step:
    """An edition, how many clauses it changed in which way, and where it was adopted."""

    entry: queries.TimelineEntry
    counts: Counter[ChangeKind]
    adoption: Adoption | None

    @property
    def changed(self) -> int:
        """The number of clauses that it changed."""
        return self.counts.total()

    @property
    def kinds(self) -> tuple[tuple[str, int], ...]:
        """The kinds of change with their numbers, always in the same order."""
        return tuple((kind.value, self.counts[kind]) for kind in ChangeKind if self.counts[kind])


def timeline(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """Every edition, the latest first: when, where, how, in which languages, what changed."""
    resolution = find_resolution(request, body, designator)
    entries = queries.timeline(resolution, request.user)
    language = wanted_language(request)
    counts = change_counts([entry.version for entry in entries], language)
    adopted = read_adoptions(resolution)
    steps = (
        Step(entry, counts.get(key, Counter()), adopted.of_versions.get(key))
        for entry in entries
        for key in (entry.version.pk,)
    )
    context = {
        **of_resolution(resolution),
        "entries": tuple(steps),
        "suppression": adopted.suppression,
        "language": language,
        "may_edit": permissions.may_edit(request.user),
        **demonstration(entry.version.is_demonstration for entry in entries),
    }
    return render(request, "amendments/timeline.html", context)
