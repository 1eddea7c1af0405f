"""Hunks: token-level changes, tidied until they read as a person would have marked them.

A shortest edit is not yet a redline: it keeps stray commas and lone characters between changes, and
it sets an insertion at whatever place comes first. The rules here only move tokens between what is
kept and what is changed, so that the two texts stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from amendments.redline.matching import match
from amendments.redline.slides import STOPS, open_brackets, slide
from amendments.redline.tokens import SHORT_WORDS, Sort, sort, weigh

LONGEST_SWALLOWED = 8
"""The weight from which on a kept stretch is never taken for an accident: four English words."""

PASSES = 8
"""How often the list is gone through for stretches to swallow; texts need two or three."""


@dataclass(slots=True)
class Hunk:
    """Tokens that stay, and the change that follows them; weights are kept up to date."""

    kept: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    weight_deleted: int = 0
    weight_inserted: int = 0

    def change(self, deleted: Sequence[str], inserted: Sequence[str]) -> None:
        """Add tokens at the end of the change."""
        self.deleted += deleted
        self.inserted += inserted
        self.weight_deleted += weigh(deleted)
        self.weight_inserted += weigh(inserted)

    @property
    def changes(self) -> bool:
        """Whether anything is deleted or inserted."""
        return bool(self.deleted or self.inserted)


def compare(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """The tidied changes from some tokens to others; the last hunk changes nothing."""
    return _slide(_mend(_trim(_collapse(_swallow(_raw(before, after))))))


def _raw(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """The changes as matched: by what is not blank, for blanks match anywhere."""
    places_b = [place for place, token in enumerate(before) if not token.isspace()]
    places_a = [place for place, token in enumerate(after) if not token.isspace()]
    pairs = match([before[place] for place in places_b], [after[place] for place in places_a])
    hunks = [Hunk()]
    b = a = 0
    for i, j in pairs:
        place_b, place_a = places_b[i], places_a[j]
        if b < place_b or a < place_a:
            _gap(hunks, before[b:place_b], after[a:place_a])
        hunks[-1].kept.append(before[place_b])
        b, a = place_b + 1, place_a + 1
    _gap(hunks, before[b:], after[a:])
    return hunks


def _gap(hunks: list[Hunk], deleted: Sequence[str], inserted: Sequence[str]) -> None:
    """Add what stands between two matches, blanks that both sides share being kept."""
    if deleted == inserted:
        hunks[-1].kept += deleted
        return
    start, end = _common(deleted, inserted)
    hunks[-1].kept += deleted[:start]
    hunks[-1].change(deleted[start : len(deleted) - end], inserted[start : len(inserted) - end])
    hunks.append(Hunk(kept=list(deleted[len(deleted) - end :])))


def _common(first: Sequence[str], second: Sequence[str]) -> tuple[int, int]:
    """How many tokens are the same at the start and, of the rest, at the end."""
    limit = min(len(first), len(second))
    start = 0
    while start < limit and first[start] == second[start]:
        start += 1
    end = 0
    while end < limit - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return start, end


def _swallow(hunks: list[Hunk]) -> list[Hunk]:
    """Let changes swallow what is kept between them only by accident."""
    for _ in range(PASSES):
        count = len(hunks)
        merged = hunks[:1]
        for hunk in hunks[1:]:
            merged.append(hunk)
            while len(merged) > 1 and _accidental(merged[-2], merged[-1]):
                last = merged.pop()
                _join(merged[-1], last)
        hunks = merged
        if len(hunks) == count:
            break
    return hunks


def _join(hunk: Hunk, following: Hunk) -> None:
    """Make one change of two, with what was kept between them."""
    hunk.change(following.kept, following.kept)
    hunk.change(following.deleted, following.inserted)


def _accidental(left: Hunk, right: Hunk) -> bool:
    """Whether what stands between two changes says too little to be worth keeping."""
    if not left.changes or not right.changes or len(right.kept) > 4 * LONGEST_SWALLOWED:
        return False
    kept = [token for token in right.kept if sort(token) is not Sort.BLANK]
    if any("\n" in token for token in right.kept) or open_brackets(kept) != ([], []):
        return False
    deleted = left.weight_deleted + right.weight_deleted
    inserted = left.weight_inserted + right.weight_inserted
    least = min(deleted, inserted)
    if not kept:
        return True
    if len(kept) == 1 and sort(kept[0]) is Sort.CJK and kept[0] not in SHORT_WORDS:
        return least > 0
    sense = weigh(kept) + sum(2 for token in kept if token in STOPS)
    return 2 * sense < least and sense <= min(_size(left), _size(right), LONGEST_SWALLOWED)


def _size(hunk: Hunk) -> int:
    """How much a change says; a lone insertion or deletion is hardly a sign of rewriting."""
    most = max(hunk.weight_deleted, hunk.weight_inserted)
    return most if hunk.deleted and hunk.inserted else most // 2


def _collapse(hunks: list[Hunk]) -> list[Hunk]:
    """Make one deletion and one insertion of changes that leave hardly anything between them."""
    changing = [place for place, hunk in enumerate(hunks) if hunk.changes]
    if len(changing) < 3:
        return hunks
    first, last = changing[0], changing[-1]
    deleted = sum(hunk.weight_deleted for hunk in hunks)
    inserted = sum(hunk.weight_inserted for hunk in hunks)
    within = sum(weigh(hunk.kept) for hunk in hunks[first + 1 : last + 1])
    least, most = min(deleted, inserted), max(deleted, inserted)
    confetti = len(changing) > 3 and within < 3 * len(changing) and within < 2 * least
    if within < 0.25 * (least + within) or (confetti and within < 0.35 * (most + within)):
        for hunk in hunks[first + 1 : last + 1]:
            _join(hunks[first], hunk)
        del hunks[first + 1 : last + 1]
    return hunks


def _mend(hunks: list[Hunk]) -> list[Hunk]:
    """Let a change that opens a bracket on both sides close it too, if that is near."""
    for hunk, following in pairwise(hunks):
        opened = open_brackets(hunk.deleted)[0]
        if not opened or opened != open_brackets(hunk.inserted)[0]:
            continue
        for place, token in enumerate(following.kept[: 4 * LONGEST_SWALLOWED]):
            if open_brackets([*opened, *following.kept[: place + 1]]) == ([], []):
                taken = following.kept[: place + 1]
                if weigh(taken) <= LONGEST_SWALLOWED:
                    hunk.change(taken, taken)
                    del following.kept[: place + 1]
                break
            if "\n" in token:
                break
    return hunks


def _trim(hunks: list[Hunk]) -> list[Hunk]:
    """Keep what the deletion and the insertion of one change have in common at their ends."""
    for hunk, following in pairwise(hunks):
        start, end = _common(hunk.deleted, hunk.inserted)
        if start:
            hunk.kept += hunk.deleted[:start]
            del hunk.deleted[:start], hunk.inserted[:start]
        if end:
            following.kept[:0] = hunk.deleted[-end:]
            del hunk.deleted[-end:], hunk.inserted[-end:]
    return hunks


def _slide(hunks: list[Hunk]) -> list[Hunk]:
    """Set every lone insertion or deletion where it reads best."""
    for hunk, following in pairwise(hunks):
        if hunk.deleted and not hunk.inserted:
            hunk.deleted = slide(hunk.kept, hunk.deleted, following.kept)
        elif hunk.inserted and not hunk.deleted:
            hunk.inserted = slide(hunk.kept, hunk.inserted, following.kept)
    return hunks
