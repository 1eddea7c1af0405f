"""Where a comment stands: at a clause, by its identity, or by its address where it has none."""

from __future__ import annotations

import hashlib

from resolutions.text.clauses import Clause


def place_of(clause: Clause) -> str:
    """What names the clause in its proposal, in at most 36 signs."""
    return name_place(clause.uid, clause.address)


def name_place(uid: str, address: str) -> str:
    """The identity if there is one; else a name that the address alone decides.

    A clause that a document adds, or one of a resolution that is not stored, has no identity; its
    text is as the document has it, so that its address stays.
    """
    return uid or f"at-{hashlib.sha256(address.encode()).hexdigest()[:32]}"
