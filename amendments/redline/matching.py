"""Matching: which tokens of two texts are the same ones.

Small stretches go to diff-match-patch, whose search for the shortest edit costs the square of what
differs. Longer ones are first cut at anchors, runs of tokens that both sides have exactly once, so
that the whole costs about as much as the texts are long. No clock is consulted: the same two texts
always match in the same way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from diff_match_patch import diff_match_patch

Match = tuple[int, int]
"""The index of a token before, and of the same token after."""

SMALL = 160
"""Tokens of both sides together that need no anchors."""

LARGEST = 640
"""Tokens of both sides together beyond which a stretch without any anchor counts as rewritten."""

DEEPEST = 16
"""How often a stretch is cut at anchors; real texts need three or four."""

engine = diff_match_patch()
engine.Diff_Timeout = 0  # No clock.


def match(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """Pair equal tokens, in increasing order on both sides; each token is paired once at most."""
    found: list[Match] = []
    stretches = [(0, len(before), 0, len(after), 0)]
    while stretches:
        start_b, end_b, start_a, end_a, depth = stretches.pop()
        while start_b < end_b and start_a < end_a and before[start_b] == after[start_a]:
            found.append((start_b, start_a))
            start_b, start_a = start_b + 1, start_a + 1
        while start_b < end_b and start_a < end_a and before[end_b - 1] == after[end_a - 1]:
            end_b, end_a = end_b - 1, end_a - 1
            found.append((end_b, end_a))
        if start_b == end_b or start_a == end_a:
            continue
        sides = before[start_b:end_b], after[start_a:end_a]
        size = len(sides[0]) + len(sides[1])
        anchors = _anchors(*sides) if size > SMALL and depth < DEEPEST else []
        if anchors:
            # A stretch begins with its anchor, so that it is found as the stretch's first match.
            cuts = [(0, 0), *anchors, (len(sides[0]), len(sides[1]))]
            stretches.extend(
                (start_b + b, start_b + next_b, start_a + a, start_a + next_a, depth + 1)
                for (b, a), (next_b, next_a) in pairwise(cuts)
            )
        elif size <= LARGEST and not set(sides[0]).isdisjoint(sides[1]):
            found.extend((start_b + b, start_a + a) for b, a in _shortest(*sides))
    found.sort()
    return found


def _anchors(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """Where both sides have the same run of tokens exactly once; longer runs are better proof."""
    for length in (3, 1):
        places = _unique(after, length)
        shared = [(i, places[run]) for run, i in _unique(before, length).items() if run in places]
        if shared:
            return longest_increasing(shared)
    return []


def _unique(tokens: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Where each run of so many tokens stands that occurs once, in order."""
    places: dict[tuple[str, ...], int] = {}
    repeated = set()
    for place, run in enumerate(zip(*(tokens[skip:] for skip in range(length)), strict=False)):
        if run in places:
            repeated.add(run)
        places[run] = place
    return {run: place for run, place in places.items() if run not in repeated}


def longest_increasing(pairs: Iterable[Match]) -> list[Match]:
    """The most pairs that increase on both sides, of pairs that increase strictly on the first."""
    tails: list[int] = []
    ends: list[int] = []
    chain: list[tuple[Match, int]] = []
    for pair in pairs:
        length = bisect_left(tails, pair[1])
        chain.append((pair, ends[length - 1] if length else -1))
        if length == len(tails):
            tails.append(pair[1])
            ends.append(len(chain) - 1)
        else:
            tails[length], ends[length] = pair[1], len(chain) - 1
    found: list[Match] = []
    link = ends[-1] if ends else -1
    while link >= 0:
        pair, link = chain[link]
        found.append(pair)
    return found[::-1]


def _shortest(before: Sequence[str], after: Sequence[str]) -> Iterator[Match]:
    """The pairs of a shortest edit, as diff-match-patch finds it over one character per token."""
    # At most LARGEST distinct tokens: they fit into the private use area.
    codes: dict[str, str] = {}
    for token in (*before, *after):
        codes.setdefault(token, chr(0xE000 + len(codes)))
    texts = ("".join(codes[token] for token in side) for side in (before, after))
    i = j = 0
    for operation, stretch in engine.diff_main(*texts, False):
        if operation == 0:
            yield from zip(range(i, i + len(stretch)), range(j, j + len(stretch)), strict=True)
        i += len(stretch) if operation <= 0 else 0
        j += len(stretch) if operation >= 0 else 0
