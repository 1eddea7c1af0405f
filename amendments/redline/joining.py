"""Joining: the two sides of one paragraph as runs with revision marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amendments.redline.diff import Mark, Op
from resolutions.text.clauses import Clause
from resolutions.word.layout import Stretch
from resolutions.word.marks import Reformatting, Revision, Run


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side; `note` is the note that it is the anchor of."""

    stretch: Stretch
    note: Clause | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """Who makes the marks: the two kinds of revision, and where anchors get their notes from.

    `note` takes the note before and the note after, either of which may be missing, and answers
    with the key of a note of the document; `same` says whether two notes are one note's states.
    """

    deletion: Revision
    insertion: Revision
    note: Callable[[Clause | None, Clause | None], str]
    same: Callable[[Clause, Clause], bool]

    def of(self, mark: Mark) -> Hand:
        """The hand that makes one mark: its own author's, where it names one."""
        if not mark.by:
            return self
        deletion, insertion = (
            replace(each, author=mark.by) for each in (self.deletion, self.insertion)
        )
        return replace(self, deletion=deletion, insertion=insertion)


@dataclass(slots=True)
class _Cursor:
    """Walks through the pieces of one side, a few characters at a time."""

    pieces: Sequence[Piece]
    index: int = 0
    used: int = 0

    def room(self) -> int:
        """How many characters the current piece has left; empty pieces are passed over."""
        while self.used >= len(self.pieces[self.index].stretch.text):
            self.index += 1
            self.used = 0
        return len(self.pieces[self.index].stretch.text) - self.used

    def take(self, count: int) -> tuple[Piece, str, bool]:
        """The next characters, with their piece, and whether the piece begins with them."""
        piece, start = self.pieces[self.index], self.used
        self.used += count
        return piece, piece.stretch.text[start : self.used], start == 0


def text_of(pieces: Iterable[Piece]) -> str:
    """The characters of the pieces."""
    return "".join(piece.stretch.text for piece in pieces)


def join(
    before: Sequence[Piece], after: Sequence[Piece], marks: Sequence[Mark], hand: Hand
) -> tuple[Run, ...]:
    """Runs whose rejected side is `before` and whose accepted side is `after`, looks included.

    Marks that do not fit the two sides are not used: then everything is deleted and inserted.
    """
    texts = text_of(before), text_of(after)
    sides = [
        "".join(mark.text for mark in marks if mark.op is not gone)
        for gone in (Op.INSERT, Op.DELETE)
    ]
    if tuple(sides) != texts:
        marks = (Mark(Op.DELETE, texts[0]), Mark(Op.INSERT, texts[1]))
    return tuple(_runs(_Cursor(before), _Cursor(after), marks, hand))


def _runs(before: _Cursor, after: _Cursor, marks: Sequence[Mark], hand: Hand) -> Iterator[Run]:
    for mark in marks:
        left, own = len(mark.text), hand.of(mark)
        while left:
            rooms = [
                cursor.room()
                for cursor, gone in ((before, Op.INSERT), (after, Op.DELETE))
                if mark.op is not gone
            ]
            count = min(left, *rooms)
            left -= count
            if mark.op is Op.KEEP:
                yield from _kept(before.take(count), after.take(count), own)
            elif mark.op is Op.DELETE:
                yield from _alone(before.take(count), own, own.deletion)
            else:
                yield from _alone(after.take(count), own, own.insertion)


def _kept(
    before: tuple[Piece, str, bool], after: tuple[Piece, str, bool], hand: Hand
) -> Iterator[Run]:
    """Text that both sides have: one run, unless it leads to different notes or places."""
    was, text, was_first = before
    now, _, now_first = after
    if was.note is None and now.note is None and was.stretch.link == now.stretch.link:
        former, looks = was.stretch.formatting, now.stretch.formatting
        author, date = hand.insertion.author, hand.insertion.date
        change = None if former == looks else Reformatting(former, author, date)
        yield Run(text, looks, link=now.stretch.link, reformatting=change)
    elif was.note and now.note and was_first and now_first and hand.same(was.note, now.note):
        yield Run(formatting=now.stretch.formatting, note=hand.note(was.note, now.note))
    else:
        yield from _alone(before, hand, hand.deletion)
        yield from _alone(after, hand, hand.insertion)


def _alone(taken: tuple[Piece, str, bool], hand: Hand, mark: Revision) -> Iterator[Run]:
    """Text of one side; an anchor counts where it begins."""
    piece, text, first = taken
    stretch = piece.stretch
    if piece.note is None:
        yield Run(text, stretch.formatting, (mark,), link=stretch.link)
    elif first:
        sides = (piece.note, None) if mark is hand.deletion else (None, piece.note)
        yield Run(formatting=stretch.formatting, revisions=(mark,), note=hand.note(*sides))


def alone(pieces: Sequence[Piece], hand: Hand, mark: Revision) -> tuple[Run, ...]:
    """Runs of a paragraph that only one side has."""
    found = (_alone((piece, piece.stretch.text, True), hand, mark) for piece in pieces)
    return tuple(run for runs in found for run in runs)


def signed(marks: Iterable[Mark]) -> list[Mark]:
    """The marks, those between two of an author signed as what stands before them, or behind."""
    found = list(marks)
    named = [mark.by for mark in found if mark.by]
    by = named[0] if named else ""
    for place, mark in enumerate(found):
        by = mark.by or by
        if mark.op is not Op.KEEP:
            found[place] = replace(mark, by=by)
    return found


def owned(runs: Iterable[Run], uid: str) -> tuple[Run, ...]:
    """The runs as words of one provision."""
    return tuple(replace(run, provision=uid) for run in runs)


def plain_anchor(stretch: Stretch) -> Stretch:
    """An anchor whose note is missing: its label in superscript."""
    return replace(stretch, formatting=replace(stretch.formatting, superscript=True), anchor="")
