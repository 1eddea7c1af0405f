"""The inside of a paragraph: runs, fields, links, note anchors, and the revisions around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from resolutions.word.canonical import merged
from resolutions.word.elements import (
    ALTERNATE,
    KINDS,
    SYMBOLS,
    TEXT,
    branch_of,
    date_of,
    revision_of,
    symbol,
    text_boxes,
    words_of,
)
from resolutions.word.identities import MARKS, Bookmarks
from resolutions.word.marks import (
    PLAIN,
    Formatting,
    Reformatting,
    Revision,
    Run,
)
from resolutions.word.markup import (
    MATH,
    Element,
    R,
    child,
    child_value,
    clean,
    value,
    w,
)
from resolutions.word.package import PackageError, Relation
from resolutions.word.stylesheet import Stylesheet, formatting, ink

CODE = frozenset({w("instrText"), w("delInstrText")})
SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
DRAWINGS = frozenset({w("drawing"), w("pict"), w("object")})
TRANSPARENT = frozenset(
    {w(n) for n in ("smartTag", "customXml", "sdtContent", "dir", "bdo", "sdt")}
)
NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
RUN = w("r")
LOOKS = w("rPr")
PAGE_BREAK = "\f"  # of a page or a column; inside the reader only: there it ends a paragraph
MOST_COMMENTS = 100  # that cover one stretch; further ones are not anchored
DEEPEST_FIELD = 100
LINKED = re.compile(r'HYPERLINK\s+(?:\\l\s+"([^"]*)"|"([^"]*)"(?:\s+\\l\s+"([^"]*)")?)')
SILENT = re.compile(r"\s*(?:ASK|RD|SET|TA|TC|XE)\b", re.IGNORECASE)
"""Fields that print nothing: they mark an entry or set a bookmark (ISO 29500-1, 17.16)."""
ADDRESS = re.compile(r"(?:https?|ftp|mailto):[^\s\x00-\x1f]+", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that has begun: its code so far, and whether its result has begun."""

    code: str = ""
    shown: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds a run: revisions, outermost first, and a link."""

    revisions: tuple[Revision, ...] = ()
    link: str = ""


@dataclass(slots=True)
class Inline:
    """Reads paragraphs of one part, in order: fields and comments can span several of them.

    `boxes` receives every text box that is met, with the revisions around it; `anchors` the id
    and own mark of every note that is referred to.
    """

    styles: Stylesheet
    relations: Mapping[str, Relation]
    boxes: list[tuple[Element, tuple[Revision, ...]]] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    comments: set[str] = field(default_factory=set)
    bookmarks: Bookmarks = field(default_factory=Bookmarks)
    _covering: tuple[str, ...] = ()
    _runs: list[Run] = field(default_factory=list)
    _base: Formatting = PLAIN
    _skip_gap: bool = False

    def read(
        self, paragraph: Element, base: Formatting, revisions: tuple[Revision, ...] = ()
    ) -> tuple[Run, ...]:
        """The runs of a paragraph whose style looks like `base`."""
        self._runs = []
        self._base = base
        self._skip_gap = False
        self.bookmarks.begin(paragraph)
        self._children(paragraph, Around(revisions))
        runs = merged(self._runs)
        self.bookmarks.end(run.provision for run in runs)
        return runs

    def _bookmark(self, element: Element, around: Around) -> None:
        self.bookmarks.take(element)

    def _children(self, parent: Element, around: Around) -> None:
        for element in parent:
            tag = element.tag
            if tag == RUN:
                self._run(element, around)
                continue
            handler = HANDLERS.get(tag)
            if handler is not None:
                handler(self, element, around)
            elif isinstance(tag, str) and tag.startswith(f"{{{MATH}}}"):
                self._math(element, around)

    def _revised(self, element: Element, around: Around) -> None:
        revision = revision_of(element)
        self._children(element, replace(around, revisions=(*around.revisions, revision)))

    def _hyperlink(self, element: Element, around: Around) -> None:
        relation = self.relations.get(element.get(f"{{{R}}}id", ""))
        anchor = value(element, "anchor")
        link = f"#{anchor}" if anchor else ""
        if relation is not None and relation.external and ADDRESS.fullmatch(relation.target):
            link = relation.target + link
        self._children(element, replace(around, link=link or around.link))

    def _simple(self, element: Element, around: Around) -> None:
        if not SILENT.match(value(element, "instr") or ""):
            self._children(element, around)

    def _alternate(self, element: Element, around: Around) -> None:
        branch = branch_of(element)
        if branch is not None:
            self._children(branch, around)

    def _ruby(self, element: Element, around: Around) -> None:
        base = child(element, "rubyBase")
        if base is not None:
            self._children(base, around)

    def _math(self, element: Element, around: Around) -> None:
        if element.tag in TEXT:
            self._emit(element.text or "", PLAIN, None, around)
        else:
            self._children(element, around)

    def _comment_start(self, element: Element, around: Around) -> None:
        if len(self.comments) < MOST_COMMENTS:
            self.comments.add(value(element, "id") or "")
            self._covering = tuple(sorted(self.comments))

    def _comment_end(self, element: Element, around: Around) -> None:
        self.comments.discard(value(element, "id") or "")
        self._covering = tuple(sorted(self.comments))

    def _run(self, run: Element, around: Around) -> None:
        looks = child(run, "rPr")
        style = self._base
        if looks is not None:
            style = self.styles.character(child_value(looks, "rStyle"), self._base)
        own = replace(formatting(looks, style), ink=ink(looks))
        marks = self._reformatting(looks, own)
        self._content(run, own, marks, around)

    def _reformatting(self, looks: Element | None, own: Formatting) -> Reformatting | None:
        """The tracked change of the run's looks, if it changes something that we look at."""
        change = child(looks, "rPrChange")
        if change is None:
            return None
        before = child(change, "rPr")
        former = formatting(
            before, self.styles.character(child_value(before, "rStyle"), self._base)
        )
        if former == own:
            return None
        return Reformatting(former, clean(value(change, "author") or ""), date_of(change))

    def _content(
        self, run: Element, own: Formatting, marks: Reformatting | None, around: Around
    ) -> None:
        for element in run:
            tag = element.tag
            if tag in TEXT:
                self._emit(words_of(element), own, marks, around)
            elif tag in SIGNS:
                page = value(element, "type") in ("page", "column")
                self._emit(PAGE_BREAK if page else SIGNS[tag], own, marks, around)
            elif tag in CODE:
                self._code(element, own, marks, around)
            elif tag in NOTES:
                self._note(element, own, marks, around)
                if value(element, "customMarkFollows") in ("1", "true", "on"):
                    break
            elif tag != LOOKS:
                self._rare(element, own, marks, around)

    def _rare(
        self, element: Element, own: Formatting, marks: Reformatting | None, around: Around
    ) -> None:
        """What only some runs hold."""
        tag = element.tag
        if tag == w("fldChar"):
            self._field(element)
        elif tag in (w("footnoteRef"), w("endnoteRef")):
            self._skip_gap = True
        elif tag in SYMBOLS:
            self._emit(symbol(element), own, marks, around)
        elif tag == w("ruby"):
            self._ruby(element, around)
        elif tag == ALTERNATE:
            branch = branch_of(element)
            if branch is not None:
                self._content(branch, own, marks, around)
        elif tag in DRAWINGS:
            self.boxes += [(box, around.revisions) for box in text_boxes(element)]

    def _code(
        self, element: Element, own: Formatting, marks: Reformatting | None, around: Around
    ) -> None:
        """The code of the field that has begun; code outside of any field is plain text."""
        if not self.fields:
            self._emit(words_of(element), own, marks, around)
        elif not self.fields[-1].shown:
            self.fields[-1].code += element.text or ""

    def _field(self, element: Element) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            if len(self.fields) == DEEPEST_FIELD:
                raise PackageError("too-complex")
            self.fields.append(Field())
        elif self.fields and kind == "separate":
            top = self.fields[-1]
            top.shown = not SILENT.match(top.code)
            found = LINKED.search(top.code)
            if found:
                anchor = found[1] or found[3]
                address = found[2] if ADDRESS.fullmatch(found[2] or "") else ""
                top.link = (address or "") + (f"#{anchor}" if anchor else "")
        elif self.fields and kind == "end":
            self.fields.pop()

    def _note(
        self, element: Element, own: Formatting, marks: Reformatting | None, around: Around
    ) -> None:
        key = f"{NOTES[element.tag]}-{value(element, 'id')}"
        label = ""
        if value(element, "customMarkFollows") in ("1", "true", "on"):
            after = element.itersiblings()
            label = "".join(e.text or "" if e.tag in TEXT else symbol(e) for e in after)
        self.anchors.setdefault(key, clean(label).strip())
        own = replace(own, superscript=True, subscript=False)
        covering, uid = self._covering, self.bookmarks.provision
        self._runs.append(Run("", own, around.revisions, key, around.link, covering, marks, uid))

    def _emit(self, text: str, own: Formatting, marks: Reformatting | None, around: Around) -> None:
        """One more piece of visible text; field codes are not visible."""
        link = around.link
        for one in self.fields:
            if not one.shown:
                return
            link = one.link or link
        text = text if text == PAGE_BREAK else clean(text)
        if self._skip_gap and text:
            self._skip_gap = False
            text = text[1:] if text[0].isspace() else text
        covering, uid = self._covering, self.bookmarks.provision
        self._runs.append(Run(text, own, around.revisions, "", link, covering, marks, uid))


HANDLERS: dict[str | bytes | bytearray | object, Callable[[Inline, Element, Around], None]] = {
    **dict.fromkeys(KINDS, Inline._revised),
    **dict.fromkeys(TRANSPARENT, Inline._children),
    **dict.fromkeys(MARKS, Inline._bookmark),
    w("hyperlink"): Inline._hyperlink,
    w("fldSimple"): Inline._simple,
    ALTERNATE: Inline._alternate,
    w("ruby"): Inline._ruby,
    w("commentRangeStart"): Inline._comment_start,
    w("commentRangeEnd"): Inline._comment_end,
}
