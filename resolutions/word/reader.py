"""A .docx file as a document with its revision marks.

Whatever the bytes are, the answer is a `Document` or one `PackageError`. What the file holds and
the document cannot is reported in `Document.warnings`, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from resolutions.word.blocks import BlockReader, Part
from resolutions.word.canonical import merged
from resolutions.word.elements import date_of
from resolutions.word.handmade import from_looks
from resolutions.word.marks import (
    Block,
    Comment,
    Document,
    Note,
    NoteKind,
    Paragraph,
    Properties,
    Table,
    paragraphs,
)
from resolutions.word.markup import (
    DC,
    DCTERMS,
    Element,
    R,
    child,
    clean,
    is_on,
    value,
    w,
)
from resolutions.word.numbering import Numbering
from resolutions.word.package import Package, PackageError, open_package
from resolutions.word.paragraphs import ParagraphReader
from resolutions.word.runs import Inline
from resolutions.word.stylesheet import Stylesheet


def read(data: bytes, *, by_hand: bool = False) -> Document:
    """The document that a .docx file holds; raises `PackageError` and nothing else.

    With `by_hand`, struck text counts as deleted and underlined text as inserted.
    """
    try:
        document = _Reader(open_package(data)).document()
        return from_looks(document) if by_hand else document
    except RecursionError as error:
        raise PackageError("too-complex") from error


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        self.root = package.tree(self.main)
        self.related = {r.kind: r.target for r in package.relations(self.main).values()}
        self.styles = Stylesheet(self._optional("styles"))
        self.numbering = Numbering(self._optional("numbering"), self.styles)
        self.reader = BlockReader(ParagraphReader(self.styles, self.numbering))

    def document(self) -> Document:
        body = child(self.root, "body")
        if body is None:
            raise PackageError("no-document")
        part = self._part(self.main)
        blocks = self.reader.blocks(body, part)
        if part.inline.fields:
            self.reader.remark("open-field", "A field is not closed; text after it may be missing.")
        notes = tuple(self._notes(part))
        properties = self._properties()
        headers = tuple(self._headers(properties.notice))
        if self.reader.boxes:
            self.reader.remark(
                "text-boxes", "The file holds text boxes; they stand apart from the text."
            )
        document = Document(
            blocks=blocks,
            notes=notes,
            comments=tuple(self._comments()),
            properties=properties,
            headers=headers,
            boxes=tuple(self.reader.boxes),
            warnings=(*self.package.remarks(), *self.reader.remarks.values()),
        )
        return document

    def _optional(self, kind: str) -> Element | None:
        name = self.related.get(kind)
        if name is None or not self.package.has(name):
            return None
        return self.package.tree(name)

    def _part(self, name: str) -> Part:
        return Part(name, Inline(self.styles, self.package.relations(name)))

    # Notes, comments, headers

    def _notes(self, part: Part) -> Iterator[Note]:
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
                    blocks = self.reader.blocks(elements[key], inner) or (Paragraph(),)
                    yield Note(key, without_label(blocks, label), kind, label)

    def _comments(self) -> Iterator[Comment]:
        root = self._optional("comments")
        if root is None:
            return
        part = self._part(self.related["comments"])
        for element in root.iterchildren(w("comment")):
            blocks = self.reader.blocks(element, part)
            yield Comment(
                value(element, "id") or "",
                "\n".join(paragraph.text for paragraph in paragraphs(blocks)),
                clean(value(element, "author") or ""),
                date_of(element),
            )

    def _headers(self, notice: str) -> Iterator[tuple[Block, ...]]:
        """Page headers and footers that say something, and not the notice alone."""
        relations = self.package.relations(self.main)
        seen = set()
        for reference in self.root.iter(w("headerReference"), w("footerReference")):
            relation = relations.get(reference.get(f"{{{R}}}id", ""))
            if relation is None or relation.target in seen or not self.package.has(relation.target):
                continue
            seen.add(relation.target)
            blocks = self.reader.blocks(
                self.package.tree(relation.target), self._part(relation.target)
            )
            said = [paragraph.text.strip() for paragraph in paragraphs(blocks)]
            if any(text not in ("", notice) for text in said):
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
            notice=_said(core, f"{{{DC}}}description").strip(),
            landscape=self._landscape(),
        )

    def _landscape(self) -> bool:
        """How the pages of the last section lie."""
        section = child(child(self.root, "body"), "sectPr")
        return value(child(section, "pgSz"), "orient") == "landscape"


def _said(core: Element | None, name: str) -> str:
    return "" if core is None else clean(core.findtext(name) or "")


def _moment(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)


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
