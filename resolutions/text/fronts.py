"""The front of a text: what stands before the preamble, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resolutions.text.building import Node
from resolutions.text.clauses import Edition, Kind, OddityKind
from resolutions.text.covers import cover_year, is_adoption, is_cover
from resolutions.text.front import (
    NumberLine,
    Opening,
    complete_edition,
    find_number_line,
    find_opening,
    find_united_number,
    is_history,
    is_long,
    last_edition,
)
from resolutions.text.headings import find_heading
from resolutions.text.lines import Line, Role
from resolutions.text.run import FLAT_LINE, Run
from resolutions.text.sources import close_up_line, cut, join

_MOST_TITLES = 4
# What leads to a note may stand behind it.
_BRACKET_AT_END = re.compile(r"(?P<bracket>[(（][^()（）]*[)）])\s*\d?\s*$")


@dataclass(frozen=True, slots=True)
class Front:
    """What the front said. `rest` is what an extract ran on behind the opening line, and `next`
    the index of the first line that has not been read.
    """

    number: NumberLine | None
    opening: Opening | None
    history: Edition
    next: int
    rest: Line | None = None
    cover_year: int | None = None

    @property
    def body(self) -> str:
        """The adopting body that the opening line or the number line names, if any does."""
        if self.opening:
            return self.opening.body
        return self.number.body if self.number else ""

    @property
    def edition(self) -> Edition:
        """The edition of the number line, completed from the history and the opening line.

        The year of a cover's line counts where nothing else says one.
        """
        found = complete_edition(
            self.number.edition if self.number else Edition(),
            self.history,
            self.opening.edition if self.opening else Edition(),
        )
        return found if found.year else replace(found, year=self.cover_year)


def read_front(run: Run) -> Front:
    """Read the number line, the titles, the history and the opening line into the tree."""
    return _Reader(run).read()


class _Reader:
    def __init__(self, run: Run) -> None:
        self.run = run
        self.builder = run.builder
        self.history = Edition()
        self.covers: list[Line] = []
        self.apart: list[Line] = []

    def read(self) -> Front:
        front = self._read()
        years = [year for line in (*self.covers, *self.apart) if (year := cover_year(line.text))]
        if self.apart:
            words = "; ".join(line.text for line in self.apart)
            self.builder.note(self.apart[0].number, OddityKind.COVER, words)
        return replace(front, cover_year=max(years, default=None))

    def _read(self) -> Front:
        at, number = self._find_number()
        if number is None:
            self.builder.note(1, OddityKind.NO_NUMBER)
        self._keep_before(at)
        opened, opening = self._find_opening(at, number)
        if opening is None:
            line = self.run.lines[at].number if self.run.lines else 1
            self.builder.note(line, OddityKind.NO_OPENING)
            following = self._read_titles(at, number) if number else at
            return Front(number, None, self.history, following)
        for piece in self._join_history(at, opened):
            self._read_line(piece, number if piece is self.run.lines[at] else None)
        rest = self._read_opening(opened, opening, number if opened == at else None)
        return Front(number, opening, self.history, opened + 1, rest)

    def _find_number(self) -> tuple[int, NumberLine | None]:
        """Where the number line stands; the first line, if there is none before the body.

        Of two that say the same number right behind each other, it is the one with an edition.
        """
        first: tuple[int, NumberLine] | None = None
        for index, line in enumerate(self.run.lines):
            if first and index > first[0] + _MOST_TITLES:
                break
            if line.role in {Role.FOOTNOTE, Role.ROW}:
                continue
            opening = find_opening(self.run.lexicon, line.text)
            if opening and opening.start == 0 and len(line.text) <= FLAT_LINE:
                return first or (self._find_united(index) if opening.body == "un" else (0, None))
            if found := find_number_line(self.run.lexicon, line.text):
                if found.edition.year and (not first or found.number == first[1].number):
                    return index, found
                first = first or (index, found)
        return first or (0, None)

    def _find_united(self, end: int) -> tuple[int, NumberLine | None]:
        """Where the United Nations print the number: before the title, in its line."""
        for index, line in enumerate(self.run.lines[:end]):
            if found := find_united_number(line.text):
                before = [line.text for line in self.run.lines[:index]]
                adopted = [said for said in before if is_adoption(self.run.lexicon, said)]
                edition = Edition(cover_year(adopted[-1]) if adopted else None)
                return index, replace(found, edition=edition)
        return 0, None

    def _find_opening(self, first: int, number: NumberLine | None) -> tuple[int, Opening | None]:
        for index in range(first, len(self.run.lines)):
            line = self.run.lines[index]
            start = number.end if number and index == first else 0
            found = find_opening(self.run.lexicon, line.text, start)
            if found and (found.start == 0 or is_long(self.run.lexicon, line.text)):
                return index, found
            heading = find_heading(self.run, index) if index > first else None
            if heading and heading.known:
                break
        return first, None

    def _keep_before(self, at: int) -> None:
        """Keep what stands before the number line as plain paragraphs."""
        kept = [line for line in self.run.lines[:at] if not self.run.is_furniture(line)]
        if kept:
            self.builder.note(kept[0].number, OddityKind.BEFORE_NUMBER)
        self.covers += [line for line in kept if is_cover(self.run.lexicon, line.text)]
        for line in kept:
            self.run.add_unplaced(line)

    def _join_history(self, first: int, end: int) -> list[Line]:
        """The lines of the front, a bracket of editions that goes over several lines as one."""
        lines: list[Line] = []
        for line in self.run.lines[first:end]:
            whole = join(lines[-1], line) if lines else line
            open_bracket = lines and re.match(r"[(（][^()（）]*$", lines[-1].text)
            if open_bracket and not self.run.canonical and _is_open(self.run, whole.text):
                lines[-1] = whole
            else:
                lines.append(line)
        return lines

    def _read_titles(self, at: int, number: NumberLine) -> int:
        """The number line and the titles of a text without an opening line."""
        index = at
        while index < len(self.run.lines):
            titled = index > at + _MOST_TITLES + len(self.apart) or self.run.labels[index]
            if index > at and (titled or find_heading(self.run, index)):
                break
            self._read_line(self.run.lines[index], number if index == at else None)
            index += 1
        return index

    def _read_line(self, line: Line, number: NumberLine | None) -> None:
        """One line of the front; `number` if the number line is, or begins, this line."""
        if number:
            line = self._read_number(line, number)
        if line.role in {Role.FOOTNOTE, Role.ROW}:
            self.run.add_unplaced(line)
        elif line.text and not self.run.is_furniture(line):
            self._read_title(line)

    def _read_number(self, line: Line, number: NumberLine) -> Line:
        """Put the number line into the tree; returns what stands behind it in its line."""
        titled = number.body != "un" and number.end < len(line.text.rstrip())
        self.run.flat = self.run.flat or titled
        before = self.run.without_noise(cut(line, 0, number.start))
        if before.text and not self.run.is_furniture(before):
            self.builder.note(line.number, OddityKind.BEFORE_NUMBER)
            self._add(Kind.PARAGRAPH, before)
        self._add(Kind.NUMBER, cut(line, number.start, number.end))
        return cut(line, number.end, len(line.text))

    def _read_title(self, line: Line) -> None:
        """A title line; a bracket of editions at its end is the history line.

        What belongs to a document's cover is no title.
        """
        if is_cover(self.run.lexicon, line.text):
            self.apart.append(line)
            self._add(Kind.PARAGRAPH, line)
            return
        tail = _BRACKET_AT_END.search(line.text)
        historic = tail is not None and is_history(self.run.lexicon, tail["bracket"])
        start = tail.start() if tail and historic else len(line.text)
        title = cut(line, 0, start)
        if title.text:
            title = title if self.run.canonical else close_up_line(title)
            self._add(Kind.TITLE, title)
        if (history := cut(line, start, len(line.text))).text:
            self._add(Kind.HISTORY, history)
            self.history = last_edition(self.run.lexicon, history.text)

    def _read_opening(self, index: int, opening: Opening, number: NumberLine | None) -> Line | None:
        line = self.run.lines[index]
        before = cut(line, 0, opening.start)
        if before.text:
            self._read_line(before, number)
        self._add(Kind.OPENING, cut(line, opening.start, opening.end))
        rest = cut(line, opening.end, len(line.text))
        return rest if rest.text else None

    def _add(self, kind: Kind, line: Line) -> None:
        node = Node(kind, line.number)
        node.take(line)
        self.builder.add_root(node)


def _is_open(run: Run, text: str) -> bool:
    """Whether a text is a bracket of editions, or may become one with the next line."""
    return is_history(run.lexicon, text) or is_history(run.lexicon, f"{text})")
