"""Footnotes: notes of one number that different hands bring into a text are counted through.

Laws: where no two notes have one number nothing changes; every sign leads to the note that it led
to where it comes from; what is kept and deleted is the base's part still, to the character.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amendments.redline.diff import Op
from amendments.redline.pieces import (
    NUMBERED,
    Attributed,
    Hand,
    Origin,
    Piece,
    before,
    kept,
    overwritten,
    rewritten,
    stretches,
    tidy,
)
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind

_Pair = tuple[Clause, Attributed]
_LONG = 7
"""No note has a number of so many digits."""


def count_notes(
    text: ResolutionText, attribution: Sequence[Attributed]
) -> tuple[ResolutionText, tuple[Attributed, ...]]:
    """The text with its notes numbered in the order of their signs, if two have one number now.

    As it was where a sign may lead to either of two notes, a note has no sign, or its label is not
    a number: a person has to look at that.
    """
    pairs = tuple(zip(text.walk(), attribution, strict=True))
    notes = {each.element: _Note(clause.label, each) for clause, each in pairs if _is_note(clause)}
    labels = [note.label for note in notes.values()]
    if len(set(labels)) == len(labels) or not all(map(_is_number, labels)):
        return text, tuple(attribution)
    signs = tuple(_signs(pairs, notes))
    order = dict.fromkeys(sign.note for sign in signs)
    if order.keys() != notes.keys():
        return text, tuple(attribution)
    first = min(map(int, labels))
    numbers = {note: str(number) for number, note in enumerate(order, start=first)}
    renumbered = (_renumbered(pair, signs, numbers) for pair in pairs)
    laid = _in_order(text.clauses, iter(renumbered))
    text = assign(replace(text, clauses=tuple(clause for clause, _below in laid)))
    found = (each for _clause, below in laid for each in below)
    return text, tuple(
        replace(each, address=clause.address)
        for clause, each in zip(text.walk(), found, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Note:
    label: str
    attributed: Attributed

    @property
    def is_base(self) -> bool:
        """Whether the base has it, by whatever number."""
        return bool(before(self.attributed.label))

    def is_from(self, origin: Origin) -> bool:
        """Whether those add it whose words these are."""
        return not self.is_base and bool(set(self.attributed.placed.sources) & set(origin.sources))


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign in the clause of an element, and the element of the note to which it leads."""

    element: str
    span: Span
    note: str


def _is_note(clause: Clause) -> bool:
    return clause.kind is Kind.FOOTNOTE


def _is_number(label: str) -> bool:
    return len(label) < _LONG and label.isascii() and label.isdecimal()


def _signs(pairs: Iterable[_Pair], notes: Mapping[str, _Note]) -> Iterator[_Sign]:
    """Every sign in reading order; one of which nobody can tell where it leads, leads nowhere."""
    for clause, each in pairs:
        whose = tuple(stretches(each.text))
        for span in sorted(clause.spans):
            if span.kind is SpanKind.FOOTNOTE:
                origin = next((o for start, end, o in whose if start <= span.start < end), Origin())
                yield _Sign(each.element, span, _meant(span.target, origin, notes))


def _meant(label: str, origin: Origin, notes: Mapping[str, _Note]) -> str:
    """The note that a sign of this origin leads to; empty if it may be either of two."""
    bearers = {name: note for name, note in notes.items() if note.label == label}
    theirs = [name for name, note in bearers.items() if note.is_from(origin)]
    if origin.hand is Hand.BASE or not theirs:
        theirs = [name for name, note in bearers.items() if note.is_base]
    found = theirs if len(bearers) > 1 else list(bearers)
    return found[0] if len(found) == 1 else ""


def _renumbered(pair: _Pair, signs: Iterable[_Sign], numbers: Mapping[str, str]) -> _Pair:
    """A clause with the numbers in its signs, or on itself."""
    clause, each = pair
    if (number := numbers.get(each.element, clause.label)) != clause.label:
        was = before(each.label)
        label = (kept(was),) if was == number else rewritten(was, number, NUMBERED)
        clause, each = replace(clause, label=number), replace(each, label=tidy(label))
    theirs = [sign for sign in signs if sign.element == each.element]
    for sign in reversed(theirs):
        if sign.span.target != numbers[sign.note]:
            clause, each = _resigned(clause, each, sign.span, numbers[sign.note])
    return clause, each


def _resigned(clause: Clause, each: Attributed, sign: Span, number: str) -> _Pair:
    """A clause whose sign shows another number."""
    start, end = sign.start, sign.end
    shown = clause.text[start:end].replace(sign.target, number)
    put = Piece(Op.INSERT, shown, NUMBERED, (Span(0, len(shown), sign.kind, number),))
    longer = len(shown) - (end - start)

    def shifted(span: Span) -> Span:
        if span == sign:
            return Span(start, start + len(shown), sign.kind, number)
        first, last = (at + longer if at >= end else at for at in (span.start, span.end))
        return replace(span, start=first, end=last)

    text = clause.text[:start] + shown + clause.text[end:]
    spans = tuple(map(shifted, clause.spans))
    pieces = overwritten(each.text, start, end, put)
    return replace(clause, text=text, spans=spans), replace(each, text=pieces)


def _in_order(
    clauses: Iterable[Clause], renumbered: Iterator[_Pair]
) -> list[tuple[Clause, list[Attributed]]]:
    """The renumbered clauses as a tree again, each with all that is below it; notes by number."""
    found: list[tuple[Clause, list[Attributed]]] = []
    for clause in clauses:
        new, each = next(renumbered)
        below = _in_order(clause.children, renumbered)
        children = tuple(child for child, _below in below)
        attributed = [each, *(one for _child, all_ in below for one in all_)]
        found.append((replace(new, children=children), attributed))
    theirs = (one for one in found if _is_note(one[0]))
    notes = iter(sorted(theirs, key=lambda one: int(one[0].label)))
    return [next(notes) if _is_note(one[0]) else one for one in found]
