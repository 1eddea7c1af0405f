"""What can be decided at once on a desk, and what each of these choices comes to.

A scope is `uncontested`, `editorial`, `rest` (whatever is open) or `author:` and a name: all that
this author proposes, also where it collides with what others want.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from amendments.desk.plans import Sitting
from amendments.redline.collisions import Collision, Side
from amendments.redline.decisions import (
    Choice,
    Decision,
    Selector,
    editorial,
    uncontested,
    unfit_for_collision,
)
from amendments.redline.suppression import SUPPRESS

BY_AUTHOR = "author:"


@dataclass(frozen=True, slots=True)
class Bulk:
    """A scope, how many open things it takes, and whose they are where it is one author's."""

    scope: str
    number: int
    author: str = ""


def is_scope(said: str) -> bool:
    """Whether these words name a scope, if perhaps one with nothing in it."""
    return said in _SELECTORS or said.startswith(BY_AUTHOR)


def bulks(sitting: Sitting) -> tuple[Bulk, ...]:
    """What a page offers to take at once: of every sort, and of each author who is on the desk.

    Empty where nothing of any of these is left. Law: `number` is what ruling on the scope decides,
    as long as nobody decides anything between.
    """
    authors = dict.fromkeys(entry.author for entry in sitting.standing)
    theirs = _by_author(sitting, Choice.TAKE)
    sorts = ("uncontested", "editorial")
    found = (
        *(Bulk(scope, len(decided_by(sitting, scope, Choice.TAKE))) for scope in sorts),
        *(Bulk(f"{BY_AUTHOR}{one}", len(theirs.get(one, ())), one) for one in authors),
    )
    return found if any(bulk.number for bulk in found) else ()


def decided_by(sitting: Sitting, scope: str, choice: Choice) -> tuple[Decision, ...]:
    """What ruling on a scope comes to: its open changes, and its open collisions."""
    if scope.startswith(BY_AUTHOR):
        return tuple(_by_author(sitting, choice).get(scope.removeprefix(BY_AUTHOR), ()))
    selects = _SELECTORS[scope](sitting)
    alone = scope == "uncontested" and not sitting.heard  # proposed, and nothing else is
    whole = sitting.awaits_suppression and (scope == "rest" or alone)
    collisions = sitting.consolidated.collisions if scope == "rest" else ()
    return (
        *([Decision(SUPPRESS, choice)] if whole else ()),
        *(Decision(one.key, choice) for one in collisions),
        *(Decision(key, choice) for key in sitting.open_edits if selects(sitting.plan.edits[key])),
    )


def _uncontested(sitting: Sitting) -> Selector:
    return uncontested((*sitting.sided.values(), *sitting.consolidated.collisions))


def _editorial(sitting: Sitting) -> Selector:
    return editorial(sitting.plan)


def _everything(sitting: Sitting) -> Selector:
    return lambda edit: True


_SELECTORS = {"uncontested": _uncontested, "editorial": _editorial, "rest": _everything}


def _by_author(sitting: Sitting, choice: Choice) -> Mapping[str, Sequence[Decision]]:
    """What ruling on all of each author comes to, of everybody in one go."""
    found: dict[str, list[Decision]] = defaultdict(list)
    if sitting.awaits_suppression:
        for author in {entry.author for entry in sitting.suppressing}:
            found[author].append(Decision(SUPPRESS, choice))
    for one in sitting.consolidated.collisions:
        for author, decision in _sides(sitting, one):
            found[author].append(decision)
    for key in sitting.open_edits:
        for author in _whose(sitting, sitting.plan.edits[key].sources):
            found[author].append(Decision(key, choice))
    return found


def _sides(sitting: Sitting, one: Collision) -> Iterator[tuple[str, Decision]]:
    """For each author who is on one side of a collision alone: that side."""
    sides: dict[str, list[Side]] = defaultdict(list)
    for side in one.sides:
        for author in _whose(sitting, side.sources):
            sides[author].append(side)
    for author, wanted in sides.items():
        decision = Decision(one.key, Choice.SIDE, edits=wanted[0].edits)
        if len(wanted) == 1 and not unfit_for_collision(sitting.plan, one, decision):
            yield author, decision


def _whose(sitting: Sitting, sources: Iterable[str]) -> set[str]:
    return {sitting.authors[source] for source in sources}
