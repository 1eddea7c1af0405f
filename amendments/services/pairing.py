"""Pairing: of which known provisions a new text's clauses are states.

A text is paired with the version next before it and the one next after it, so that a version that
comes in between two others finds the provisions of both. What is sure is taken first; what is not
is suggested and waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.redline.alignment import Pair, Reason, align, align_by_structure
from resolutions.models import PairingState
from resolutions.services.storage import Identity
from resolutions.text.clauses import Clause, ResolutionText

# Below this a pairing is a suggestion.
SURE = 0.6
# The structure alone, without words to compare, is never sure.
STRUCTURE_ALONE = 0.5
# The reason of a clause whose likeness another clause has a better claim to.
CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A stored version next to the one that comes in; its clauses carry their provisions' uids."""

    edition: str
    text: ResolutionText
    is_later: bool


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """A clause that comes in, the provision it will be a state of, and the state that stands there.

    `before` is the clause of the edition `edition` with which it is paired; None, with an empty
    edition, if its provision is new.
    """

    clause: Clause
    identity: Identity
    before: Clause | None = None
    edition: str = ""

    @property
    def is_suggested(self) -> bool:
        """Whether a person has to look at it."""
        return self.identity.state == PairingState.SUGGESTED

    @property
    def is_reworded(self) -> bool:
        """Whether the clause says something else than the one it is paired with."""
        return self.before is not None and self.before.words != self.clause.words


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One clause here and one clause of a neighbour that may be states of one provision."""

    here: Clause
    there: Clause
    confidence: float
    reason: Reason
    neighbour: Neighbour

    @property
    def order(self) -> tuple[int, float, int]:
        """What is taken first: sure and earlier, sure and later, then the surest."""
        tier = 2 if self.confidence < SURE else int(self.neighbour.is_later)
        merged = self.reason is Reason.MERGED
        size = len(self.there.words) + len(self.here.words) if merged else 0
        return tier, -self.confidence, -size


def pair(text: ResolutionText, neighbours: Sequence[Neighbour]) -> tuple[PlannedPair, ...]:
    """Every clause of the text with its provision, in document order; no provision twice.

    Of the halves of a split clause one keeps the provision and the other gets its own; a clause
    merged from two keeps that of the larger.
    """
    candidates = [found for neighbour in neighbours for found in _candidates(text, neighbour)]
    taken: set[str] = set()
    chosen: dict[str, _Candidate] = {}
    passed_over: dict[str, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.order):
        address, uid = candidate.here.address, candidate.there.uid
        if address in chosen:
            continue
        if uid in taken:
            passed_over.setdefault(address, candidate)
        else:
            taken.add(uid)
            chosen[address] = candidate
    return tuple(
        _planned(clause, chosen.get(clause.address), passed_over.get(clause.address))
        for clause in text.walk()
    )


def _candidates(text: ResolutionText, neighbour: Neighbour) -> Iterator[_Candidate]:
    same_language = text.language == neighbour.text.language
    compare = align if same_language else align_by_structure
    sides = (text, neighbour.text) if neighbour.is_later else (neighbour.text, text)
    for found in compare(*sides):
        here, there = _sides(found, neighbour)
        if here is None or there is None:
            continue
        confidence = found.confidence
        if not same_language:
            confidence = min(confidence, STRUCTURE_ALONE)
        yield _Candidate(here, there, confidence, found.reason, neighbour)


def _sides(found: Pair, neighbour: Neighbour) -> tuple[Clause | None, Clause | None]:
    if neighbour.is_later:
        return found.before, found.after
    return found.after, found.before


def _planned(
    clause: Clause, chosen: _Candidate | None, passed_over: _Candidate | None
) -> PlannedPair:
    if chosen is not None:
        identity = Identity(
            chosen.there.uid, chosen.confidence, chosen.reason.value, _state(chosen.confidence)
        )
        return PlannedPair(clause, identity, chosen.there, chosen.neighbour.edition)
    if passed_over is not None:  # like a provision that another clause has: its own, then
        confidence, reason = passed_over.confidence, passed_over.reason
        if reason in (Reason.SPLIT, Reason.MERGED):
            identity = Identity("", confidence, reason.value, _state(confidence))
        else:
            identity = Identity("", confidence, CONTESTED, PairingState.SUGGESTED)
        return PlannedPair(clause, identity)
    return PlannedPair(clause, Identity())


def _state(confidence: float) -> PairingState:
    return PairingState.CERTAIN if confidence >= SURE else PairingState.SUGGESTED
