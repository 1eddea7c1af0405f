"""The order of siblings that two sides changed: what neither moved stays, the rest joins it.

Laws, whatever the three orders: the result has each clause once; `merge_orders(a, x, a)` and
`merge_orders(a, x, x)` are x; where no clause was moved by both, mine and theirs may be exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence

from amendments.redline.sequence import heaviest_increasing


def merge_orders(ancestor: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """One order of all clauses of both sides, in which each stands where it was put.

    What both sides moved stands where mine has it.
    """
    if list(mine) == list(theirs) or not theirs:
        return list(mine)
    if not mine:
        return list(theirs)
    common = set(mine) & set(theirs)
    was = [uid for uid in ancestor if uid in common]
    moved_mine, moved_theirs = moved(was, mine), moved(was, theirs)
    core = [uid for uid in was if uid not in moved_mine | moved_theirs]
    staying = set(core)
    only_theirs = moved_theirs - moved_mine
    runs = _runs(mine, staying, only_theirs), _runs(theirs, staying, common - only_theirs)
    order: list[str] = []
    for anchor in ("", *core):
        order += [anchor] if anchor else []
        here = [run[anchor] for run in runs if run.get(anchor)]
        for part in sorted(here, key=min):
            order += part
    return order


def moved(was: Sequence[str], now: Sequence[str]) -> set[str]:
    """The fewest clauses that must have moved, of those that are in both orders."""
    ranks = {uid: rank for rank, uid in enumerate(now)}
    pairs = [(place, ranks[uid]) for place, uid in enumerate(was) if uid in ranks]
    chain = heaviest_increasing(pairs, [1] * len(pairs)) if pairs else []
    staying = {was[place] for place, _ in chain}
    return {uid for uid in was if uid in ranks and uid not in staying}


def _runs(order: Sequence[str], staying: set[str], elsewhere: set[str]) -> dict[str, list[str]]:
    """What stands behind each clause that stays, without what the other side puts elsewhere."""
    found: dict[str, list[str]] = {}
    anchor = ""
    for uid in order:
        if uid in staying:
            anchor = uid
        elif uid not in elsewhere:
            found.setdefault(anchor, []).append(uid)
    return found
