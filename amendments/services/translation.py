"""Two languages of one edition: which clauses say the same, and what only one of them has."""

from __future__ import annotations

from dataclasses import dataclass, replace

from amendments.redline.alignment import align_by_structure
from resolutions.text.clauses import Clause, ResolutionText, transform_text
from resolutions.text.names import cite, cite_one


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause that only one language has: the one that comes in, or the one that is there.

    `name` is how a person would cite it.
    """

    clause: Clause
    name: str
    language: str
    comes_in: bool


def match_language(
    there: ResolutionText, text: ResolutionText
) -> tuple[ResolutionText, tuple[Difference, ...]]:
    """The text with the uids of the clauses that are there, and what only one of the two has.

    Clauses of one address and kind are the same one: addresses do not depend on the language. Of
    the rest those are the same that stand at the same place of the structure.
    """
    known = there.by_address()
    matched = {
        clause.address: known[clause.address].uid
        for clause in text.walk()
        if clause.address in known and known[clause.address].kind is clause.kind
    }
    taken = set(matched.values())
    for found in align_by_structure(there, text):
        if found.before is None or found.after is None or found.before.kind is not found.after.kind:
            continue
        if found.after.address not in matched and found.before.uid not in taken:
            matched[found.after.address] = found.before.uid
            taken.add(found.before.uid)
    named = transform_text(
        text, lambda clause: replace(clause, uid=matched.get(clause.address, ""))
    )
    mine, theirs = cite(named.clauses), cite(there.clauses)
    only_here = (c for c in named.walk() if not c.uid)
    only_there = (c for c in there.walk() if c.uid not in taken)
    differences = [
        *(Difference(c, cite_one(c, mine), text.language, True) for c in only_here),
        *(Difference(c, cite_one(c, theirs), there.language, False) for c in only_there),
    ]
    return named, tuple(differences)
