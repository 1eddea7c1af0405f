"""What a consolidation costs, in milliseconds of processor time: the least of several runs.

Budgets, for 40 proposals on 60 clauses whose changes are kept: the consolidation 300 ms, the values
of the matrix 150 ms, both growing with the number of changes and no faster.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from amendments.redline.changes import compare
from amendments.redline.consolidation import settle
from amendments.redline.decisions import decide
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.matrix import lay_matrix
from bench.redline import resolution, sentence, touch
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text

PROPOSALS = 40
CLAUSES = 60


def least(work: Callable[[], object], runs: int = 5) -> float:
    """Milliseconds of the fastest run."""
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return 1000 * best


def base_of(chance: random.Random, clauses: int) -> ResolutionText:
    """A base in which every clause is a provision."""
    text = assign(resolution([sentence(chance, 25) for _ in range(clauses)]))
    return transform_text(text, lambda clause: replace(clause, uid=f"uid:{clause.address}"))


def proposal(base: ResolutionText, chance: random.Random, number: int, rate: float) -> Proposed:
    """One that rewords a part of all clauses, deletes or moves a few, and adds some."""

    def edit(clause: Clause) -> Clause:
        text = clause.text
        if text and chance.random() < rate:
            text = touch(text, chance, 1)
        children = [child for child in clause.children if chance.random() > rate / 20]
        if children and chance.random() < rate:
            added = Clause(Kind.CLAUSE, label="z)", text=sentence(chance, 20))
            children.insert(chance.randrange(len(children)), added)
        if children and chance.random() < rate / 5:
            children.append(children.pop(chance.randrange(len(children))))
        return replace(clause, text=text, children=tuple(children))

    text = assign(transform_text(base, edit))
    return Proposed(f"SRC/{number}/1", "", "MOD", text, compare(base, text))


def report(proposals: int, clauses: int, rate: float) -> None:
    """Print what one case costs, with its number of edits."""
    chance = random.Random(140)
    base = base_of(chance, clauses)
    found = [proposal(base, chance, number, rate) for number in range(proposals)]
    plan = gather(base, found)
    decisions = decide(plan, lambda edit: True)
    name = f"{proposals} x {clauses}, {rate:.0%} reworded ({len(plan.edits)} edits)"
    consolidated = least(lambda: settle(gather(base, found), decisions))
    matrix = least(lambda: lay_matrix(gather(base, found)))
    bare = [replace(one, changes=None) for one in found]
    compared = least(lambda: gather(base, bare), runs=2)
    print(
        f"{name:<46}{consolidated:8.1f} ms consolidated, {matrix:7.1f} ms matrix, "
        f"{compared:7.1f} ms with comparing"
    )


def main() -> None:
    """Print all figures; those of the budgets are the first two."""
    for rate in (0.3, 1.0):
        report(PROPOSALS, CLAUSES, rate)
    for proposals in (10, 20, 80):
        report(proposals, CLAUSES, 0.3)
    for clauses in (120, 240):
        report(PROPOSALS, clauses, 0.3)


if __name__ == "__main__":
    main()
