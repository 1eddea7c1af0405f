"""The two sides of a redline: which paragraphs each clause has on a side, and its notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from amendments.redline.changes import Change
from amendments.redline.diff import Mark, Op
from amendments.redline.joining import Piece, plain_anchor
from resolutions.text.clauses import SECTIONS, Clause, Kind
from resolutions.word.layout import Setting, Sheet, levels, waiting
from resolutions.word.marks import Shape

HEADED = SECTIONS | {Kind.ANNEX, Kind.HEADING}


def kind_of(change: Change) -> Kind:
    """The kind of the changed clause, as it is after if it still is there."""
    clause = change.after or change.before
    assert clause is not None
    return clause.kind


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph of one side, its anchors led to their notes; `uid` if it carries its clause's."""

    shape: Shape
    pieces: tuple[Piece, ...]
    uid: str


class Side:
    """One side of the changes: its clauses' paragraphs, with the note that each anchor leads to."""

    def __init__(self, clauses: Sequence[Clause], sheet: Sheet) -> None:
        self.parents = {id(child): clause for clause in clauses for child in clause.children}
        self._laid: dict[int, dict[str, Laid]] = {}
        level_of: dict[int, int] = {}
        for clause in clauses:
            if id(clause) not in level_of:
                level_of.update({id(one): level for one, level in levels(clause)})
        notes = waiting(clauses)
        for clause in clauses:
            if clause.kind not in (Kind.TABLE, Kind.ROW, Kind.FOOTNOTE):
                settings = sheet.settings(clause, level_of[id(clause)])
                self._laid[id(clause)] = {one.part: _lay(one, notes.take) for one in settings}
        self._anchored = {id(note) for note in notes.taken}
        for clause in clauses:
            if clause.kind is Kind.FOOTNOTE:
                loose = self.is_loose(clause)
                setting = sheet.orphan(clause) if loose else sheet.settings(clause, 0)[0]
                self._laid[id(clause)] = {setting.part: _lay(setting, lambda label: None)}

    def is_loose(self, note: Clause | None) -> bool:
        """Whether a note is there but no anchor leads to it."""
        return note is not None and id(note) not in self._anchored

    def part(self, clause: Clause | None, part: str) -> Laid | None:
        """The paragraph that shows a part of a clause, if it has one."""
        return None if clause is None else self._laid[id(clause)].get(part)


def _lay(setting: Setting, take: Callable[[str], Clause | None]) -> Laid:
    pieces = []
    for stretch in setting.stretches:
        note = take(stretch.anchor) if stretch.anchor else None
        loose = bool(stretch.anchor) and note is None
        pieces.append(Piece(plain_anchor(stretch) if loose else stretch, note))
    return Laid(setting.shape, tuple(pieces), setting.uid)


def marks_of(change: Change, part: str) -> list[Mark]:
    """The marks of one of the clause's paragraphs, what stands between its parts included."""
    parts = change.parts
    if kind_of(change) in HEADED:
        if part == "text":
            return list(parts.text)
        return [*parts.label, *_between("\t", parts.label), *parts.heading]
    gap = _between(" ", parts.heading, parts.text)
    return [*parts.label, *_between("\t", parts.label), *parts.heading, *gap, *parts.text]


def _between(blank: str, *parts: Sequence[Mark]) -> list[Mark]:
    """The blank that stands after a part, on the sides on which all the parts say something."""
    sides = [
        all(any(mark.op in (Op.KEEP, op) for mark in part) for part in parts)
        for op in (Op.DELETE, Op.INSERT)
    ]
    if all(sides):
        return [Mark(Op.KEEP, blank)]
    return [Mark(op, blank) for op, has in zip((Op.DELETE, Op.INSERT), sides, strict=True) if has]
