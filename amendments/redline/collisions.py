"""Collisions: which edits cannot all be applied as they stand, and why, as named values.

Two clauses added at one place are no collision but an order; changes to different words of one
clause merge by themselves; labels that only count on follow the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amendments.redline.clusters import Clusters, cluster_splices
from amendments.redline.edits import Edit, EditKind, digest
from amendments.redline.gathering import Plan
from resolutions.text.clauses import Kind


class CollisionKind(StrEnum):
    """Why edits collide. The last four are seen in the text that comes out: see `OF_THE_RESULT`."""

    EDITION = "edition"
    DELETED_AND_CHANGED = "deleted-and-changed"
    MOVED_AND_SPLIT = "moved-and-split"
    MOVED_APART = "moved-apart"
    LABEL = "label"
    SAME_WORDS = "same-words"
    CIRCULAR = "circular"
    LABEL_TWICE = "label-twice"
    REFERENCE = "reference"
    EMPTY_HEADING = "empty-heading"


OF_THE_RESULT = frozenset(
    {
        CollisionKind.CIRCULAR,
        CollisionKind.LABEL_TWICE,
        CollisionKind.REFERENCE,
        CollisionKind.EMPTY_HEADING,
    }
)
"""Collisions without sides: their edits are what brought them about. A person may accept them."""


class Part(StrEnum):
    """A part of a clause."""

    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters `[start, end)` of a part of a provision in the base."""

    provision: str
    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Side:
    """What some proposals want of what collides: their edits in it, the same for all of them."""

    sources: tuple[str, ...]
    edits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collision:
    """Edits that do not go together.

    `key` names just these edits: with another side it is another collision. `spans` are the base's
    words at issue; `sides` are in the order of sources, no edit but in one of them at least.
    """

    key: str
    kind: CollisionKind
    edits: tuple[str, ...]
    provisions: tuple[str, ...]
    sources: tuple[str, ...]
    spans: tuple[Stretch, ...] = ()
    sides: tuple[Side, ...] = ()


def collide(plan: Plan) -> tuple[Collision, ...]:
    """The collisions among all edits of a plan, in the order of the base.

    Those that only the text that comes out can show are told by `consequences`.
    """
    return tuple(
        make_collision(plan, CollisionKind(kind), [plan.edits[key] for key in keys])
        for kind, keys in colliding(plan, plan.edits)
    )


def colliding(plan: Plan, keys: Iterable[str]) -> list[tuple[StrEnum, list[str]]]:
    """The groups of some edits that collide with each other, and why."""
    clusters = Clusters(plan.ranks)
    for provision, touching in _by_provision(plan.edits[key] for key in keys).items():
        if len(touching) > 1:
            _collide_on(plan, clusters, provision, touching)
    return clusters.groups()


def _by_provision(edits: Iterable[Edit]) -> dict[str, list[Edit]]:
    """Edits by every provision of which they say something, and by where they put something."""
    found: defaultdict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        touched = dict.fromkeys((edit.provision, *edit.removes))
        if edit.place is not None:
            touched[edit.place.parent] = None
        for addition in edit.additions:
            touched[addition.place.parent] = None
        for provision in touched:
            found[provision].append(edit)
    return found


def _collide_on(plan: Plan, clusters: Clusters, provision: str, edits: Sequence[Edit]) -> None:
    """Join what collides on one provision, or on the edition for the text itself."""
    kinds: defaultdict[EditKind, list[Edit]] = defaultdict(list)
    for edit in edits:
        if edit.provision == provision:
            kinds[edit.kind].append(edit)
    clusters.join(CollisionKind.EDITION, kinds[EditKind.EDITION])
    removing = [edit for edit in edits if provision in edit.removes]
    if removing:
        others = [edit for edit in edits if not edit.renumbering]
        clusters.join(CollisionKind.DELETED_AND_CHANGED, [*removing, *others])
    clusters.join(CollisionKind.MOVED_APART, kinds[EditKind.MOVE])
    splitting, merging = kinds[EditKind.SPLIT], kinds[EditKind.MERGE]
    for move in kinds[EditKind.MOVE]:
        apart = [edit for edit in splitting if not set(edit.sources) & set(move.sources)]
        clusters.join(CollisionKind.MOVED_AND_SPLIT, [move, *apart])
    clause = plan.ground.clauses.get(provision)
    names_edition = clause is not None and clause.kind is Kind.NUMBER
    wording = CollisionKind.EDITION if names_edition else CollisionKind.SAME_WORDS
    clusters.join(wording, [*splitting, *merging])
    clusters.join(wording, kinds[EditKind.HEADING])
    clusters.join(wording, kinds[EditKind.SETTING])
    shapes = [edit for edit in kinds[EditKind.LABEL] if not edit.renumbering]
    clusters.join(CollisionKind.LABEL, shapes)
    wordings = [*kinds[EditKind.WORDS], *splitting, *merging]
    for group in cluster_splices(clause.text if clause else "", wordings):
        clusters.join(wording, group)


def make_collision(
    plan: Plan, kind: CollisionKind, edits: Sequence[Edit], provisions: Sequence[str] = ()
) -> Collision:
    """The value of some edits that collide, with their sides where it has any.

    `provisions` are those concerned where they are others than the edits'.
    """
    keys = tuple(edit.key for edit in edits)
    concerned = provisions or tuple(
        dict.fromkeys(name for edit in edits for name in (edit.provision, *edit.removes) if name)
    )
    proposing = {source for edit in edits for source in edit.sources}
    sources = tuple(source for source in plan.sources if source in proposing)
    name = digest(kind.value, sorted(keys), *provisions)
    return Collision(
        f"{kind}-{name}",
        kind,
        keys,
        tuple(concerned),
        sources,
        tuple(stretch for edit in edits for stretch in _stretches(plan, edit)),
        () if kind in OF_THE_RESULT else _sides(sources, edits),
    )


def _sides(sources: Sequence[str], edits: Sequence[Edit]) -> tuple[Side, ...]:
    """Who wants what, those together who want the same."""
    wanted: dict[str, list[str]] = {source: [] for source in sources}
    for edit in edits:
        for source in edit.sources:
            wanted[source].append(edit.key)
    sides: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for source, keys in wanted.items():
        sides[tuple(keys)].append(source)
    return tuple(Side(tuple(who), keys) for keys, who in sides.items())


def _stretches(plan: Plan, edit: Edit) -> Iterable[Stretch]:
    """The base's words that an edit is about."""
    for splice in edit.splices:
        yield Stretch(splice.provision, Part.TEXT, splice.start, splice.end)
    for name in edit.removes:
        yield Stretch(name, Part.TEXT, 0, len(plan.ground.clauses[name].text))
    if edit.state is not None:
        clause = plan.ground.clauses[edit.provision]
        part = _PARTS[edit.kind]
        yield Stretch(edit.provision, part, 0, len(getattr(clause, part)))


_PARTS = {
    EditKind.LABEL: Part.LABEL,
    EditKind.HEADING: Part.HEADING,
    EditKind.SETTING: Part.TEXT,
}
