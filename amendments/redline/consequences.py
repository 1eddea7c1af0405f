"""Consequences: what only the consolidated text shows to be wrong, though no two edits collide.

A label that stands twice in a list, a reference that leads somewhere else now, a heading that has
lost its last clause. What was so in the base or in one proposal is nobody's collision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from amendments.redline.collisions import Collision, CollisionKind, make_collision
from amendments.redline.edits import Edit, EditKind
from amendments.redline.gathering import Plan
from amendments.redline.selfreferences import Reference, find_references
from amendments.redline.structure import Structure
from resolutions.text.clauses import SECTIONS, Clause, Kind

_HEADED = SECTIONS | {Kind.ANNEX, Kind.HEADING}
_LABELLED = frozenset({Kind.CLAUSE, Kind.FOOTNOTE})
_RENAMING = frozenset(
    {EditKind.LABEL, EditKind.HEADING, EditKind.DELETE, EditKind.MOVE, EditKind.MERGE}
)


def consequences(
    plan: Plan, structure: Structure, edits: Iterable[Edit], clauses: Mapping[str, Clause]
) -> tuple[Collision, ...]:
    """The collisions that a result shows: `edits` are those in it, `clauses` its own by element."""
    touching: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        names = (edit.provision, *edit.removes, *(each.element for each in edit.additions))
        for name in dict.fromkeys(names):
            touching[name].append(edit)
    circles = (
        make_collision(plan, CollisionKind.CIRCULAR, [plan.edits[key] for key in keys])
        for keys in structure.circles
    )
    return (
        *circles,
        *_labels_twice(plan, structure, touching, clauses),
        *_broken_references(plan, touching, clauses),
        *_empty_headings(plan, structure, touching, clauses),
    )


def _labels_twice(
    plan: Plan,
    structure: Structure,
    touching: Mapping[str, list[Edit]],
    clauses: Mapping[str, Clause],
) -> Iterator[Collision]:
    """Two clauses of one list with one label, which edits of different proposals brought there.

    Two footnotes likewise, where counting them through did not tell them apart (see `footnotes`).
    """
    for elements in structure.children.values():
        bearers: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
        for element in elements:
            kind, label = clauses[element].kind, clauses[element].label
            if kind in _LABELLED and label:
                bearers[kind, label].append(element)
        for names in bearers.values():
            edits = [edit for name in names for edit in touching.get(name, ())]
            if len(names) > 1 and edits and not _in_one_voice(plan, names, touching, clauses):
                yield make_collision(plan, CollisionKind.LABEL_TWICE, edits, names)


def _in_one_voice(
    plan: Plan,
    names: Iterable[str],
    touching: Mapping[str, list[Edit]],
    clauses: Mapping[str, Clause],
) -> bool:
    """Whether the base or one proposal has all these clauses with these labels itself."""

    def has(states: Mapping[str, Clause], source: str, name: str) -> bool:
        if name in plan.ground.clauses:
            return name in states and states[name].label == clauses[name].label
        return any(source in edit.sources for edit in touching[name])

    voices = [(each.states, each.proposal.source) for each in plan.reduced]
    return any(
        all(has(states, source, name) for name in names)
        for states, source in ((plan.ground.clauses, ""), *voices)
    )


def _broken_references(
    plan: Plan, touching: Mapping[str, list[Edit]], clauses: Mapping[str, Clause]
) -> Iterator[Collision]:
    """References of clauses that stand to clauses that are gone or have another name now."""
    renaming = {
        name
        for name, edits in touching.items()
        if any(edit.kind in _RENAMING for edit in edits) and name in plan.ground.clauses
    }
    if not renaming:
        return
    for found in find_references(plan.ground):
        causes = [
            edit
            for name in _upward(plan, found.target)
            if name in renaming
            for edit in touching[name]
            if edit.kind in _RENAMING and _breaks(plan, found, name, clauses)
        ]
        standing = clauses.get(found.provision)
        if causes and standing is not None and found.words in standing.text:
            names = (found.provision, found.target)
            yield make_collision(plan, CollisionKind.REFERENCE, causes, names)


def _upward(plan: Plan, name: str) -> Iterator[str]:
    """A provision and those it stands under."""
    while name:
        yield name
        name = plan.ground.parents[name]


def _breaks(plan: Plan, found: Reference, name: str, clauses: Mapping[str, Clause]) -> bool:
    """Whether the reference's target, or what it stands under, is no more what it was called."""
    before, after = plan.ground.clauses[name], clauses.get(name)
    if after is None or found.target not in clauses:
        return True
    moved = before.address.rpartition("/")[0] != after.address.rpartition("/")[0]
    return moved or (before.label, before.key) != (after.label, after.key)


def _empty_headings(
    plan: Plan,
    structure: Structure,
    touching: Mapping[str, list[Edit]],
    clauses: Mapping[str, Clause],
) -> Iterator[Collision]:
    """Sections that had clauses and nothing else, and have none now."""
    for name, clause in plan.ground.clauses.items():
        if clause.kind not in _HEADED or not clause.children or name not in clauses:
            continue
        if structure.children.get(name) or clauses[name].text:
            continue
        edits = [edit for child in plan.ground.children[name] for edit in touching.get(child, ())]
        leaving = [edit for edit in edits if edit.removes or edit.kind is EditKind.MOVE]
        if leaving:
            yield make_collision(plan, CollisionKind.EMPTY_HEADING, leaving, (name,))
