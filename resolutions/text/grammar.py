"""The grammar: lines become a clause tree.

`parse` is the one way in. Nothing but recognised noise is lost: what no rule understands stays as
a paragraph where it stood, and what was odd is reported with its line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from resolutions.text import language as languages
from resolutions.text.addresses import assign
from resolutions.text.asides import find_note_end
from resolutions.text.building import Node
from resolutions.text.clauses import Kind, Oddity, OddityKind, ResolutionText, grouped
from resolutions.text.footnotes import anchor_footnotes, split_notes
from resolutions.text.front import find_number_line
from resolutions.text.fronts import Front, read_front
from resolutions.text.headings import UNKNOWN, annex_key, find_heading, is_annex_heading
from resolutions.text.labels import Label
from resolutions.text.lexicon import Heading, load
from resolutions.text.lines import Line, Role
from resolutions.text.run import Run, part
from resolutions.text.sections import Context
from resolutions.text.sources import Source, cut, join
from resolutions.text.splitting import (
    Boundary,
    BoundaryKind,
    find_boundary,
    first_label,
    with_comma,
)

_SAMPLE_LINES = 400


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a tree, and what was odd about its source, in the order of its lines."""

    text: ResolutionText
    oddities: tuple[Oddity, ...]


def parse(source: Source, *, language: str | None = None, body: str | None = None) -> Parsed:
    """Parse a source; language and body are detected when not given.

    Every clause of the result has an address; its uid is the one that its first line bears, if any.
    Raises KeyError for a language that is none of the six.
    """
    sample = "\n".join(line.text for line in source.lines[:_SAMPLE_LINES])
    detected, sure = languages.detect(sample) if language is None else (language, True)
    run = Run(load(detected), source)
    if not sure:
        run.builder.note(1, OddityKind.LANGUAGE_GUESSED)
    front = read_front(run)
    _BodyReader(run).read(front)
    run.builder.settle_identities()
    number = front.number
    text = ResolutionText(
        language=detected,
        body=body if body is not None else front.body,
        kind=number.kind if number else "resolution",
        number=number.number if number else "",
        edition=front.edition,
        clauses=tuple(node.frozen() for node in anchor_footnotes(run.builder)),
    )
    return Parsed(assign(text), grouped(run.builder.oddities))


