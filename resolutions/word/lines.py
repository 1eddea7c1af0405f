"""One view of a document as the lines that the grammar reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from resolutions.text.clauses import Span, SpanKind
from resolutions.text.labels import read_label
from resolutions.text.lines import Line, Role
from resolutions.word.marks import Document, Merge, Note, NoteKind, Paragraph, Run, Table, View
from resolutions.word.numbering import roman
from resolutions.word.views import resolve

ROLES = {
    "res_no": Role.NUMBER,
    "rec_no": Role.NUMBER,
    "res_title": Role.TITLE,
    "rec_title": Role.TITLE,
    "title": Role.TITLE,
    "call": Role.HEADING,
    "annex_no": Role.ANNEX,
    "annexno": Role.ANNEX,
    "appendix_no": Role.ANNEX,
}
HEADING = re.compile(r"heading [1-9]|Heading_?[bi]", re.IGNORECASE)
LOOKS_OF_STYLE = frozenset({"res_ref", "res_date", "annex_title", "annextitle", "footnote text"})
BLANKS = re.compile(r"[ \t\n\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
LOOSE_NOTE = re.compile(r"(\d{1,3}|\*{1,3})\s+(?=\S)")
NEAR = 100  # twentieths of a point: indents that differ by less are the same level
MOST_LEVELS = 6
FLAGS = (
    ("bold", SpanKind.BOLD),
    ("italic", SpanKind.ITALIC),
    ("superscript", SpanKind.SUPERSCRIPT),
    ("subscript", SpanKind.SUBSCRIPT),
)


def lines(document: Document, view: View) -> tuple[Line, ...]:
    """The lines of a view, numbered by their paragraphs; hidden text and empty ones left out.

    An anchor is its note's printed label, under a span that leads to the note; notes are lines of
    their own, before the annex that follows their anchors, or at the end.
    """
    resolved = resolve(document, view)
    reader = _LineReader(resolved.notes)
    found = list(reader.lines(resolved))
    return tuple(_with_depths(found))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, and where its text begins: the first line of it, and the further ones."""

    line: Line
    start: int
    body: int


@dataclass(slots=True)
class _Text:
    """Text with spans while it is put together."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)

    def add(self, text: str, kinds: Iterable[tuple[SpanKind, str]]) -> None:
        """Append text; a span that goes on is one span."""
        start = len(self.text)
        self.text += text
        for kind, target in kinds:
            for place, span in enumerate(self.spans):
                if span.end == start and (span.kind, span.target) == (kind, target) and start:
                    self.spans[place] = replace(span, end=len(self.text))
                    break
            else:
                self.spans.append(Span(start, len(self.text), kind, target))


class _LineReader:
    """Turns the blocks of a resolved document into lines."""

    def __init__(self, notes: tuple[Note, ...]) -> None:
        self._notes = {note.key: note for note in notes}
        self._labels: dict[str, str] = {}
        self._counts = dict.fromkeys(NoteKind, 0)
        self._waiting: list[Note] = []
        self._number = 0

    def lines(self, document: Document) -> Iterator[_Placed]:
        for block in document.blocks:
            if isinstance(block, Table):
                yield from self._table(block)
                continue
            placed = self._paragraph(block)
            if placed is None:
                continue
            if placed.line.role is Role.ANNEX:
                yield from self._footnotes(placed.line)
            yield placed
        yield from self._footnotes(None)

    def _paragraph(self, paragraph: Paragraph) -> _Placed | None:
        self._number += 1
        role = _role(paragraph)
        styled = role is not Role.UNKNOWN or paragraph.shape.style.lower() in LOOKS_OF_STYLE
        text = self._text(paragraph.runs, plain=styled)
        if not text.text:
            return None
        shape = paragraph.shape
        if shape.style.lower() == "footnote text" and (noted := LOOSE_NOTE.match(text.text)):
            note = _loose_note(text, noted, self._number)
            return _Placed(replace(note, uid=paragraph.provision), 0, 0)
        line = Line(
            text.text,
            self._number,
            label=BLANKS.sub(" ", paragraph.label.after).strip(),
            spans=tuple(sorted(text.spans)),
            role=role,
            uid=paragraph.provision,
        )
        return _Placed(line, max(0, shape.indent + shape.first), shape.indent + min(shape.first, 0))

    def _table(self, table: Table) -> Iterator[_Placed]:
        for row in table.rows:
            self._number += 1
            cells = tuple(
                self._cell(cell.blocks) for cell in row.cells if cell.merge is not Merge.CONTINUE
            )
            if any(cell.text for cell in cells):
                line = Line("", self._number, role=Role.ROW, cells=cells)
                yield _Placed(line, 0, 0)

    def _cell(self, blocks: Sequence[Paragraph | Table]) -> Line:
        """A cell as one line, its paragraphs joined by line breaks."""
        joined, uid = _Text(), ""
        for paragraph in _flat(blocks):
            uid = uid or paragraph.provision
            label = BLANKS.sub(" ", paragraph.label.after).strip()
            text = self._text(paragraph.runs, plain=False, breaks=True)
            words = f"{label} " if label and text.text else ""
            if joined.text and text.text:
                joined.text += "\n"
            shift = len(joined.text) + len(words)
            joined.text += words + text.text
            joined.spans += [
                replace(span, start=span.start + shift, end=span.end + shift) for span in text.spans
            ]
        return Line(joined.text, self._number, spans=tuple(sorted(joined.spans)), uid=uid)

    def _text(self, runs: Sequence[Run], *, plain: bool, breaks: bool = False) -> _Text:
        """The runs' text, folded; `plain` leaves out the looks that the role implies."""
        raw = _Text()
        for run in runs:
            if run.formatting.hidden:
                continue
            if run.note:
                label = self._label(run.note)
                raw.add(label, [(SpanKind.FOOTNOTE, label)])
                continue
            looks = (
                []
                if plain
                else [(kind, "") for flag, kind in FLAGS if getattr(run.formatting, flag)]
            )
            link = [(SpanKind.LINK, run.link)] if run.link and not run.link.startswith("#") else []
            raw.add(run.text, looks + link)
        return fold(raw, breaks=breaks)

    def _label(self, key: str) -> str:
        """The printed label of a note, counted in the order of the anchors."""
        if key not in self._labels:
            note = self._notes.get(key)
            if note is None:
                return ""
            self._waiting.append(note)
            self._labels[key] = note.label
            if not note.label:
                self._counts[note.kind] += 1
                count = self._counts[note.kind]
                self._labels[key] = str(count) if note.kind is NoteKind.FOOTNOTE else roman(count)
        return self._labels[key]

    def _footnotes(self, before: Line | None) -> Iterator[_Placed]:
        """The notes whose anchors were met, but not those of the line that comes next."""
        anchors = {s.target for s in before.spans if s.kind is SpanKind.FOOTNOTE} if before else ()
        ready = [note for note in self._waiting if self._labels[note.key] not in anchors]
        self._waiting = [note for note in self._waiting if note not in ready]
        for note in ready:
            self._number += 1
            text = self._cell(note.blocks)
            words = BLANKS.sub(" ", text.text)
            label = self._labels[note.key]
            line = replace(text, text=words, label=label, role=Role.FOOTNOTE)
            yield _Placed(line, 0, 0)


