"""The head of a submitted document: what it is, whose it is, and what its blocks say.

Law: every piece of every line of a head is in one of its entries or blocks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from amendments.submissions.identity import (
    DocumentLine,
    combine,
    meeting_of,
    read_document_line,
)
from amendments.submissions.labels import BlockKind, FrontKind, Label, Labels, load
from amendments.submissions.oddities import Oddity, OddityKind
from amendments.submissions.pieces import Piece, pieces
from amendments.submissions.starts import find_starts
from amendments.submissions.symbols import DocumentSymbol
from amendments.submissions.values import Block, Entry, EntryKind, Head, Paragraph
from resolutions.text import lexicon as lexicons
from resolutions.text.lines import Line

__all__ = [
    "Block",
    "BlockKind",
    "Entry",
    "EntryKind",
    "Head",
    "Paragraph",
    "is_furniture",
    "read_blocks",
    "read_head",
    "read_whole",
]

_FURNITURE = re.compile(
    r"[_*=\s–—-]{3,}|[–-]?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\s*[–-]?|\W*(?:https?://|www\.)\S+\W*"
)
_SENTENCE = re.compile(r".{40,}[.;:!?؟](?:\W|\d)*|.{15,}[。；：？](?:\W|\d)*|.{300,}", re.DOTALL)
_HEADED = re.compile(r"(?P<number>\d{1,2})[.\s]\s*(?=[^\W\d])")
_LONGEST_HEADING = 90
_IDENTITY = {EntryKind.SYMBOL, EntryKind.DATE, EntryKind.ORIGINAL, EntryKind.AGENDA_ITEM}


def read_head(lines: Sequence[Line], *, language: str) -> tuple[Head, int]:
    """The head of a document and the index of the first line behind it.

    The head ends where the first proposal begins, at its symbol or its resolution's number; a
    document without any is all head. Raises KeyError for a language that is none of the six.
    """
    labels = load(language)
    starts = find_starts(lines, lexicons.load(language), labels)
    end = starts[0].index if starts else len(lines)
    return read_whole(lines[:end], labels), end


def read_whole(lines: Sequence[Line], labels: Labels) -> Head:
    """The head that these lines are, all of them."""
    return _Reader(labels, list(pieces(lines, labels))).read()


def read_blocks(lines: Sequence[Line], labels: Labels) -> tuple[Block, ...]:
    """The blocks that these lines are; what stands before the first label is one without."""
    reader = _Reader(labels, [])
    for piece in pieces(lines, labels):
        label = labels.block(piece.text)
        if label or not reader.blocks:
            reader.open(label or Label(BlockKind.TEXT, "", 0), piece)
        else:
            reader.read_block(piece)
    return reader.frozen_blocks()


def is_furniture(text: str) -> bool:
    """Whether a line is a rule, a page's number or an address of the Web at its foot."""
    return _FURNITURE.fullmatch(text) is not None


@dataclass(slots=True)
class _Open:
    """A block while it is read."""

    label: Label
    line: int
    in_table: bool
    paragraphs: list[Paragraph] = field(default_factory=list)


