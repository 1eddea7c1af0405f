"""Settling: the words that a decision about a collision puts into the text."""

from __future__ import annotations

from collections.abc import Sequence

from amendments.redline.collisions import Collision, Part, Side
from amendments.redline.decisions import Choice, Decision
from amendments.redline.diff import Op
from amendments.redline.edits import EditKind
from amendments.redline.gathering import Plan
from amendments.redline.pieces import Hand, Origin, Piece, Pieces, rewritten
from amendments.redline.weaving import Settled

NOTHING = "–"
"""What stands in brackets for an alternative that says nothing."""


def region(plan: Plan, collision: Collision) -> tuple[str, Part, int, int]:
    """The provision, its part and the characters of it that are at issue (see `of_words`)."""
    name = collision.provisions[0]
    before = plan.ground.clauses[name]
    kinds = {plan.edits[key].kind for key in collision.edits}
    if EditKind.HEADING in kinds:
        return name, Part.HEADING, 0, len(before.heading)
    if EditKind.LABEL in kinds:
        return name, Part.LABEL, 0, len(before.label)
    if EditKind.DELETE in kinds:
        return name, Part.TEXT, 0, len(before.text)
    starts, ends = zip(*((span.start, span.end) for span in collision.spans), strict=True)
    return name, Part.TEXT, min(starts), max(ends)


def wording(plan: Plan, collision: Collision, side: Side) -> str:
    """What a side makes of the words at issue; empty where it leaves none."""
    name, part, start, end = region(plan, collision)
    before: str = getattr(plan.ground.clauses[name], part)
    edits = [plan.edits[key] for key in side.edits]
    if part is not Part.TEXT:
        state = edits[0].state
        return getattr(state, part) if state else before
    if any(edit.removes for edit in edits):
        return ""
    said, place = "", start
    for splice in sorted((s for edit in edits for s in edit.splices), key=lambda s: s.start):
        said += before[place : splice.start] + splice.words
        place = splice.end
    return said + before[place:end]


def settle_words(plan: Plan, collision: Collision, decision: Decision) -> Settled:
    """What a compromise or alternatives put in.

    Alternatives name their sources as compilations of proposals do: `[A] [ATU/1] / [B] [CAN/2]`.
    """
    name, part, start, end = region(plan, collision)
    clause = plan.ground.clauses[name]
    before: str = getattr(clause, part)[start:end]
    author = Origin(Hand.DECISION, author=decision.author)
    if decision.choice is Choice.COMPROMISE:
        return Settled(name, part, start, end, rewritten(before, decision.words, author))
    wordings = [wording(plan, collision, side) for side in collision.sides]
    pieces: Pieces = (Piece(Op.DELETE, before, author),)
    for number, (side, said) in enumerate(zip(collision.sides, wordings, strict=True)):
        pieces += (
            Piece(Op.INSERT, " / [" if number else f"{_blank(wordings, 0)}[", author),
            Piece(Op.INSERT, said.strip() or NOTHING, Origin(Hand.PROPOSAL, side.sources)),
            Piece(Op.INSERT, f"] [{', '.join(side.sources)}]", author),
        )
    closing = Piece(Op.INSERT, _blank(wordings, -1), author)
    return Settled(name, part, start, end, (*pieces, closing))


def _blank(wordings: Sequence[str], at: int) -> str:
    """The blank outside all brackets, if any of the wordings begins (0) or ends (-1) with one."""
    return " " if any(said and said[at].isspace() for said in wordings) else ""
