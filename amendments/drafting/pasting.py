"""What is pasted from Word, a page or a plain text, as pieces that can become clauses.

Words, their italics, bold, superscript and subscript, and the paragraphs stay; everything else
goes: styles, comments, scripts, images, links, what is hidden or marked as deleted. The result is
the same for the same input, whatever characters it holds, and nothing in it is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from amendments.drafting.words import keepable, tidy
from resolutions.text.clauses import Span, SpanKind
from resolutions.text.labels import read_label
from resolutions.text.lines import Line
from resolutions.text.sources import cut

LONGEST = 2_000_000
"""Characters of what is pasted; Word writes some hundred for a word that a reader sees."""

_DROPPED = frozenset(
    "script style head title meta link xml object embed applet svg math img picture video audio "
    "canvas iframe frame noscript template textarea select option button input del".split()
)
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd table tr td th thead tbody tfoot caption blockquote "
    "pre section article header footer main aside hr br body center address form fieldset".split()
)
_SET = {
    "i": SpanKind.ITALIC,
    "em": SpanKind.ITALIC,
    "cite": SpanKind.ITALIC,
    "b": SpanKind.BOLD,
    "strong": SpanKind.BOLD,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}
_STYLES = (
    (SpanKind.ITALIC, r"font-style\s*:\s*(?:(?P<on>italic|oblique)|normal)"),
    (SpanKind.BOLD, r"font-weight\s*:\s*(?:(?P<on>bold|[6-9]00)|normal|400)"),
    (SpanKind.SUPERSCRIPT, r"vertical-align\s*:\s*(?:(?P<on>super)|baseline)"),
    (SpanKind.SUBSCRIPT, r"vertical-align\s*:\s*(?:(?P<on>sub\b)|baseline)"),
)
_STYLED = tuple((kind, re.compile(rf"(?<![\w-]){said}", re.IGNORECASE)) for kind, said in _STYLES)
_HIDDEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:comment|footnote|endnote)-list)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\bMsoComment|\bmsocom", re.IGNORECASE)
_LIST_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!|/?[a-zA-Z])")


class TooMuchPasted(ValueError):
    """More than a person pastes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph that was pasted; `label` is the one that it began with, empty without one."""

    text: str
    spans: tuple[Span, ...] = ()
    label: str = ""


def read_pasted(pasted: str) -> tuple[Piece, ...]:
    """The paragraphs of what was pasted, HTML or plain text; those that say nothing are left out.

    Raises TooMuchPasted, and nothing else.
    """
    if len(pasted) > LONGEST:
        raise TooMuchPasted
    if _MARKUP.search(pasted):
        runs = _of_html(pasted)
    else:
        lines = re.split(r"[\n\r\v\f\u2028\u2029]+", pasted)
        runs = [_Paragraph([(line, frozenset())]) for line in lines]
    return tuple(piece for paragraph in runs if (piece := _piece(paragraph)).text or piece.label)


def read_inline(pasted: str) -> Piece:
    """What was pasted as words within one clause: its paragraphs joined by blanks."""
    text, spans = "", list[Span]()
    for piece in read_pasted(pasted):
        begun = f"{text} {piece.label} ".lstrip() if piece.label else f"{text} ".lstrip()
        spans += (
            Span(s.start + len(begun), s.end + len(begun), s.kind, s.target) for s in piece.spans
        )
        text = begun + piece.text
    return Piece(*tidy(text, tuple(sorted(spans))))


@dataclass(slots=True)
class _Paragraph:
    """Runs of words with how they are set, and the label that Word's numbering gave."""

    runs: list[tuple[str, frozenset[SpanKind]]] = field(default_factory=list)
    label: str = ""


def _piece(paragraph: _Paragraph) -> Piece:
    text, spans, begun = "", list[Span](), dict[SpanKind, int]()
    for words, kinds in paragraph.runs:
        for kind in [kind for kind in begun if kind not in kinds]:
            spans.append(Span(begun.pop(kind), len(text), kind))
        for kind in kinds:
            begun.setdefault(kind, len(text))
        text += words
    spans += (Span(start, len(text), kind) for kind, start in begun.items())
    solid = tuple(sorted(span for span in spans if span.start < span.end))
    line, inside = tidy(text, solid)
    label = tidy(paragraph.label, ())[0]
    if not label and (found := read_label(line)) and not found[0].text.strip(" .")[-1:].isdigit():
        rest = cut(Line(line, 0, spans=inside), found[1], len(line))
        return Piece(rest.text, tuple(sorted(rest.spans)), found[0].text.strip())
    return Piece(line, inside, label)


def _of_html(pasted: str) -> list[_Paragraph]:
    """The paragraphs of a page, read as a browser would; one paragraph if no one can read it."""
    fit = keepable(pasted)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(fit.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return [_Paragraph([(re.sub(r"<[^>]*>", " ", fit), frozenset())])]
    paragraphs = [_Paragraph()]
    for words, kinds, is_label in _runs(root):
        if words is None:
            paragraphs.append(_Paragraph())
        elif is_label:
            paragraphs[-1].label += words
        else:
            paragraphs[-1].runs.append((re.sub(r"[ \t\n\r\f]+", " ", words), kinds))
    return paragraphs


_Run = tuple[str | None, frozenset[SpanKind], bool]


def _runs(root: html.HtmlElement) -> Iterator[_Run]:
    """The words of a page in order, None where a paragraph ends; without recursion."""
    stack: list[tuple[html.HtmlElement | _Run, frozenset[SpanKind], bool]] = [
        (root, frozenset(), False)
    ]
    while stack:
        item, kinds, label = stack.pop()
        if isinstance(item, tuple):
            yield item
            continue
        tag = item.tag.lower() if isinstance(item.tag, str) else ""
        style = item.get("style") or ""
        after: list[tuple[html.HtmlElement | _Run, frozenset[SpanKind], bool]] = []
        if not _is_dropped(item, tag, style):
            inner = _kinds(tag, style, kinds)
            labelled = label or _LIST_LABEL.search(style) is not None
            breaks = tag in _BLOCKS
            if breaks:
                yield None, kinds, False
            if item.text:
                yield item.text, inner, labelled
            for child in item:
                after.append((child, inner, labelled))
                if child.tail:
                    after.append(((child.tail, inner, labelled), inner, labelled))
            if breaks:
                after.append(((None, kinds, False), kinds, False))
        stack.extend(reversed(after))


def _is_dropped(element: html.HtmlElement, tag: str, style: str) -> bool:
    """Whether an element says nothing that a reader sees, or nothing that belongs to the words."""
    if not tag or tag in _DROPPED or _HIDDEN.search(style) or element.get("hidden") is not None:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('href') or ''}"
    return _COMMENT.search(named) is not None


def _kinds(tag: str, style: str, kinds: frozenset[SpanKind]) -> frozenset[SpanKind]:
    """How the words of an element are set, within what sets those around it."""
    found = set(kinds)
    if tag in _SET:
        found.add(_SET[tag])
    for kind, pattern in _STYLED:
        if said := pattern.search(style):
            (found.add if said["on"] else found.discard)(kind)
    return frozenset(found)
