"""Blocks as WordprocessingML: what the writer uses for the body and for every part of notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from resolutions.word.identities import bookmark_name
from resolutions.word.marks import (
    Block,
    Cell,
    Formatting,
    Merge,
    Paragraph,
    Revision,
    RevisionKind,
    Row,
    Run,
    Shape,
    Table,
    paragraphs,
)
from resolutions.word.markup import PRESERVE, Element, R, add, make, w
from resolutions.word.scripts import EAST_ASIAN, directions
from resolutions.word.template import STYLES, Style, indent, style_id

WIDTH = 9638  # of the text on the page, in twentieths of a point
WIDE = 14570  # the same of a page that lies
PLAIN_STYLE = Style("")
PIECES = re.compile("[\t\n\u2011\u00ad]|[^\t\n\u2011\u00ad]+")
MARKS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
WRAPPERS = {RevisionKind.INSERTION: "ins", RevisionKind.DELETION: "del"}


class Ids:
    """Unique numbers and names for what stands in all parts of one document."""

    def __init__(self) -> None:
        self.last = 0
        self._marked = Counter[str]()

    def next(self) -> str:
        self.last += 1
        return str(self.last)

    def bookmark(self, provision: str) -> str:
        """The name of one more bookmark of a provision."""
        self._marked[provision] += 1
        return bookmark_name(provision, self._marked[provision])


class Scribe:
    """Writes the blocks of one part; `links` collects the part's external links by address."""

    def __init__(
        self, ids: Ids, language: str, extra: tuple[str, ...], *, landscape: bool = False
    ) -> None:
        self.ids = ids
        self.width = WIDE if landscape else WIDTH
        self.language = language
        self.extra = extra
        self.links: dict[str, str] = {}
        self.note_ids: dict[str, tuple[str, str]] = {}
        self._ends: dict[str, tuple[int, int]] = {}
        self._place = 0

    def plan_comments(self, blocks: tuple[Block, ...]) -> None:
        """Find where each comment begins and ends; call before the blocks are written."""
        place = 0
        for paragraph in paragraphs(blocks):
            for run in paragraph.runs:
                place += 1
                for key in run.comments:
                    self._ends[key] = (self._ends.get(key, (place, 0))[0], place)

    def blocks(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append the blocks to the parent."""
        for block in blocks:
            if isinstance(block, Paragraph):
                parent.append(self.paragraph(block))
            else:
                parent.append(self.table(block))

    def paragraph(self, paragraph: Paragraph) -> Element:
        element = make("p")
        style = STYLES.get(paragraph.shape.style, PLAIN_STYLE)
        place = add(element, "pPr")
        self._shape(place, paragraph.shape, style)
        if paragraph.revisions:
            looks = add(place, "rPr")
            for revision in paragraph.revisions:
                looks.append(self.marked(WRAPPERS[revision.kind], revision))
        if paragraph.reshaping is not None:
            change = self.dated("pPrChange", paragraph.reshaping.author, paragraph.reshaping.date)
            former = paragraph.reshaping.former
            self._shape(add(change, "pPr"), former, STYLES.get(former.style, PLAIN_STYLE))
            place.append(change)
        if not len(place):
            element.remove(place)
        self.runs(element, paragraph.runs, style, paragraph.shape.right_to_left)
        return element

    def _shape(self, place: Element, shape: Shape, style: Style) -> None:
        """Paragraph properties in schema order: what the shape has and its style has not."""
        if shape.style:
            add(place, "pStyle", val=style_id(shape.style, self.extra))
        if shape.page_break:
            add(place, "pageBreakBefore")
        if shape.right_to_left:
            add(place, "bidi")
        if (shape.indent, shape.first) != (style.shape.indent, style.shape.first):
            indent(place, shape)
        if shape.outline != style.shape.outline:
            level = 9 if shape.outline is None else shape.outline
            add(place, "outlineLvl", val=str(level))

    def runs(self, parent: Element, runs: tuple[Run, ...], style: Style, rtl: bool) -> None:
        """Append runs, those of one provision inside a bookmark."""
        for provision, group in groupby(runs, key=lambda run: run.provision):
            if not provision:
                self._linked(parent, group, style, rtl)
                continue
            number = self.ids.next()
            add(parent, "bookmarkStart", id=number, name=self.ids.bookmark(provision))
            self._linked(parent, group, style, rtl)
            add(parent, "bookmarkEnd", id=number)

    def _linked(self, parent: Element, runs: Iterable[Run], style: Style, rtl: bool) -> None:
        """Append runs; neighbours with one link, or with the same marks, share a wrapper."""
        for (link, revisions), group in groupby(runs, key=lambda run: (run.link, run.revisions)):
            target = parent
            if link:
                target = self._link(parent, link)
            wrappers = 0
            for run in group:
                self._place += 1
                starting = [k for k in run.comments if self._ends.get(k, (0, 0))[0] == self._place]
                ending = [k for k in run.comments if self._ends.get(k, (0, 0))[1] == self._place]
                for key in starting:
                    add(target, "commentRangeStart", id=key)
                    wrappers = 0
                if not wrappers:
                    inner = self._wrap(target, revisions)
                    wrappers = 1
                self._run(inner, run, style, rtl)
                for key in ending:
                    add(target, "commentRangeEnd", id=key)
                    # It comes and goes with the words, or it would hold their paragraph open.
                    place = self._wrap(target, revisions)
                    add(add(place, "r"), "commentReference", id=key)
                    wrappers = 0

    def _wrap(self, target: Element, revisions: tuple[Revision, ...]) -> Element:
        for revision in revisions:
            wrapper = self.marked(WRAPPERS[revision.kind], revision)
            target.append(wrapper)
            target = wrapper
        return target

    def _link(self, parent: Element, link: str) -> Element:
        element = add(parent, "hyperlink")
        if link.startswith("#"):
            element.set(w("anchor"), link[1:])
        else:
            name = self.links.setdefault(link, f"link{len(self.links) + 1}")
            element.set(f"{{{R}}}id", name)
        return element

    def _run(self, parent: Element, run: Run, style: Style, rtl: bool) -> None:
        deleted = any(revision.kind is RevisionKind.DELETION for revision in run.revisions)
        if run.note:
            element = self._looks(parent, run, style, rtl=False)
            name, label = self.note_ids[run.note]
            kind = run.note.partition("-")[0] + "Reference"
            reference = add(element, kind, id=name)
            if label:
                reference.set(w("customMarkFollows"), "1")
                _text(element, label, deleted)
            return
        for piece, against in directions(run.text, rtl):
            element = self._looks(parent, run, style, rtl=against)
            if self.language == "zh" and EAST_ASIAN.search(piece):
                _fonts_hint(element)
            _text(element, piece, deleted)

    def _looks(self, parent: Element, run: Run, style: Style, *, rtl: bool) -> Element:
        """Append a `w:r` with its properties."""
        element = add(parent, "r")
        looks = add(element, "rPr")
        self._formatting(looks, run, run.formatting, style, rtl)
        if run.reformatting is not None:
            marks = run.reformatting
            change = self.dated("rPrChange", marks.author, marks.date)
            self._formatting(add(change, "rPr"), run, marks.former, style, rtl)
            looks.append(change)
        if not len(looks):
            element.remove(looks)
        return element

    def _formatting(
        self, looks: Element, run: Run, formatting: Formatting, style: Style, rtl: bool
    ) -> None:
        """Run properties in schema order: what the formatting has and the styles have not."""
        base = style.formatting
        if run.note:
            add(looks, "rStyle", val="FootnoteReference")
        elif run.link:
            add(looks, "rStyle", val="Hyperlink")
        _toggle(looks, "b", formatting.bold, base.bold)
        _toggle(looks, "i", formatting.italic, base.italic)
        if formatting.strike:
            add(looks, "strike")
        if formatting.hidden:
            add(looks, "vanish")
        if formatting.underline != bool(run.link and not run.note):
            add(looks, "u", val="single" if formatting.underline else "none")
        if formatting.subscript:
            add(looks, "vertAlign", val="subscript")
        elif formatting.superscript != bool(run.note):
            add(looks, "vertAlign", val="superscript" if formatting.superscript else "baseline")
        if rtl:
            add(looks, "rtl")

    def table(self, table: Table) -> Element:
        element = make("tbl")
        place = add(element, "tblPr")
        if table.right_to_left:
            add(place, "bidiVisual")
        add(place, "tblW", w="5000", type="pct")
        borders = add(place, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            add(borders, side, val="single", sz="4", space="0", color="auto")
        columns = max((sum(cell.columns for cell in row.cells) for row in table.rows), default=1)
        grid = add(element, "tblGrid")
        for _ in range(columns):
            add(grid, "gridCol", w=str(self.width // columns))
        for row in table.rows:
            self._row(element, row, self.width // columns)
        return element

    def _row(self, parent: Element, row: Row, width: int) -> None:
        element = add(parent, "tr")
        if row.header or row.revisions:
            place = add(element, "trPr")
            if row.header:
                add(place, "tblHeader")
            for revision in row.revisions:
                place.append(self.marked(WRAPPERS[revision.kind], revision))
        for cell in row.cells:
            self._cell(element, cell, width)

    def _cell(self, parent: Element, cell: Cell, width: int) -> None:
        element = add(parent, "tc")
        place = add(element, "tcPr")
        add(place, "tcW", w=str(width * cell.columns), type="dxa")
        if cell.columns > 1:
            add(place, "gridSpan", val=str(cell.columns))
        if cell.merge is not Merge.NONE:
            add(place, "vMerge", val="restart" if cell.merge is Merge.START else "continue")
        for revision in cell.revisions[:1]:
            inserted = revision.kind is RevisionKind.INSERTION
            place.append(self.marked("cellIns" if inserted else "cellDel", revision))
        self.blocks(element, cell.blocks)

    def marked(self, name: str, revision: Revision) -> Element:
        """A new element `w:name` that carries the revision's id, author and date."""
        return self.dated(name, revision.author, revision.date)

    def dated(self, name: str, author: str, date: datetime | None) -> Element:
        element = make(name, id=self.ids.next(), author=author)
        if date is not None:
            element.set(w("date"), date.strftime("%Y-%m-%dT%H:%M:%SZ"))
        return element


def _toggle(looks: Element, name: str, on: bool, styled: bool) -> None:
    """Bold or italic, for all scripts, where it is not what the style says."""
    if on != styled:
        for tag in (name, name + "Cs"):
            add(looks, tag, **({} if on else {"val": "0"}))


def _fonts_hint(element: Element) -> None:
    """Let punctuation that both fonts have come from the Chinese one."""
    looks = element.find(w("rPr"))
    if looks is None:
        looks = make("rPr")
        element.insert(0, looks)
    hint = make("rFonts", hint="eastAsia")
    styled = looks.find(w("rStyle"))
    looks.insert(0 if styled is None else 1, hint)


def _text(element: Element, text: str, deleted: bool) -> None:
    """Append text to a run: `w:t` or `w:delText`, and the elements for special characters."""
    for piece in PIECES.findall(text):
        mark = MARKS.get(piece)
        if mark:
            add(element, mark)
            continue
        words = add(element, "delText" if deleted else "t")
        words.text = piece
        if piece != piece.strip() or "  " in piece:
            words.set(PRESERVE, "preserve")
