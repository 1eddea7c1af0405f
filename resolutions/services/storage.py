"""Trees to rows: the clauses and texts of a version, with their history, in few statements."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from simple_history.utils import bulk_create_with_history

from resolutions.models import Clause as ClauseRow
from resolutions.models import ClauseText, PairingState, Provision, Version
from resolutions.models.clauses import pack_spans
from resolutions.text.clauses import Clause, ResolutionText

# Positions are this far apart, so that a clause that only another language has finds room.
STEP = 1000


@dataclass(frozen=True, slots=True)
class Identity:
    """Which provision a clause is a state of, how sure that is, and why.

    `uid` is a provision of the same resolution, or empty for a new one.
    """

    uid: str = ""
    confidence: float = 1.0
    reason: str = "new"
    state: PairingState = PairingState.CERTAIN


NEW = Identity()


@dataclass(frozen=True, slots=True)
class _Place:
    """A clause of a tree with its parent's address ("" at the root) and its depth."""

    clause: Clause
    parent: str
    depth: int


def store_text(
    *, user: User, version: Version, text: ResolutionText, identities: Mapping[str, Identity]
) -> None:
    """Write the whole tree as the clauses of an empty version; an address without identity is new.

    One statement for the provisions, one per level of the tree for the clauses, one for the texts,
    and as many for their history.
    """
    places = list(_places(text.clauses))
    provisions = _provisions(version, places, identities)
    rows: dict[str, ClauseRow] = {}
    for position, place in enumerate(places, start=1):
        address = place.clause.address
        rows[address] = _clause_row(
            version, place.clause, position * STEP, identities.get(address, NEW)
        )
        rows[address].provision = provisions[address]
    create_clauses(user, [(rows[place.clause.address], place) for place in places], rows)
    texts = [text_row(rows[p.clause.address], p.clause, text.language) for p in places]
    bulk_create_with_history(texts, ClauseText, default_user=user)


def create_clauses(
    user: User, pairs: list[tuple[ClauseRow, _Place]], rows: Mapping[str, ClauseRow]
) -> None:
    """Write clauses parents first, level by level: a parent's key must be known."""
    for depth in sorted({place.depth for _row, place in pairs}):
        level = []
        for row, place in pairs:
            if place.depth == depth:
                row.parent = rows.get(place.parent)
                level.append(row)
        bulk_create_with_history(level, ClauseRow, default_user=user)


def text_row(
    row: ClauseRow, clause: Clause, language: str, source_text: ClauseText | None = None
) -> ClauseText:
    """The unsaved text of a clause in one language."""
    return ClauseText(
        clause=row,
        language=language,
        label=clause.label,
        heading=clause.heading,
        text=clause.text,
        spans=pack_spans(clause.spans),
        source_text=source_text,
    )


def _places(clauses: tuple[Clause, ...], parent: str = "", depth: int = 0) -> Iterator[_Place]:
    for clause in clauses:
        yield _Place(clause, parent, depth)
        yield from _places(clause.children, clause.address, depth + 1)


def _clause_row(version: Version, clause: Clause, position: int, identity: Identity) -> ClauseRow:
    return ClauseRow(
        version=version,
        position=position,
        kind=clause.kind.value,
        key=clause.key,
        address=clause.address,
        pairing_confidence=identity.confidence,
        pairing_reason=identity.reason,
        pairing_state=identity.state,
    )


def _provisions(
    version: Version, places: list[_Place], identities: Mapping[str, Identity]
) -> dict[str, Provision]:
    """Each address's provision: the one its identity names, or one that is created here."""
    resolution = version.resolution
    known = {str(p.uid): p for p in Provision.objects.filter(resolution=resolution)}
    found, created = {}, []
    for place in places:
        address = place.clause.address
        uid = identities.get(address, NEW).uid
        if not uid:
            created.append(Provision(uid=uuid.uuid4(), resolution=resolution))
        found[address] = known[uid] if uid else created[-1]
    Provision.objects.bulk_create(created)
    return found
