"""The grammar: lines become a clause tree.

`parse` is the one way in. Nothing but recognised noise is lost: what no rule understands stays as
a paragraph where it stood, and what was odd is reported with its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resolutions.text import language as languages
from resolutions.text.addresses import assign
from resolutions.text.building import Builder, Node
from resolutions.text.clauses import Edition, Kind, Oddity, OddityKind, ResolutionText
from resolutions.text.footnotes import anchor_footnotes, split_notes
from resolutions.text.front import (
    LONG,
    NumberLine,
    Opening,
    find_number_line,
    find_opening,
    is_history,
    last_edition,
)
from resolutions.text.labels import Label, read_bare, read_label
from resolutions.text.lexicon import Heading, Lexicon, fold, load
from resolutions.text.lines import Line, Role
from resolutions.text.sources import Source, cut
from resolutions.text.splitting import (
    Boundary,
    BoundaryKind,
    Context,
    find_boundary,
    first_label,
    with_comma,
)
from resolutions.text.wrapping import join_wrapped

_FURNITURE_HEAD = re.compile(r"[–-]\s*\d{1,4}\s*[–-]\s*(?:[(（]\d+(?:\.\d+)*\s*[–-][^)）]*[)）])?")
_BULLET = re.compile(r"[-*+•]\s+")
_LONGEST_HEADING = 160
_FLAT_LINE = 400
"""A source whose lines are on average longer has its structure run together; Chinese needs less."""
_FLAT_LINE_ZH = 150


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a tree, and what was odd about its source."""

    text: ResolutionText
    oddities: tuple[Oddity, ...]


def parse(source: Source, *, language: str | None = None, body: str | None = None) -> Parsed:
    """Parse a source; language and body are detected when not given.

    Every clause of the result has an address; no clause has a uid. Raises KeyError for a language
    that is none of the six.
    """
    sample = "\n".join(line.text for line in source.lines[:400])
    detected, sure = languages.detect(sample) if language is None else (language, True)
    parser = _Parser(load(detected), source)
    if not sure:
        parser.builder.note(1, OddityKind.LANGUAGE_GUESSED)
    return parser.run(body)


