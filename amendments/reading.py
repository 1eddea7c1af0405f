"""Reading a redline: changes as the flat rows that a page sets, marks as pieces.

The law of the changes holds for the rows: the pieces of all rows that are kept or deleted are the
text before, those kept or inserted the text after, to the character.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from amendments.redline.changes import Change, ChangeKind, Parts, count
from amendments.redline.diff import Mark, Marks, Op
from resolutions.reading import Piece, cited, cut, depths, styled, within
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span

SURE = 0.6
"""A pairing below this is shown as a guess."""

_MARKS = {Op.KEEP: "", Op.INSERT: "insert", Op.DELETE: "delete"}
_MERE_MOVE = frozenset({ChangeKind.MOVED, ChangeKind.RENUMBERED, ChangeKind.LABEL})
_INSIDE_TABLE = (Kind.ROW, Kind.CELL)


@dataclass(frozen=True, slots=True)
class Words:
    """The pieces of a clause's label, heading and text; all empty where there is no clause."""

    label: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()
    text: tuple[Piece, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to set."""
        return not (self.label or self.heading or self.text)


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """One change as it is set.

    `anchor` names the row on the page. `words` has both sides, `before` and `after` one each.
    `elsewhere` is the anchor of the other place of a clause that stands twice, `elsewhere_name`
    how that is cited. A table is one row; its `cells` stand row by row. A `stub` is the place that
    a clause has left with its words unaltered: they stand at the other place, to which a line
    leads. `suggested` if the stored pairing of the clause still waits for a person.
    """

    kind: Kind
    anchor: str
    uid: str
    name: str
    depth: int
    kinds: tuple[ChangeKind, ...]
    words: Words
    before: Words
    after: Words
    inner: Words | None
    elsewhere: str
    elsewhere_name: str
    guess: bool
    confidence: float
    reason: str
    cells: tuple[tuple[RedlineRow, ...], ...] = ()
    stub: bool = False
    suggested: bool = False
    address: str = ""

    @property
    def changed(self) -> bool:
        """Whether anything happened to the clause, or in the table."""
        return self.kinds != (ChangeKind.SAME,) or any(
            cell.changed for line in self.cells for cell in line
        )

    def below(self, prefix: str) -> RedlineRow:
        """The row with the prefix before its anchor and before that of its other place."""
        elsewhere = self.elsewhere and prefix + self.elsewhere
        return replace(self, anchor=prefix + self.anchor, elsewhere=elsewhere)

    @property
    def tone(self) -> str:
        """How the row as a whole is coloured: added, deleted, moved, or changed inside."""
        telling = (ChangeKind.MOVED, ChangeKind.ADDED, ChangeKind.DELETED)
        return next((f"is-{kind}" for kind in telling if kind in self.kinds), "")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is unchanged in a row, by number, and the changed row that follows (if one does)."""

    unchanged: int
    row: RedlineRow | None


class Redline:
    """Two texts compared; nothing is computed before it is asked for.

    Where a page has several redlines, each names its rows with a `prefix` of its own. `suggested`
    are the provisions whose stored pairing waits for a person.
    """

    def __init__(
        self,
        before: ResolutionText,
        after: ResolutionText,
        changes: Callable[[], Sequence[Change]],
        *,
        prefix: str = "",
        suggested: Collection[str] = frozenset(),
    ) -> None:
        self.before = before
        self.after = after
        self.find_changes = changes
        self.prefix = prefix
        self.suggested = frozenset(suggested)

    @cached_property
    def fingerprint(self) -> str:
        """Differs whenever a text, or the identity of a clause in it, does."""
        said = (self.before, self.after, sorted(self.suggested))
        return hashlib.sha256(repr(said).encode()).hexdigest()

    @cached_property
    def changes(self) -> Sequence[Change]:
        """What happened to every clause."""
        return self.find_changes()

    @cached_property
    def rows(self) -> tuple[RedlineRow, ...]:
        """Every change in reading order, the unchanged clauses among them."""
        setter = _Setter(self.before, self.after, self.changes, self.suggested)
        rows = _with_tables(setter.row(change) for change in self.changes)
        return tuple(row.below(self.prefix) for row in rows)

    @cached_property
    def counts(self) -> tuple[tuple[ChangeKind, int], ...]:
        """How many clauses changed, by their most telling kind."""
        found = count(self.changes)
        return tuple((kind, found[kind]) for kind in ChangeKind if found[kind])

    @cached_property
    def changed(self) -> int:
        """The number of rows that changed."""
        return sum(row.changed for row in self.rows)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The changed rows, each after the number of unchanged ones before it."""
        found, unchanged = [], 0
        for row in self.rows:
            if row.changed:
                found.append(Stretch(unchanged, row))
                unchanged = 0
            else:
                unchanged += 1
        return tuple([*found, Stretch(unchanged, None)] if unchanged else found)


class _Setter:
    """Turns changes into rows; knows both texts' depths and names and where each clause stands."""

    def __init__(
        self,
        before: ResolutionText,
        after: ResolutionText,
        changes: Sequence[Change],
        suggested: Collection[str] = frozenset(),
    ) -> None:
        self.suggested = suggested
        self.left = {change.elsewhere for change in changes if _is_mere_move(change)}
        self.depths = {Op.DELETE: depths(before), Op.INSERT: depths(after)}
        self.names = {Op.DELETE: cited(before), Op.INSERT: cited(after)}
        self.anchors: dict[Op, dict[str, str]] = {Op.DELETE: {}, Op.INSERT: {}}
        for change in changes:
            if change.before:
                self.anchors[Op.DELETE][change.before.address] = _anchor(change)
            if change.after:
                self.anchors[Op.INSERT][change.after.address] = _anchor(change)

    def row(self, change: Change) -> RedlineRow:
        """The row of one change, without what is inside a table."""
        clause, here, there = _shown(change)
        return RedlineRow(
            kind=clause.kind,
            anchor=_anchor(change),
            uid=clause.uid,
            address=clause.address,
            name=self.names[here].get(clause.address, ""),
            depth=self.depths[here].get(clause.address, 0),
            kinds=change.kinds,
            words=_words(change, change.parts),
            before=_side(change, Op.DELETE) if change.before else Words(),
            after=_side(change, Op.INSERT) if change.after else Words(),
            inner=_inner(change),
            elsewhere=self.anchors[there].get(change.elsewhere, ""),
            elsewhere_name=self.names[there].get(change.elsewhere, "") or change.elsewhere,
            guess=bool(change.before and change.after) and change.confidence < SURE,
            confidence=change.confidence,
            reason=change.reason.value,
            stub=change.after is None
            and clause.kind is not Kind.TABLE
            and ChangeKind.MOVED in change.kinds
            and clause.address in self.left,
            suggested=change.kind not in (ChangeKind.ADDED, ChangeKind.DELETED)
            and clause.uid in self.suggested,
        )


def _is_mere_move(change: Change) -> bool:
    """Whether the clause came here with its heading and its text as they were."""
    if change.after is None or set(change.kinds) - _MERE_MOVE or change.inner is None:
        return False
    inner = change.inner
    return ChangeKind.MOVED in change.kinds and not _differs(replace(inner, label=()))


def _inner(change: Change) -> Words | None:
    """What changed inside a clause that moved; its label alone if that is all."""
    if change.inner is None or not _differs(change.inner):
        return None
    words = _words(change, change.inner)
    return Words(label=words.label) if _is_mere_move(change) else words


def marked(
    marks: Sequence[Mark], before: Sequence[Span] = (), after: Sequence[Span] = ()
) -> tuple[Piece, ...]:
    """The marks cut wherever the setting changes: what is deleted as it was set before."""
    if not before and not after:
        return tuple(Piece(mark.text, _MARKS[mark.op]) for mark in marks if mark.text)
    pieces: list[Piece] = []
    place_before = place_after = 0
    for mark in marks:
        length = len(mark.text)
        spans, start = (before, place_before) if mark.op is Op.DELETE else (after, place_after)
        inside = within(spans, start, start + length)
        pieces += (
            styled(mark.text[first:last], covering, mark=_MARKS[mark.op])
            for first, last, covering in cut(length, inside)
        )
        place_before += length * (mark.op is not Op.INSERT)
        place_after += length * (mark.op is not Op.DELETE)
    return tuple(pieces)


def _shown(change: Change) -> tuple[Clause, Op, Op]:
    """The clause that the row stands for, its side, and the side where its other place is."""
    if change.after is not None:
        return change.after, Op.INSERT, Op.DELETE
    assert change.before is not None
    return change.before, Op.DELETE, Op.INSERT


def _anchor(change: Change) -> str:
    """Its address after; what is only before gets another, for the two may coincide."""
    clause, here, _there = _shown(change)
    return clause.address if here is Op.INSERT else f"before:{clause.address}"


def _words(change: Change, parts: Parts) -> Words:
    before = change.before.spans if change.before else ()
    after = change.after.spans if change.after else ()
    return Words(marked(parts.label), marked(parts.heading), marked(parts.text, before, after))


def _side(change: Change, op: Op) -> Words:
    """One side's words alone; its own marks stay, so that it shows what the other side lacks."""
    whole = _words(change, change.parts)
    keep = ("", op.value)

    def only(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        return tuple(piece for piece in pieces if piece.mark in keep)

    return Words(only(whole.label), only(whole.heading), only(whole.text))


def _differs(parts: Parts) -> bool:
    both: Marks = (*parts.label, *parts.heading, *parts.text)
    return any(mark.op is not Op.KEEP for mark in both)


def _with_tables(rows: Iterator[RedlineRow]) -> Iterator[RedlineRow]:
    """The rows, each table's cells inside the table's own."""
    table: RedlineRow | None = None
    lines: list[list[RedlineRow]] = []
    for row in rows:
        if table is not None and row.kind in _INSIDE_TABLE:
            if row.kind is Kind.ROW or not lines:
                lines.append([])
            if row.kind is Kind.CELL:
                lines[-1].append(row)
            continue
        if table is not None:
            yield replace(table, cells=tuple(map(tuple, lines)))
            table, lines = None, []
        if row.kind is Kind.TABLE:
            table = row
        else:
            yield row
    if table is not None:
        yield replace(table, cells=tuple(map(tuple, lines)))
