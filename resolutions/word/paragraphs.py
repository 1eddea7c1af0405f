"""A paragraph's looks and its computed label: from its own properties, its style and its list."""

from __future__ import annotations

from dataclasses import dataclass

from resolutions.word.elements import KINDS, date_of, revision_of
from resolutions.word.marks import Formatting, Label, Reshaping, Revision, Shape
from resolutions.word.markup import Element, child, child_value, clean, value
from resolutions.word.numbering import Counters, List, Numbering
from resolutions.word.stylesheet import NOWHERE, Place, Stylesheet, place


@dataclass(frozen=True, slots=True)
class Listed:
    """A paragraph's place in a list: the list, its id, and the level."""

    list_id: str
    numbered: List
    level: int


@dataclass(frozen=True, slots=True)
class Looks:
    """Everything of a paragraph but its text; `former_list` is where it stood in a list before."""

    shape: Shape
    formatting: Formatting
    revisions: tuple[Revision, ...]
    reshaping: Reshaping | None
    listed: Listed | None
    former_list: Listed | None


class ParagraphReader:
    """Reads the properties of paragraphs."""

    def __init__(self, styles: Stylesheet, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._unset: Looks | None = None

    def looks(self, paragraph: Element) -> Looks:
        """The looks of a paragraph, and what they were before a tracked change of them."""
        properties = child(paragraph, "pPr")
        style = self._styles.paragraph(child_value(properties, "pStyle"))
        if properties is None:
            if self._unset is None:
                listed = self._listed(NOWHERE, style.place, None)
                shape = self._shape(NOWHERE, style.place, listed).shape(style.name)
                self._unset = Looks(shape, style.formatting, (), None, listed, listed)
            return self._unset
        shape, listed = self._resolve(properties)
        former, former_list = shape, listed
        reshaping = None
        change = child(properties, "pPrChange")
        before = child(change, "pPr")
        if change is not None and before is not None:
            former, former_list = self._resolve(before)
            if former != shape:
                author = clean(value(change, "author") or "")
                reshaping = Reshaping(former, author, date_of(change))
        if child(child(properties, "numPr"), "ins") is not None:
            former_list = None
        marks = child(properties, "rPr")
        revisions = tuple(
            revision_of(mark) for mark in (() if marks is None else marks) if mark.tag in KINDS
        )
        return Looks(shape, style.formatting, revisions, reshaping, listed, former_list)

    def _resolve(self, properties: Element) -> tuple[Shape, Listed | None]:
        style_id = child_value(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        own = place(properties)
        listed = self._listed(own, style.place, style_id)
        return self._shape(own, style.place, listed).shape(style.name), listed

    def _listed(self, own: Place, styled: Place, style_id: str | None) -> Listed | None:
        wanted = own.numbered.over(styled.numbered)
        numbered = self._numbering.list(wanted.list_id)
        if numbered is None or wanted.list_id is None:
            return None
        level = wanted.level
        if own.numbered.list_id is None and own.numbered.level is None and style_id:
            at = [i for i, one in enumerate(numbered.levels) if one.style == style_id]
            level = at[0] if at else level
        return Listed(wanted.list_id, numbered, min(max(level or 0, 0), 8))

    def _shape(self, own: Place, styled: Place, listed: Listed | None) -> Place:
        """Own properties come first; a list's, before or after the style's, by who names it."""
        if listed is None:
            return own.over(styled)
        level = listed.numbered.levels[listed.level].place
        if own.numbered.list_id is not None:
            return own.over(level).over(styled)
        return own.over(styled).over(level)

    def label(
        self, looks: Looks, counters: tuple[Counters, Counters], before: bool, after: bool
    ) -> Label:
        """Advance the counters of the views in which the paragraph exists."""
        if looks.listed is None and looks.former_list is None:
            return Label()
        sides = zip(counters, (looks.former_list, looks.listed), (before, after), strict=True)
        texts = [
            counter.advance(listed.list_id, listed.numbered, listed.level)
            if listed is not None and exists
            else ""
            for counter, listed, exists in sides
        ]
        return Label(texts[0], texts[1])
