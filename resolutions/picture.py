"""The picture of what a resolution cites and what cites it, as places to be drawn.

Every resolution is a box with its number, the boxes of one body stand together; a line leads from
those that cite, above, through the resolution itself to those that it cites, below. So the picture
is as readable with three hundred as with three: it grows in height alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

WIDTH = 384
MARGIN = 28
BOX, LINE = 44, 24
HEAD = 22
GAP = 14
OWN = 40
_IN_A_ROW = (WIDTH - MARGIN) // BOX


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A resolution that cites or is cited; `said` tells how, in words."""

    body: str
    number: str
    href: str
    said: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a neighbour is drawn; its number stands in the middle."""

    x: int
    y: int
    neighbour: Neighbour

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + (BOX - 4) // 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """The boxes of one body under its name."""

    name: str
    y: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to be drawn; `own` is the height at which the resolution itself stands."""

    above: tuple[Cluster, ...]
    below: tuple[Cluster, ...]
    own: int
    height: int
    width: int = WIDTH


def draw(citing: Iterable[Neighbour], cited: Iterable[Neighbour]) -> Picture:
    """The picture of those that cite and those that are cited, each in the order given by body."""
    above, own = _clusters(citing, 0)
    below, height = _clusters(cited, own + OWN + GAP)
    return Picture(above, below, own, height)


def _clusters(neighbours: Iterable[Neighbour], y: int) -> tuple[tuple[Cluster, ...], int]:
    """The clusters from a height on, and where they end."""
    found = []
    for name, several in groupby(neighbours, key=lambda one: one.body):
        boxes = _boxes(list(several), y + HEAD)
        found.append(Cluster(name, y, boxes))
        y = boxes[-1].y + LINE + GAP
    return tuple(found), y


def _boxes(neighbours: Sequence[Neighbour], y: int) -> tuple[Box, ...]:
    return tuple(
        Box(MARGIN + rank % _IN_A_ROW * BOX, y + rank // _IN_A_ROW * LINE, one)
        for rank, one in enumerate(neighbours)
    )
