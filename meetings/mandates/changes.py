"""What a new version did to the mandates of the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from meetings.mandates.wordings import Wording, Wordings, read_wordings, shown
from meetings.models import Mandate
from resolutions.models import Clause, Version
from resolutions.permissions import AnyUser


class Verdict(StrEnum):
    """What became of a mandate: its clause is gone, tells nobody any more, or reads otherwise."""

    GONE = "gone"
    SILENT = "silent"
    CHANGED = "changed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class MandateChange:
    """A mandate that a version changed, with what its clause said `before` and says `after`.

    `mandate` is that of the version, or where it has none that of the version before. What a
    person had corrected and has to look at again, `mandate.is_upset` says.
    """

    verdict: Verdict
    mandate: Mandate
    before: Wording | None
    after: Wording | None


def read_mandate_changes(
    user: AnyUser, version: Version, language: str
) -> tuple[MandateChange, ...]:
    """Every mandate that the version gained, lost or reworded, in the order of its clauses.

    Those of before whose clause is gone stand last. Nothing where the version is not published,
    there is none before it, or the user may not see that. At most nine queries.
    """
    if version.predecessor_id is None or not version.is_published:
        return ()
    rows = Mandate.objects.visible_to(user).filter(
        clause__version__in=[version.pk, version.predecessor_id], is_dismissed=False
    )
    found = list(rows.select_related("clause__version__resolution__body", "clause__provision"))
    now, before = (
        {_place(row): row for row in found if row.clause.version_id == key}
        for key in (version.pk, version.predecessor_id)
    )
    if not Version.objects.visible_to(user).filter(pk=version.predecessor_id).exists():
        return ()
    provisions = {row.clause.provision_id for row in found}
    clauses = Clause.objects.filter(
        version__in=[version.pk, version.predecessor_id], provision__in=provisions
    )
    states = {(row.version_id, row.provision_id): row for row in clauses}
    wordings = read_wordings(states.values())
    return tuple(_changes(version, now, before, states, wordings, language))


def _place(row: Mandate) -> tuple[int, int]:
    return row.clause.provision_id, row.order


def _changes(
    version: Version,
    now: Mapping[tuple[int, int], Mandate],
    before: Mapping[tuple[int, int], Mandate],
    states: Mapping[tuple[int, int], Clause],
    wordings: Wordings,
    language: str,
) -> Iterator[MandateChange]:
    for place, row in (
        *now.items(),
        *((key, row) for key, row in before.items() if key not in now),
    ):
        was = states.get((version.predecessor_id or 0, place[0]))
        stands = states.get((version.pk, place[0]))
        said = shown(wordings[was.pk], language) if was else None
        says = shown(wordings[stands.pk], language) if stands else None
        if place not in now:
            yield MandateChange(Verdict.SILENT if says else Verdict.GONE, row, said, says)
        elif place not in before:
            yield MandateChange(Verdict.ADDED, row, said, says)
        elif stands and was and differs(wordings[was.pk], wordings[stands.pk]):
            yield MandateChange(Verdict.CHANGED, row, said, says)


def differs(before: Mapping[str, Wording], after: Mapping[str, Wording]) -> bool:
    """Whether two clauses read otherwise in a language that both have.

    Numbers and the marks at the ends of lines do not count, nor a language that one of them lacks.
    """
    both = set(before) & set(after)
    return any(before[one].bare != after[one].bare for one in both)
