"""Trust: which of the identities that come in with a file are believed.

A file says of its clauses which provisions they are states of. That counts only for provisions of
the file's own resolution, and for one clause of those that a delegate's copying gave the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from resolutions.text.clauses import Clause, Oddity, OddityKind, ResolutionText, transform_text


def trust(
    text: ResolutionText, provisions: Collection[str], states: Iterable[Clause] = ()
) -> tuple[ResolutionText, tuple[Oddity, ...]]:
    """The text with the identities that are `provisions`, each borne once, and what was odd.

    Of several clauses with one identity the one keeps it that is most like the provision's clause
    among `states`, or else the first; the others have none any more. That they are several, the
    grammar has reported.
    """
    known: dict[str, Clause] = {}
    for state in states:
        known.setdefault(state.uid, state)
    bearers: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in text.walk():
        bearers[clause.uid].append(clause)
    keepers = {
        uid: _keeper(found, known.get(uid)).address
        for uid, found in bearers.items()
        if uid in provisions
    }
    unknown = sum(len(found) for uid, found in bearers.items() if uid and uid not in provisions)
    oddity = Oddity(0, OddityKind.IDENTITY_UNKNOWN, str(unknown))

    def settle(clause: Clause) -> Clause:
        keeps = not clause.uid or keepers.get(clause.uid) == clause.address
        return clause if keeps else replace(clause, uid="")

    return transform_text(text, settle), (oddity,) if unknown else ()


def _keeper(bearers: Sequence[Clause], state: Clause | None) -> Clause:
    """The bearer most like the state; the first of several that are equally so."""
    if state is None or len(bearers) == 1:
        return bearers[0]
    words = state.words
    return max(bearers, key=lambda clause: Indel.normalized_similarity(words, clause.words))
