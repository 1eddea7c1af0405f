"""What a proposal changes: the redline of its two texts, of which either may be missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from amendments.redline.changes import Change, ChangeKind, compare
from resolutions.text.clauses import Kind, ResolutionText


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


def base_differences(stored: ResolutionText, before: ResolutionText) -> tuple[Change, ...]:
    """What leads from a stored text to the one that a proposal starts from; the same left out.

    Where a footnote stands is no difference: files put their notes in different places.
    """
    return tuple(
        change for change in changed(compare(stored, before)) if not _is_note_moved(change)
    )


def _is_note_moved(change: Change) -> bool:
    clause = change.before or change.after
    is_note = clause is not None and clause.kind is Kind.FOOTNOTE
    return is_note and set(change.kinds) == {ChangeKind.MOVED}
