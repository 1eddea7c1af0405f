"""Movements: what the two ends of a moved clause say of each other, in comments in the margin.

A move is written as a deletion and an insertion, for these are what every program gets right. The
comments say that they belong together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.redline.changes import Change, ChangeKind
from resolutions.text.clauses import Clause
from resolutions.text.names import cite
from resolutions.word.marks import Comment, Paragraph, Revision

PHRASES = {
    "ar": ("نُقل إلى: {}", "نُقل من: {}"),
    "en": ("Moved to: {}", "Moved from: {}"),
    "es": ("Trasladado a: {}", "Trasladado desde: {}"),
    "fr": ("Déplacé vers: {}", "Déplacé depuis: {}"),
    "ru": ("Перенесено в: {}", "Перенесено из: {}"),
    "zh": ("移至：{}", "移自：{}"),
}
"""What a comment says where a clause was, and where it is now."""


@dataclass(frozen=True, slots=True)
class Places:
    """One side's clauses by address, what stands above each by its id, and how they are cited."""

    clauses: Mapping[str, Clause]
    parents: Mapping[int, Clause]
    names: Mapping[str, str]

    def above(self, address: str) -> str:
        """The address of the clause above; empty for one that has none."""
        parent = self.parents.get(id(self.clauses.get(address)))
        return parent.address if parent else ""


class Movements:
    """Makes a comment for each end of a move; `comments` are those made so far."""

    def __init__(self, changes: Sequence[Change], language: str, hand: Revision) -> None:
        self.comments: list[Comment] = []
        self._phrases = PHRASES.get(language, PHRASES["en"])
        self._hand = hand
        self._before = _places([change.before for change in changes if change.before])
        self._after = _places([change.after for change in changes if change.after])
        self._moved = {_ends(change) for change in changes if ChangeKind.MOVED in change.kinds}

    def remark(self, change: Change, paragraph: Paragraph) -> Paragraph:
        """The paragraph with a comment on it that names the other end, if the change is a move.

        What moved along with the clause above it needs none.
        """
        if ChangeKind.MOVED not in change.kinds or not paragraph.runs:
            return paragraph
        was, now = _ends(change)
        if (self._before.above(was), self._after.above(now)) in self._moved:
            return paragraph
        leaves = change.after is None
        other, names = (now, self._after.names) if leaves else (was, self._before.names)
        text = self._phrases[0 if leaves else 1].replace("{}", names.get(other) or other)
        key = f"move-{len(self.comments) + 1}"
        self.comments.append(Comment(key, text, self._hand.author, self._hand.date))
        runs = tuple(replace(run, comments=(*run.comments, key)) for run in paragraph.runs)
        return replace(paragraph, runs=runs)


def _places(clauses: Sequence[Clause]) -> Places:
    parents = {id(child): clause for clause in clauses for child in clause.children}
    roots = [clause for clause in clauses if id(clause) not in parents]
    return Places({clause.address: clause for clause in clauses}, parents, cite(roots))


def _ends(change: Change) -> tuple[str, str]:
    """Where a moved clause was and where it is now."""
    if change.before is not None:
        return change.before.address, change.elsewhere
    assert change.after is not None
    return change.elsewhere, change.after.address
