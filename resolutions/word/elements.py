"""What single elements of WordprocessingML say: marks, dates, symbols, text, branches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from resolutions.word.marks import Revision, RevisionKind
from resolutions.word.markup import MATH, MC, PRESERVE, Element, clean, value, w

KINDS = {
    w("ins"): RevisionKind.INSERTION,
    w("del"): RevisionKind.DELETION,
    w("moveFrom"): RevisionKind.MOVE_FROM,
    w("moveTo"): RevisionKind.MOVE_TO,
}
TEXT = frozenset({w("t"), w("delText"), f"{{{MATH}}}t"})
ALTERNATE, BOX = f"{{{MC}}}AlternateContent", w("txbxContent")
W16SE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
SYMBOLS = {w("sym"): w("char"), W16SE + "symEx": W16SE + "char"}
BLANKS = " \t\r\n"


def revision_of(element: Element) -> Revision:
    """The mark that `w:ins`, `w:del`, `w:moveFrom` or `w:moveTo` makes."""
    return Revision(KINDS[element.tag], clean(value(element, "author") or ""), date_of(element))


def date_of(element: Element) -> datetime | None:
    """The date of a mark in UTC; nothing for one that is missing or makes no sense."""
    text = value(element, "date")
    if not text:
        return None
    try:
        date = datetime.fromisoformat(text.strip())
        return (
            (date if date.tzinfo else date.replace(tzinfo=UTC))
            .astimezone(UTC)
            .replace(microsecond=0)
        )
    except (ValueError, OverflowError):
        return None


def words_of(element: Element) -> str:
    """The text of `w:t` and its like; outer blanks count only where the file preserves them."""
    text = element.text or ""
    if not text or not (text[0].isspace() or text[-1].isspace()):
        return text
    above: Element | None = element
    while above is not None:
        preserve = above.get(PRESERVE)
        if preserve is not None:
            return text if preserve == "preserve" else text.strip(BLANKS)
        above = above.getparent()
    return text.strip(BLANKS)


def branch_of(alternate: Element) -> Element | None:
    """The one branch of `mc:AlternateContent` that is read: the first choice, else the fallback."""
    for name in ("Choice", "Fallback"):
        found = alternate.find(f"{{{MC}}}{name}")
        if found is not None:
            return found
    return None


def symbol(element: Element) -> str:
    """The character of `w:sym` and of its newer form; nothing for another element."""
    name = SYMBOLS.get(element.tag)
    if name is None:
        return ""
    try:
        return chr(int(element.get(name, ""), 16))
    except (ValueError, OverflowError):
        return ""


def text_boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes under a drawing, taking one branch of alternatives."""
    for one in element:
        if one.tag == BOX:
            yield one
        elif one.tag == ALTERNATE:
            branch = branch_of(one)
            if branch is not None:
                yield from text_boxes(branch)
        elif len(one):
            yield from text_boxes(one)
