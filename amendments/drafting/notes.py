"""Footnotes of two people: what both numbered alike is told apart before their texts are merged."""

from __future__ import annotations

from dataclasses import replace

from amendments.drafting.words import Words, replaced
from resolutions.text.clauses import (
    Clause,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)


def apart(ancestor: ResolutionText, mine: ResolutionText, theirs: ResolutionText) -> ResolutionText:
    """Theirs, with those of their new notes renumbered whose number one of mine has as well."""
    was, ours, others = ({c.uid: c for c in _notes(t)} for t in (ancestor, mine, theirs))
    taken = {note.label for uid, note in ours.items() if uid not in was}
    labels = [note.label for note in others.values()]
    again: dict[str, str] = {}
    highest = max((int(label) for label in [*labels, *taken] if label.isdecimal()), default=0)
    for uid, note in others.items():
        new = uid not in was and uid not in ours
        if new and note.label in taken and labels.count(note.label) == 1:
            highest += 1
            again[note.label] = str(highest)
    return transform_text(theirs, lambda clause: _renumbered(clause, again)) if again else theirs


def _notes(text: ResolutionText) -> list[Clause]:
    return [clause for clause in text.walk() if clause.kind is Kind.FOOTNOTE]


def _renumbered(clause: Clause, labels: dict[str, str]) -> Clause:
    """A note with its other number; any clause with the other numbers in its anchors."""
    if clause.kind is Kind.FOOTNOTE:
        return replace(clause, label=labels.get(clause.label, clause.label))
    words: Words = (clause.text, clause.spans)
    for span in reversed(clause.spans):
        if span.kind is SpanKind.FOOTNOTE and span.target in labels:
            label = labels[span.target]
            rest = tuple(other for other in words[1] if other != span)
            text, spans = replaced(words[0], rest, span.start, span.end, label)
            anchor = Span(span.start, span.start + len(label), SpanKind.FOOTNOTE, label)
            words = text, tuple(sorted((*spans, anchor)))
    return replace(clause, text=words[0], spans=words[1])
