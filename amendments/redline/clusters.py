"""Clusters: edits that hang together because each collides with another of them.

The work grows with the number of edits, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from amendments.redline.edits import Edit, Splice


class Clusters:
    """Sets of edits that grow together.

    Of the kinds that joined one the first in their enum is its own.
    """

    def __init__(self, ranks: Mapping[str, int]) -> None:
        self._ranks = ranks
        self._heads: dict[str, str] = {}
        self._kinds: dict[str, StrEnum] = {}

    def join(self, kind: StrEnum, edits: Sequence[Edit]) -> None:
        """Make one cluster of some edits, if they are several."""
        keys = dict.fromkeys(edit.key for edit in edits)
        if len(keys) < 2:
            return
        order = list(type(kind))
        heads = {self._head(key) for key in keys}
        head = min(heads, key=self._ranks.__getitem__)
        kinds = [kind, *(self._kinds[each] for each in heads if each in self._kinds)]
        for each in heads:
            self._heads[each] = head
        self._kinds[head] = min(kinds, key=order.index)

    def _head(self, key: str) -> str:
        head = self._heads.setdefault(key, key)
        while self._heads[head] != head:
            head = self._heads[head] = self._heads[self._heads[head]]
        self._heads[key] = head
        return head

    def groups(self) -> list[tuple[StrEnum, list[str]]]:
        """Every cluster with its kind, in the order of the edits."""
        found: dict[str, list[str]] = {}
        for key in sorted(self._heads, key=self._ranks.__getitem__):
            found.setdefault(self._head(key), []).append(key)
        return [(self._kinds[head], keys) for head, keys in found.items()]


def cluster_splices(text: str, edits: Iterable[Edit]) -> list[list[Edit]]:
    """The edits of one provision's text that change the same words, a cluster each.

    Words put in collide with what is put in at the same place, and with a change of the word
    before or after them: they were meant to stand next to those. Changes of neighbouring words do
    not collide.
    """
    found = sorted(
        ((*_zone(text, splice), edit) for edit in edits for splice in edit.splices),
        key=lambda item: item[:2],
    )
    groups: list[list[Edit]] = []
    reach = reach_put_in = -1
    for start, end, put_in, edit in found:
        meets = start < reach or start <= reach_put_in or (put_in and start <= reach)
        if groups and meets:
            groups[-1].append(edit)
        else:
            groups.append([edit])
            reach = reach_put_in = -1
        reach = max(reach, end)
        if put_in:
            reach_put_in = max(reach_put_in, end)
    return groups


def _zone(text: str, splice: Splice) -> tuple[int, int, bool]:
    """What a splice touches: its words or, if it only puts some in, all blanks around the place."""
    start, end = splice.start, splice.end
    if start < end:
        return start, end, False
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return start, end, True