def _loose_note(text: _Text, found: re.Match[str], number: int) -> Line:
    """A note that stands in the body, because no anchor leads to it."""
    shift = found.end()
    spans = (_trimmed(span, text.text) for span in text.spans if span.end > shift)
    moved = (replace(s, start=max(0, s.start - shift), end=s.end - shift) for s in spans)
    return Line(text.text[shift:], number, label=found[1], spans=tuple(moved), role=Role.FOOTNOTE)


def _flat(blocks: Sequence[Paragraph | Table]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _flat(cell.blocks)


def _role(paragraph: Paragraph) -> Role:
    """What the style says; ITU's templates name their styles by what they are for."""
    style = paragraph.shape.style
    if style.lower() in ROLES:
        return ROLES[style.lower()]
    return Role.HEADING if HEADING.fullmatch(style) else Role.UNKNOWN


def fold(raw: _Text, *, breaks: bool = False) -> _Text:
    """Text without what nobody sees, blanks folded, trimmed; spans follow the characters.

    Line breaks are blanks, or nothing between characters of Chinese; `breaks` keeps them.
    """
    kept: list[str] = []
    places = []
    for place, character in enumerate(raw.text):
        places.append(len(kept))
        if BLANKS.match(character):
            _fold_blank(kept, raw.text, place, breaks=breaks)
        elif not UNSEEN.match(character):
            kept.append("-" if character == "\u2011" else character)
    places.append(len(kept))
    text = "".join(kept).rstrip()
    spans = (
        _trimmed(replace(span, start=places[span.start], end=places[span.end]), text)
        for span in raw.spans
    )
    return _Text(text, [span for span in spans if span.start < span.end])


def _fold_blank(kept: list[str], text: str, place: int, *, breaks: bool) -> None:
    """Append a blank or a line break unless one stands there already."""
    if not kept:
        return
    if breaks and text[place] == "\n":
        if kept[-1] == " ":
            kept.pop()
        kept.append("\n")
    elif kept[-1] not in " \n" and not _is_wide_break(text, place):
        kept.append(" ")


def _trimmed(span: Span, text: str) -> Span:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(span, start=start, end=end)


def _is_wide_break(text: str, place: int) -> bool:
    """A line break between two Chinese characters, which print without a blank."""
    around = text[place - 1 : place], text[place + 1 : place + 2]
    return text[place] == "\n" and all(WIDE.match(character) for character in around)


def _with_depths(placed: list[_Placed]) -> Iterator[Line]:
    """The lines with the depth that their indents state, if these make few clear levels.

    The levels are where labelled lines begin; what stands further in is one level deeper.
    """
    labelled = [
        one.line.role is Role.UNKNOWN and bool(one.line.label or read_label(one.line.text))
        for one in placed
    ]
    starts: list[int] = []
    for start in sorted({one.start for one, has in zip(placed, labelled, strict=True) if has}):
        if not starts or start - starts[-1] > NEAR:
            starts.append(start)
    reliable = 1 < len(starts) <= MOST_LEVELS
    for one, has in zip(placed, labelled, strict=True):
        if not reliable or one.line.role is not Role.UNKNOWN:
            yield one.line
            continue
        here = one.start if has else one.body
        depth = sum(start < here - NEAR for start in starts)
        yield replace(one.line, depth=depth)
