"""What leaves its place: clauses deleted, moved, indented and outdented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from amendments.drafting.conditions import check_standing
from amendments.drafting.kinds import LEVELLED, adapted, may_stand, parent_at
from amendments.drafting.operations import Delete, Indent, Move, Outdent
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import Place, Seat, Side, change, exchange, put, seat
from amendments.drafting.words import replaced
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind


def delete(text: ResolutionText, operation: Delete) -> ResolutionText:
    """The text without a clause, all under it, and what led to its notes."""
    clause = seat(text, operation.uid).clause
    gone = {note.label for note in clause.walk() if note.kind is Kind.FOOTNOTE}
    text = exchange(text, operation.uid)
    left = {note.label for note in text.walk() if note.kind is Kind.FOOTNOTE}
    for anchored in [c for c in text.walk() if c.uid and _anchors(c, gone - left)]:
        words, spans = anchored.text, anchored.spans
        for span in reversed(_anchors(anchored, gone - left)):
            others = tuple(other for other in spans if other != span)
            words, spans = replaced(words, others, span.start, span.end, "")
        text = change(text, anchored.uid, _saying(words, spans))
    return text


def _saying(words: str, spans: tuple[Span, ...]) -> Callable[[Clause], Clause]:
    return lambda clause: replace(clause, text=words, spans=spans)


def _anchors(clause: Clause, labels: set[str]) -> list[Span]:
    """The anchors in a clause of the footnotes with these labels."""
    spans = (span for span in clause.spans if span.kind is SpanKind.FOOTNOTE)
    return [span for span in spans if span.target in labels]


def move(text: ResolutionText, operation: Move) -> ResolutionText:
    """The text with a clause elsewhere."""
    clause = seat(text, operation.uid).clause
    if operation.place.uid in {inner.uid for inner in clause.walk()}:
        raise CannotEdit(Reason.INSIDE_ITSELF)
    text = exchange(text, operation.uid)
    return _settle(text, operation.place, clause)


def _settle(text: ResolutionText, place: Place, clause: Clause) -> ResolutionText:
    """Put a clause that stood elsewhere at a place, as what its new siblings are."""
    parent = parent_at(text, place)
    check_standing(clause.kind, parent)
    siblings = parent.children if parent else text.clauses
    return put(text, place, recast_item(clause, adapted(clause.kind, siblings), siblings))


def recast_item(clause: Clause, kind: Kind, siblings: tuple[Clause, ...]) -> Clause:
    """An item as one of another kind of list, with the dash of that list."""
    if kind is clause.kind:
        return clause
    dashes = [sibling.label for sibling in siblings if sibling.kind is Kind.DASH]
    label = (dashes or ["–"])[0] if kind is Kind.DASH else ""
    return replace(clause, kind=kind, label=label)


def indent(text: ResolutionText, operation: Indent) -> ResolutionText:
    """The text with a clause one level further in."""
    found = seat(text, operation.uid)
    above = beside(found, -1)
    if found.clause.kind not in LEVELLED:
        raise CannotEdit(Reason.NOT_THERE, found.clause.kind)
    if above is None or not above.uid or not may_stand(found.clause.kind, above.kind):
        raise CannotEdit(Reason.NOTHING_ABOVE)
    return _settle(exchange(text, operation.uid), Place(Side.LAST, above.uid), found.clause)


def outdent(text: ResolutionText, operation: Outdent) -> ResolutionText:
    """The text with a clause one level further out."""
    found = seat(text, operation.uid)
    parent, clause = found.parent, found.clause
    if clause.kind not in LEVELLED:
        raise CannotEdit(Reason.NOT_THERE, clause.kind)
    if parent is None or not parent.uid or parent.kind not in LEVELLED:
        raise CannotEdit(Reason.OUTERMOST)
    behind = found.siblings[found.rank + 1 :]
    text = exchange(text, parent.uid, replace(parent, children=found.siblings[: found.rank]))
    clause = replace(clause, children=(*clause.children, *behind))
    return _settle(text, Place(Side.AFTER, parent.uid), clause)


def beside(found: Seat, step: int) -> Clause | None:
    """The next sibling in a direction that is no footnote."""
    behind = found.siblings[found.rank + 1 :] if step > 0 else found.siblings[: found.rank][::-1]
    return next((clause for clause in behind if clause.kind is not Kind.FOOTNOTE), None)
