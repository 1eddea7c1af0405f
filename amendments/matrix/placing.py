"""Stored proposals on one base: as they stand there, gathered, and laid as a matrix.

What is computed is remembered in this process under everything that it is made of, as it is stored:
who reads the same rows has the same values, and a change of one row makes them anew.
"""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from amendments.redline.changes import Change
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan, gather
from amendments.redline.identities import inherit
from amendments.redline.keeping import Kept, Restoring
from amendments.redline.matrix import Matrix, lay_matrix
from amendments.redline.proposed import propose
from amendments.redline.rebasing import rebase
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText
from resolutions.text.serial import Sharing

TABLES = 16
PROPOSALS = 640
KINDS = 256

StoredChange = tuple[int, str, str, str, str, str, float, str]
"""The fields of `Kept`, kinds and marks as the database keeps them."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A proposal as it is stored: the text that it starts from, its own, and its changes.

    A text is JSON, `null` where there is none.
    """

    source: str
    author: str
    action: str
    start: str
    text: str
    changes: tuple[StoredChange, ...]

    @property
    def values(self) -> tuple[Any, ...]:
        """All of it as plain values."""
        return self.source, self.author, self.action, self.start, self.text, self.changes


@dataclass(frozen=True, slots=True)
class Ground:
    """A base; the same as another one if its `digest` is."""

    digest: str
    base: ResolutionText = field(compare=False)


@dataclass(frozen=True, slots=True)
class Lone:
    """One stored proposal on a base; the same as another one if their digests are."""

    digest: str
    ground: Ground
    stored: Stored = field(compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Stored proposals on a base; the same as another one if its `digest` is."""

    digest: str
    ground: Ground = field(compare=False)
    proposals: tuple[Lone, ...] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """Proposals on their base. `misfits` are the sources of which something does not fit there."""

    plan: Plan
    matrix: Matrix
    misfits: tuple[str, ...]


def lay_stored(base: ResolutionText, stored: Sequence[Stored]) -> Table:
    """The table with these proposals."""
    ground = Ground(_digest((json.dumps(serial.to_json(base)),)), base)
    proposals = tuple(Lone(_digest(one.values), ground, one) for one in stored)
    said = (ground.digest, *(one.digest for one in proposals))
    return Table(_digest(said), ground, proposals)


@lru_cache(maxsize=TABLES)
def place(table: Table) -> Placed:
    """The proposals of a table, gathered and side by side."""
    placed = [_placed(one) for one in table.proposals]
    plan = gather(table.ground.base, [proposed for proposed, _misfit in placed])
    misfits = tuple(proposed.source for proposed, misfit in placed if misfit)
    return Placed(plan, lay_matrix(plan), misfits)


@lru_cache(maxsize=PROPOSALS)
def _placed(lone: Lone) -> tuple[Proposed, bool]:
    """A proposal as it stands on its base, and whether something of it does not fit there."""
    sharing, restoring = _laid_out(lone.ground)
    one, base = lone.stored, lone.ground.base
    text, misfit = _text(one.text, sharing), False
    changes = restoring.restore(text, _kept(one.changes))
    if changes is None:
        text, misfit, changes = _compared(_text(one.start, sharing), text, base)
    return Proposed(one.source, one.author, one.action, text, changes), misfit


@lru_cache(maxsize=TABLES)
def _laid_out(ground: Ground) -> tuple[Sharing, Restoring]:
    """What all proposals on a base have in common, read and compared once."""
    return Sharing(ground.base), Restoring(ground.base)


def _text(stored: str, sharing: Sharing) -> ResolutionText | None:
    values = json.loads(stored)
    return None if values is None else sharing.from_json(values)


def _kept(stored: Sequence[StoredChange]) -> Iterator[Kept]:
    """The changes; their marks are read all at once, for each is short and has its price."""
    marks = json.loads(f"[{','.join([one[5] for one in stored])}]")
    for one, told in zip(stored, marks, strict=True):
        position, kinds, before, after, elsewhere, _told, confidence, reason = one
        yield Kept(position, _kinds(kinds), before, after, elsewhere, told, confidence, reason)


@lru_cache(maxsize=KINDS)
def _kinds(stored: str) -> tuple[str, ...]:
    """What a change does; of a thousand changes hardly ten do different things."""
    return tuple(json.loads(stored))


def _compared(
    start: ResolutionText | None, after: ResolutionText | None, base: ResolutionText
) -> tuple[ResolutionText | None, bool, tuple[Change, ...]]:
    """What is proposed, made to fit the base, whether something of it does not, and its changes."""
    misfit = False
    if after is not None:
        if start is not None and start != base:
            rebased = rebase(start, after, base)
            after, misfit = rebased.text, bool(rebased.misfits)
        after = inherit(base, after)
    return after, misfit, propose(base, after)


def _digest(said: tuple[Any, ...]) -> str:
    """Another one for other plain values. Format 0, as later ones write an object once alone."""
    return hashlib.sha256(marshal.dumps(said, 0)).hexdigest()
