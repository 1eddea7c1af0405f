"""A resolution's text as a Word document that looks like a printed ITU resolution.

`Sheet` sets one clause at a time, knowing nothing of its neighbours but its level. A redline uses
the same sheet for its two sides, so a text and a redline of it can only look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText, Span, SpanKind
from resolutions.text.links import safe_target
from resolutions.word.marks import (
    PLAIN,
    Block,
    Cell,
    Document,
    Formatting,
    Note,
    Paragraph,
    Properties,
    Row,
    Run,
    Shape,
    Table,
)
from resolutions.word.template import STEP, STYLES

FRONT = {
    Kind.NUMBER: "Res_No",
    Kind.TITLE: "Res_title",
    Kind.HISTORY: "Res_ref",
    Kind.OPENING: "Normal_after_title",
}
LABELLED = frozenset({Kind.CLAUSE, Kind.DASH})
DEEPEST = 6
LETTER = re.compile(r"\(?[a-z]{1,5}\).*", re.DOTALL)
UPRIGHT = frozenset({"zh", "ar"})  # scripts that have no italics
FLAGS = {
    SpanKind.ITALIC: "italic",
    SpanKind.BOLD: "bold",
    SpanKind.SUPERSCRIPT: "superscript",
    SpanKind.SUBSCRIPT: "subscript",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a clause that look alike; `anchor` is the label of the note they lead to."""

    text: str
    formatting: Formatting = PLAIN
    link: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One paragraph of a clause before notes are numbered: its shape and its stretches.

    `part` says what of the clause it shows (`heading` or `text`), so that the two sides of a
    redline can be put together paragraph by paragraph. The first paragraph of a clause carries
    the clause's `uid`.
    """

    part: str
    shape: Shape
    stretches: tuple[Stretch, ...]
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How clauses are set in one language."""

    language: str

    @property
    def right_to_left(self) -> bool:
        return self.language == "ar"

    def settings(self, clause: Clause, level: int) -> tuple[Setting, ...]:
        """The paragraphs of one clause, without its children; `level` counts from 0."""
        found = self._settings(clause, level)
        return tuple(replace(one, uid=clause.uid) for one in found[:1]) + found[1:]

    def _settings(self, clause: Clause, level: int) -> tuple[Setting, ...]:
        kind = clause.kind
        label = self._label(clause, PLAIN)
        if kind in FRONT:
            return (self._setting("text", FRONT[kind], label, self._text(clause, FRONT[kind])),)
        if kind in SECTIONS:
            return self._headed(clause, label, "Call", "Body_text")
        if kind is Kind.ANNEX:
            return self._headed(clause, label, "Annex_No", "Annex_title")
        if kind is Kind.HEADING:
            style = f"heading {min(level + 2, 5)}"
            return self._headed(clause, self._label(clause, self.base(style)), style, "Body_text")
        if kind in LABELLED:
            style = f"enumlev{min(level + 1, DEEPEST)}"
            heading = self._heading(clause, style)
            return (self._setting("text", style, (*label, *heading), self._text(clause, style)),)
        style = {Kind.FOOTNOTE: "footnote text", Kind.CELL: "Table_text"}.get(kind, "Body_text")
        setting = self._setting("text", style, label, self._text(clause, style))
        if kind is Kind.PARAGRAPH and level:
            shape = replace(setting.shape, indent=STEP * min(level, DEEPEST))
            setting = replace(setting, shape=shape)
        return (setting,)

    def orphan(self, note: Clause) -> Setting:
        """A note to which nothing leads: a small paragraph where it stands."""
        (setting,) = self.settings(note, 0)
        label = (Stretch(note.label, Formatting(superscript=True)), Stretch("\t"))
        return replace(setting, stretches=label + setting.stretches)

    def _headed(
        self, clause: Clause, label: tuple[Stretch, ...], heading: str, text: str
    ) -> tuple[Setting, ...]:
        """A heading's paragraph and a text's, whichever of them there are."""
        found = []
        if clause.heading or label:
            words = self._heading(clause, heading)
            setting = self._setting("heading", heading, label, words)
            if clause.kind is Kind.ANNEX:
                setting = replace(setting, shape=replace(setting.shape, page_break=True))
            found.append(setting)
        if clause.text:
            found.append(self._setting("text", text, (), self._text(clause, text)))
        return tuple(found)

    def _setting(
        self, part: str, style: str, label: tuple[Stretch, ...], words: tuple[Stretch, ...]
    ) -> Setting:
        shape = replace(STYLES[style].shape, style=style, right_to_left=self.right_to_left)
        return Setting(part, shape, label + words)

    def base(self, style: str) -> Formatting:
        """How a style looks in this language."""
        formatting = STYLES[style].formatting
        return replace(formatting, italic=False) if self.language in UPRIGHT else formatting

    def _label(self, clause: Clause, base: Formatting) -> tuple[Stretch, ...]:
        """The label and a tab; letters stand in italics, as ITU prints them."""
        if not clause.label or clause.kind is Kind.FOOTNOTE:
            return ()
        italic = bool(LETTER.fullmatch(clause.label)) and self.language not in UPRIGHT
        return (Stretch(clause.label, replace(base, italic=italic)), Stretch("\t", base))

    def _heading(self, clause: Clause, style: str) -> tuple[Stretch, ...]:
        if not clause.heading:
            return ()
        gap = (Stretch(" "),) if clause.kind in LABELLED and clause.text else ()
        return (Stretch(clause.heading, self.base(style)), *gap)

    def _text(self, clause: Clause, style: str) -> tuple[Stretch, ...]:
        return tuple(stretches(clause.text, clause.spans, self.base(style)))


