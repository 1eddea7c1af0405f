"""Fused lines as the two views of the redline that they once were.

Law: a line whose recovery found nothing stands in both views as it is, spans included.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from amendments.redline.diff import Marks, Op
from amendments.redline.recovery import Recovery
from resolutions.text.clauses import Span
from resolutions.text.lines import Line
from resolutions.text.sources import cut


def view(lines: Sequence[Line], recoveries: Sequence[Recovery], gone: Op) -> tuple[Line, ...]:
    """The lines of one view: without what is `gone` in it (insertions, or deletions).

    `recoveries` are those of the lines' texts, one each; rows have none and stay. A line of which
    nothing is left is left out; the others keep their numbers.
    """
    found = []
    for line, recovery in zip(lines, recoveries, strict=True):
        if all(mark.op is Op.KEEP for mark in recovery.marks):
            found.append(line)
            continue
        kept = _without(line, recovery.marks, gone)
        if kept.text:
            found.append(kept)
    return tuple(found)


def _without(line: Line, marks: Marks, gone: Op) -> Line:
    """The line without the marks of one sort."""
    places = [0]  # for every place of the fused text, its place in the view
    text = ""
    for mark in marks:
        for character in mark.text:
            text += "" if mark.op is gone else character
            places.append(len(text))
    spans = []
    for span in line.spans:
        start, end = places[span.start], places[span.end]
        if start < end:
            spans.append(Span(start, end, span.kind, span.target))
    whole = replace(line, text=text, spans=tuple(spans))
    return cut(whole, 0, len(text))
