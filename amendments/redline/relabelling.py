"""Relabelling: the lists that a consolidation changed count on without gaps.

It stands apart from the consolidation, which takes any function of the same form instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.labels import Label, Reading, label_before, read_bare


def relabel(text: ResolutionText, lists: Mapping[str, str]) -> ResolutionText:
    """The text with the labels of some lists in sequence, and addresses to match.

    `lists` has, for the address of what each stands under ("" is the text itself), the label with
    which it began before. There it begins again, or else with its first label, and counts on in
    that style, every label with its own blanks and brackets (`أ )` may stand before `ب)`); dashes,
    `b)bis` and what has no label stay.
    """

    def visit(clauses: tuple[Clause, ...], address: str) -> tuple[Clause, ...]:
        counted = _in_sequence(clauses, lists[address]) if address in lists else clauses
        return tuple(
            replace(new, children=visit(old.children, old.address)) if old.children else new
            for new, old in zip(counted, clauses, strict=True)
        )

    return assign(replace(text, clauses=visit(text.clauses, "")))


def _in_sequence(clauses: tuple[Clause, ...], began: str) -> tuple[Clause, ...]:
    """Siblings with their labels in sequence, each list of one style by itself."""
    labels = [read_bare(c.label) if c.kind is Kind.CLAUSE else None for c in clauses]
    model: tuple[Label, Reading] | None = None
    rank = 0
    found: list[Clause] = []
    for place, (clause, label) in enumerate(zip(clauses, labels, strict=True)):
        if label is None or label.is_dash:
            found.append(clause)
            continue
        if model is None or not _alike(label, model[1]):
            first = (read_bare(began) if model is None and began else None) or label
            style = _style(first, labels[place:])
            model = (
                (first, style) if _alike(label, style) else (label, _style(label, labels[place:]))
            )
            rank, sample = model[1].rank, model[0]
        elif any(reading.step for reading in label.readings):
            found.append(clause)
            continue
        else:
            rank, sample = rank + 1, label
        written = label_before(sample, replace(model[1], rank=rank + 1, step=0))
        found.append(replace(clause, label=written or clause.label))
    return tuple(found)


def _alike(label: Label, model: Reading) -> bool:
    return any((each.style, each.form) == (model.style, model.form) for each in label.readings)


def _style(label: Label, others: list[Label | None]) -> Reading:
    """How a list's first label counts: as most of the labels behind it can be read."""

    def followers(reading: Reading) -> tuple[int, bool]:
        return sum(other is not None and _alike(other, reading) for other in others), reading.first

    return max(reversed(label.readings), key=followers)
