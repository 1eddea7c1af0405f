"""What a proposal changes: the redline of its two texts, of which either may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from amendments.redline.changes import Change, ChangeKind, compare
from resolutions.text.clauses import ResolutionText


def propose(before: ResolutionText | None, after: ResolutionText | None) -> tuple[Change, ...]:
    """What happens to every clause, the same ones included; a side that is missing is empty."""
    some = before or after
    if some is None:
        return ()
    empty = replace(some, clauses=())
    return compare(before or empty, after or empty)


def changed(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes without the clauses that are the same."""
    return tuple(change for change in changes if change.kind is not ChangeKind.SAME)
