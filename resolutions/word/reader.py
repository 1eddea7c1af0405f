"""A .docx file as a document with its revision marks.

Whatever the bytes are, the answer is a `Document` or one `PackageError`. What the file holds and
the document cannot is reported in `Document.warnings`, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from resolutions.word.canonical import merged
from resolutions.word.marks import (
    Block,
    Cell,
    Comment,
    Document,
    Label,
    Merge,
    Note,
    NoteKind,
    Paragraph,
    Properties,
    Remark,
    Revision,
    Row,
    Run,
    Table,
    View,
    is_gone,
    paragraphs,
)
from resolutions.word.markup import (
    DC,
    DCTERMS,
    Element,
    R,
    child,
    child_value,
    clean,
    is_on,
    number,
    value,
    w,
)
from resolutions.word.numbering import Counters, Numbering
from resolutions.word.package import Package, PackageError, open_package
from resolutions.word.paragraphs import ParagraphReader
from resolutions.word.runs import (
    ALTERNATE,
    KINDS,
    PAGE_BREAK,
    Inline,
    branch_of,
    date_of,
    revision_of,
)
from resolutions.word.stylesheet import Stylesheet

WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")})
PARAGRAPH, TABLE, ROW, CELL = w("p"), w("tbl"), w("tr"), w("tc")
REVISED_CELLS = {w("cellIns"): "ins", w("cellDel"): "del"}
HERE = (True, True)


def read(data: bytes) -> Document:
    """The document that a .docx file holds; raises `PackageError` and nothing else."""
    package = open_package(data)
    try:
        return _Reader(package).document()
    except RecursionError as error:
        raise PackageError("too-complex") from error


@dataclass(slots=True)
class _Part:
    """One part of the package while its blocks are read."""

    name: str
    inline: Inline
    counters: tuple[Counters, Counters] = field(default_factory=lambda: (Counters(), Counters()))


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        self.root = package.tree(self.main)
        self.related = {r.kind: r.target for r in package.relations(self.main).values()}
        self.styles = Stylesheet(self._optional("styles"))
        self.numbering = Numbering(self._optional("numbering"), self.styles)
        self.shaper = ParagraphReader(self.styles, self.numbering)
        self.remarks: dict[str, Remark] = {}
        self.boxes: list[tuple[Block, ...]] = []

    def document(self) -> Document:
        body = child(self.root, "body")
        if body is None:
            raise PackageError("no-document")
        part = self._part(self.main)
        blocks = self.blocks(body, part)
        if part.inline.fields:
            self.remark("open-field", "A field is not closed; text after it may be missing.")
        notes = tuple(self._notes(part))
        headers = tuple(self._headers())
        if self.boxes:
            self.remark("text-boxes", "The file holds text boxes; they stand apart from the text.")
        document = Document(
            blocks=blocks,
            notes=notes,
            comments=tuple(self._comments()),
            properties=self._properties(),
            headers=headers,
            boxes=tuple(self.boxes),
            warnings=(*self.package.remarks(), *self.remarks.values()),
        )
        return document

    def remark(self, code: str, message: str) -> None:
        self.remarks.setdefault(code, Remark(code, message))

    def _optional(self, kind: str) -> Element | None:
        name = self.related.get(kind)
        if name is None or not self.package.has(name):
            return None
        return self.package.tree(name)

    def _part(self, name: str) -> _Part:
        return _Part(name, Inline(self.styles, self.package.relations(name)))

    # Blocks

    def blocks(
        self,
        parent: Element,
        part: _Part,
        revisions: tuple[Revision, ...] = (),
        here: tuple[bool, bool] = HERE,
    ) -> tuple[Block, ...]:
        """The blocks of one container; `here` says in which views the container exists."""
        found: list[Block] = []
        elements = list(self._block_elements(parent, part, revisions))
        for order, (element, around) in enumerate(elements):
            if element.tag == TABLE:
                found.append(self._table(element, part, around, here))
            else:
                last = order == len(elements) - 1
                paragraph = self._paragraph(element, part, around, here, last)
                if paragraph.runs or child(child(element, "pPr"), "sectPr") is None:
                    found += pages(paragraph)
        return tuple(found)

    def _block_elements(
        self, parent: Element, part: _Part, revisions: tuple[Revision, ...]
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
        part: _Part,
        around: tuple[Revision, ...],
        here: tuple[bool, bool],
        last: bool,
    ) -> Paragraph:
        looks = self.shaper.looks(element)
        runs = part.inline.read(element, looks.formatting, around)
        if part.inline.boxes:
            boxes, part.inline.boxes = part.inline.boxes, []
            for box, marks in boxes:
                self.boxes.append(self.blocks(box, part, marks))
        before, after = (
            exists and (last or not is_gone(looks.revisions, view))
            for exists, view in zip(here, View, strict=True)
        )
        return Paragraph(
            runs=runs,
            shape=looks.shape,
            revisions=looks.revisions,
            label=self.shaper.label(looks, part.counters, before, after),
            reshaping=looks.reshaping,
        )

    def _table(
        self,
        element: Element,
        part: _Part,
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
        part: _Part,
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
        part: _Part,
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

    # Notes, comments, headers

    def _notes(self, part: _Part) -> Iterator[Note]:
        """The notes that the body refers to, footnotes first, in the order of their anchors."""
        anchors = part.inline.anchors
        for kind in NoteKind:
            wanted = [key for key in anchors if key.startswith(f"{kind}-")]
            root = self._optional(f"{kind}s") if wanted else None
            if root is None:
                continue
            elements = {f"{kind}-{value(e, 'id')}": e for e in root.iterchildren(w(str(kind)))}
            inner = self._part(self.related[f"{kind}s"])
            for key in wanted:
                if key in elements:
                    label = anchors[key]
                    blocks = self.blocks(elements[key], inner) or (Paragraph(),)
                    yield Note(key, without_label(blocks, label), kind, label)

    def _comments(self) -> Iterator[Comment]:
        root = self._optional("comments")
        if root is None:
            return
        part = self._part(self.related["comments"])
        for element in root.iterchildren(w("comment")):
            blocks = self.blocks(element, part)
            yield Comment(
                value(element, "id") or "",
                "\n".join(paragraph.text for paragraph in paragraphs(blocks)),
                clean(value(element, "author") or ""),
                date_of(element),
            )

    def _headers(self) -> Iterator[tuple[Block, ...]]:
        """Page headers and footers that say something."""
        relations = self.package.relations(self.main)
        seen = set()
        for reference in self.root.iter(w("headerReference"), w("footerReference")):
            relation = relations.get(reference.get(f"{{{R}}}id", ""))
            if relation is None or relation.target in seen or not self.package.has(relation.target):
                continue
            seen.add(relation.target)
            blocks = self.blocks(self.package.tree(relation.target), self._part(relation.target))
            if any(paragraph.text.strip() for paragraph in paragraphs(blocks)):
                yield blocks

    def _properties(self) -> Properties:
        relations = self.package.relations("").values()
        name = next((r.target for r in relations if r.kind == "core-properties"), "")
        core = self.package.tree(name) if self.package.has(name) else None
        return Properties(
            author=_said(core, f"{{{DC}}}creator"),
            title=_said(core, f"{{{DC}}}title"),
            language=_said(core, f"{{{DC}}}language"),
            created=_moment(_said(core, f"{{{DCTERMS}}}created")),
            tracking=bool(is_on(self._optional("settings"), "trackRevisions")),
        )


def _said(core: Element | None, name: str) -> str:
    return "" if core is None else clean(core.findtext(name) or "")


def _moment(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)


def pages(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph cut at page breaks that have text on both sides; other breaks are dropped.

    A break inside an insertion or a deletion ends its piece with a mark of that kind.
    """
    if not any(PAGE_BREAK in run.text for run in paragraph.runs):
        yield paragraph
        return
    piece: list[Run] = []
    rest = paragraph
    for order, run in enumerate(paragraph.runs):
        if PAGE_BREAK not in run.text:
            piece.append(run)
            continue
        parts = run.text.split(PAGE_BREAK)
        following = any(later.text.strip(PAGE_BREAK) for later in paragraph.runs[order + 1 :])
        for place, text in enumerate(parts):
            piece.append(replace(run, text=text))
            more = following or any(parts[place + 1 :])
            if place < len(parts) - 1 and more and any(one.text or one.note for one in piece):
                yield replace(rest, runs=merged(piece), revisions=run.revisions, reshaping=None)
                rest = replace(rest, label=Label())
                piece = []
    yield replace(rest, runs=merged(piece))


def without_label(blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """A note's blocks without the mark that the note begins with, and without one blank after."""
    first = blocks[0]
    if not label or isinstance(first, Table) or not first.text.startswith(label):
        return blocks
    skip = len(label) + first.text[len(label) :][:1].isspace()
    runs = []
    for run in first.runs:
        runs.append(replace(run, text=run.text[skip:]))
        skip = max(0, skip - len(run.text))
    return (replace(first, runs=merged(runs)), *blocks[1:])
