"""Identities handed on: the clauses of one text get the provisions of another's."""

from __future__ import annotations

from dataclasses import replace

from amendments.redline.alignment import Reason, align
from resolutions.text.clauses import Clause, ResolutionText, transform_text

SURE = 0.6
"""A pairing that is less sure than this hands on nothing."""


def inherit(known: ResolutionText, text: ResolutionText) -> ResolutionText:
    """The text whose clauses have the uids of the clauses of `known` that they are paired with.

    No uid is handed on twice, nor from a clause to what was split off it; clauses that are paired
    with none keep what they have.
    """
    uids: dict[str, str] = {}
    taken = {clause.uid for clause in text.walk() if clause.uid}
    parts = (Reason.SPLIT, Reason.MERGED)
    for pair in sorted(align(known, text), key=lambda pair: pair.reason in parts):
        before, after = pair.before, pair.after
        if before is None or after is None or pair.confidence < SURE:
            continue
        if before.uid and before.uid not in taken and after.address not in uids:
            uids[after.address] = before.uid
            taken.add(before.uid)

    def give(clause: Clause) -> Clause:
        return replace(clause, uid=clause.uid or uids.get(clause.address, ""))

    return transform_text(text, give)