class _Reader:
    def __init__(self, labels: Labels, found: list[Piece]) -> None:
        self.labels = labels
        self.pieces = found
        self.entries: list[Entry] = []
        self.blocks: list[_Open] = []
        self.oddities: list[Oddity] = []
        self.documents: list[DocumentLine] = []
        self.date: date | None = None
        self.originals: tuple[str, ...] = ()
        self.sources: tuple[str, ...] = ()
        self.waiting: FrontKind | None = None
        self.unnamed: list[int] = []
        self.section = 0

    def read(self) -> Head:
        if any(piece.was_split for piece in self.pieces):
            self._note(self.pieces[0], OddityKind.RUN_TOGETHER)
        for piece in self.pieces:
            if self._read_anywhere(piece):
                continue
            if self.blocks:
                self.read_block(piece)
            else:
                self._read_front(piece)
        self._name_unnamed()
        glue = "" if self.labels.language == "zh" else " "
        return Head(
            symbol=self._combine(),
            date=self.date,
            originals=self.originals,
            sources=self.sources,
            title=glue.join(self._texts(EntryKind.TITLE)),
            agenda_item=glue.join(self._texts(EntryKind.AGENDA_ITEM)),
            blocks=self.frozen_blocks(),
            entries=tuple(self.entries),
            oddities=tuple(self.oddities),
        )

    def frozen_blocks(self) -> tuple[Block, ...]:
        return tuple(
            Block(one.label.kind, one.label.written.strip(), tuple(one.paragraphs), one.line)
            for one in self.blocks
        )

    def open(self, label: Label, piece: Piece) -> None:
        """Begin a block with what stands behind its label."""
        block = _Open(label, piece.line, piece.in_table)
        if rest := piece.text[label.end :].strip(" /"):
            block.paragraphs.append(Paragraph(rest, piece.line))
        self.blocks.append(block)

    def read_block(self, piece: Piece) -> None:
        """A paragraph of the block at hand, or the first one of the next.

        A block of a table ends with the table; a numbered heading that continues the count of the
        headings begins a section.
        """
        headed = _HEADED.match(piece.text)
        short = len(piece.text) <= _LONGEST_HEADING and not _ends_sentence(piece.text)
        if headed and short and self.section and int(headed["number"]) == self.section + 1:
            self.section += 1
            self.open(Label(BlockKind.SECTION, piece.text, len(piece.text)), piece)
            return
        if self.blocks[-1].in_table and not piece.in_table:
            self.open(Label(BlockKind.TEXT, "", 0), piece)
            return
        self.blocks[-1].paragraphs.append(Paragraph(piece.text, piece.line))

    def _texts(self, kind: EntryKind) -> list[str]:
        return [entry.text for entry in self.entries if entry.kind is kind and entry.text]

    def _note(self, piece: Piece, kind: OddityKind) -> None:
        self.oddities.append(Oddity(piece.line, kind, piece.text))

    def _add(self, kind: EntryKind, piece: Piece, label: int = 0) -> None:
        """Keep a piece; its first `label` characters are its label."""
        text = piece.text[label:].strip(" /") if label else piece.text
        self.entries.append(Entry(kind, text, piece.line, piece.text[:label].strip(" /")))

    def _read_anywhere(self, piece: Piece) -> bool:
        """Read what may stand anywhere in a head: notes, symbols, furniture, labels of blocks."""
        if piece.is_note:
            self._add(EntryKind.NOTE, piece)
        elif document := read_document_line(piece.text, self.labels):
            self.documents.append(document)
            self._add(EntryKind.SYMBOL, piece)
        elif is_furniture(piece.text) or self.labels.page.fullmatch(piece.text):
            self._add(EntryKind.FURNITURE, piece)
        elif label := self.labels.block(piece.text):
            self.section = int(label.number) if label.number.isdecimal() else self.section
            self.open(label, piece)
        else:
            return False
        return True

    def _read_front(self, piece: Piece) -> None:
        """A line above the blocks, by what it says."""
        waiting, self.waiting = self.waiting, None
        originals = self.labels.originals.read(piece.text)
        labelled = self.labels.front_label(piece.text)
        if originals is not None:
            self.originals = self.originals or originals
            self._add(EntryKind.ORIGINAL, piece)
            if not originals:
                self._note(piece, OddityKind.UNKNOWN_ORIGINAL)
        elif labelled:
            kind, end = labelled
            self.waiting = None if piece.text[end:].strip(" /") else kind
            self._take(kind, piece, end)
        elif waiting:
            self._take(waiting, piece)
        elif self._is_date(piece.text):
            self._take(FrontKind.DATE, piece)
        elif not self.sources and self.labels.sources.read(piece.text):
            self._take(FrontKind.SOURCE, piece)
        else:
            self._read_unlabelled(piece)

    def _read_unlabelled(self, piece: Piece) -> None:
        """A line above the blocks that has to be known by its place."""
        if self.labels.meeting.fullmatch(piece.text):
            self._add(EntryKind.MEETING, piece)
        elif self.labels.proposals.match(piece.text) or self.labels.part.fullmatch(piece.text):
            self._add(EntryKind.TITLE, piece)
        elif _SENTENCE.fullmatch(piece.text) and not piece.was_split:
            self.open(Label(BlockKind.TEXT, "", 0), piece)
        else:
            self.unnamed.append(len(self.entries))
            self._add(EntryKind.TITLE, piece)

    def _is_date(self, text: str) -> bool:
        found = self.labels.calendar.read(text)
        return found is not None and not text[found[1] :].strip(" .,،")

    def _take(self, kind: FrontKind, piece: Piece, label: int = 0) -> None:
        """Keep a line at the top, and what it says behind its label."""
        self._add(EntryKind(kind), piece, label)
        text = self.entries[-1].text
        if kind is FrontKind.SOURCE and text:
            self.sources = self.labels.sources.read(text) or self.labels.sources.split(text)
        elif kind is FrontKind.DATE and (found := self.labels.calendar.read(text)):
            self.date = self.date or found[0]
            if found[0] is None:
                self._note(piece, OddityKind.NO_SUCH_DATE)

    def _name_unnamed(self) -> None:
        """Say what the lines without a label are, by their place.

        Above the last line that names the document stands its meeting; below it the source, then
        the title. A single line is the title.
        """
        identity = [at for at, entry in enumerate(self.entries) if entry.kind in _IDENTITY]
        last = identity[-1] if identity else -1
        for at in self.unnamed:
            if at < last:
                self.entries[at] = replace(self.entries[at], kind=EntryKind.MEETING)
        titles = [at for at, entry in enumerate(self.entries) if entry.kind is EntryKind.TITLE]
        below = [at for at in self.unnamed if at > last]
        if last >= 0 and below and len(titles) > 1 and not self.sources:
            source = self.entries[below[0]]
            self.entries[below[0]] = replace(source, kind=EntryKind.SOURCE)
            self.sources = self.labels.sources.split(source.text)

    def _combine(self) -> DocumentSymbol | None:
        """The document's symbol, from all the lines that name it."""
        meeting = next(filter(None, map(meeting_of, self._texts(EntryKind.MEETING))), "")
        symbol, strangers = combine(self.documents, meeting)
        line = self.pieces[0].line if self.pieces else 1
        if symbol is None:
            self.oddities.append(Oddity(line, OddityKind.NO_SYMBOL))
        self.oddities += [Oddity(line, OddityKind.SYMBOLS_DIFFER, str(one)) for one in strangers]
        return symbol


def _ends_sentence(text: str) -> bool:
    return text.rstrip(' )）”"»').endswith((".", "。", ";", "；", ":", "：", "!", "?", "؟"))
