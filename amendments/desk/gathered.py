"""Plans of what is proposed on one base, remembered in this process under what they are made of.

Gathering is what costs most on a desk; a plan is a value, so everybody may have the same one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from amendments.redline.collisions import Collision, collide
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan, gather
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Table:
    """A base and what is proposed on it; the same as another one if its `digest` is.

    The proposals are read only where their plan is not remembered.
    """

    digest: str
    base: ResolutionText = field(compare=False)
    proposals: Callable[[], Sequence[Proposed]] = field(compare=False)

    @property
    def plan(self) -> Plan:
        """All that is proposed."""
        return _planned(self)

    @property
    def collisions(self) -> tuple[Collision, ...]:
        """What collides of it."""
        return _collided(self)


def lay_table(
    base: ResolutionText, said: object, proposals: Callable[[], Sequence[Proposed]]
) -> Table:
    """The table with these proposals, which are what is `said`: values whose repr tells them."""
    whole = repr((serial.to_json(base), said)).encode("utf-8", "surrogatepass")
    return Table(hashlib.sha256(whole).hexdigest(), base, proposals)


@lru_cache(maxsize=REMEMBERED)
def _planned(table: Table) -> Plan:
    return gather(table.base, table.proposals())


@lru_cache(maxsize=REMEMBERED)
def _collided(table: Table) -> tuple[Collision, ...]:
    return collide(_planned(table))
