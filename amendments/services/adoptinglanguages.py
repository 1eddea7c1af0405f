"""Adopting a desk in one more language: an edition that is there already says it in that too."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from amendments.desk.plans import Sitting
from amendments.redline.snapshots import Snapshot
from amendments.services.translation import match_language
from resolutions import queries
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from resolutions.services.translations import MAY_DIFFER, write_language
from resolutions.text.clauses import Clause, Edition, ResolutionText, transform_text
from resolutions.text.names import cite, cite_one
from resolutions.text.places import place_in

NAMED = 5
"""So many clauses are named where two languages differ."""


class OtherClauses(ImportProblem):
    """The desks did not come to the same clauses in the two languages, or in another order."""

    def __init__(
        self, here: Collection[str], there: Collection[str], elsewhere: Collection[str]
    ) -> None:
        words = _("The two languages of the edition do not have the same clauses in one order.")
        told = (
            (_("Only here: %(names)s."), here),
            (_("Only there: %(names)s."), there),
            (_("At another place: %(names)s."), elsewhere),
        )
        for said, names in told:
            if names:
                words += " " + said % {"names": "; ".join([*names][:NAMED])}
        super().__init__("clauses", words)


def edition_in(version: Version, language: str) -> Edition:
    """The edition as it is called in this language."""
    return replace(version.as_edition, place=place_in(version.place, language))


def add_adopted_language(
    *, user: User, sitting: Sitting, version: Version, there: str, text: ResolutionText
) -> Mapping[str, str]:
    """The version says in the desk's language what the desk came to; the address of each element.

    `there` is the language in which it was adopted first. Clauses that the base has are the same
    ones in both; those that were added are if they stand at the same place. Raise OtherClauses if
    either language has a clause more. Called within a transaction that asked for permission.
    """
    known = {clause.uid for clause in sitting.base.walk() if clause.uid}
    elements = [each.element for each in sitting.consolidated.attribution]
    first = queries.version_text(version, there)
    named = _named(first, text, elements, known)
    _require_same(first, named)
    write_language(user=user, version=version, text=named)
    addresses = {clause.uid: clause.address for clause in first.walk()}
    return {
        element: addresses.get(clause.uid, clause.address)
        for element, clause in zip(elements, named.walk(), strict=True)
    }


def at_addresses(snapshot: Snapshot, addresses: Mapping[str, str]) -> Snapshot:
    """The snapshot with the addresses that its elements have in the version."""
    attribution = tuple(
        replace(each, address=addresses[each.element]) for each in snapshot.attribution
    )
    return replace(snapshot, attribution=attribution)


def _named(
    first: ResolutionText, text: ResolutionText, elements: list[str], known: Collection[str]
) -> ResolutionText:
    """The text with the identities that its clauses have in the version; "" of others."""
    guessed, _differences = match_language(first, text)
    there = {clause.uid for clause in first.walk()}
    uids = {}
    for clause, guess, element in zip(text.walk(), guessed.walk(), elements, strict=True):
        if element in known:
            uids[clause.address] = element if element in there else ""
        else:
            uids[clause.address] = "" if guess.uid in known else guess.uid
    return transform_text(text, lambda one: replace(one, uid=uids[one.address]))


def _require_same(first: ResolutionText, named: ResolutionText) -> None:
    used = {clause.uid for clause in named.walk()}
    here = [one for one in named.walk() if not one.uid and one.kind not in MAY_DIFFER]
    there = [one for one in first.walk() if one.uid not in used and one.kind not in MAY_DIFFER]
    places = zip(_places(named), _places(first), strict=False)
    moved = [] if here or there else [one for (one, *at), (_, *was) in places if at != was]
    if here or there or moved:
        raise OtherClauses(_names(named, here), _names(first, there), _names(named, moved))


def _places(text: ResolutionText) -> list[tuple[Clause, str, str]]:
    """The clauses that both languages must have, each with its identity and that of its parent."""
    above = {child.uid: clause.uid for clause in text.walk() for child in clause.children}
    both = (clause for clause in text.walk() if clause.kind not in MAY_DIFFER)
    return [(clause, clause.uid, above.get(clause.uid, "")) for clause in both]


def _names(text: ResolutionText, clauses: Collection[Clause]) -> list[str]:
    names = cite(text.clauses)
    return [cite_one(clause, names) for clause in clauses]
