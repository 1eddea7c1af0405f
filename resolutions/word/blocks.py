"""Paragraphs and tables of a part, with their marks and the labels that Word computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from resolutions.word.canonical import merged
from resolutions.word.elements import ALTERNATE, KINDS, branch_of, date_of, revision_of
from resolutions.word.marks import (
    Block,
    Cell,
    Label,
    Merge,
    Paragraph,
    Remark,
    Revision,
    Row,
    Run,
    Table,
    View,
    is_gone,
)
from resolutions.word.markup import Element, child, child_value, clean, is_on, number, value, w
from resolutions.word.numbering import Counters
from resolutions.word.package import PackageError
from resolutions.word.paragraphs import ParagraphReader
from resolutions.word.runs import PAGE_BREAK, Inline

WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")})
PARAGRAPH, TABLE, ROW, CELL = w("p"), w("tbl"), w("tr"), w("tc")
REVISED_CELLS = {w("cellIns"): "ins", w("cellDel"): "del"}
HERE = (True, True)
MAX_PARAGRAPHS = 20_000


@dataclass(slots=True)
class Part:
    """One part of the package while its blocks are read."""

    name: str
    inline: Inline
    counters: tuple[Counters, Counters] = field(default_factory=lambda: (Counters(), Counters()))


class BlockReader:
    """Reads the blocks of containers; text boxes and remarks are collected on the way."""

    def __init__(self, shaper: ParagraphReader) -> None:
        self._shaper = shaper
        self.boxes: list[tuple[Block, ...]] = []
        self.remarks: dict[str, Remark] = {}
        self._count = 0

    def remark(self, code: str, message: str) -> None:
        """Note something once."""
        self.remarks.setdefault(code, Remark(code, message))

    def blocks(
        self,
        parent: Element,
        part: Part,
        revisions: tuple[Revision, ...] = (),
        here: tuple[bool, bool] = HERE,
    ) -> tuple[Block, ...]:
        """The blocks of one container; `here` says in which views the container exists."""
        found: list[Block] = []
        initial: tuple[Run, ...] = ()
        elements = list(self._block_elements(parent, part, revisions))
        for order, (element, around) in enumerate(elements):
            if element.tag == TABLE:
                found.append(self._table(element, part, around, here))
                continue
            last = order == len(elements) - 1
            paragraph = self._paragraph(element, part, around, here, last)
            paragraph = replace(paragraph, runs=merged((*initial, *paragraph.runs)))
            initial = ()
            following = None if last else elements[order + 1][0]
            if _is_initial(element) and following is not None and following.tag == PARAGRAPH:
                initial = paragraph.runs
            elif paragraph.runs or child(child(element, "pPr"), "sectPr") is None:
                found += pages(paragraph)
        return tuple(found)

    def _block_elements(
        self, parent: Element, part: Part, revisions: tuple[Revision, ...]
    ) -> Iterator[tuple[Element, tuple[Revision, ...]]]:
        """Paragraphs and tables, through whatever wraps them; comment ranges are noted."""
        for element in parent:
            tag = element.tag
            if tag in (PARAGRAPH, TABLE):
                yield element, revisions
            elif tag in WRAPPERS:
                yield from self._block_elements(element, part, revisions)
            elif tag in KINDS:
                yield from self._block_elements(element, part, (*revisions, revision_of(element)))
            elif tag == ALTERNATE:
                branch = branch_of(element)
                if branch is not None:
                    yield from self._block_elements(branch, part, revisions)
            elif tag == w("altChunk"):
                self.remark("chunks", "The file holds parts in another format; they are ignored.")

    def _paragraph(
        self,
        element: Element,
        part: Part,
        around: tuple[Revision, ...],
        here: tuple[bool, bool],
        last: bool,
    ) -> Paragraph:
        self._count += 1
        if self._count > MAX_PARAGRAPHS:
            raise PackageError("too-complex")
        looks = self._shaper.looks(element)
        runs = part.inline.read(element, looks.formatting, around)
        if part.inline.boxes:
            boxes, part.inline.boxes = part.inline.boxes, []
            for box, marks in boxes:
                self.boxes.append(self.blocks(box, part, marks))
        before, after = here
        if looks.revisions and not last:
            before = before and not is_gone(looks.revisions, View.BEFORE)
            after = after and not is_gone(looks.revisions, View.AFTER)
        return Paragraph(
            runs=runs,
            shape=looks.shape,
            revisions=looks.revisions,
            label=self._shaper.label(looks, part.counters, before, after),
            reshaping=looks.reshaping,
        )

    def _table(
        self,
        element: Element,
        part: Part,
        around: tuple[Revision, ...],
        here: tuple[bool, bool],
    ) -> Table:
        properties = child(element, "tblPr")
        return Table(
            tuple(self._row(row, part, around, here) for row in self._inside(element, ROW)),
            right_to_left=bool(is_on(properties, "bidiVisual")),
        )

    def _inside(self, parent: Element, tag: str) -> Iterator[Element]:
        """Rows of a table or cells of a row, through content controls."""
        for element in parent:
            if element.tag == tag:
                yield element
            elif element.tag in WRAPPERS:
                yield from self._inside(element, tag)

    def _row(
        self,
        element: Element,
        part: Part,
        around: tuple[Revision, ...],
        here: tuple[bool, bool],
    ) -> Row:
        properties = child(element, "trPr")
        marks = () if properties is None else properties
        revisions = tuple(revision_of(mark) for mark in marks if mark.tag in KINDS)
        before, after = (
            exists and not is_gone(revisions, view) for exists, view in zip(here, View, strict=True)
        )
        return Row(
            tuple(
                self._cell(cell, part, around, (before, after))
                for cell in self._inside(element, CELL)
            ),
            revisions,
            bool(is_on(properties, "tblHeader")),
        )

    def _cell(
        self,
        element: Element,
        part: Part,
        around: tuple[Revision, ...],
        here: tuple[bool, bool],
    ) -> Cell:
        properties = child(element, "tcPr")
        joined = child(properties, "vMerge")
        merge = Merge.NONE
        if joined is not None:
            merge = Merge.START if value(joined) == "restart" else Merge.CONTINUE
        return Cell(
            self.blocks(element, part, around, here) or (Paragraph(),),
            min(max(number(child_value(properties, "gridSpan"), 1), 1), 1000),
            merge,
            self._cell_revisions(properties),
        )

    def _cell_revisions(self, properties: Element | None) -> tuple[Revision, ...]:
        found = []
        for mark in () if properties is None else properties:
            if mark.tag in REVISED_CELLS or mark.tag == w("cellMerge"):
                self.remark("cells", "The file tracks changes of single table cells.")
            if mark.tag in REVISED_CELLS:
                kind = KINDS[w(REVISED_CELLS[mark.tag])]
                found.append(Revision(kind, clean(value(mark, "author") or ""), date_of(mark)))
        return tuple(found)


def _is_initial(paragraph: Element) -> bool:
    """Whether it is the large letter, in a frame of its own, with which the next one begins."""
    frame = child(child(paragraph, "pPr"), "framePr")
    return value(frame, "dropCap") in ("drop", "margin")


def pages(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut at breaks of pages and columns that have text on both sides.

    Other breaks are dropped. One inside an insertion or a deletion ends its piece with a mark of
    that kind.
    """
    if not any(PAGE_BREAK in run.text for run in paragraph.runs):
        yield paragraph
        return
    cuts = [
        (replace(run, text=text) if text != run.text else run, bool(order))
        for run in paragraph.runs
        for order, text in enumerate(run.text.split(PAGE_BREAK))
    ]
    end = max((at for at, (run, _) in enumerate(cuts) if run.text or run.note), default=-1)
    piece: list[Run] = []
    for at, (run, broken) in enumerate(cuts):
        if broken and at <= end and any(one.text or one.note for one in piece):
            yield replace(paragraph, runs=merged(piece), revisions=run.revisions, reshaping=None)
            paragraph = replace(paragraph, label=Label())
            piece = []
        piece.append(run)
    yield replace(paragraph, runs=merged(piece))
