"""Where marks go at the end of a body, a cell or a note, before a table, and around notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from resolutions.word.marks import (
    Block,
    Paragraph,
    Reshaping,
    Revision,
    RevisionKind,
    Run,
    Table,
)


def close(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks ended by a paragraph whose mark is plain, both views reading as before.

    The end of a container cannot be inserted or deleted, nor, in LibreOffice, the end of a
    paragraph before a table. So where paragraphs were inserted or deleted there, the mark goes on
    the paragraph before them; where some were deleted and others inserted, the last deleted and
    the last inserted one share the end. A table at the end of the container gets an empty
    paragraph after it, which comes and goes with the table.
    """
    if not blocks or isinstance(blocks[-1], Table):
        kind = _whole_mark(blocks[-1]) if blocks else None
        blocks = (*blocks, Paragraph(revisions=(kind,) if kind else ()))
    closed: list[Block] = []
    for is_table, group in groupby(blocks, key=lambda block: isinstance(block, Table)):
        segment = tuple(group)
        closed += segment if is_table else _closed(_pulled(segment))
    last = closed[-1]
    if isinstance(last, Table) or not last.revisions:
        return tuple(closed)
    return _carried(tuple(closed))


def _closed(segment: tuple[Block, ...]) -> tuple[Block, ...]:
    """Paragraphs before a table or an end; their last mark is plain if anything can bear it."""
    start = len(segment)
    while start and _whole_mark(segment[start - 1]) is not None:
        start -= 1
    tail = [block for block in segment[start:] if isinstance(block, Paragraph)]
    if not tail:
        return segment
    deleted, inserted = (
        [paragraph for paragraph in tail if paragraph.revisions[0].kind is kind]
        for kind in (RevisionKind.DELETION, RevisionKind.INSERTION)
    )
    if deleted and inserted:
        gone, come = deleted[-1], inserted[-1]
        shared = _end(gone.runs + come.runs, gone, come, come.revisions[0])
        return (*segment[:start], *deleted[:-1], *inserted[:-1], shared)
    shifted = _shifted(segment[start - 1] if start else None, tail)
    return (*segment[: start - 1], *shifted) if shifted else segment


def _shifted(head: Block | None, group: Sequence[Block]) -> list[Block]:
    """Paragraphs that come or go together, their marks each on the paragraph before.

    The first mark goes on the head, and the last paragraph's mark is plain; both views read as
    before. Empty if the head cannot bear a mark.
    """
    last = group[-1]
    if not isinstance(head, Paragraph) or isinstance(last, Table):
        return []
    if head.revisions or not head.runs:
        return []
    mark = last.revisions[0]
    gone, come = (last, head) if mark.kind is RevisionKind.DELETION else (head, last)
    end = _end(last.runs, gone, come, mark)
    return [replace(head, revisions=last.revisions), *group[:-1], end]


def _pulled(segment: tuple[Block, ...]) -> tuple[Block, ...]:
    """The paragraphs, marked on the one before where LibreOffice needs that to read them right.

    It loses the mark of a paragraph with a note, and would leave an empty paragraph. And where
    the paragraph before ends with text that comes or goes too, it takes both for one stretch,
    the end between them included.
    """
    pulled: list[Block] = []
    for kind, blocks in groupby(segment, key=_kind):
        group = list(blocks)
        head = pulled[-1] if pulled else None
        if kind and head is not None and not _has_note(head):
            noted = next((place for place, one in enumerate(group, 1) if _has_note(one)), 0)
            count = noted or (len(group) if _leans(head, kind) else 0)
            shifted = _shifted(head, group[:count]) if count else []
            if shifted:
                pulled[-1:] = shifted
                group = group[count:]
        pulled += group
    return tuple(pulled)


def _leans(block: Block, kind: RevisionKind) -> bool:
    """Whether a paragraph ends with text of that mark."""
    if isinstance(block, Table) or not block.runs:
        return False
    return any(mark.kind is kind for mark in block.runs[-1].revisions)


def _has_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(run.note for run in block.runs)


def _carried(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the mark of their end on the paragraph before what comes and goes with it."""
    mark = _kind(blocks[-1])
    start = len(blocks) - 1
    while mark and start and _kind(blocks[start - 1]) is mark:
        start -= 1
    if mark and start:
        shifted = _shifted(blocks[start - 1], blocks[start:])
        if shifted:
            return (*blocks[: start - 1], *shifted)
    return (*blocks[:-1], _unmarked(blocks[-1]))


def _whole_mark(block: Block) -> Revision | None:
    """The mark of a paragraph or table that is, its end included, one insertion or deletion."""
    if isinstance(block, Table):
        marks = {row.revisions for row in block.rows}
        (revisions,) = marks if len(marks) == 1 else ((),)
        return revisions[0] if len(revisions) == 1 else None
    if len(block.revisions) != 1:
        return None
    kind = block.revisions[0].kind
    whole = all(any(mark.kind is kind for mark in run.revisions) for run in block.runs)
    return block.revisions[0] if whole else None


def _kind(block: Block) -> RevisionKind | None:
    mark = _whole_mark(block)
    return mark.kind if mark else None


def _end(runs: tuple[Run, ...], gone: Paragraph, come: Paragraph, mark: Revision) -> Paragraph:
    """The last paragraph: shaped like `come`, and like `gone` once its marks are rejected."""
    former = gone.reshaping.former if gone.reshaping else gone.shape
    change = None if former == come.shape else Reshaping(former, mark.author, mark.date)
    return Paragraph(runs, come.shape, reshaping=change)


def _unmarked(block: Block) -> Block:
    return block if isinstance(block, Table) else replace(block, revisions=())
