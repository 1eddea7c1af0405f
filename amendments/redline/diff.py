"""Word-level differences of two texts, as values.

Laws, for any two texts: what is kept or deleted is the text before, what is kept or inserted is
the text after, to the character; no mark begins inside a word, a number, a date, a citation or a
grapheme; at one place the deletion stands before the insertion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from amendments.redline.hunks import compare
from amendments.redline.matching import engine
from amendments.redline.tokens import tokenize

MARGIN = 24
"""Characters of common text left around a change, as context for the tidying."""


class Op(StrEnum):
    """What happens to a stretch of text."""

    KEEP = "keep"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text and what happens to it; `by` is whose mark it is, where that is told."""

    op: Op
    text: str
    by: str = ""


Marks = tuple[Mark, ...]
Cuts = tuple[Collection[int], Collection[int]]

_END = Mark(Op.KEEP, "end")
_INVERSE = {Op.KEEP: Op.KEEP, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}


def diff(before: str, after: str, cuts: Cuts = ((), ())) -> Marks:
    """Compare two texts as a lawyer would mark them; equal texts give no change at all.

    `cuts` are further places in the two texts where a mark may begin, such as a footnote's anchor.
    """
    if before == after:
        return (Mark(Op.KEEP, before),) if before else ()
    start, end = _frame(before, after)
    tokens_b = _tokens(before, start, len(before) - end, cuts[0])
    tokens_a = _tokens(after, start, len(after) - end, cuts[1])
    marks = [Mark(Op.KEEP, before[:start])]
    for hunk in compare(tokens_b, tokens_a):
        marks.append(Mark(Op.KEEP, "".join(hunk.kept)))
        marks.append(Mark(Op.DELETE, "".join(hunk.deleted)))
        marks.append(Mark(Op.INSERT, "".join(hunk.inserted)))
    marks.append(Mark(Op.KEEP, before[len(before) - end :]))
    return normalize(marks)


def _tokens(text: str, start: int, end: int, cuts: Collection[int]) -> list[str]:
    """The tokens of a stretch of a text, with further cuts."""
    places = [start, *sorted(cut for cut in cuts if start < cut < end), end]
    return [token for a, b in pairwise(places) for token in tokenize(text[a:b])]


def _frame(before: str, after: str) -> tuple[int, int]:
    """How much of a common start and end need not be looked at: whole tokens, with a margin."""
    margin = MARGIN + abs(len(before) - len(after))
    shared = engine.diff_commonPrefix(before, after)
    start = next((cut for cut in range(shared - margin, 0, -1) if _bounds(before, cut)), 0)
    limit = min(len(before), len(after)) - shared
    tail = len(before) - min(engine.diff_commonSuffix(before, after), limit) + margin
    end = next((cut for cut in range(tail, len(before)) if _bounds(before, cut)), len(before))
    return start, len(before) - end


def _bounds(text: str, place: int) -> bool:
    """Whether a token begins here, whatever stands around it."""
    character = text[place]
    return "\u4e00" <= character <= "\u9fff" or (character == " " and not text[place - 1].isspace())


def normalize(marks: Iterable[Mark]) -> Marks:
    """The same marks, none empty, no two neighbours of one kind, deletions before insertions."""
    found: list[Mark] = []
    kept = deleted = inserted = ""
    for mark in (*marks, _END):
        if not mark.text:
            continue
        if mark.op is Op.DELETE:
            deleted += mark.text
        elif mark.op is Op.INSERT:
            inserted += mark.text
        elif deleted or inserted or mark is _END:
            texts = ((Op.KEEP, kept), (Op.DELETE, deleted), (Op.INSERT, inserted))
            found += [Mark(op, text) for op, text in texts if text]
            kept, deleted, inserted = mark.text, "", ""
        else:
            kept += mark.text
    return tuple(found)


def before(marks: Iterable[Mark]) -> str:
    """The text before: what rejecting every change gives."""
    return "".join(mark.text for mark in marks if mark.op is not Op.INSERT)


def after(marks: Iterable[Mark]) -> str:
    """The text after: what accepting every change gives."""
    return "".join(mark.text for mark in marks if mark.op is not Op.DELETE)


def apply(text: str, marks: Sequence[Mark]) -> str:
    """Make the changes in a text; raise ValueError if they were not made for it."""
    if before(marks) != text:
        raise ValueError("these marks belong to another text")
    return after(marks)


def invert(marks: Iterable[Mark]) -> Marks:
    """The marks that lead back."""
    return normalize(Mark(_INVERSE[mark.op], mark.text) for mark in marks)
