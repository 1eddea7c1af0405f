"""What every operation must respect, whatever it does."""

from __future__ import annotations

from amendments.drafting.kinds import may_stand
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.words import fit
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind


def check_spans(text: str, spans: tuple[Span, ...]) -> None:
    """CannotEdit if a span lies outside its words."""
    if not fit(text, spans):
        raise CannotEdit(Reason.BAD_SPANS)


def check_standing(kind: Kind, parent: Clause | None) -> None:
    """CannotEdit if a clause of that kind cannot stand under that parent, None for the text."""
    if not may_stand(kind, parent.kind if parent else None):
        raise CannotEdit(Reason.NOT_THERE, kind)


def check_new(text: ResolutionText, *uids: str) -> None:
    """CannotEdit if one of these is not an identity that nobody has yet."""
    known = {clause.uid for clause in text.walk()}
    for uid in uids:
        if not uid:
            raise CannotEdit(Reason.NO_IDENTITY)
        if uid in known:
            raise CannotEdit(Reason.TAKEN, uid)
        known.add(uid)


def in_anchor(clause: Clause, offset: int) -> bool:
    """Whether a place lies inside the anchor of a footnote."""
    anchors = (span for span in clause.spans if span.kind is SpanKind.FOOTNOTE)
    return any(span.start < offset < span.end for span in anchors)
