"""What a resolution cites and what cites it, as a list and a picture show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import ngettext

from resolutions.citing import lead_of_act, lead_of_document, name_cited
from resolutions.models import Citation, Version
from resolutions.models.citations import CITED_KINDS
from resolutions.picture import Neighbour
from resolutions.queries.citations import Ground
from resolutions.queries.incoming import Citing, CitingClause, CitingText
from resolutions.queries.names import Place, clause_names
from resolutions.reading import Lead
from resolutions.text.citations import CitationKind
from resolutions.text.citations.standing import code_of

LISTED = (*CITED_KINDS, CitationKind.UN_DOCUMENT.value)
"""The kinds of citations that stand under a number in lists."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text cites, in one edition, and the clauses in which it does: addresses and names.

    `kind` is that of its citations, `body` is who adopted it, in the language of the interface;
    `lead` leads to it, or to what else cites it, if there is anything to lead to.
    """

    name: str
    kind: str
    body: str
    number: str
    edition: str
    lead: Lead
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListedText:
    """A text that cites, as a list names it, and the clauses in which it does."""

    label: str
    path: str
    is_in_force: bool
    clauses: tuple[CitingClause, ...]


@dataclass(frozen=True, slots=True)
class ListedResolution:
    """A resolution that cites, with its texts that do."""

    name: str
    path: str
    texts: tuple[ListedText, ...]


def listed(texts: Iterable[CitingText]) -> tuple[ListedResolution, ...]:
    """The texts that cite, under their resolutions, in the order given."""
    return tuple(
        ListedResolution(
            str(resolution),
            resolution.get_absolute_url(),
            tuple(
                ListedText(
                    one.version.edition_label,
                    one.version.get_absolute_url(),
                    one.is_in_force,
                    one.clauses,
                )
                for one in several
            ),
        )
        for resolution, several in groupby(texts, key=lambda one: one.version.resolution)
    )


def cited_in(
    ground: Ground, version: Version, language: str, *, in_force: bool
) -> tuple[Cited, ...]:
    """Everything that the text cites under a number, by body and number; one query.

    Documents of the United Nations are among it.
    """
    rows = [
        row
        for several in ground.citations.values()
        for row in several
        if row.kind in LISTED and row.cited_id != version.resolution_id
    ]
    names = clause_names({(version.pk, row.text.clause.address) for row in rows}, language)
    order = {code: rank for rank, code in enumerate(ground.bodies)}

    def place(row: Citation) -> tuple[int, str, str, int, str, str]:
        code = code_of(row.body)
        digits = "".join(filter(str.isdecimal, row.number.partition("-")[0])) or "0"
        number = int(digits[:9])
        return order.get(code, len(order)), code, row.kind, number, row.number, row.year

    found = groupby(sorted(rows, key=place), key=place)
    return tuple(_cited(ground, list(group), language, in_force, names) for _place, group in found)


def _cited(
    ground: Ground,
    rows: Sequence[Citation],
    language: str,
    in_force: bool,
    names: Mapping[Place, str],
) -> Cited:
    row, at = rows[0], [one.text.clause for one in rows]
    body = ground.bodies.get(code_of(row.body))
    held = ground.edition(row)
    return Cited(
        name=name_cited(ground, row),
        kind=row.kind,
        body=body.title if body else row.body,
        number=row.number,
        edition=held.edition_text if held else row.year,
        lead=lead_of_act(ground, row, language, in_force)
        if row.kind in CITED_KINDS
        else lead_of_document(ground, row),
        clauses=tuple(
            dict.fromkeys(
                (clause.address, names[clause.version_id, clause.address]) for clause in at
            )
        ),
    )


def below(cited: Iterable[Cited]) -> Iterator[Neighbour]:
    """The resolutions that are cited, each once whichever editions of it are named."""
    acts = (one for one in cited if one.kind in CITED_KINDS)
    for name, group in groupby(acts, key=lambda one: one.name):
        several = list(group)
        stale = next((one for one in several if one.lead.tone), several[0])
        said = " · ".join(filter(None, (name, stale.lead.said)))
        tone = stale.lead.tone or ("" if stale.lead.href else "absent")
        yield Neighbour(stale.body, stale.number, stale.lead.href, said, tone)


def above(texts: Iterable[Citing]) -> Iterator[Neighbour]:
    """The resolutions whose text in force cites."""
    for text in texts:
        if not text.is_in_force:
            continue
        resolution, number = text.version.resolution, len(text.places)
        words = ngettext(
            "%(name)s cites it in %(number)d clause.",
            "%(name)s cites it in %(number)d clauses.",
            number,
        )
        said = words % {"name": resolution, "number": number}
        _version, address, *_rest = text.places[0]
        href = f"{text.version.get_absolute_url()}#{address}"
        yield Neighbour(resolution.body.title, resolution.number, href, said)
