"""What an adoption leaves to do: stale citations, mandates, languages without its text."""

from __future__ import annotations

from dataclasses import dataclass

from amendments.models import Adoption, Contribution, Desk, Translation
from meetings.mandates.changes import MandateChange, Verdict, read_mandate_changes
from meetings.models import Mandate
from resolutions import queries
from resolutions.models import Version
from resolutions.permissions import AnyUser
from resolutions.queries.radar import went_stale_through
from resolutions.queries.texts import language_order
from resolutions.staleness import StaleRow, read_rows


@dataclass(frozen=True, slots=True)
class FollowUps:
    """What is left to do after an adoption.

    `stale` are clauses in force elsewhere that cite an edition before it, `missing` languages of
    the base or of what was proposed in which it is not there. `mandates` are those that it gained,
    lost or reworded; the others, `carried` of them, go on. Those of a first edition are all new:
    `begun` of them; those of a resolution that was suppressed all end: `ended` of them.
    """

    stale: tuple[StaleRow, ...] = ()
    missing: tuple[str, ...] = ()
    mandates: tuple[MandateChange, ...] = ()
    carried: int = 0
    begun: int = 0
    ended: int = 0


def read_follow_ups(user: AnyUser, adoption: Adoption, desk: Desk) -> FollowUps:
    """What is left; a constant number of queries."""
    version = adoption.version
    said = Mandate.objects.filter(clause__version=version or desk.base, is_dismissed=False).count()
    if version is None:
        return FollowUps(ended=said)
    changes = read_mandate_changes(user, version, desk.language)
    touched = sum(one.verdict in (Verdict.CHANGED, Verdict.ADDED) for one in changes)
    is_first = version.predecessor_id is None
    return FollowUps(
        stale=read_rows(went_stale_through(version), desk.language),
        missing=_missing(desk, version),
        mandates=changes,
        carried=0 if is_first else said - touched,
        begun=said if is_first else 0,
    )


def _missing(desk: Desk, version: Version) -> tuple[str, ...]:
    """The languages of the base and of the contributions that the adopted version lacks."""
    wanted = set(queries.languages(desk.base)) if desk.base else set()
    proposals = desk.entries.values("proposal")
    wanted |= set(
        Contribution.objects.filter(proposals__in=proposals).values_list("language", flat=True)
    )
    said = Translation.objects.filter(proposal__in=proposals).exclude(heading="", text="")
    wanted |= set(said.values_list("language", flat=True))
    return tuple(sorted(wanted - set(queries.languages(version)), key=language_order))
