"""The two views of a redline, before and after: which proposal of one is which of the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from amendments.submissions.values import ContributionText, ProposalText


class PairReason(StrEnum):
    """Why two proposals are held for one."""

    IDENTIFIER = "identifier"
    RESOLUTION = "resolution"
    ORDER = "order"
    ALONE = "alone"  # stands in one view only


@dataclass(frozen=True, slots=True)
class ProposalPair:
    """One proposal in both views; None where a view lacks it."""

    before: ProposalText | None
    after: ProposalText | None
    reason: PairReason


def match_views(before: ContributionText, after: ContributionText) -> tuple[ProposalPair, ...]:
    """Pair the proposals of both views: by identifier, by resolution, then by order.

    Every proposal is in exactly one pair. The pairs come in the order of `after`; what only
    `before` has stands where it stood there.
    """
    first, second = before.proposals, after.proposals
    paired: dict[int, tuple[int, PairReason]] = {}
    for key, reason in ((_identifier, PairReason.IDENTIFIER), (_resolution, PairReason.RESOLUTION)):
        _pair_by(key, reason, first, second, paired)
    _pair_by_order(len(first), len(second), paired)
    taken = {there: (here, reason) for here, (there, reason) in paired.items()}
    pairs: list[ProposalPair] = []
    waiting = 0
    for there, proposal in enumerate(second):
        here, reason = taken.get(there, (None, PairReason.ALONE))
        while here is not None and waiting <= here:
            if waiting not in paired:
                pairs.append(ProposalPair(first[waiting], None, PairReason.ALONE))
            waiting += 1
        pairs.append(ProposalPair(None if here is None else first[here], proposal, reason))
    rest = (at for at in range(waiting, len(first)) if at not in paired)
    pairs += [ProposalPair(first[at], None, PairReason.ALONE) for at in rest]
    return tuple(pairs)


def _identifier(proposal: ProposalText) -> Hashable:
    return proposal.identifier


def _resolution(proposal: ProposalText) -> Hashable:
    subject = proposal.subject
    return (subject.kind, subject.number) if subject else None


def _pair_by(
    key: Callable[[ProposalText], Hashable],
    reason: PairReason,
    first: Sequence[ProposalText],
    second: Sequence[ProposalText],
    paired: dict[int, tuple[int, PairReason]],
) -> None:
    """Pair what has the same key, where it stands once among what is left of each view."""
    taken = {there for there, _ in paired.values()}
    left = [at for at in range(len(first)) if at not in paired]
    right = [at for at in range(len(second)) if at not in taken]
    there_of = {key(second[at]): at for at in right}
    keys = [key(first[at]) for at in left], [key(second[at]) for at in right]
    for at in left:
        wanted = key(first[at])
        if wanted is not None and all(found.count(wanted) == 1 for found in keys):
            paired[at] = (there_of[wanted], reason)


def _pair_by_order(first: int, second: int, paired: dict[int, tuple[int, PairReason]]) -> None:
    """Pair what is left between two pairs in its order, where as many are left on both sides."""
    fixed = sorted((here, there) for here, (there, _) in paired.items())
    bounds = [(-1, -1), *fixed, (first, second)]
    taken = {there for _, there in fixed}
    for (here, there), (next_here, next_there) in pairwise(bounds):
        left = range(here + 1, next_here)
        right = [at for at in range(there + 1, next_there) if at not in taken]
        if len(left) == len(right):
            paired.update({a: (b, PairReason.ORDER) for a, b in zip(left, right, strict=True)})
            taken |= set(right)
