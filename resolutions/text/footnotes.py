"""Footnotes: telling them apart where an extract ran them together, and finding their anchors."""

from __future__ import annotations

import re
from bisect import bisect_left

from resolutions.text.building import Builder, Node
from resolutions.text.clauses import Kind, OddityKind, Span, SpanKind
from resolutions.text.lines import Line
from resolutions.text.sources import cut

# What stands behind and ahead of an anchor, the surest first: a word in small letters, one in
# capitals (which may be a code: `C2`, `IPv6`), and a Chinese word that goes on without a blank,
# unless the number counts or numbers something there.
_ANCHORED = (
    (r"(?:[^\W\dA-Z_]{2}|[)）”\"’*])", r"(?![\w)）])"),
    (r"(?:[^\W\d_]|[)）”\"’*])", r"(?![\w)）])"),
    (
        r"[\u4e00-\u9fff](?<![第共约近达至在和与及])",
        r"(?=[\u4e00-\u9fff])(?![号段条款年月日个项次届章节类部卷期])",
    ),
)


def split_notes(line: Line) -> list[tuple[str, Line]]:
    """The notes that stand in one line, each with its label: `1 Text. 2 Text.`"""
    notes: list[tuple[str, Line]] = []
    label, start = line.label, 0
    while found := next_note(line.text, label, start):
        notes.append((label, cut(line, start, found.start())))
        label, start = found["label"], found.end()
    notes.append((label, cut(line, start, len(line.text))))
    return notes


def next_note(text: str, label: str, start: int) -> re.Match[str] | None:
    """Where, behind `start`, the note begins that is numbered next to `label`."""
    if not (label.isdecimal() or label == "*"):
        return None
    number = str(int(label) + 1) if label.isdecimal() else "1"
    follower = rf"(?:(?<=[.;)])\s|(?<=[。；）]))\s*(?P<label>{number})\s+(?=[^\W\d_a-z])"
    return re.compile(follower).search(text, start)


def anchor_footnotes(builder: Builder) -> list[Node]:
    """Mark in the text what leads to each footnote; returns the tree's roots.

    An anchor that the source marked itself counts first; else it is the note's number, set right
    behind a word before the note. A note without an anchor is reported. Marked anchors of notes
    that don't exist become superscripts.
    """
    nodes = [node for root in builder.roots for node in root.walk()]
    notes = {node.label: node for node in nodes if node.kind is Kind.FOOTNOTE}
    anchored = set[str]()
    for node in nodes:
        node.spans = tuple(_resolved(node, span, notes, anchored) for span in node.spans)
    wanted = {label for label in notes if label not in anchored}
    places = _places(nodes, wanted) if wanted else {}
    order = {id(node): rank for rank, node in enumerate(nodes)}
    for label, note in notes.items():
        if label in wanted and not _anchor(label, order[id(note)], nodes, places):
            builder.note(note.line, OddityKind.NO_ANCHOR, label)
    return builder.roots


def _resolved(node: Node, span: Span, notes: dict[str, Node], anchored: set[str]) -> Span:
    label = node.text[span.start : span.end]
    marks = span.kind in {SpanKind.FOOTNOTE, SpanKind.SUPERSCRIPT}
    if marks and label in notes and node.kind is not Kind.FOOTNOTE:
        anchored.add(label)
        return Span(span.start, span.end, SpanKind.FOOTNOTE, label)
    if span.kind is SpanKind.FOOTNOTE:
        return Span(span.start, span.end, SpanKind.SUPERSCRIPT)
    return span


def _places(nodes: list[Node], labels: set[str]) -> dict[tuple[int, str], list[tuple[int, int]]]:
    """Where each label stands right behind a word: for each rank of sureness and label, in order,
    the nodes, and the first place in each.
    """
    found: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for sureness, (behind, ahead) in enumerate(_ANCHORED):
        pattern = re.compile(rf"{behind}(?P<anchor>\d+|\*+){ahead}")
        for rank, node in enumerate(nodes):
            if node.kind is Kind.FOOTNOTE:
                continue
            for match in pattern.finditer(node.text):
                if match["anchor"] in labels:
                    places = found.setdefault((sureness, match["anchor"]), [])
                    if not places or places[-1][0] != rank:
                        places.append((rank, match.start("anchor")))
    return found


def _anchor(
    label: str,
    before: int,
    nodes: list[Node],
    places: dict[tuple[int, str], list[tuple[int, int]]],
) -> bool:
    """Mark the last place before a note where its label stands right behind a word."""
    for sureness in range(len(_ANCHORED)):
        known = places.get((sureness, label), [])
        at = bisect_left(known, (before, 0)) - 1
        if at >= 0:
            node, start = nodes[known[at][0]], known[at][1]
            span = Span(start, start + len(label), SpanKind.FOOTNOTE, label)
            node.spans = tuple(sorted((*node.spans, span)))
            return True
    return False
