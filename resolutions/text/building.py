"""The tree while it grows: where a labelled, dashed or plain line belongs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from resolutions.text.clauses import Clause, Kind, Oddity, OddityKind, Span
from resolutions.text.labels import Label, Reading, Style, label_before
from resolutions.text.lines import Line

_LOOKAHEAD = 40
"""So many labels ahead decide whether `i)` is a letter or a number."""

_DEEPEST = 30
"""Lists within lists beyond this depth are no resolution's: what is deeper stands here."""

_QUOTED = 80
"""Characters of a clause that an oddity quotes."""


@dataclass(slots=True)
class Node:
    """A clause that is still growing."""

    kind: Kind
    line: int
    label: str = ""
    heading: str = ""
    key: str = ""
    text: str = ""
    spans: tuple[Span, ...] = ()
    children: list[Node] = field(default_factory=list)
    uid: str = ""

    def take(self, line: Line) -> None:
        """Let the node say what a line says; its first line says whose state it is."""
        self.text, self.spans = line.text, line.spans
        self.uid = self.uid or line.uid

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything under it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def frozen(self) -> Clause:
        """The finished clause, without an address."""
        return Clause(
            kind=self.kind,
            label=self.label,
            heading=self.heading,
            key=self.key,
            text=self.text,
            spans=tuple(sorted(self.spans)),
            children=tuple(child.frozen() for child in self.children),
            uid=self.uid,
            line=self.line,
        )


@dataclass(slots=True)
class Level:
    """An open list: the label it has come to, and the node that stands last in it."""

    reading: Reading | None
    node: Node


