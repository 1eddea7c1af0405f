"""Suppression: doing away with a whole resolution, as one change and not as one of each clause.

Where it is taken, nothing of the base stays and nothing else that is proposed is taken; where it is
not, the text is made of the other proposals as if nobody had proposed it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from amendments.redline.decisions import Choice, Decision
from amendments.redline.diff import Mark, Op
from amendments.redline.gathering import Plan
from amendments.redline.snapshots import Disposition, Fate, Snapshot
from resolutions.text.clauses import Kind, ResolutionText

SUPPRESS = "suppress"
"""What a decision is about that is about the suppression, and what kind of change that is."""
CHOICES = (Choice.TAKE, Choice.LEAVE, Choice.LATER)


def decisions_to_suppress(plan: Plan, sources: Collection[str]) -> tuple[Decision, ...]:
    """The decisions that take all that these sources delete, and nothing else."""
    return tuple(
        Decision(key, Choice.TAKE if {*edit.sources} & {*sources} else Choice.LEAVE)
        for key, edit in plan.edits.items()
        if not edit.renumbering
    )


def told_once(
    snapshot: Snapshot, base: ResolutionText, sources: tuple[str, ...], fate: Fate
) -> Snapshot:
    """The snapshot with the suppression that the sources propose as one change, before the others.

    What others propose alike stays theirs.
    """
    elements = tuple(clause.uid for clause in base.walk() if clause.uid)
    number, title = _words(base, Kind.NUMBER), _words(base, Kind.TITLE)
    marks = (Mark(Op.DELETE, title or number),)
    one = Disposition(sources, SUPPRESS, number, marks, fate, elements)
    return replace(snapshot, dispositions=(one, *_others(snapshot.dispositions, sources)))


def _others(
    dispositions: Iterable[Disposition], suppressing: Collection[str]
) -> Iterator[Disposition]:
    for each in dispositions:
        others = tuple(source for source in each.sources if source not in suppressing)
        if others:
            yield replace(each, sources=others)


def _words(base: ResolutionText, kind: Kind) -> str:
    return next((clause.text for clause in base.walk() if clause.kind is kind), "")
