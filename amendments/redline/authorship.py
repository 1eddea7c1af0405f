"""Authorship: the changes from the base to a consolidated text, each mark by who made it.

Law: the marks of every change lead from the same text before to the same text after as they did,
and no author's name is longer than Word keeps one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from amendments.redline.changes import Change, ChangeKind, Parts
from amendments.redline.diff import Mark, Marks, Op
from amendments.redline.pieces import Attributed, Hand, Origin, Pieces, after, before, stretches
from amendments.redline.snapshots import Snapshot
from resolutions.text.clauses import Clause

LONGEST = 255
"""So many characters of an author's name Word keeps."""
_MORE = ", …"


def sign(changes: Iterable[Change], snapshot: Snapshot, chair: str) -> tuple[Change, ...]:
    """The changes with an author on every mark: those who proposed it, else the chair."""
    work = _Signing(snapshot, chair)
    return tuple(work.change(change) for change in changes)


class _Signing:
    def __init__(self, snapshot: Snapshot, chair: str) -> None:
        self.snapshot = snapshot
        self.chair = chair
        self.by_address = {each.address: each for each in snapshot.attribution}

    def name(self, origin: Origin) -> str:
        """Whose words they are, as Word names an author."""
        return self.names(origin.sources) if origin.hand is Hand.PROPOSAL else self.chair

    def names(self, sources: Sequence[str]) -> str:
        """The authors of some sources, each once."""
        named = dict.fromkeys(self.snapshot.authors.get(source, source) for source in sources)
        said = ", ".join(named) or self.chair
        if len(said) <= LONGEST:
            return said
        end = LONGEST - len(_MORE)
        return said[: max(said.rfind(", ", 0, end + 2), 0) or end] + _MORE

    def change(self, change: Change) -> Change:
        """The change with its marks signed."""
        attributed = self.by_address.get(change.after.address) if change.after else None
        label, heading, text = (
            tuple(self.part(change, attributed, part)) for part in ("label", "heading", "text")
        )
        return replace(change, parts=Parts(label, heading, text, end=change.parts.end))

    def part(self, change: Change, attributed: Attributed | None, part: str) -> Iterator[Mark]:
        """The marks of one part: where the provision stands in its place, those of its pieces."""
        marks: Marks = getattr(change.parts, part)
        pieces: Pieces = getattr(attributed, part) if attributed else ()
        if change.before is not None and change.after is not None and attributed is not None:
            same = attributed.element == _element(change.before)
            if same and _fit(pieces, change.before, change.after, part):
                for piece in pieces:
                    by = "" if piece.op is Op.KEEP else self.name(piece.origin)
                    yield Mark(piece.op, piece.words, by)
                return
        gone = self._remover(change)
        ends = list(stretches(pieces))
        place = 0
        for mark in marks:
            if mark.op is Op.DELETE:
                yield Mark(mark.op, mark.text, gone)
                continue
            if mark.op is Op.KEEP:
                yield mark
            else:
                yield from self._inserted(mark.text, place, ends, attributed)
            place += len(mark.text)

    def _inserted(
        self,
        words: str,
        place: int,
        ends: Sequence[tuple[int, int, Origin]],
        attributed: Attributed | None,
    ) -> Iterator[Mark]:
        """Words that came in, cut where their authors change."""
        done = 0
        for start, end, origin in ends:
            first, last = max(start, place) - place, min(end, place + len(words)) - place
            if first < last and first == done:
                if origin.hand is Hand.BASE and attributed is not None:
                    origin = attributed.placed
                yield Mark(Op.INSERT, words[first:last], self.name(origin))
                done = last
        if done < len(words):
            yield Mark(Op.INSERT, words[done:], self.chair)

    def _remover(self, change: Change) -> str:
        """Who took a clause away, or moved it to where it is now."""
        if change.before is None:
            return self.chair
        if change.after is None and ChangeKind.MOVED in change.kinds:
            there = self.by_address.get(change.elsewhere)
            return self.name(there.placed) if there else self.chair
        return self.names(self.snapshot.removals.get(_element(change.before), ()))


def _element(clause: Clause) -> str:
    """What names a provision of the base (see `ground`)."""
    return clause.uid or f"@{clause.address}"


def _fit(pieces: Pieces, was: Clause, now: Clause, part: str) -> bool:
    sides: tuple[str, str] = getattr(was, part), getattr(now, part)
    return (before(pieces), after(pieces)) == sides
