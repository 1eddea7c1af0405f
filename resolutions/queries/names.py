"""Names of single clauses, without the texts that they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from resolutions.models import ClauseText
from resolutions.queries.texts import choose_language
from resolutions.text.clauses import Kind
from resolutions.text.names import lineage, own_name

Place = tuple[int, str]
"""A version by its key, and the address of a clause in it."""


def clause_names(places: Iterable[Place], language: str) -> Mapping[Place, str]:
    """How a person cites each clause, `recalling a)`; one query for any number.

    In the wanted language, else in English, else in any that the clause has; its address where
    neither a label nor a heading names it, and that of a footnote, whose label says little.
    """
    wanted = set(places)
    near = {(version, one) for version, address in wanted for one in lineage(address)}
    # By both columns, which are indexed; then by the two together, as addresses are alike in many.
    rows = ClauseText.objects.filter(
        clause__version__in={version for version, _address in near},
        clause__address__in={address for _version, address in near},
    ).alias(place=Concat(Cast("clause__version", CharField()), Value(":"), "clause__address"))
    rows = rows.filter(place__in=[f"{version}:{address}" for version, address in near])
    own: dict[Place, dict[str, str]] = defaultdict(dict)
    said = ("clause__kind", "clause__address", "label", "heading")
    for version, code, *parts in rows.order_by("pk").values_list(
        "clause__version", "language", *said
    ):
        own[version, parts[1]][code] = "" if parts[0] == Kind.FOOTNOTE else own_name(*parts)
    return {place: _name(place, own, language) or place[1] for place in wanted}


def _name(place: Place, own: Mapping[Place, Mapping[str, str]], language: str) -> str:
    version, address = place
    spoken = choose_language(tuple(own.get(place, ())), language)
    parts = (own.get((version, one), {}).get(spoken, "") for one in lineage(address))
    return " ".join(part for part in parts if part)
