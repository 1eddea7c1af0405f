"""Rebasing: what was proposed for one text is proposed for another one of the same resolution.

Law: rebased on the text that it was proposed for, a proposal is what it was, and nothing misfits.
What does not fit is not applied and is told: nothing that the other text says gets lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from amendments.redline.alignment import Reason, align
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, ResolutionText

_PARTS = ("label", "heading", "text")


@dataclass(frozen=True, slots=True)
class Misfit:
    """A clause whose change does not fit: as it was changed, None where one side has none."""

    before: Clause | None
    after: Clause | None


@dataclass(frozen=True, slots=True)
class Rebased:
    """What is proposed now, with new addresses, and what of the proposal could not be applied."""

    text: ResolutionText
    misfits: tuple[Misfit, ...]


def rebase(before: ResolutionText, after: ResolutionText, onto: ResolutionText) -> Rebased:
    """Apply to `onto` what the way from `before` to `after` changes, clause by clause.

    A part of a clause (label, heading, text) is changed only where `onto` has what `before` had.
    """
    work = _Rebasing(before.by_address(), _partners(before, after), _partners(before, onto))
    text = replace(after, clauses=work.children(after.clauses, onto.clauses))
    return Rebased(assign(text), tuple(work.misfits))


def _partners(before: ResolutionText, other: ResolutionText) -> dict[str, Clause]:
    """For each address before, its clause in the other text; parts split off have none."""
    found: dict[str, Clause] = {}
    taken: set[str] = set()
    parts = (Reason.SPLIT, Reason.MERGED)
    for pair in sorted(align(before, other), key=lambda pair: pair.reason in parts):
        if pair.before is None or pair.after is None:
            continue
        if pair.before.address not in found and pair.after.address not in taken:
            found[pair.before.address] = pair.after
            taken.add(pair.after.address)
    return found


def _says(clause: Clause) -> tuple[str, str, str]:
    return clause.label, clause.heading, clause.text


class _Rebasing:
    """Builds the clauses, in the order of the proposal."""

    def __init__(
        self, before: dict[str, Clause], forth: dict[str, Clause], across: dict[str, Clause]
    ) -> None:
        self.before = before
        self.forth = forth
        self.across = across
        self.origins = {clause.address: address for address, clause in forth.items()}
        self.sources = {clause.address: address for address, clause in across.items()}
        self.misfits: list[Misfit] = []

    def children(self, after: Sequence[Clause], onto: Sequence[Clause]) -> tuple[Clause, ...]:
        """The children of one clause: those proposed, and where they stood those that stay."""
        made: list[Clause] = []
        seats: dict[str, int] = {}
        for clause in after:
            merged = self._merged(clause)
            if merged is not None:
                made.append(merged)
                seats[self._here(clause)] = len(made)
        staying: list[tuple[int, Clause]] = []
        seat = 0
        for clause in onto:
            seat = seats.get(clause.address, seat)
            kept = self._kept(clause)
            if kept is not None:
                staying.append((seat, kept))
        for seat, clause in reversed(staying):
            made.insert(seat, clause)
        return tuple(made)

    def _here(self, after: Clause) -> str:
        """The address in the other text of a proposed clause; empty if it has none there."""
        counterpart = self.across.get(self.origins.get(after.address, ""))
        return counterpart.address if counterpart else ""

    def _merged(self, after: Clause) -> Clause | None:
        """A proposed clause on the other text; None if that does not have it any more."""
        origin = self.origins.get(after.address)
        if origin is None:
            return replace(after, children=self.children(after.children, ()))
        before, onto = self.before[origin], self.across.get(origin)
        if onto is None:
            children = self.children(after.children, ())
            if _says(before) != _says(after):
                self.misfits.append(Misfit(before, after))
            return replace(after, children=children) if children else None
        children = self.children(after.children, onto.children)
        return replace(self._parts(before, after, onto), children=children, uid=onto.uid)

    def _parts(self, before: Clause, after: Clause, onto: Clause) -> Clause:
        """The proposed clause with each part as it is proposed, where that fits."""
        fits = True
        values: dict[str, str] = {}
        for part in _PARTS:
            was, proposed, stands = (getattr(clause, part) for clause in (before, after, onto))
            fits = fits and (stands == was or proposed in (was, stands))
            values[part] = proposed if stands == was else stands
        if not fits:
            self.misfits.append(Misfit(before, after))
        spans = after.spans if values["text"] == after.text else onto.spans
        key = after.key if values["heading"] == after.heading else onto.key
        label, heading, text = (values[part] for part in _PARTS)
        return replace(after, label=label, heading=heading, text=text, spans=spans, key=key)

    def _kept(self, onto: Clause) -> Clause | None:
        """A clause that the proposal does not place: as it is, None where it was deleted.

        The deletion of a clause that says something else here, or that has something under it
        that stays, does not fit.
        """
        source = self.sources.get(onto.address)
        if source in self.forth:
            return None
        children = self.children((), onto.children)
        if source is not None:
            before = self.before[source]
            if _says(before) == _says(onto) and not children:
                return None
            self.misfits.append(Misfit(before, None))
        return replace(onto, children=children)
