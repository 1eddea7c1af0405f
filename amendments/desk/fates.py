"""What became of proposals at their meetings, as everybody may read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from amendments.models import (
    Adoption,
    Contribution,
    DeskProposal,
    DeskProposalState,
    Reading,
)
from amendments.redline.snapshots import Disposition, Fate, unpack_dispositions


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one proposal, as an adoption or the last released reading says.

    `left` tells whether it was withdrawn or superseded instead; then nothing more is told.
    """

    entry: DeskProposal
    adoption: Adoption | None
    reading: Reading | None
    dispositions: tuple[Disposition, ...]
    left: str = ""

    @property
    def counts(self) -> tuple[tuple[Fate, int], ...]:
        """How many changes met which fate."""
        fates = [one.fate for one in self.dispositions]
        return tuple((fate, fates.count(fate)) for fate in Fate if fate in fates)

    def of(self, element: str) -> tuple[Disposition, ...]:
        """What became of those of its changes that touch the clause of this identity."""
        return tuple(one for one in self.dispositions if element in one.elements)


def read_fates(contribution: Contribution, language: str = "") -> tuple[Became, ...]:
    """What became of each proposal that was on a desk; three queries.

    Nothing is told before a reading was released or the text adopted. Of desks in several languages
    the one counts that was adopted, then the one in this language, then in the contribution's own.
    """
    rows = DeskProposal.objects.filter(proposal__contribution=contribution)
    return tuple(_one_each(_read(rows), language).values())


def fates_of(proposals: Collection[int]) -> Mapping[int, Became]:
    """The same of some proposals, by their keys; three queries."""
    return _one_each(_read(DeskProposal.objects.filter(proposal__in=proposals)), "")


def _one_each(found: Iterable[Became], language: str) -> dict[int, Became]:
    """What is told of each proposal, by its key."""

    def rank(one: Became) -> tuple[bool, bool, bool, int]:
        spoken, own = one.entry.desk.language, one.entry.proposal.contribution.language
        return one.adoption is None, spoken != language, spoken != own, one.entry.pk

    told: dict[int, Became] = {}
    for one in found:
        key = one.entry.proposal_id
        told[key] = min(told.get(key, one), one, key=rank)
    return told


def _read(rows: QuerySet[DeskProposal]) -> tuple[Became, ...]:
    related = ("desk__meeting__group", "desk__resolution", "proposal__contribution")
    entries = list(rows.select_related(*related).order_by("proposal__position"))
    if not entries:
        return ()
    desks = {entry.desk_id for entry in entries}
    adopted = Adoption.objects.filter(desk__in=desks)
    adoptions = {one.desk_id: one for one in adopted.select_related("version__resolution__body")}
    released = Reading.objects.filter(desk__in=desks, release__isnull=False).order_by("number")
    readings = {one.desk_id: one for one in released}
    told = {desk: unpack_dispositions(one.snapshot) for desk, one in (readings | adoptions).items()}
    return tuple(
        _became(entry, adoptions.get(entry.desk_id), readings.get(entry.desk_id), told)
        for entry in entries
        if entry.desk_id in told
    )


def _became(
    entry: DeskProposal,
    adoption: Adoption | None,
    reading: Reading | None,
    told: Mapping[int, tuple[Disposition, ...]],
) -> Became:
    left = "" if entry.state == DeskProposalState.STANDING else entry.get_state_display()
    mine = tuple(one for one in told[entry.desk_id] if entry.source in one.sources)
    return Became(entry, adoption, None if adoption else reading, mine, left)