class _Parser:
    """One run over one source."""

    def __init__(self, lexicon: Lexicon, source: Source) -> None:
        self.lexicon = lexicon
        self.builder = Builder()
        self.canonical = source.canonical
        lines = source.lines
        if not self.canonical:
            lines, joined_at = join_wrapped(lexicon, lines)
            if joined_at:
                self.builder.note(joined_at, OddityKind.WRAPPED)
        self.lines = lines
        self.labels = [_label_of(line) for line in lines]
        self.indented = self.canonical or any(
            line.depth and label for line, label in zip(lines, self.labels, strict=True)
        )
        self.flat = _is_flat(lexicon, lines)
        self.annex: Node | None = None
        self.number: NumberLine | None = None
        self.opening: Opening | None = None
        self.history = Edition()

    def run(self, body: str | None) -> Parsed:
        start = self._read_front()
        for index in range(start, len(self.lines)):
            self._read_line(index)
        roots = anchor_footnotes(self.builder)
        text = ResolutionText(
            language=self.lexicon.language,
            body=body if body is not None else self._body(),
            kind=self.number.kind if self.number else "resolution",
            number=self.number.number if self.number else "",
            edition=self._edition(),
            clauses=tuple(node.frozen() for node in roots),
        )
        return Parsed(assign(text), tuple(sorted(self.builder.oddities, key=lambda o: o.line)))

    # Front matter

    def _read_front(self) -> int:
        """Read up to the opening line; returns the index of the first line after it."""
        at = self._find_number()
        if at is None:
            self.builder.note(1, OddityKind.NO_NUMBER)
        else:
            self._keep_before(at)
        first = 0 if at is None else at
        opened = self._find_opening(first)
        if opened is None:
            self.builder.note(self.lines[first].number if self.lines else 1, OddityKind.NO_OPENING)
            return first if at is None else self._read_titles(at)
        for index in range(first, opened):
            self._read_front_line(index, self.lines[index], index == at)
        self._read_opening_line(opened, opened == at)
        return opened + 1

    def _find_number(self) -> int | None:
        for index, line in enumerate(self.lines):
            if line.role in {Role.FOOTNOTE, Role.ROW}:
                continue
            if self._is_plain_section(index):
                return None
            if found := find_number_line(self.lexicon, line.text):
                self.number = found
                return index
        return None

    def _is_plain_section(self, index: int) -> bool:
        """Whether the body has begun: an opening line stands here, so no number comes any more."""
        opening = find_opening(self.lexicon, self.lines[index].text)
        return (
            opening is not None and opening.start == 0 and len(self.lines[index].text) <= _FLAT_LINE
        )

    def _find_opening(self, first: int) -> int | None:
        for index in range(first, len(self.lines)):
            line = self.lines[index]
            start = self.number.end if self.number and index == first else 0
            found = find_opening(self.lexicon, line.text, start)
            if found and (found.start == 0 or len(line.text) > LONG):
                self.opening = found
                return index
            heading = self._heading_of(index) if index > first else None
            if heading and heading.known:
                return None
        return None

    def _keep_before(self, at: int) -> None:
        """Keep what stands before the number line as plain paragraphs."""
        for line in self.lines[:at]:
            if self._is_furniture(line):
                continue
            if not any(o.kind is OddityKind.BEFORE_NUMBER for o in self.builder.oddities):
                self.builder.note(line.number, OddityKind.BEFORE_NUMBER)
            self._add_unplaced(line)

    def _add_unplaced(self, line: Line) -> None:
        if line.role is Role.ROW:
            self._add_row(line)
            return
        node = Node(Kind.PARAGRAPH, line.number, label=line.label)
        if line.role is Role.FOOTNOTE:
            node.kind = Kind.FOOTNOTE
        node.take(line)
        self.builder.add_root(node)

    def _read_titles(self, at: int) -> int:
        """The number line and the titles of a text without an opening line."""
        index = at
        while index < len(self.lines):
            if index > at and (index > at + 4 or self._heading_of(index) or self.labels[index]):
                break
            self._read_front_line(index, self.lines[index], index == at)
            index += 1
        return index

    def _read_front_line(self, index: int, line: Line, has_number: bool) -> None:
        if has_number and self.number:
            self.flat = self.flat or self.number.end < len(line.text.rstrip())
            self._add_furniture_before(line, self.number.start)
            self._add_front(Kind.NUMBER, cut(line, self.number.start, self.number.end))
            line = cut(line, self.number.end, len(line.text))
        if line.role in {Role.FOOTNOTE, Role.ROW}:
            self._add_unplaced(line)
        elif line.text and not self._is_furniture(line):
            self._add_title(line)

    def _add_title(self, line: Line) -> None:
        tail = re.search(r"[(（][^()（）]*[)）]\s*$", line.text)
        start = tail.start() if tail and is_history(self.lexicon, tail.group()) else len(line.text)
        if (title := cut(line, 0, start)).text:
            self._add_front(Kind.TITLE, title)
        if (history := cut(line, start, len(line.text))).text:
            self._add_front(Kind.HISTORY, history)
            self.history = last_edition(self.lexicon, history.text)

    def _read_opening_line(self, index: int, has_number: bool) -> None:
        line, opening = self.lines[index], self.opening
        if opening is None:
            return
        before = cut(line, 0, opening.start)
        if before.text:
            self._read_front_line(index, before, has_number)
        self._add_front(Kind.OPENING, cut(line, opening.start, opening.end))
        rest = cut(line, opening.end, len(line.text))
        if rest.text:
            self._read_content(rest, index)

    def _add_front(self, kind: Kind, line: Line) -> None:
        node = Node(kind, line.number)
        node.take(line)
        self.builder.add_root(node)

    def _add_furniture_before(self, line: Line, end: int) -> None:
        before = cut(line, 0, end)
        found = _FURNITURE_HEAD.match(before.text)
        if found:
            self.builder.note(line.number, OddityKind.PAGE_FURNITURE, found.group().strip())
            before = cut(before, found.end(), len(before.text))
        if before.text:
            self.builder.note(line.number, OddityKind.BEFORE_NUMBER)
            self._add_front(Kind.PARAGRAPH, before)

    # Body

    def _read_line(self, index: int) -> None:
        line = self.lines[index]
        if line.role is Role.ROW:
            self._add_row(line)
        elif line.role is Role.FOOTNOTE:
            self._add_note(line)
        elif not self._is_furniture(line):
            self._read_content(self._without_noise(line), index)

    def _read_content(self, line: Line, index: int) -> None:
        """One line that is neither a note nor a table's row, from its start."""
        heading = self._heading_of(index, line)
        if line.role is not Role.PARAGRAPH and self._reads_as_annex(line):
            self._open_annex(line)
        elif heading:
            self._open_section(line, heading, index)
        elif line.role is not Role.PARAGRAPH and self.lexicon.closing.match(line.text):
            self._add_front(Kind.PARAGRAPH, line)
        elif line.role is not Role.PARAGRAPH and (found := self._label_at(line)):
            label, rest = found
            self._place(label, rest, index)
        else:
            self._add_plain(line, index)

    def _place(self, label: Label, rest: Line, index: int) -> None:
        depth = rest.depth if self.indented else None
        node = self.builder.add_labelled(label, rest, following=self._following(index), depth=depth)
        self._split(node, rest, index)

    def _add_plain(self, line: Line, index: int) -> None:
        """A line without a label: a section's own text, an annex's title, or a paragraph."""
        last, container = self.builder.last, self.builder.container
        empty = container is not None and not container.children and not container.text
        if (
            container is not None
            and last is container
            and empty
            and not (self.indented and line.depth)
        ):
            node = container
            node.take(line)
        else:
            depth = line.depth if self.indented else None
            node = self.builder.add_paragraph(line, depth=depth)
        self._split(node, line, index)

    def _split(self, node: Node, line: Line, index: int) -> None:
        """Give a node its part of a line; what an extract ran into the line becomes more nodes."""
        if self.canonical:
            return
        position = 0
        context = Context(self.lexicon, self._following(index), self.flat)
        while boundary := find_boundary(line.text, position, self.builder, context):
            node.take(cut(line, position, boundary.start))
            position = boundary.end if boundary.kind is not BoundaryKind.CLOSING else boundary.start
            if boundary.kind is BoundaryKind.NOTE and boundary.label:
                self._add_note(
                    replace(cut(line, position, len(line.text)), label=boundary.label.text)
                )
                self.builder.note(line.number, OddityKind.FOOTNOTE_IN_LINE, boundary.label.text)
                return
            node = self._begin(boundary, line)
            if boundary.kind is BoundaryKind.HEADING and (
                first := first_label(line.text, position)
            ):
                node = self._begin(first, line)
                position = first.end
        node.take(cut(line, position, len(line.text)))

    def _begin(self, boundary: Boundary, line: Line) -> Node:
        """Open what begins at a boundary; its text comes later."""
        mark = cut(line, boundary.start, boundary.end)
        if boundary.kind is BoundaryKind.HEADING and boundary.heading:
            self.builder.note(line.number, OddityKind.HEADING_IN_LINE, mark.text)
            return self._add_section(boundary.heading, mark)
        if boundary.kind is BoundaryKind.ANNEX:
            self.builder.note(line.number, OddityKind.HEADING_IN_LINE, mark.text)
            return self._add_annex(mark)
        if boundary.kind is BoundaryKind.LABEL and boundary.label:
            if not boundary.label.is_dash:
                self.builder.note(line.number, OddityKind.LABEL_IN_LINE, mark.text)
            return self.builder.add_labelled(boundary.label, replace(mark, text="", spans=()))
        self.builder.container = None
        return self.builder.add_root(Node(Kind.PARAGRAPH, line.number))

    # Sections, annexes, tables, notes

    def _heading_of(self, index: int, line: Line | None = None) -> Heading | None:
        """What a line says as a section's heading, None if it is none."""
        line = line or self.lines[index]
        if line.role is Role.PARAGRAPH or line.role is Role.ROW or not line.text:
            return None
        if self.annex is not None:
            return None
        found = self.lexicon.heading(line.text)
        if line.role is Role.HEADING:
            return replace(found, end=len(line.text)) if found else self._unknown(line)
        if self.canonical and not (found and found.known):
            return None
        if found is None:
            return self._unknown(line) if self._looks_unknown(index, line) else None
        return self._accepted(found, line, index)

    def _accepted(self, found: Heading, line: Line, index: int) -> Heading | None:
        rest = line.text[found.end :].lstrip(" *_")
        if found.known:
            if line.text.rstrip().endswith((":", "：")) and self._interrupts_list(index):
                return None
            whole = line.text.rstrip(" ,，:：*_")
            return replace(found, end=len(whole)) if not rest.strip(" ,，:：") else found
        label = read_label(rest)
        if label and any(reading.first for reading in label[0].readings):
            return found
        if not self._section_may_begin():
            return None
        if len(line.text) <= _LONGEST_HEADING and not rest.rstrip().endswith(tuple(";.；。,，:：")):
            return replace(found, end=len(line.text))
        return found if self._runs_on(line, found) else None

    def _runs_on(self, line: Line, found: Heading) -> bool:
        """Whether a heading's text stands on the same line, as the United Nations print it."""
        cased = line.text[0].isupper() or self.lexicon.language in {"zh", "ar"}
        followed = line.text[found.end : found.end + 1]
        boundary = self.lexicon.language == "zh" or not followed.isalnum()
        return (
            boundary
            and (cased or self.flat or found.kind is Kind.OPERATIVE)
            and self.flat | (line.text[0].isupper())
        )

    def _interrupts_list(self, index: int) -> bool:
        """Whether the list that is open goes on behind this line: then it is no new section."""
        ahead = (label for label in self._following(index) if not label.is_dash)
        outer = self.builder.levels[:1]
        return any(
            reading.follows(level.reading)
            for label in ahead
            for reading in label.readings
            for level in outer
            if level.reading
        )

    def _section_may_begin(self) -> bool:
        """Whether what came last has ended: nothing yet, a comma, a full stop, or no text at all."""
        last = self.builder.last
        if last is None or last.kind in {Kind.OPENING, Kind.TITLE, Kind.NUMBER, Kind.HISTORY}:
            return True
        return not last.text or last.text.rstrip('"”’» ').endswith(tuple(",，.。،;；]"))

    def _looks_unknown(self, index: int, line: Line) -> bool:
        """Whether a short line that leads into a list must be a heading that no one listed."""
        if self.labels[index] or self.indented and line.depth or len(line.text) > 100:
            return False
        if not self._section_may_begin() or line.text.rstrip().endswith(tuple(";.；。,，:：)）")):
            return False
        in_body = self.opening is not None and self.builder.last is not None
        nxt = self.labels[index + 1] if index + 1 < len(self.labels) else None
        starts_list = nxt is not None and any(r.first for r in nxt.readings) and not nxt.is_dash
        return in_body and starts_list and not line.text[0].isdigit()

    def _unknown(self, line: Line) -> Heading:
        operative = any(node.kind is Kind.OPERATIVE for node in self.builder.roots)
        kind = Kind.OPERATIVE if operative else Kind.PREAMBLE
        return Heading(kind, "section", len(line.text), known=False)

    def _open_section(self, line: Line, heading: Heading, index: int) -> None:
        heading = replace(heading, end=with_comma(line.text, heading.end))
        mark = cut(line, 0, heading.end)
        if heading.key == "section":
            self.builder.note(line.number, OddityKind.UNKNOWN_HEADING, mark.text)
        elif not heading.known and heading.end >= len(line.text):
            self.builder.note(line.number, OddityKind.UNKNOWN_REST, mark.text)
        node = self._add_section(heading, mark)
        rest = cut(line, heading.end, len(line.text))
        if not rest.text.strip(" ,:，："):
            node.heading = line.text
            return
        if found := self._label_at(rest):
            self._place(found[0], replace(found[1], depth=0), index)
        else:
            node.take(rest)
            self._split(node, rest, index)

    def _add_section(self, heading: Heading, mark: Line) -> Node:
        self.annex = None
        return self.builder.open(
            Node(heading.kind, mark.number, heading=mark.text.strip(" *_"), key=heading.key)
        )

    def _reads_as_annex(self, line: Line) -> bool:
        if line.role is Role.ANNEX:
            return True
        if self.builder.container is None and self.annex is None and not self._has_section():
            return False
        return is_annex_heading(self.lexicon, line.text)

    def _has_section(self) -> bool:
        return any(node.kind in {Kind.PREAMBLE, Kind.OPERATIVE} for node in self.builder.roots)

    def _open_annex(self, line: Line) -> None:
        self._add_annex(line)

    def _add_annex(self, mark: Line) -> Node:
        number = re.search(r"\d+", self.lexicon.annex.split(mark.text, maxsplit=1)[-1][:4])
        key = f"annex-{number.group()}" if number else "annex"
        node = Node(Kind.ANNEX, mark.number, heading=mark.text, key=key)
        self.annex = self.builder.open(node)
        return node

    def _add_row(self, line: Line) -> None:
        if not line.cells:
            return
        row = Node(Kind.ROW, line.number)
        for cell in line.cells:
            node = Node(Kind.CELL, line.number)
            node.take(cell)
            row.children.append(node)
        self.builder.add_row(row)

    def _add_note(self, line: Line) -> None:
        for label, piece in split_notes(line):
            node = Node(Kind.FOOTNOTE, line.number, label=label)
            node.take(piece)
            self.builder.add_aside(node)

    # Lines

    def _label_at(self, line: Line) -> tuple[Label, Line] | None:
        """The label that begins a line, and the line without it."""
        if line.label:
            label = read_bare(line.label)
            return (label, line) if label else None
        found = read_label(line.text) or (
            read_label(f"{line.text} ") if len(line.text) < 8 else None
        )
        if not found:
            return None
        return found[0], replace(cut(line, found[1], len(line.text)), depth=line.depth)

    def _following(self, index: int) -> Sequence[Label]:
        ahead = self.labels[index + 1 : index + 60]
        return [label for label in ahead if label]

    def _without_noise(self, line: Line) -> Line:
        """The line without a bullet before its label or heading, and without a running head."""
        head = None if self.canonical else _FURNITURE_HEAD.match(line.text)
        if head and len(line.text) > head.end():
            self.builder.note(line.number, OddityKind.PAGE_FURNITURE, head.group().strip())
            line = replace(cut(line, head.end(), len(line.text)), depth=line.depth)
        bullet = None if self.canonical else _BULLET.match(line.text)
        if bullet:
            rest = replace(cut(line, bullet.end(), len(line.text)), depth=line.depth)
            found = self.lexicon.heading(rest.text)
            if read_label(rest.text) or (found and found.known):
                return rest
        return line

    def _is_furniture(self, line: Line) -> bool:
        if self.canonical or not self.lexicon.furniture.fullmatch(line.text):
            return False
        self.builder.note(line.number, OddityKind.PAGE_FURNITURE, line.text)
        return True

    # What the text is

    def _body(self) -> str:
        if self.opening:
            return self.opening.body
        return self.number.body if self.number else ""

    def _edition(self) -> Edition:
        """The edition of the number line, completed from the history and the opening line."""
        found = self.number.edition if self.number else Edition()
        others = [self.history, self.opening.edition if self.opening else Edition()]
        for other in others:
            if other.year and (found.year is None or found.year == other.year):
                shouted = found.place.isupper() and fold(found.place) == fold(other.place)
                place = other.place if shouted or not found.place else found.place
                found = replace(found, year=other.year, place=place)
        return found


