"""What became of a contribution's proposals at its meeting, as everybody may read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.models import (
    Adoption,
    Contribution,
    DeskProposal,
    DeskProposalState,
    Reading,
)
from amendments.redline.snapshots import Disposition, Fate, unpack


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


def read_fates(contribution: Contribution) -> tuple[Became, ...]:
    """What became of each proposal that was on a desk; three queries.

    Nothing is told before a reading was released or the text adopted.
    """
    entries = list(
        DeskProposal.objects.filter(proposal__contribution=contribution)
        .select_related("desk__meeting__group", "desk__resolution", "proposal")
        .order_by("proposal__position")
    )
    if not entries:
        return ()
    desks = [entry.desk_id for entry in entries]
    adoptions = {
        one.desk_id: one
        for one in Adoption.objects.filter(desk__in=desks).select_related("version__resolution")
    }
    released = Reading.objects.filter(desk__in=desks, release__isnull=False).order_by("number")
    readings = {one.desk_id: one for one in released}
    found = [_became(e, adoptions.get(e.desk_id), readings.get(e.desk_id)) for e in entries]
    return tuple(one for one in found if one.adoption or one.reading)


def _became(entry: DeskProposal, adoption: Adoption | None, reading: Reading | None) -> Became:
    snapshot = adoption.snapshot if adoption else reading.snapshot if reading else {}
    told: Sequence[Disposition] = unpack(snapshot).dispositions
    left = "" if entry.state == DeskProposalState.STANDING else entry.get_state_display()
    mine = tuple(one for one in told if entry.source in one.sources)
    return Became(entry, adoption, None if adoption else reading, mine, left)
