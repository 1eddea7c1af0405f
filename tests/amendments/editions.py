"""Two editions of one resolution in which something of everything happens."""

from dataclasses import replace
from typing import Any

from resolutions.models import Clause as ClauseRow
from resolutions.models import PairingState, Version
from resolutions.services.storage import Identity
from resolutions.services.versions import store_version
from resolutions.text.clauses import ResolutionText
from tests.kept import kept
from tests.trees import make_text, secretary

BEFORE = (
    "the plan of the first conference;",
    "the report of the second conference,",
    "the letter of the third conference;",
)
AFTER = (
    "the plan of the first conference;",
    "the long report of the second conference,",
    "a declaration that nobody had heard of before;",
)


@kept
def store(text: ResolutionText, **how: Any) -> Version:
    """The text as a version of its own provisions."""
    return store_version(user=secretary(), text=text, identities={}, **how)


def store_next(text: ResolutionText, *, unsure: str = "", **how: Any) -> Version:
    """The text as the next version: a clause of the same address is the same provision.

    The pairing of the clause `unsure` waits for a person.
    """
    rows = ClauseRow.objects.filter(version__resolution__number=text.number)
    uids = {a: str(uid) for a, uid in rows.values_list("address", "provision__uid")}
    known = {
        address: Identity(uids[address], 1.0, "same-place")
        for address in text.by_address()
        if address in uids
    }
    if unsure:
        known[unsure] = replace(
            known[unsure], confidence=0.4, state=PairingState.SUGGESTED, reason="label"
        )
    return store_version(user=secretary(), text=text, identities=known, **how)


@kept
def store_two(*, unsure: str = "", **how: Any) -> tuple[Version, Version]:
    """An edition of 2014 and one of 2018, with a reworded clause."""
    first = store(make_text(year=2014, recalling=BEFORE), **how)
    text = make_text(year=2018, recalling=AFTER, resolves="to carry on with some of the work")
    return first, store_next(text, unsure=unsure, **how)
