"""A desk's twin: the same resolution at the same meeting in another language."""

from __future__ import annotations

from collections.abc import Mapping

from amendments.desk.plans import CHAIR, Sitting, sit, with_names
from amendments.models import Desk, DeskState
from amendments.redline.carrying import Spoken, carry
from amendments.redline.decisions import Choice, Decision
from amendments.redline.suppression import SUPPRESS

BESIDE = "beside"
"""The scope of what the meeting decided already in another language."""


def desk_beside(desk: Desk) -> Desk | None:
    """The desk in another language on which most is decided: an adopted one, else by its saves."""
    rows = with_names().filter(meeting=desk.meeting_id, resolution=desk.resolution_id)
    same = rows.filter(body=desk.body_id, number=desk.number, saves__gt=0)
    found = sorted(same.exclude(language=desk.language), key=lambda one: (-one.saves, one.pk))
    adopted = (one for one in found if one.state == DeskState.ADOPTED)
    return next(adopted, next(iter(found), None))


def decided_beside(sitting: Sitting) -> tuple[Decision, ...]:
    """What is open here and clear from the desk in another language, as it was decided there."""
    other = desk_beside(sitting.desk)
    if other is None:
        return ()
    there = sit(other)
    if sitting.awaits_suppression and there.suppressing and not there.awaits_suppression:
        choice = Choice.TAKE if there.takes_suppression else Choice.LEAVE
        return (Decision(SUPPRESS, choice),)
    if there.takes_suppression:
        return ()
    outcomes = there.consolidated.outcomes
    open_here = sitting.consolidated.collisions, sitting.open_edits
    return tuple(carry(_spoken(there), outcomes, _spoken(sitting), *open_here))


def _spoken(sitting: Sitting) -> Spoken:
    proposals: Mapping[str, str] = {one.source: str(one.proposal_id) for one in sitting.entries}
    return Spoken(sitting.plan, {**proposals, CHAIR: CHAIR})
