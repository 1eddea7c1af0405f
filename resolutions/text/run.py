"""One run of the grammar over one source: its lines, its labels, and the tree as far as it grew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from resolutions.text.building import Builder, Node
from resolutions.text.clauses import Kind, OddityKind
from resolutions.text.dates import begins_with_date
from resolutions.text.labels import Label, read_bare, read_fused, read_label
from resolutions.text.lexicon import Lexicon
from resolutions.text.lines import Line, Role
from resolutions.text.pages import RUNNING_HEAD, find_furniture, is_furniture
from resolutions.text.sequences import set_labels_apart
from resolutions.text.sources import Source, cut
from resolutions.text.wrapping import join_wrapped

FLAT_LINE = 400
"""A source whose lines are on average longer has its structure run together; Chinese needs less."""
_FLAT_LINE_ZH = 150
_AHEAD = 60
_DECIDING = ("resolves", "decides")
_BULLET = re.compile(r"[-*+•]\s+")
_RUNNING_FOOT = re.compile(r"\s(?P<number>–\s?\d{1,4}\s?–|-\s\d{1,4}\s-)$")


class Run:
    """What is known while a source is read.

    `canonical`: the source says that nothing is to be inferred. `indented`: it states depths by
    tabs. `flat`: an extract ran it into a few lines. `bulleted`: bullets stand before headings,
    so they are the layout of a page and no labels. `redlined`: old and new labels run together.
    """

    def __init__(self, lexicon: Lexicon, source: Source) -> None:
        """Prepare the lines of a source: sentences that a page's width broke are joined first."""
        self.lexicon = lexicon
        self.builder = Builder()
        self.canonical = source.canonical
        self.lines = source.lines
        if not (source.canonical or source.whole):
            lines = set_labels_apart(self._without_furniture(source.lines))
            self.lines, joined_at = join_wrapped(lexicon, lines)
            if joined_at:
                self.builder.note(joined_at, OddityKind.WRAPPED)
        elif source.whole:
            self.lines = set_labels_apart(source.lines)
        self.labels = [_label_of(line) for line in self.lines]
        self.indented = self.canonical or any(
            line.depth and label for line, label in zip(self.lines, self.labels, strict=True)
        )
        self.flat = _is_flat(lexicon, self.lines)
        self.redlined = any(label and label.fused for label in self.labels)
        self.bulleted = any(self._leads_heading(line) for line in self.lines)
        self._headings: dict[int, bool] = {}
        self.annex: Node | None = None
        self.in_body = False

    def following(self, index: int, *, in_section: bool = False) -> Sequence[Label]:
        """The labels of the lines behind line `index`; `in_section`: up to the next heading."""
        ahead = range(index + 1, min(index + _AHEAD, len(self.lines)))
        end = next((at for at in ahead if in_section and self._is_heading(at)), index + _AHEAD)
        return [label for label in self.labels[index + 1 : end] if label]

    def next_label(self, index: int) -> Label | None:
        """The label that the line behind line `index` begins with."""
        return self.labels[index + 1] if index + 1 < len(self.labels) else None

    @cached_property
    def resolved(self) -> bool:
        """Whether a line of its own is the heading under which the text resolves or decides."""
        found = (self.lexicon.heading(line.text) for line in self.lines)
        return any(heading and heading.key.startswith(_DECIDING) for heading in found)

    def _is_heading(self, index: int) -> bool:
        if index not in self._headings:
            found = self.lexicon.heading(self.lines[index].text)
            self._headings[index] = found is not None and found.known
        return self._headings[index]

    def _leads_heading(self, line: Line) -> bool:
        """Whether a line is a bullet before a heading."""
        bullet = None if self.canonical else _BULLET.match(line.text)
        found = self.lexicon.heading(line.text, bullet.end()) if bullet else None
        return found is not None and found.known

    def label_at(self, line: Line) -> tuple[Label, Line] | None:
        """The label that begins a line, and the line without it."""
        if line.label:
            label = read_bare(line.label)
            return (label, line) if label else None
        found = read_label(line.text)
        if not found and len(line.text) < 8:
            found = read_label(f"{line.text} ")
        if not found or (not self.canonical and self._is_number(found[0], line, found[1])):
            return None
        if found[0].weak and not self.canonical:
            return None
        label = self._in_redline(found[0])
        return (label, part(line, found[1])) if label else None

    def _is_number(self, label: Label, line: Line, end: int) -> bool:
        """Whether a bare number at the start of a line is a date's, a table's or a page's."""
        if not label.text.isdecimal():
            return False
        if _is_figures(label, line.text[end:]) or not (self.builder.begun or label.begins):
            return True
        return begins_with_date(self.lexicon.language, line.text)

    def _in_redline(self, label: Label) -> Label | None:
        """The label as it counts in its list: where a source is a flattened redline, its new half
        may count; that is the only way to read a fused one.
        """
        if self.builder.continues(label):
            return label
        fused = read_fused(label.text) if self.redlined else None
        if fused and self.builder.continues(fused):
            return fused
        return None if label.fused else label

    def without_noise(self, line: Line) -> Line:
        """The line without a running head, and without a bullet before its label or heading."""
        if self.canonical:
            return line
        head = RUNNING_HEAD.match(line.text)
        if head and len(line.text) > head.end():
            self.builder.note(line.number, OddityKind.PAGE_FURNITURE, head.group().strip())
            line = part(line, head.end())
        foot = _RUNNING_FOOT.search(line.text)
        if foot and foot.start():
            self.builder.note(line.number, OddityKind.PAGE_FURNITURE, foot["number"])
            line = replace(cut(line, 0, foot.start()), depth=line.depth)
        bullet = _BULLET.match(line.text)
        rest = part(line, bullet.end()) if bullet else line
        return rest if self.bulleted or read_label(rest.text) else line

    def is_furniture(self, line: Line) -> bool:
        """Whether a line is a page number or a running head, which is then noted and left out."""
        if self.canonical or not is_furniture(self.lexicon, line.text):
            return False
        self.builder.note(line.number, OddityKind.PAGE_FURNITURE, line.text)
        return True

    def _without_furniture(self, lines: Sequence[Line]) -> tuple[Line, ...]:
        """The lines without those that belong to a page, which are noted."""
        furniture = find_furniture(self.lexicon, lines)
        for index in sorted(furniture):
            line = lines[index]
            self.builder.note(line.number, OddityKind.PAGE_FURNITURE, line.text)
        return tuple(line for index, line in enumerate(lines) if index not in furniture)

    def add_row(self, line: Line) -> None:
        """Put a table's row where the text has come to; a delimiter row has no cells."""
        if not line.cells:
            return
        row = Node(Kind.ROW, line.number)
        for cell in line.cells:
            node = Node(Kind.CELL, line.number)
            node.take(cell)
            row.children.append(node)
        self.builder.add_row(row)

    def add_unplaced(self, line: Line) -> None:
        """Keep a line of the front matter that is neither number nor title."""
        if line.role is Role.ROW:
            self.add_row(line)
            return
        kind = Kind.FOOTNOTE if line.role is Role.FOOTNOTE else Kind.PARAGRAPH
        node = Node(kind, line.number, label=line.label)
        node.take(line)
        self.builder.add_root(node)


def part(line: Line, start: int) -> Line:
    """The line from `start` on, with the depth of the whole."""
    return replace(cut(line, start, len(line.text)), depth=line.depth)


def _is_flat(lexicon: Lexicon, lines: Sequence[Line]) -> bool:
    lengths = [len(line.text) for line in lines if line.text]
    limit = _FLAT_LINE_ZH if lexicon.language == "zh" else FLAT_LINE
    return bool(lengths) and sum(lengths) / len(lengths) > limit


def _is_figures(label: Label, rest: str) -> bool:
    """Whether a bare number is followed by numbers alone, as in the remains of a table."""
    return label.text.isdecimal() and bool(rest.strip()) and not any(map(str.isalpha, rest))


def _label_of(line: Line) -> Label | None:
    if line.label:
        return read_bare(line.label)
    bullet = _BULLET.match(line.text)
    found = read_label(line.text, bullet.end() if bullet else 0)
    if found and found[0].weak:
        return None
    return found[0] if found and not _is_figures(found[0], line.text[found[1] :]) else None
