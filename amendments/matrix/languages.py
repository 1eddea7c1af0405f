"""Proposals of a matrix in another language than each was drafted in, as far as that is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast

from amendments.drafting.translating import (
    Rendering,
    Source,
    Standing,
    Translated,
    source_of,
    translate,
)
from amendments.languages import clause_sources, read_kept
from amendments.models import Proposal, Translation
from resolutions import queries
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

LAGGING = (Standing.MISSING, Standing.STALE)
PROPOSALS = 128
"""So many proposals are remembered in another language: those of a few large matrices."""


@dataclass(frozen=True, slots=True)
class AsStored:
    """The two texts of a proposal as they are stored, and whether anything of it was translated.

    A text that is not there is `null`. Most often they need not be taken apart, for what they come
    to is remembered.
    """

    start: str
    text: str
    is_translated: bool


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A proposal in another language: its two texts as they are stored, and what lags behind.

    `lagging` are the words of the clauses whose translation is missing or stale.
    """

    start: str
    text: str
    lagging: Mapping[Source, Standing]


def read_stored(proposals: Iterable[Proposal], language: str) -> Mapping[int, AsStored]:
    """The texts of some proposals by key, and what is there in the language; one query."""
    translations = Translation.objects.filter(
        proposal__contribution=OuterRef("contribution"), language=language
    )
    rows = (
        Proposal.objects.filter(pk__in=[one.pk for one in proposals])
        .order_by()
        .values_list(
            "pk",
            Cast("base_text", TextField()),
            Cast("proposed_text", TextField()),
            Exists(translations.exclude(heading="", text="")),
        )
    )
    return {
        pk: AsStored(start or "null", text or "null", is_translated)
        for pk, start, text, is_translated in rows
    }


def languages_of(contributions: Iterable[int]) -> set[str]:
    """The languages into which any of the contributions was translated; one query."""
    rows = Translation.objects.filter(proposal__contribution__in=set(contributions)).order_by()
    return set(rows.exclude(heading="", text="").values_list("language", flat=True).distinct())


def speak_stored(
    proposals: Sequence[Proposal], stored: Mapping[int, AsStored], language: str
) -> Mapping[int, InLanguage]:
    """Proposals, whose texts are `stored`, by key in another language; four queries.

    One whose base is not there in the language is left out.
    """
    if not proposals:
        return {}
    after = {one.pk: _parsed(stored[one.pk].text) for one in proposals}
    kept = read_kept({pk: clause_sources(text) for pk, text in after.items()}, [language])
    bases = {one.base for one in proposals if one.base is not None}
    texts = queries.version_texts(sorted(bases, key=lambda one: one.pk), language)
    there = {pk: _packed(text) for pk, text in texts.items() if text.clauses}
    found = {}
    for one in proposals:
        if one.base_id in there:
            own = kept.get((one.pk, language), {})
            said = tuple(sorted((uid, tuple(versions)) for uid, versions in own.items()))
            start, text = stored[one.pk].start, stored[one.pk].text
            found[one.pk] = _spoken(start, text, there[one.base_id], said, language)
    return found


@lru_cache(maxsize=PROPOSALS)
def _parsed(stored: str) -> ResolutionText | None:
    """A stored text; what is stored alike is the same value."""
    values = json.loads(stored)
    return None if values is None else serial.from_json(values)


@lru_cache(maxsize=PROPOSALS)
def _spoken(
    start: str,
    text: str,
    there: str,
    own: tuple[tuple[str, tuple[Translated, ...]], ...],
    language: str,
) -> InLanguage:
    """A proposal in another language, by its texts as stored, its base there and what was said."""
    rendering = translate(_parsed(start), _parsed(text), _parsed(there), dict(own), language)
    lagging = dict(_lagging(rendering))
    return InLanguage(_packed(rendering.before), _packed(rendering.after), lagging)


def _packed(text: ResolutionText | None) -> str:
    return json.dumps(None if text is None else serial.to_json(text))


def _lagging(rendering: Rendering) -> Iterator[tuple[Source, Standing]]:
    for clause in rendering.after.walk() if rendering.after else ():
        standing = rendering.standings.get(clause.uid, Standing.UNCHANGED)
        if standing in LAGGING:
            yield source_of(clause), standing