class _BodyReader:
    """Reads what follows the front: sections, clauses, annexes, tables and notes."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.builder = run.builder

    def read(self, front: Front) -> None:
        self.run.in_body = front.opening is not None
        if front.rest:
            self._read_content(front.rest, front.next - 1)
        for index in range(front.next, len(self.run.lines)):
            self._read_line(index)

    def _read_line(self, index: int) -> None:
        line = self.run.lines[index]
        if line.role is Role.ROW:
            self.run.add_row(line)
        elif line.role is Role.FOOTNOTE:
            self._add_note(line)
        elif not self.run.is_furniture(line):
            self._read_content(self.run.without_noise(line), index)

    def _read_content(self, line: Line, index: int) -> None:
        """One line that is neither a note nor a table's row."""
        free = line.role is not Role.PARAGRAPH
        if free and self._is_annex(line):
            self._add_annex(line)
        elif heading := find_heading(self.run, index, line):
            self._open_section(line, heading, index)
        elif self.run.annex is not None and line.role is Role.HEADING:
            self._open_heading(line)
        elif free and self._closes(line):
            self._add_closing(line)
        elif free and (found := self.run.label_at(line)):
            if self._cites(found[0]):
                self._extend(line)
            else:
                self._place(*found, index)
        else:
            self._add_plain(line, index)

    def _cites(self, label: Label) -> bool:
        """Whether a label goes on with a sentence that had not ended, which a page broke there."""
        last = self.builder.last
        if self.run.canonical or last is None or last.kind not in {Kind.CLAUSE, Kind.DASH}:
            return False
        ended = not last.text or not last.text[-1].isalnum()
        return not (ended or label.is_dash or label.begins or self.builder.continues(label))

    def _extend(self, line: Line) -> None:
        """Let what came last go on with a line."""
        if last := self.builder.last:
            before = Line(last.text, last.line, spans=last.spans)
            last.take(join(before, line))
            self.builder.note(line.number, OddityKind.WRAPPED)

    def _place(self, label: Label, rest: Line, index: int) -> None:
        """Put a labelled line; a stated depth counts unless the label continues another list."""
        depth = rest.depth if self.run.indented else None
        if not self.run.canonical and depth == 0 and self.builder.leads_into(label):
            depth = None
        stated = depth is not None and self.builder.continues(label, level=depth)
        if not self.run.canonical and not stated and self.builder.continues(label):
            depth = None
        following = self.run.following(index, in_section=True)
        node = self.builder.add_labelled(label, rest, following=following, depth=depth)
        self._split(node, rest, index)

    def _add_plain(self, line: Line, index: int) -> None:
        """A line without a label: a section's own text, an annex's title, or a paragraph."""
        container = self.builder.container
        depth = line.depth if self.run.indented else None
        if container and self.builder.last is container and not container.text and not depth:
            node = container
            node.take(line)
        else:
            if not (self.run.canonical or depth) and self._is_displaced(line):
                self.builder.note(line.number, OddityKind.DISPLACED, line.text[:80])
            node = self.builder.add_paragraph(line, depth=depth)
        self._split(node, line, index)

    def _is_displaced(self, line: Line) -> bool:
        """Whether a line goes on small behind a clause that had ended."""
        last = self.builder.last
        ended = last is not None and last.kind is Kind.CLAUSE and last.text.endswith((";", "؛"))
        return ended and line.text[0].islower()

    def _split(self, node: Node, line: Line, index: int) -> None:
        """Give a node its part of a line; what an extract ran into the line becomes more nodes."""
        if self.run.canonical:
            return
        position = 0
        context = self._context(index)
        while boundary := find_boundary(line.text, position, self.builder, context):
            node.take(cut(line, position, boundary.start))
            position = boundary.end
            if boundary.kind is BoundaryKind.CLOSING:
                self._add_closing(part(line, boundary.start))
                return
            if boundary.kind is BoundaryKind.NOTE and boundary.label:
                behind = find_note_end(line.text, boundary, self.builder, context)
                self._add_note_in_line(line, boundary.label, position, behind)
                if behind is None:
                    return
                boundary, position = behind, behind.end
            node = self._begin(boundary, line)
            if boundary.heading and (first := first_label(line.text, position)):
                node = self._begin(first, line)
                position = first.end
        node.take(part(line, position))

    def _context(self, index: int) -> Context:
        operative = any(node.key.startswith("resolves") for node in self.builder.roots)
        return Context(
            self.run.lexicon,
            self.run.following(index),
            self.run.flat,
            self.run.next_label(index),
            operative or self.run.resolved,
        )

    def _add_note_in_line(
        self, line: Line, label: Label, start: int, behind: Boundary | None
    ) -> None:
        end = behind.start if behind else len(line.text)
        self._add_note(replace(cut(line, start, end), label=label.text))
        self.builder.note(line.number, OddityKind.FOOTNOTE_IN_LINE, label.text)
        if behind and behind.guessed:
            self.builder.note(line.number, OddityKind.FOOTNOTE_END, label.text)

    def _begin(self, boundary: Boundary, line: Line) -> Node:
        """Open what begins at a boundary; its text comes later."""
        mark = cut(line, boundary.start, boundary.end)
        if boundary.kind is BoundaryKind.TEXT:
            return self.builder.add_continuation(line.number)
        if boundary.heading:
            self.builder.note(line.number, OddityKind.HEADING_IN_LINE, mark.text)
            return self._add_section(boundary.heading, mark)
        if boundary.label is None:
            self.builder.note(line.number, OddityKind.HEADING_IN_LINE, mark.text)
            return self._add_annex(mark)
        if boundary.stray:
            self.builder.note(line.number, OddityKind.DISPLACED, boundary.stray)
        if not boundary.label.is_dash:
            self.builder.note(line.number, OddityKind.LABEL_IN_LINE, mark.text)
        return self.builder.add_labelled(boundary.label, replace(mark, text="", spans=()))

    def _open_section(self, line: Line, heading: Heading, index: int) -> None:
        """Begin a section; what stands behind its heading is its text or its first clause."""
        end = with_comma(line.text, heading.end)
        if end >= len(line.text.rstrip(" *_")):
            end = len(line.text)
        mark = cut(line, 0, end)
        if heading.key == UNKNOWN:
            self.builder.note(line.number, OddityKind.UNKNOWN_HEADING, mark.text)
        elif not heading.known and end == len(line.text):
            self.builder.note(line.number, OddityKind.UNKNOWN_REST, mark.text)
        node = self._add_section(heading, mark)
        rest = cut(line, end, len(line.text))
        if not rest.text:
            return
        if found := self.run.label_at(rest):
            self._place(found[0], replace(found[1], depth=0), index)
        else:
            node.take(rest)
            self._split(node, rest, index)

    def _add_section(self, heading: Heading, mark: Line) -> Node:
        self.run.annex = None
        words = mark.text.strip(" *_")
        return self.builder.open(
            Node(heading.kind, mark.number, heading=words, key=heading.key, uid=mark.uid)
        )

    def _is_annex(self, line: Line) -> bool:
        if line.role is Role.ANNEX:
            return True
        sections = {Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX}
        begun = any(node.kind in sections for node in self.builder.roots)
        return begun and is_annex_heading(self.run.lexicon, line.text)

    def _add_annex(self, mark: Line) -> Node:
        key = annex_key(self.run.lexicon, mark.text)
        node = Node(Kind.ANNEX, mark.number, heading=mark.text, key=key, uid=mark.uid)
        self.run.annex = self.builder.open(node)
        return node

    def _open_heading(self, line: Line) -> None:
        node = Node(Kind.HEADING, line.number, heading=line.text, uid=line.uid)
        if self.run.annex is not None:
            self.builder.open_heading(node, self.run.annex)

    def _closes(self, line: Line) -> bool:
        """Whether a line belongs to no section: a reference at the end, or another resolution."""
        if self.run.lexicon.closing.match(line.text):
            return True
        other = None if self.run.canonical else find_number_line(self.run.lexicon, line.text)
        if other is None or not self.run.in_body or self.run.annex is not None:
            return False
        self.builder.note(line.number, OddityKind.SECOND_RESOLUTION, line.text[:80])
        return True

    def _add_closing(self, line: Line) -> None:
        self.builder.container = None
        node = Node(Kind.PARAGRAPH, line.number)
        node.take(line)
        self.builder.add_root(node)
        found = find_number_line(self.run.lexicon, line.text)
        if found and found.start:
            second = line.text[found.start : found.end]
            self.builder.note(line.number, OddityKind.SECOND_RESOLUTION, second)

    def _add_note(self, line: Line) -> None:
        for label, piece in split_notes(line):
            node = Node(Kind.FOOTNOTE, line.number, label=label)
            node.take(piece)
            self.builder.add_aside(node)
