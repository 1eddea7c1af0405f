"""What `styles.xml` says: the looks that paragraphs and runs get from their styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from resolutions.word.marks import PLAIN, Formatting, Shape
from resolutions.word.markup import Element, child, child_value, is_on, number, value, w

DEEPEST = 50  # of styles based on styles; Word allows fewer
TOGGLES = {w("b"): "bold", w("i"): "italic", w("vanish"): "hidden"}
TAG_STRIKE = frozenset({w("strike"), w("dstrike")})
TAG_UNDERLINE, TAG_VERTICAL = w("u"), w("vertAlign")
BLACK = frozenset({"", "AUTO", "000000"})
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list: the list's id (`0`: in none) and the level, if stated."""

    list_id: str | None = None
    level: int | None = None

    def over(self, base: Numbered) -> Numbered:
        """These properties where they say something, else those of the base."""
        return Numbered(
            base.list_id if self.list_id is None else self.list_id,
            base.level if self.level is None else self.level,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """What `w:pPr` can say of a paragraph, as far as we look; `None` where it says nothing."""

    outline: int | None = None
    left: int | None = None
    first: int | None = None
    right_to_left: bool | None = None
    page_break: bool | None = None
    numbered: Numbered = Numbered()

    def over(self, base: Place) -> Place:
        """These properties where they say something, else those of the base."""
        return Place(
            base.outline if self.outline is None else self.outline,
            base.left if self.left is None else self.left,
            base.first if self.first is None else self.first,
            base.right_to_left if self.right_to_left is None else self.right_to_left,
            base.page_break if self.page_break is None else self.page_break,
            self.numbered.over(base.numbered),
        )

    def shape(self, style: str) -> Shape:
        """The finished shape."""
        outline = self.outline if self.outline is not None and 0 <= self.outline < 9 else None
        return Shape(
            style,
            outline,
            self.left or 0,
            self.first or 0,
            bool(self.right_to_left),
            bool(self.page_break),
        )


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class StyleLooks:
    """A style with everything it inherits."""

    name: str
    place: Place = NOWHERE
    formatting: Formatting = PLAIN


class Stylesheet:
    """The styles of one document, each resolved once."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, StyleLooks] = {}
        self._paragraphs: dict[str, StyleLooks] = {}
        self._default = ""
        self._base = PLAIN
        self._base_place = NOWHERE
        if root is None:
            return
        defaults = child(root, "docDefaults")
        self._base = formatting(child(child(defaults, "rPrDefault"), "rPr"), PLAIN)
        self._base_place = place(child(child(defaults, "pPrDefault"), "pPr"))
        for element in root.iterchildren(w("style")):
            identity = value(element, "styleId") or ""
            self._elements.setdefault(identity, element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
                self._default = identity

    def paragraph(self, style: str | None) -> StyleLooks:
        """The looks of a paragraph style, of the default one for `None` or an unknown id."""
        known = style if style in self._elements else self._default
        found = self._paragraphs.get(known or "")
        if found is None:
            found = self._look_up(known or "", self._base, self._base_place)
            if known == self._default:
                found = replace(found, name="")
            self._paragraphs[known or ""] = found
        return found

    def character(self, style: str | None, base: Formatting) -> Formatting:
        """The base as a character style changes it: toggles flip what the base already has."""
        if not style or style not in self._elements:
            return base
        key = f"{style}\0{base}"
        if key not in self._resolved:
            looks = base
            for element in reversed(list(self._chain(style))):
                looks = formatting(child(element, "rPr"), looks)
            own = self._look_up(style, PLAIN, NOWHERE).formatting
            flips: dict[str, Any] = {
                name: bool(getattr(own, name) != getattr(base, name)) for name in TOGGLES.values()
            }
            self._resolved[key] = StyleLooks(style, formatting=replace(looks, **flips))
        return self._resolved[key].formatting

    def _look_up(self, style: str, base: Formatting, base_place: Place) -> StyleLooks:
        key = f"{style}\0\0{base}"
        if key not in self._resolved:
            looks, where = base, base_place
            for element in reversed(list(self._chain(style))):
                looks = formatting(child(element, "rPr"), looks)
                where = place(child(element, "pPr")).over(where)
            name = child_value(self._elements.get(style), "name") or style
            self._resolved[key] = StyleLooks(name, where, looks)
        return self._resolved[key]

    def _chain(self, style: str) -> Iterator[Element]:
        """The style and the ones it is based on, itself first; loops end."""
        for _ in range(DEEPEST):
            element = self._elements.get(style)
            if element is None:
                return
            yield element
            style = child_value(element, "basedOn") or ""

    def list_style(self, style: str) -> str | None:
        """The id of the list that a numbering style stands for."""
        numbering = child(child(self._elements.get(style), "pPr"), "numPr")
        return child_value(numbering, "numId")


def formatting(looks: Element | None, base: Formatting) -> Formatting:
    """The base as `w:rPr` changes it; character styles are not looked at."""
    if looks is None or not len(looks):
        return base
    changes: dict[str, Any] = {}
    for element in looks:
        tag = element.tag
        if tag in TOGGLES:
            changes[TOGGLES[tag]] = (value(element) or "1").lower() not in OFF
        elif tag in TAG_STRIKE:
            on = (value(element) or "1").lower() not in OFF
            changes["strike"] = on or changes.get("strike", False)
        elif tag == TAG_UNDERLINE:
            changes["underline"] = (value(element) or "single") != "none"
        elif tag == TAG_VERTICAL:
            changes["superscript"] = value(element) == "superscript"
            changes["subscript"] = value(element) == "subscript"
    return replace(base, **changes) if changes else base


def ink(looks: Element | None) -> str:
    """`double` for a double underline, else the colour that `w:rPr` itself names, if any."""
    if looks is None:
        return ""
    if (child_value(looks, "u") or "").lower().endswith("double"):
        return "double"
    colour = (child_value(looks, "color") or "").upper()
    return "" if colour in BLACK else colour


def place(properties: Element | None) -> Place:
    """What `w:pPr` itself says; the style it names is not looked at."""
    if properties is None or not len(properties):
        return NOWHERE
    outline = child_value(properties, "outlineLvl")
    indent = child(properties, "ind")
    left = value(indent, "left") or value(indent, "start")
    hanging, first = value(indent, "hanging"), value(indent, "firstLine")
    opening = None
    if hanging is not None:
        opening = -number(hanging)
    elif first is not None:
        opening = number(first)
    return Place(
        None if outline is None else number(outline, 9),
        None if left is None else number(left),
        opening,
        is_on(properties, "bidi"),
        is_on(properties, "pageBreakBefore"),
        numbered(child(properties, "numPr")),
    )


def numbered(properties: Element | None) -> Numbered:
    """What `w:numPr` says."""
    level = child_value(properties, "ilvl")
    return Numbered(child_value(properties, "numId"), None if level is None else number(level))
