"""What the pages of comparisons read: changes between stored versions, computed and remembered.

What two published versions say never changes, and neither does the redline of them unless a
person corrects a pairing; so it is kept in the cache under the versions' keys and the number of
their last pairing. A redline with a draft in it is computed each time.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from django.core.cache import caches
from django.db.models import Max

from amendments.redline.changes import Change, ChangeKind, compare, count
from resolutions import queries
from resolutions.models import Clause, PairingState, Version

# To be raised when the engine comes to answer otherwise: what is remembered is then forgotten.
ENGINE = 2
REMEMBERED = 7 * 24 * 60 * 60

Changes = tuple[Change, ...]


def compare_versions(before: Version, after: Version, language: str) -> Changes:
    """What changed between two versions in one language, in reading order, the same included.

    Four queries at most, whatever the size. A language that a version lacks is an empty text.
    An identity counts only where all pairings from the one version to the other are certain or a
    person's; one that is suggested gives way to what the clauses say.
    """
    return compare_steps([(before, after)], language)[0]


def suggested_between(before: Version, after: Version) -> frozenset[str]:
    """The provisions of which a pairing on the way from one version to the other is a guess."""
    first, last = sorted((before.order, after.order))
    rows = Clause.objects.filter(
        version__resolution=before.resolution_id, pairing_state=PairingState.SUGGESTED
    ).values_list("version__year", "version__correction", "provision__uid")
    return frozenset(
        str(uid) for year, correction, uid in rows if first < (year, correction) <= last
    )


def compare_steps(steps: Sequence[tuple[Version, Version]], language: str) -> tuple[Changes, ...]:
    """The same for several pairs of versions; as many queries as for one."""
    doubts = _doubts(steps)
    stamps = _stamps(steps)
    keys = [_key(*both, language, stamps) for both in zip(steps, doubts, strict=True)]
    known = cast("dict[str, Changes]", caches["redlines"].get_many([key for key in keys if key]))
    missing = [step for step, key in zip(steps, keys, strict=True) if key not in known]
    versions = {version.pk: version for step in missing for version in step}
    texts = queries.version_texts(list(versions.values()), language) if missing else {}
    answers, computed = [], {}
    for step, key, doubted in zip(steps, keys, doubts, strict=True):
        if key in known:
            answers.append(known[key])
            continue
        answers.append(compare(texts[step[0].pk], texts[step[1].pk], doubted))
        if key:
            computed[key] = answers[-1]
    caches["redlines"].set_many(computed, REMEMBERED)
    return tuple(answers)


def change_counts(versions: Sequence[Version], language: str) -> dict[int, Counter[ChangeKind]]:
    """How many clauses changed since the version before, by the most telling kind of change.

    For each version, by its key, whose predecessor is among `versions` too; `versions` are what
    the user may see. Clauses that are the same are not counted; a moved clause counts once. Steps
    where one side lacks the language count nothing.
    """
    there = {version.pk: version for version in versions}
    steps = [
        (there[version.predecessor_id], version)
        for version in versions
        if version.predecessor_id in there
    ]
    found = zip(steps, compare_steps(steps, language), strict=True)
    return {after.pk: _count(changes) for (_before, after), changes in found}


def _count(changes: Changes) -> Counter[ChangeKind]:
    """How many clauses underwent what; nothing where one of the two texts is missing."""
    both = any(c.before for c in changes) and any(c.after for c in changes)
    return count(changes) if both else Counter()


def _stamps(steps: Sequence[tuple[Version, Version]]) -> Mapping[int, int]:
    """The last entry in the history of each version's clauses: it grows with every pairing."""
    versions = {version.pk for step in steps for version in step}
    rows = Clause.history.filter(version_id__in=versions).order_by()
    return dict(rows.values_list("version_id").annotate(last=Max("history_id")))


def _doubts(steps: Sequence[tuple[Version, Version]]) -> list[frozenset[str]]:
    """For each step the identities that are only suggested somewhere on the way."""
    resolutions = {version.resolution_id for step in steps for version in step}
    rows = Clause.objects.filter(
        version__resolution__in=resolutions, pairing_state=PairingState.SUGGESTED
    ).order_by()
    waiting = list(
        rows.values_list(
            "version__resolution", "version__year", "version__correction", "provision__uid"
        )
    )
    return [
        frozenset(
            str(uid)
            for resolution, year, correction, uid in waiting
            if resolution == step[0].resolution_id
            and min(v.order for v in step) < (year, correction) <= max(v.order for v in step)
        )
        for step in steps
    ]


def _key(
    step: tuple[Version, Version],
    doubted: frozenset[str],
    language: str,
    stamps: Mapping[int, int],
) -> str:
    """The name under which a step is remembered; empty for one that must not be."""
    if not all(version.is_published for version in step):
        return ""
    parts = [f"{version.pk}.{stamps.get(version.pk, 0)}" for version in step]
    doubts = hashlib.sha256(" ".join(sorted(doubted)).encode()).hexdigest()[:16]
    return ":".join(["redline", str(ENGINE), language, *parts, doubts])
