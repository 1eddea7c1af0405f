"""Footnotes: their numbers follow their anchors, and those of two people are told apart.

A text's footnotes are numbered by rule if their labels count 1, 2, 3 … as their anchors come, those
without one last. Where they are not, or somebody gave one another number by hand, all stay as they
are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import count

from amendments.drafting.words import Words, replaced
from resolutions.text.addresses import assign
from resolutions.text.clauses import (
    Clause,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)


def numbered(
    before: ResolutionText, after: ResolutionText, kept: Collection[str] = ()
) -> ResolutionText:
    """The text after, its footnotes and their anchors numbered by rule if those before were.

    Under each clause the notes stand in that order too. Numbering once more changes nothing.
    `kept` are the clauses whose labels were set by hand.
    """
    notes = _in_order(after)
    labels = [note.label for note in notes]
    by_hand = any(note.uid in kept for note in notes)
    if by_hand or len(set(labels)) < len(labels) or not is_ruled(before):
        return after
    again = {label: str(number) for number, label in enumerate(labels, 1)}
    text = transform_text(after, lambda clause: _seated(_renumbered(clause, again)))
    return assign(replace(text, clauses=_sorted(text.clauses)))


def is_ruled(text: ResolutionText) -> bool:
    """Whether the footnotes are numbered by rule."""
    labels = [note.label for note in _in_order(text)]
    return labels == [str(number) for number in range(1, len(labels) + 1)]


def as_before(ancestor: ResolutionText, text: ResolutionText) -> ResolutionText:
    """The text with the numbers that its footnotes had in the ancestor, and new ones behind those.

    So what one side merely renumbered is no change of its own. Not by rule, it stays as it is.
    """
    if not (is_ruled(ancestor) and is_ruled(text)):
        return text
    was = {note.uid: note.label for note in _notes(ancestor)}
    fresh = map(str, count(len(was) + 1))
    again = {note.label: was.get(note.uid) or next(fresh) for note in _notes(text)}
    return transform_text(text, lambda clause: _renumbered(clause, again))


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


def _in_order(text: ResolutionText) -> list[Clause]:
    """The footnotes as a reader meets their anchors; those without one last."""
    met: dict[str, int] = {}
    for clause in text.walk():
        for span in sorted(clause.spans) if clause.kind is not Kind.FOOTNOTE else ():
            if span.kind is SpanKind.FOOTNOTE:
                met.setdefault(span.target, len(met))
    return sorted(_notes(text), key=lambda note: met.get(note.label, len(met)))


def _seated(clause: Clause) -> Clause:
    return replace(clause, children=_sorted(clause.children)) if clause.children else clause


def _sorted(siblings: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The same clauses, the footnotes among them in the order of their numbers."""
    notes = [clause for clause in siblings if clause.kind is Kind.FOOTNOTE]
    ranked = iter(sorted(notes, key=lambda note: int(note.label)))
    return tuple(next(ranked) if one.kind is Kind.FOOTNOTE else one for one in siblings)


def _notes(text: ResolutionText) -> list[Clause]:
    return [clause for clause in text.walk() if clause.kind is Kind.FOOTNOTE]


def _renumbered(clause: Clause, labels: Mapping[str, str]) -> Clause:
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
