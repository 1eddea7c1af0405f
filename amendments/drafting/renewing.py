"""Renewing: the clauses of a text with the editions that they cite brought up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amendments.drafting.operations import Reword
from amendments.drafting.words import replaced
from resolutions.text.citations import Adopting, find
from resolutions.text.citations.standing import (
    OUTDATED,
    Edit,
    Judged,
    Key,
    KnownEdition,
    Standing,
    code_of,
    judge,
)
from resolutions.text.clauses import Clause, Kind, ResolutionText

Editions = Mapping[Key, Sequence[KnownEdition]]
Settled = Mapping[str, Mapping[Key, Mapping[str, bool]]]
"""What people said of citing past editions, by the clause's identity."""


@dataclass(frozen=True, slots=True)
class Renewal:
    """What brings a text up to date: one operation for each clause that changes.

    `renewed` citations name the last edition afterwards; `left` are outdated and wait for a person.
    """

    rewordings: tuple[Reword, ...]
    renewed: int
    left: int


def renew(text: ResolutionText, editions: Editions, settled: Settled) -> Renewal:
    """Law: of what comes out nothing is left to renew; words outside the editions stay.

    What rightly recalls the past, and the text's own name, stay as they are.
    """
    rewordings, renewed, left = list[Reword](), 0, 0
    for clause in text.walk():
        stale, edits = _stale(text, clause, editions, settled)
        done = [one for one in stale if one.edit in edits]
        renewed, left = renewed + len(done), left + len(stale) - len(done)
        words = clause.text, clause.spans
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            words = replaced(*words, edit.start, edit.end, edit.words)
        if edits:
            rewordings.append(Reword(clause.uid, *words))
    return Renewal(tuple(rewordings), renewed, left)


def _stale(
    text: ResolutionText, clause: Clause, editions: Editions, settled: Settled
) -> tuple[list[Judged], set[Edit]]:
    """The outdated citations of a clause, and the edits that touch none which is rightly past."""
    if clause.kind is Kind.NUMBER or not any(map(str.isdigit, clause.text)):
        return [], set()
    edition = text.edition
    adopting = Adopting(text.body, text.number, str(edition.year or ""), edition.place)
    found = find(clause.text, language=text.language, adopting=adopting)
    judged = judge(clause.text, found, editions, text.language, settled.get(clause.uid))
    others = [one for one in judged if not _is_own(text, one)]
    stale = [one for one in others if one.standing in OUTDATED]
    kept = {one.edit for one in judged if one.standing is Standing.HISTORICAL or one not in others}
    return stale, {one.edit for one in stale if one.edit and one.edit not in kept}


def _is_own(text: ResolutionText, judged: Judged) -> bool:
    """Whether the resolution itself is cited."""
    cited = judged.citation
    return (code_of(cited.body), str(cited.kind), cited.number) == (
        text.body,
        text.kind,
        text.number,
    )
