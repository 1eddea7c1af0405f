"""Numbering: the labels of a consolidated text, by whatever function counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from amendments.redline.gathering import Plan
from amendments.redline.pieces import NUMBERED, Attributed, before, kept, rewritten, tidy
from amendments.redline.structure import Structure
from resolutions.text.clauses import Kind, ResolutionText

Numbering = Callable[[ResolutionText, Mapping[str, str]], ResolutionText]
"""Gives some lists of a text the labels that they should have.

The lists come by the address of what they stand under, each with the label it began with before.
"""


def numbered(
    plan: Plan,
    structure: Structure,
    text: ResolutionText,
    attribution: tuple[Attributed, ...],
    number: Numbering,
) -> tuple[ResolutionText, tuple[Attributed, ...]]:
    """The text with the lists that changed numbered, and the new labels attributed to that."""
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
        found.append(replace(each, address=clause.address, label=label))
    return after, tuple(found)


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