def is_annex_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a whole line is the heading of an annex: the word, a number, what it is annexed to."""
    found = lexicon.annex.match(text) or re.match(
        rf".*[)）号议].{{0,2}}{lexicon.annex.pattern}", text
    )
    if not found or len(text) > _LONGEST_HEADING or text.rstrip().endswith(tuple(";.；。,，")):
        return False
    rest = re.sub(
        r"^\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4}|[一二三四五六七八九十])?(?=\W|$)", "", text[found.end() :]
    )
    if not rest.strip():
        return True
    named = any(kind in fold(rest) for kind in lexicon.kinds)
    return named and (text.isupper() or re.match(r"\s*[(（–—:：-]|\s+\S{1,4}\s", rest) is not None)


def _is_flat(lexicon: Lexicon, lines: Sequence[Line]) -> bool:
    """Whether an extract ran a whole text into a few lines."""
    lengths = [len(line.text) for line in lines if line.text]
    limit = _FLAT_LINE_ZH if lexicon.language == "zh" else _FLAT_LINE
    return bool(lengths) and sum(lengths) / len(lengths) > limit


def _label_of(line: Line) -> Label | None:
    if line.label:
        return read_bare(line.label)
    bullet = _BULLET.match(line.text)
    found = read_label(line.text, bullet.end() if bullet else 0)
    return found[0] if found else None
