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
from resolutions.services.pairings import Following
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
    """A stored version next to the one that comes in; its clauses carry their provisions' uids.

    Of a later version, `loose` are the addresses of clauses that hold the provision of an earlier
    one by a suggestion alone, which the version that comes in may overrule, and `fresh` those whose
    provision no earlier version has.
    """

    edition: str
    text: ResolutionText
    is_later: bool
    loose: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()


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
    def is_sure(self) -> bool:
        """Whether no person has to look at it."""
        return self.confidence >= SURE

    @property
    def is_loose(self) -> bool:
        """Whether what holds the provision there may lose it, and so cannot hand it on."""
        return self.there.address in self.neighbour.loose and self.reason is not Reason.IDENTITY

    @property
    def may_hand_on(self) -> bool:
        """Whether the provision there may be taken: not if the earlier version knows better."""
        later = self.neighbour.is_later
        return self.is_sure or not later or self.there.address in self.neighbour.fresh

    @property
    def order(self) -> tuple[int, float, int]:
        """What is taken first: identities, sure and earlier, sure and later, earlier, the rest.

        A clause of the later version whose provision no earlier one has comes last: it can follow.
        """
        later = self.neighbour.is_later
        if self.reason is Reason.IDENTITY:
            tier = int(later)
        elif later and self.there.address in self.neighbour.fresh:
            tier = 5 if self.is_sure else 6
        else:
            tier = 2 + later if self.is_sure else 4 + 2 * later
        merged = self.reason is Reason.MERGED
        size = len(self.there.words) + len(self.here.words) if merged else 0
        return tier, -self.confidence, -size


def pair(text: ResolutionText, neighbours: Sequence[Neighbour]) -> tuple[PlannedPair, ...]:
    """Every clause of the text with its provision, in document order; no provision twice.

    The identities that clauses bear are believed (see `trusted`); one that no neighbour has is
    that of a provision which another version has. Of the halves of a split clause one keeps the
    provision and the other gets its own; a clause merged from two keeps that of the larger. What
    the later version holds by a suggestion alone is in nobody's way.
    """
    candidates = [found for neighbour in neighbours for found in _candidates(text, neighbour)]
    there = {clause.uid for neighbour in neighbours for clause in neighbour.text.walk()}
    recalled = {c.address: c.uid for c in text.walk() if c.uid and c.uid not in there}
    taken = set(recalled.values())
    chosen: dict[str, _Candidate] = {}
    passed_over: dict[str, _Candidate] = {}
    followed: dict[str, _Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: candidate.order):
        address, uid = candidate.here.address, candidate.there.uid
        if address in chosen or address in recalled:
            continue
        if candidate.is_loose:
            followed.setdefault(address, candidate)
        elif uid in taken or not candidate.may_hand_on:
            passed_over.setdefault(address, candidate)
        else:
            taken.add(uid)
            chosen[address] = candidate
    return tuple(
        PlannedPair(clause, Identity(recalled[clause.address], 1.0, Reason.IDENTITY.value))
        if clause.address in recalled
        else _planned(
            clause,
            chosen.get(clause.address) or followed.get(clause.address),
            passed_over.get(clause.address),
        )
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


def follow(
    pairs: Sequence[PlannedPair], later: Neighbour, text: ResolutionText
) -> tuple[Following, ...]:
    """What becomes of the later version's loose and fresh clauses, now that the text is before it.

    Each is paired anew, with the text alone. One whose partner has the provision of a clause that
    stays what it is gets its own, and so does a loose one without a partner.
    """
    given = {planned.clause.address: planned.identity.uid for planned in pairs}
    follows = later.loose | later.fresh
    kept = {clause.uid for clause in later.text.walk() if clause.address not in follows}
    found: dict[str, Following] = {}
    apart: dict[str, _Candidate] = {}
    led: set[str] = set()
    for candidate in sorted(_candidates(text, later), key=lambda candidate: candidate.order):
        here, there = candidate.here.address, candidate.there.address
        if there not in follows or there in found:
            continue
        if candidate.reason is Reason.IDENTITY and there in later.loose:
            continue
        if here in led or given[here] in kept:
            apart.setdefault(there, candidate)
            continue
        led.add(here)
        found[there] = Following(there, here, _identity(candidate, given[here]))
    for address in later.loose - found.keys():
        identity = _apart(apart[address]) if address in apart else Identity()
        found[address] = Following(address, "", identity)
    return tuple(found[clause.address] for clause in later.text.walk() if clause.address in found)


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
        identity = _identity(chosen, "" if chosen.is_loose else chosen.there.uid)
        return PlannedPair(clause, identity, chosen.there, chosen.neighbour.edition)
    return PlannedPair(clause, _apart(passed_over) if passed_over is not None else Identity())


def _identity(candidate: _Candidate, uid: str) -> Identity:
    confidence = candidate.confidence
    return Identity(uid, confidence, candidate.reason.value, _state(confidence))


def _apart(candidate: _Candidate) -> Identity:
    """The identity of a clause that is like a provision which another clause has: its own."""
    if candidate.reason in (Reason.SPLIT, Reason.MERGED):
        return _identity(candidate, "")
    return Identity("", candidate.confidence, CONTESTED, PairingState.SUGGESTED)


def _state(confidence: float) -> PairingState:
    return PairingState.CERTAIN if confidence >= SURE else PairingState.SUGGESTED