class Builder:
    """Places one line after another; knows the open section and its open lists."""

    def __init__(self) -> None:
        """Start an empty tree."""
        self.roots: list[Node] = []
        self.container: Node | None = None
        self.levels: list[Level] = []
        self.last: Node | None = None
        self.resumed: Node | None = None
        self.oddities: list[Oddity] = []

    def note(self, line: int, kind: OddityKind, detail: str = "") -> None:
        """Remember that something was odd."""
        self.oddities.append(Oddity(line, kind, detail))

    def settle_identities(self) -> None:
        """Let each line's identity stand once, on the first node that came of the line.

        An identity that a further line bears as well stays where it is, and is noted.
        """
        first: dict[str, Node] = {}
        for node in (node for root in self.roots for node in root.walk() if node.uid):
            bearer = first.setdefault(node.uid, node)
            if bearer is node:
                continue
            if bearer.line == node.line:
                node.uid = ""
            else:
                words = " ".join(filter(None, (node.label, node.heading, node.text)))
                self.note(node.line, OddityKind.IDENTITY_DOUBLED, words[:_QUOTED])

    def add_root(self, node: Node) -> Node:
        """Put a node on the top level; lists that were open end."""
        self.roots.append(node)
        self.levels, self.last, self.resumed = [], node, None
        return node

    def open(self, node: Node) -> Node:
        """Begin a section or an annex."""
        self.container = self.add_root(node)
        return node

    def close(self) -> None:
        """End the open section: what follows stands on the top level."""
        self.container, self.levels, self.resumed = None, [], None

    def open_heading(self, node: Node, annex: Node) -> Node:
        """Begin a part of an annex under a heading of its own."""
        annex.children.append(node)
        self.container, self.levels, self.last, self.resumed = node, [], node, None
        return node

    def add_labelled(
        self, label: Label, line: Line, *, following: Sequence[Label] = (), depth: int | None = None
    ) -> Node:
        """Put a labelled clause or a dash where its label, or its stated depth, says."""
        kind = Kind.DASH if label.is_dash else Kind.CLAUSE
        node = Node(kind, line.number, label=label.text.strip())
        node.take(line)
        if depth is not None:
            level, reading = self._stated(label, depth, line.number)
        elif label.is_dash:
            level, reading = self._dash_level(), None
        else:
            level, reading = self._inferred(label, line.number, following)
        self._put(node, level, reading)
        return node

    def add_paragraph(self, line: Line, *, depth: int | None = None) -> Node:
        """Put a paragraph without a label, at its stated depth or on the section's own level."""
        node = Node(Kind.PARAGRAPH, line.number)
        node.take(line)
        level = min(depth or 0, len(self.levels))
        remembered = self.levels[level].reading if level < len(self.levels) else None
        self._put(node, level, remembered)
        return node

    def add_aside(self, node: Node) -> None:
        """Put a footnote behind what came last, without ending the open lists."""
        self._innermost().append(node)

    def add_continuation(self, number: int) -> Node:
        """Let a clause that a note had interrupted go on; the open lists stay open."""
        self.resumed = self.last = Node(Kind.PARAGRAPH, number)
        self._children_at(len(self.levels)).append(self.last)
        return self.last

    def add_row(self, row: Node) -> None:
        """Put a table's row; rows that follow each other make one table."""
        siblings = self._innermost()
        if not siblings or siblings[-1].kind is not Kind.TABLE or self.last is not siblings[-1]:
            siblings.append(Node(Kind.TABLE, row.line))
        siblings[-1].children.append(row)
        self.last = siblings[-1]

    def continues(self, label: Label, level: int | None = None) -> bool:
        """Whether a label is the next one of any open list, or of the one at `level`."""
        lists = self.levels if level is None else self.levels[level : level + 1]
        return any(
            before.reading and reading.follows(before.reading)
            for before in lists
            for reading in label.readings
        )

    def leads_into(self, label: Label) -> bool:
        """Whether what came last leads into a list, and a label begins one."""
        first = any(reading.first for reading in label.readings)
        return first and bool(self.levels) and self._after_colon()

    def skips(self, label: Label) -> bool:
        """Whether a bracketed label is the next but one of any open list: one was missed."""
        return any(
            (reading.style, reading.form) == (before.style, before.form)
            and bool(reading.form)
            and reading.rank == before.rank + 2
            for before in (level.reading for level in self.levels)
            if before
            for reading in label.readings
        )

    @property
    def begun(self) -> bool:
        """Whether a section has begun, or a list is open."""
        return self.container is not None or any(level.reading for level in self.levels)

    def _innermost(self) -> list[Node]:
        """The list into which goes what belongs to whatever came last."""
        return self.resumed.children if self.resumed else self._children_at(len(self.levels))

    def _children_at(self, level: int) -> list[Node]:
        """The list into which a node of that level goes."""
        if level:
            return self.levels[level - 1].node.children
        return self.container.children if self.container else self.roots

    def _put(self, node: Node, level: int, reading: Reading | None) -> None:
        level = min(level, _DEEPEST)
        self._children_at(level).append(node)
        del self.levels[level:]
        self.levels.append(Level(reading, node))
        self.last, self.resumed = node, None

    def _dash_level(self) -> int:
        if self.levels and self.levels[-1].node.kind is Kind.DASH:
            return len(self.levels) - 1
        return self._below()

    def _below(self) -> int:
        """The level of a new list: under what came last, but beside a plain paragraph that does
        not lead into it, such as the second line of an annex's title.
        """
        beside = bool(self.levels) and self.levels[-1].node.kind is Kind.PARAGRAPH
        if beside and not self.levels[-1].reading and not self._after_colon():
            return len(self.levels) - 1
        return len(self.levels)

    def _stated(self, label: Label, depth: int, number: int) -> tuple[int, Reading | None]:
        level = min(depth, len(self.levels))
        if label.is_dash:
            return level, None
        before = self.levels[level].reading if level < len(self.levels) else None
        reading = _reading_after(label, before)
        if before and not reading.follows(before) and not reading.first:
            self._note_order(label, reading, before, number)
        return level, reading

    def _inferred(
        self, label: Label, number: int, following: Sequence[Label]
    ) -> tuple[int, Reading]:
        """The level of a label in a source that states none: the list that it continues, a new
        list if it is a first label, else the nearest list of its style, with a warning.
        """
        continued = self._continued(label)
        first = _first_reading(label, following)
        roman = first if first and first.style is Style.ROMAN else None
        if continued and roman and self._begins_roman(roman, continued[1], following):
            return len(self.levels), roman
        if continued:
            return continued
        if first and not self._repeats(first):
            return self._below(), first
        return self._misplaced(label, number)

    def _continued(self, label: Label) -> tuple[int, Reading] | None:
        for level in reversed(range(len(self.levels))):
            before = self.levels[level].reading
            for reading in label.readings:
                if before and reading.follows(before):
                    return level, reading
        return None

    def _begins_roman(self, roman: Reading, letter: Reading, following: Sequence[Label]) -> bool:
        """Whether `i)` after `h)` begins a list: `ii)` comes before `j)`, or a colon came last."""
        for label in following[:_LOOKAHEAD]:
            if any(reading.follows(roman) for reading in label.readings):
                return True
            if any(reading.follows(letter) for reading in label.readings):
                return False
        return self._after_colon()

    def _repeats(self, first: Reading) -> bool:
        """Whether a first label stands where a list of its style is open and nothing leads in."""
        styles = {(lv.reading.style, lv.reading.form) for lv in self.levels if lv.reading}
        return (first.style, first.form) in styles and not self._after_colon()

    def _after_colon(self) -> bool:
        return self.last is not None and self.last.text.rstrip().endswith((":", "："))

    def _misplaced(self, label: Label, number: int) -> tuple[int, Reading]:
        """The nearest open list of the label's style, or a new list below, noted as odd."""
        for level in reversed(range(len(self.levels))):
            before = self.levels[level].reading
            for reading in label.readings:
                if before and (reading.style, reading.form) == (before.style, before.form):
                    self._note_order(label, reading, before, number)
                    return level, reading
        self.note(number, OddityKind.LABEL_ORDER, label.text)
        return (len(self.levels) if self._after_colon() else 0), label.readings[0]

    def _note_order(self, label: Label, reading: Reading, before: Reading, number: int) -> None:
        """Say what is odd about a label that does not follow the one before it in its list."""
        if (reading.rank, reading.step) == (before.rank, before.step):
            self.note(number, OddityKind.LABEL_REPEATED, label.text)
        elif missing := label_before(label, reading) if reading.rank == before.rank + 2 else "":
            self.note(number, OddityKind.LABEL_MISSING, missing)
        else:
            self.note(number, OddityKind.LABEL_ORDER, label.text)


def _first_reading(label: Label, following: Sequence[Label]) -> Reading | None:
    """The reading in which a label begins a list: the one that the next labels go on with."""
    firsts = [reading for reading in reversed(label.readings) if reading.first]
    ahead = [other for after in following[:_LOOKAHEAD] for other in after.readings]
    going_on = (r for r in firsts if any(other.follows(r) for other in ahead))
    return next(going_on, firsts[0] if firsts else None)


def _reading_after(label: Label, before: Reading | None) -> Reading:
    """The reading of a label that follows `before`, else one that begins a list, else any."""
    readings = label.readings
    if before and (next_one := next((r for r in readings if r.follows(before)), None)):
        return next_one
    return next((r for r in reversed(readings) if r.first), readings[0])
