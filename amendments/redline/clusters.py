"""Clusters: edits that hang together because each collides with another of them.

The work grows with the number of edits, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from amendments.redline.edits import Edit


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


def cluster_splices(edits: Iterable[Edit]) -> list[list[Edit]]:
    """The edits of one provision's words that change the same ones, a cluster each.

    Words put in collide with what is put in at the same place, and with a change of the words
    beside it: they were meant to stand next to those. Changes of neighbouring words do not.
    """
    found = sorted(
        ((splice.start, splice.end, edit) for edit in edits for splice in edit.splices),
        key=lambda item: item[:2],
    )
    groups: list[list[Edit]] = []
    reach = -1
    inserted = False
    for start, end, edit in found:
        touches = start == reach and (start == end or inserted)
        if groups and (start < reach or touches):
            groups[-1].append(edit)
        else:
            groups.append([edit])
            reach, inserted = -1, False
        if end > reach:
            reach, inserted = end, False
        if start == end == reach:
            inserted = True
    return groups