def stretches(text: str, spans: Sequence[Span], base: Formatting) -> Iterator[Stretch]:
    """The text cut where its looks change; joined, the stretches are the text again."""
    inside = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    edges = sorted({0, len(text), *(s.start for s in inside), *(s.end for s in inside)})
    for start, end in pairwise(edges):
        covering = [span for span in inside if span.start <= start and end <= span.end]
        flags: dict[str, Any] = {FLAGS[span.kind]: True for span in covering if span.kind in FLAGS}
        link = next((span.target for span in covering if span.kind is SpanKind.LINK), "")
        link = safe_target(link)  # Word opens whatever it is given
        anchor = next((span.target for span in covering if span.kind is SpanKind.FOOTNOTE), "")
        yield Stretch(text[start:end], replace(base, **flags), link, anchor)


def levels(clause: Clause, level: int = 0) -> Iterator[tuple[Clause, int]]:
    """The clause and everything under it, each with its level of indentation or heading.

    A clause pushes what is under it one level in; a heading counts for headings alone.
    """
    yield clause, level
    for child in clause.children:
        if clause.kind is Kind.HEADING:
            inner = level + 1 if child.kind is Kind.HEADING else 0
        elif clause.kind in LABELLED or clause.kind is Kind.PARAGRAPH:
            inner = level + 1
        else:
            inner = 0
        yield from levels(child, inner)


@dataclass(slots=True)
class Notes:
    """Gives every anchor its note: the next one of that label that no anchor has taken yet."""

    waiting: dict[str, list[Clause]]
    taken: list[Clause] = field(default_factory=list)

    def take(self, label: str) -> Clause | None:
        """The note that an anchor of this label leads to, if there is one left."""
        left = self.waiting.get(label)
        if not left:
            return None
        self.taken.append(left.pop(0))
        return self.taken[-1]


def waiting(clauses: Sequence[Clause]) -> Notes:
    """The notes among the clauses, by label, in their order."""
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        if clause.kind is Kind.FOOTNOTE:
            found.setdefault(clause.label, []).append(clause)
    return Notes(found)


def automatic(labels: Sequence[tuple[str | None, ...]]) -> list[bool]:
    """Which of these notes Word may number itself: those whose labels are what Word would print.

    A note has a label for each side of a redline, `None` on a side that lacks the note.
    """
    answers = []
    counts: dict[int, int] = {}
    for note in labels:
        expected = {side: counts.get(side, 0) + 1 for side, at in enumerate(note) if at is not None}
        answers.append(all(note[side] == str(count) for side, count in expected.items()))
        if answers[-1]:
            counts |= expected
    return answers


def lay_out(text: ResolutionText) -> Document:
    """The text as a document without revision marks; no word of it is left out."""
    sheet = Sheet(text.language)
    placed = [pair for clause in text.clauses for pair in levels(clause)]
    notes = waiting([clause for clause, _ in placed])
    blocks: list[Block] = []
    orphans: list[tuple[int, Clause]] = []
    for clause, level in placed:
        if clause.kind is Kind.FOOTNOTE:
            orphans.append((len(blocks), clause))
        elif clause.kind is Kind.TABLE:
            blocks += _table(sheet, clause, notes)
        elif clause.kind not in (Kind.ROW, Kind.CELL):
            blocks += [_paragraph(setting, notes) for setting in sheet.settings(clause, level)]
    taken = [id(note) for note in notes.taken]
    for place, clause in reversed(orphans):
        if id(clause) not in taken:
            blocks.insert(place, _paragraph(sheet.orphan(clause), Notes({})))
    return Document(
        blocks=tuple(blocks),
        notes=_notes(sheet, notes),
        properties=Properties(title=text.title, language=text.language),
    )


def _paragraph(setting: Setting, notes: Notes) -> Paragraph:
    runs = (_run(piece, notes, setting.uid) for piece in setting.stretches)
    return Paragraph(tuple(runs), setting.shape)


def _run(piece: Stretch, notes: Notes, uid: str) -> Run:
    if piece.anchor and notes.take(piece.anchor) is not None:
        note = f"footnote-{len(notes.taken)}"
        return Run(note=note, formatting=piece.formatting, provision=uid)
    formatting = piece.formatting
    if piece.anchor:
        formatting = replace(formatting, superscript=True)
    return Run(piece.text, formatting, link=piece.link, provision=uid)


def _notes(sheet: Sheet, notes: Notes) -> tuple[Note, ...]:
    numbered = automatic([(note.label,) for note in notes.taken])
    return tuple(
        Note(
            key=f"footnote-{order}",
            blocks=tuple(_paragraph(setting, Notes({})) for setting in sheet.settings(clause, 0)),
            label="" if by_word else clause.label,
        )
        for order, (clause, by_word) in enumerate(zip(notes.taken, numbered, strict=True), start=1)
    )


def _table(sheet: Sheet, table: Clause, notes: Notes) -> Iterator[Table]:
    """A table whose short rows are filled by their last cell; none if it has no cells."""
    width = max((len(row.children) for row in table.children), default=0)
    if width:
        rows = (_row(sheet, row, width, notes) for row in table.children if row.children)
        yield Table(tuple(rows), right_to_left=sheet.right_to_left)


def _row(sheet: Sheet, row: Clause, width: int, notes: Notes) -> Row:
    cells = []
    for order, cell in enumerate(row.children):
        last = order == len(row.children) - 1
        blocks = tuple(_paragraph(setting, notes) for setting in sheet.settings(cell, 0))
        cells.append(Cell(blocks, columns=width - order if last else 1))
    return Row(tuple(cells))
