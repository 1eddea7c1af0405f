"""Proposals of a matrix in another language than each was drafted in, as far as that is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from amendments.drafting.translating import (
    Rendering,
    Source,
    Standing,
    source_of,
    translate,
)
from amendments.languages import clause_sources, read_kept
from amendments.models import Proposal, Translation
from resolutions import queries
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

LAGGING = (Standing.MISSING, Standing.STALE)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A proposal in another language: its two texts as they are stored, and what lags behind.

    `lagging` are the words of the clauses whose translation is missing or stale.
    """

    start: str
    text: str
    lagging: Mapping[Source, Standing]


def translated_here(language: str) -> Exists:
    """Whether anything of a proposal's contribution was translated into the language."""
    rows = Translation.objects.filter(
        proposal__contribution=OuterRef("contribution"), language=language
    )
    return Exists(rows.exclude(heading="", text=""))


def languages_of(contributions: Iterable[int]) -> set[str]:
    """The languages into which any of the contributions was translated; one query."""
    rows = Translation.objects.filter(proposal__contribution__in=set(contributions)).order_by()
    return set(rows.exclude(heading="", text="").values_list("language", flat=True).distinct())


def speak_stored(proposals: Sequence[Proposal], language: str) -> Mapping[int, InLanguage]:
    """Proposals with their stored texts, by key, in another language; four queries.

    One whose base is not there in the language is left out.
    """
    if not proposals:
        return {}
    after = {one.pk: _stored(one, "stored_text") for one in proposals}
    kept = read_kept({pk: clause_sources(text) for pk, text in after.items()}, [language])
    bases = {one.base for one in proposals if one.base is not None}
    texts = queries.version_texts(sorted(bases, key=lambda one: one.pk), language)
    found = {}
    for one in proposals:
        there = texts.get(one.base_id or 0)
        if there is None or not there.clauses:
            continue
        start, own = _stored(one, "stored_start"), kept.get((one.pk, language), {})
        found[one.pk] = _in(translate(start, after[one.pk], there, own, language))
    return found


def _stored(proposal: Proposal, name: str) -> ResolutionText | None:
    stored = vars(proposal)[name]
    values = None if stored is None else json.loads(stored)
    return None if values is None else serial.from_json(values)


def _in(rendering: Rendering) -> InLanguage:
    return InLanguage(
        _packed(rendering.before), _packed(rendering.after), dict(_lagging(rendering))
    )


def _packed(text: ResolutionText | None) -> str:
    return json.dumps(None if text is None else serial.to_json(text))


def _lagging(rendering: Rendering) -> Iterator[tuple[Source, Standing]]:
    for clause in rendering.after.walk() if rendering.after else ():
        standing = rendering.standings.get(clause.uid, Standing.UNCHANGED)
        if standing in LAGGING:
            yield source_of(clause), standing
