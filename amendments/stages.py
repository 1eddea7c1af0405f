"""A clause in each edition: what it said there, and what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from amendments.reading import marked
from amendments.redline.diff import Marks, Op, diff
from resolutions.models import Version
from resolutions.queries import ProvisionState
from resolutions.reading import Piece


@dataclass(frozen=True, slots=True)
class Stage:
    """The clause in one edition; `state` is None where the edition has no such clause.

    `verdict` is first, same, changed, gone, absent, back or language (the edition before is here
    in another language only, so that there is nothing to compare).
    """

    version: Version
    state: ProvisionState | None
    verdict: str
    label: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    relabelled: bool = False


def stages_of(versions: Sequence[Version], states: Sequence[ProvisionState]) -> Iterator[Stage]:
    """One stage per edition, oldest first, each compared with the last one that has the clause."""
    by_version = {state.version.pk: state for state in states}
    last: ProvisionState | None = None
    here = False
    for version in versions:
        state = by_version.get(version.pk)
        if state is None:
            yield Stage(version, None, "gone" if here else "absent")
            here = False
            continue
        yield _stage(version, state, last, back=last is not None and not here)
        last, here = state, True


def _stage(
    version: Version, state: ProvisionState, last: ProvisionState | None, *, back: bool
) -> Stage:
    comparable = last is not None and last.language == state.language
    before = last if last is not None and comparable else state
    label = diff(before.label, state.label)
    heading = diff(before.heading, state.heading)
    text = diff(before.text, state.text)
    if last is None:
        verdict = "first"
    elif not comparable:
        verdict = "language"
    elif back:
        verdict = "back"
    else:
        verdict = "changed" if any(map(_differs, (label, heading, text))) else "same"
    return Stage(
        version,
        state,
        verdict,
        marked(label),
        marked(heading),
        marked(text),
        relabelled=_differs(label),
    )


def _differs(marks: Marks) -> bool:
    return any(mark.op is not Op.KEEP for mark in marks)
