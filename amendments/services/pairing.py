"""Pairing: of which known provisions a new text's clauses are states.

A text is paired with the version next before it and the one next after it, so that a version that
comes in between two others finds the provisions of both. An identity that the text brings along is
believed before anything is guessed; then what is sure is taken, and what is not is suggested and
waits for a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.redline.alignment import Pair, Reason, align, align_by_structure
from amendments.redline.nodes import family
from amendments.redline.trust import trust
from resolutions.models import PairingState, Provision, Resolution
from resolutions.services.storage import Identity
from resolutions.text.clauses import Clause, Kind, Oddity, OddityKind, ResolutionText

# Below this a pairing is a suggestion.
SURE = 0.6
# The structure alone, without words to compare, is never sure.
STRUCTURE_ALONE = 0.5
# What no paragraph of a file can say the identity of.
UNMARKED = frozenset({Kind.TABLE, Kind.ROW})
# Characters of a clause that an oddity quotes.
QUOTED = 80
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
        """What is taken first: identities, sure and earlier, sure and later, then the surest."""
        tier = 2 if self.confidence < SURE else int(self.neighbour.is_later)
        if self.reason is Reason.IDENTITY:
            tier -= 2
        merged = self.reason is Reason.MERGED
        size = len(self.there.words) + len(self.here.words) if merged else 0
        return tier, -self.confidence, -size


def pair(text: ResolutionText, neighbours: Sequence[Neighbour]) -> tuple[PlannedPair, ...]:
    """Every clause of the text with its provision, in document order; no provision twice.

    The identities that clauses bear are believed (see `trusted`); one that no neighbour has is
    that of a provision which another version has. Of the halves of a split clause one keeps the
    provision and the other gets its own; a clause merged from two keeps that of the larger.
    """
    candidates = [found for neighbour in neighbours for found in _candidates(text, neighbour)]
    there = {clause.uid for neighbour in neighbours for clause in neighbour.text.walk()}
    recalled = {c.address: c.uid for c in text.walk() if c.uid and c.uid not in there}
    taken = set(recalled.values())
    chosen: dict[str, _Candidate] = {}
    passed_over: dict[str, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.order):
        address, uid = candidate.here.address, candidate.there.uid
        if address in chosen or address in recalled:
            continue
        if uid in taken:
            passed_over.setdefault(address, candidate)
        else:
            taken.add(uid)
            chosen[address] = candidate
    return tuple(
        PlannedPair(clause, Identity(recalled[clause.address], 1.0, Reason.IDENTITY.value))
        if clause.address in recalled
        else _planned(clause, chosen.get(clause.address), passed_over.get(clause.address))
        for clause in text.walk()
    )


def trusted(
    text: ResolutionText, neighbours: Sequence[Neighbour], resolution: Resolution | None
) -> tuple[ResolutionText, tuple[Oddity, ...]]:
    """The text with those of its identities that are the resolution's provisions, each once."""
    found = Provision.objects.filter(resolution=resolution).values_list("uid", flat=True)
    provisions = {str(uid) for uid in found}
    states = (clause for neighbour in neighbours for clause in neighbour.text.walk())
    return trust(text, provisions, states)


def lost_identities(pairs: Sequence[PlannedPair]) -> Iterator[Oddity]:
    """What was paired by guessing in a text most of whose clauses bear their identities."""
    marked = [planned for planned in pairs if planned.clause.kind not in UNMARKED]
    if sum(bool(planned.clause.uid) for planned in marked) * 2 <= len(marked):
        return
    for planned in marked:
        if planned.before is not None and not planned.clause.uid:
            words = planned.clause.words[:QUOTED]
            yield Oddity(planned.clause.line, OddityKind.IDENTITY_LOST, words)


def _candidates(text: ResolutionText, neighbour: Neighbour) -> Iterator[_Candidate]:
    yield from _borne(text, neighbour)
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


def _borne(text: ResolutionText, neighbour: Neighbour) -> Iterator[_Candidate]:
    """Clauses that bear the identity of the neighbour's clause; in any two languages."""
    states = {clause.uid: clause for clause in neighbour.text.walk()}
    for clause in text.walk():
        state = states.get(clause.uid) if clause.uid else None
        if state is not None and family(state.kind) is family(clause.kind):
            yield _Candidate(clause, state, 1.0, Reason.IDENTITY, neighbour)


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
