"""Citing: the words of a text that cite lead to what they cite, as of the edition they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from django.utils.translation import gettext as _

from resolutions.addresses import address
from resolutions.models import Body, Citation, Version
from resolutions.models.citations import CITED_KINDS
from resolutions.models.instruments import InstrumentKind
from resolutions.queries.citations import OWN, Ground
from resolutions.queries.radar import judged
from resolutions.reading import Lead, Piece, Row
from resolutions.text import citations as values
from resolutions.text.citations.standing import (
    OUTDATED,
    SETTLED,
    KnownEdition,
    Recall,
    Standing,
    code_of,
)
from resolutions.text.clauses import Action
from resolutions.text.parts import part_address


def leads(
    ground: Ground, version: Version, language: str, *, in_force: bool
) -> dict[str, list[Lead]]:
    """By the address of the clause, where its citations lead to; no two overlap.

    Only of a text in force is it said which editions are outdated.
    """
    found: dict[str, list[Lead]] = {}
    for rows in ground.citations.values():
        clause = rows[0].text.clause
        if clause.version_id == version.pk and rows[0].text.language == language:
            found[clause.address] = list(_apart(_leads(ground, rows, language, in_force)))
    return found


def lead_rows(rows: Iterable[Row], leading: Mapping[str, Sequence[Lead]]) -> tuple[Row, ...]:
    """The rows with their leads; their words are what they were."""
    return tuple(_led(row, leading) for row in rows)


def _led(row: Row, leading: Mapping[str, Sequence[Lead]]) -> Row:
    cells = tuple(lead_rows(line, leading) for line in row.cells)
    return replace(row, pieces=linked(row.pieces, leading.get(row.address, ())), cells=cells)


def linked(pieces: Sequence[Piece], leading: Sequence[Lead]) -> tuple[Piece, ...]:
    """The pieces cut where leads begin and end; joined, they are the same text.

    What was deleted is no part of the text that leads. An anchor of a note and a link outside lead
    on as they did.
    """
    if not leading:
        return tuple(pieces)
    found: list[Piece] = []
    place = 0
    for piece in pieces:
        if piece.mark == "delete":
            found.append(piece)
            continue
        found += _cut(piece, place, leading)
        place += len(piece.text)
    return tuple(_opened(found))


def _cut(piece: Piece, place: int, leading: Sequence[Lead]) -> Iterator[Piece]:
    end = place + len(piece.text)
    inside = (edge for lead in leading for edge in (lead.start, lead.end) if place < edge < end)
    for start, stop in pairwise(sorted({place, end, *inside})):
        covering = (lead for lead in leading if lead.start <= start and stop <= lead.end)
        lead = None if piece.note or piece.href else next(covering, None)
        yield replace(piece, text=piece.text[start - place : stop - place], lead=lead)


def _opened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Each run of pieces with one lead opens it once and closes it once."""
    around = [None, *(piece.lead for piece in pieces), None]
    for rank, piece in enumerate(pieces, start=1):
        if piece.lead is None:
            yield piece
        else:
            opens = around[rank - 1] is not piece.lead
            yield replace(piece, opens=opens, closes=around[rank + 1] is not piece.lead)


def _apart(several: Iterable[Lead]) -> Iterator[Lead]:
    """The leads without those that overlap one before."""
    end = 0
    for lead in several:
        if lead.start >= end:
            yield lead
            end = lead.end


def _leads(
    ground: Ground, rows: Sequence[Citation], language: str, in_force: bool
) -> Iterator[Lead]:
    for row in rows:
        if row.kind in CITED_KINDS:
            yield lead_of_act(ground, row, language, in_force)
        elif row.kind == values.CitationKind.UN_DOCUMENT and row.body:
            yield lead_of_document(ground, row)
        elif row.kind == values.CitationKind.INTERNAL_REFERENCE and row.confidence >= OWN:
            own = ground.addresses.get(row.text.clause.version_id, ())
            part = part_address(row.paragraph, own)
            if part:
                said = _("Leads to the clause that is meant, in this text.")
                yield Lead(row.start, row.end, f"#{part}", said)


def lead_of_act(ground: Ground, row: Citation, language: str, in_force: bool) -> Lead:
    """Where the citation of a resolution leads to: that edition, the one in force, or nowhere."""
    held = ground.editions.get(row.cited_id or 0, ())
    if row.cited is None or not held:
        return Lead(
            row.start, row.end, "", _("%(cited)s is not here.") % {"cited": name_cited(ground, row)}
        )
    version = ground.edition(row)
    tone, note = _standing(ground, row, held) if in_force else ("", "")
    if version is None:
        href = f"{row.cited.get_absolute_url()}?lang={language}"
        said = str(row.cited)
        if row.edition_year:
            values_ = {"cited": row.cited, "year": row.edition_year}
            said = _("The edition of %(year)d is not here; leads to %(cited)s.") % values_
    else:
        part = part_address(row.paragraph, ground.addresses.get(version.pk, ()))
        href = f"{version.get_absolute_url()}?lang={language}" + (f"#{part}" if part else "")
        said = f"{row.cited} {version.edition_text}"
    return Lead(row.start, row.end, href, " · ".join(filter(None, (said, note))), tone)


def lead_of_document(ground: Ground, row: Citation) -> Lead:
    """A document of the United Nations leads to the list of everything here that cites it."""
    href = address("resolutions:cited_document", row.body, row.number)
    said = _("Leads to everything here that cites %(cited)s.")
    return Lead(row.start, row.end, href, said % {"cited": name_cited(ground, row)})


def name_document(body: str, number: str, known: Body | None) -> str:
    """What a document from outside is called: `70/125 (United Nations General Assembly)`."""
    return _("%(number)s (%(body)s)") % {"number": number, "body": known.title if known else body}


def name_cited(ground: Ground, row: Citation) -> str:
    """What is cited, in the language of the interface, whether it is here or not."""
    body = ground.bodies.get(code_of(row.body))
    if row.kind == values.CitationKind.UN_DOCUMENT:
        return name_document(row.body, row.number, body)
    kind = InstrumentKind(row.kind).label
    words = {"kind": kind, "number": row.number, "body": body.title if body else row.body}
    said = _("%(kind)s %(number)s (%(body)s)") if row.body else _("%(kind)s %(number)s")
    return said % words


def _standing(ground: Ground, row: Citation, held: Sequence[Version]) -> tuple[str, str]:
    """How the citation is set, and what is said of its edition."""
    assert row.cited is not None
    settled = ground.settled.get(
        (row.text.clause.provision_id, row.cited_id or 0, row.edition_year or 0)
    )
    past = Recall(row.recall, row.recall_confidence) if row.recall else None
    if settled is not None:
        past = Recall(SETTLED, 1.0) if settled else None
    editions = [
        KnownEdition(one.year, one.place, Action(one.action), row.cited.in_force) for one in held
    ]
    standing = judged(row.edition_year, row.confidence, editions, past).standing
    if standing is Standing.ABROGATED:
        return "stale", _("no longer in force")
    if standing in OUTDATED:
        return "stale", _("revised since: %(edition)s") % {"edition": held[-1].edition_text}
    return "", _("rightly past") if standing is Standing.HISTORICAL else ""
