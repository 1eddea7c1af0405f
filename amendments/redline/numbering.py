"""Numbering: the labels of a consolidated text, and what refers to them, by whatever function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from amendments.redline.diff import Op, diff
from amendments.redline.edits import clip
from amendments.redline.gathering import Plan
from amendments.redline.pieces import (
    NUMBERED,
    Attributed,
    Piece,
    Pieces,
    before,
    kept,
    rewritten,
    tidy,
)
from amendments.redline.pieces import after as said_after
from amendments.redline.structure import Structure
from resolutions.text.clauses import Kind, ResolutionText

Numbering = Callable[[ResolutionText, Mapping[str, str]], ResolutionText]
"""Gives some lists of a text the labels that they should have; it may mend what refers to them.

The lists come by the address of what they stand under, each with the label it began with before.
"""


def numbered(
    plan: Plan,
    structure: Structure,
    text: ResolutionText,
    attribution: tuple[Attributed, ...],
    number: Numbering,
) -> tuple[ResolutionText, tuple[Attributed, ...]]:
    """The text with the lists that changed numbered, and what that changed attributed to it."""
    addresses = {each.element: each.address for each in attribution} | {"": ""}
    after = number(
        text, {addresses[name]: _began(plan, name) for name in _changed(plan, structure)}
    )
    found: list[Attributed] = []
    for was, clause, each in zip(text.walk(), after.walk(), attribution, strict=True):
        label = each.label
        if was.label != clause.label:
            base = before(each.label)
            same = base == clause.label
            label = tidy((kept(base),) if same else rewritten(base, clause.label, NUMBERED))
        said = each.text if was.text == clause.text else mended(each.text, clause.text)
        found.append(replace(each, address=clause.address, label=label, text=said))
    return after, tuple(found)


def mended(pieces: Pieces, said: str) -> Pieces:
    """The pieces of a text that says something a little different now.

    What is kept and deleted is the base's still, what is kept and inserted the new text.
    """
    found: list[Piece] = []
    waiting = list(pieces)
    for mark in diff(said_after(pieces), said):
        if mark.op is Op.INSERT:
            found.append(Piece(Op.INSERT, mark.text, NUMBERED))
            continue
        left = len(mark.text)
        while left:
            piece = waiting.pop(0)
            if piece.op is Op.DELETE:
                found.append(piece)
                continue
            here, rest = _cut(piece, left)
            left -= len(here.words)
            waiting[:0] = rest
            if mark.op is Op.KEEP:
                found.append(here)
            elif here.op is Op.KEEP:
                found.append(Piece(Op.DELETE, here.words, NUMBERED))
    return tidy((*found, *waiting))


def _cut(piece: Piece, size: int) -> tuple[Piece, list[Piece]]:
    """The first characters of a piece, and what is left of it."""
    if len(piece.words) <= size:
        return piece, []
    first, rest = (
        replace(piece, words=piece.words[a:b], spans=clip(piece.spans, a, b))
        for a, b in ((0, size), (size, len(piece.words)))
    )
    return first, [rest]


def _began(plan: Plan, parent: str) -> str:
    """The first label under an element of the base; empty if there was none."""
    clauses = (plan.ground.clauses[name] for name in plan.ground.children.get(parent, ()))
    return next((c.label for c in clauses if c.kind is Kind.CLAUSE and c.label), "")


def _changed(plan: Plan, structure: Structure) -> Iterator[str]:
    """The elements whose children are not those of the base, or are added by different hands."""
    for parent, children in structure.children.items():
        if parent in structure.additions:
            added = [structure.additions.get(child) for child in children]
            hands = {each[1].edit.sources if each else () for each in added}
            if len(hands) > 1:
                yield parent
        elif children != plan.ground.children.get(parent, ()):
            yield parent
