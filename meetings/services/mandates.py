"""Mandates: built by rule when a version becomes public, with what people corrected before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from meetings import permissions
from meetings.mandates.changes import differs
from meetings.mandates.wordings import read_wordings
from meetings.models import Mandate
from meetings.models.mandates import pack_keys
from meetings.services.links import HAND
from resolutions import queries
from resolutions.models import Clause, Version, VersionState
from resolutions.services.history import signed
from resolutions.text.mandates import Mandate as Read
from resolutions.text.mandates import last_day, mandates

READ = ("action", "actors", "helpers", "recipients", "due", "recurrence", "due_body")
"""The fields that a rule fills and a person may correct; they go on to the next version."""
LASTING = (*READ, "is_dismissed", "note")
SAID = (*LASTING, "said_state")
"""Everything that a person may set. How far it is done goes on while the clause reads the same."""
_BUILT = (*SAID, "due_on", "rule", "confidence", "language", "corrected", "is_upset")
_READING = ("rule", "confidence", "language")

Place = tuple[int, int]
"""A provision, and which of its mandates."""


@transaction.atomic
def build(user: User, version: Version) -> int:
    """The mandates of a published version are what rules read in it, and what people corrected.

    What a person set, or added, in the version before goes on with the provision, to be looked at
    again where the clause reads otherwise now. A mandate that is not read any more goes, unless a
    person had set something in it. How many there are. It is a part of publishing the version:
    whoever may do that, a chair who adopts too, has been asked there.
    """
    if not Version.objects.filter(pk=version.pk, state=VersionState.PUBLISHED).exists():
        return 0
    there = {_place(row): row for row in _of(version)}
    read = list(_read(version))
    fresh = [row for row in read if _place(row) not in there]
    known = [(there.pop(_place(row)), row) for row in read if _place(row) in there]
    changed = [row for row, now in known if _refresh(row, now)]
    for row in [row for row in there.values() if not row.corrected]:
        signed(there.pop(_place(row)), user).delete()
    taken = {*there, *(_place(row) for row, _now in known)}
    created = list(_carried(version, fresh, taken))
    bulk_create_with_history(created, Mandate, default_user=user)
    bulk_update_with_history(changed, Mandate, list(_BUILT), default_user=user)
    return Mandate.objects.filter(clause__version=version).count()


def build_all(*, user: User, anew: bool = False) -> int:
    """Every published version has its mandates, the earlier ones first; how many were built.

    Without `anew` those are passed over that have some.
    """
    permissions.require(permissions.may_build(user))
    rows = Version.objects.filter(state=VersionState.PUBLISHED).select_related("predecessor")
    if not anew:
        rows = rows.exclude(pk__in=Mandate.objects.values("clause__version"))
    versions = list(rows.select_related("resolution", "predecessor").order_by("year", "correction"))
    for version in versions:
        build(user, version)
    return len(versions)


def _of(version: Version) -> Iterator[Mandate]:
    yield from Mandate.objects.filter(clause__version=version).select_related("clause")


def _place(row: Mandate) -> Place:
    return row.clause.provision_id, row.order


def _read(version: Version) -> Iterator[Mandate]:
    """What rules read, unsaved, in the language in which the version came first."""
    spoken = queries.languages(version)
    if not spoken:
        return
    language = queries.choose_language(spoken, queries.FALLBACK_LANGUAGE)
    clauses = {row.address: row for row in version.clauses.all()}
    orders: Counter[str] = Counter()
    for one in mandates(queries.version_text(version, language)):
        yield _row(clauses[one.address], one, orders[one.address], language)
        orders[one.address] += 1


def _row(clause: Clause, one: Read, order: int, language: str) -> Mandate:
    dues = [due for due in one.dues if last_day(due.when)] or list(one.dues)
    dated = (due for due in one.dues if due.recurrence not in ("", "regularly"))
    recurring = next(dated, None)
    first = recurring or (min(dues, key=lambda due: due.when) if dues else None)
    when = first.when if first and last_day(first.when) else ""
    return Mandate(
        clause=clause,
        order=order,
        action=one.action.value,
        actors=pack_keys(one.actors),
        helpers=pack_keys(one.helpers),
        recipients=pack_keys(one.recipients),
        due=when,
        due_on=last_day(when),
        recurrence=first.recurrence if first else "",
        due_body=first.body[:20].lower() if first else "",
        rule=one.rule.value,
        confidence=one.confidence,
        language=language,
    )


def _carried(
    version: Version, fresh: Collection[Mandate], taken: Collection[Place]
) -> Iterator[Mandate]:
    """The new mandates with what people had set before, then those that they alone uphold.

    Nothing comes to a place that is `taken`.
    """
    before = {_place(row): row for row in _of(version.predecessor)} if version.predecessor else {}
    told = {place: row for place, row in before.items() if row.corrected}
    reworded = _reworded(version, told.values())
    for row in fresh:
        place = _place(row)
        if place in told:
            _settle(row, told.pop(place), is_reworded=place[0] in reworded)
        yield row
    clauses = {row.provision_id: row for row in version.clauses.all()} if told else {}
    for (provision, order), row in told.items():
        free = provision in clauses and (provision, order) not in taken
        if free and not row.is_dismissed:
            names = (*READ, *_READING, "order")
            follower = Mandate(
                clause=clauses[provision], **{name: getattr(row, name) for name in names}
            )
            is_added = row.rule == HAND
            _settle(follower, row, is_reworded=provision in reworded or not is_added)
            yield follower


def _reworded(version: Version, told: Collection[Mandate]) -> set[int]:
    """The provisions of these mandates that read otherwise in the version."""
    was = {row.clause.provision_id: row.clause for row in told}
    now = {row.provision_id: row for row in version.clauses.filter(provision__in=was)}
    wordings = read_wordings([*was.values(), *now.values()])
    return {key for key in now if differs(wordings[was[key].pk], wordings[now[key].pk])}


def _settle(row: Mandate, before: Mandate, *, is_reworded: bool) -> None:
    """The new mandate has what a person set in the one before it, as far as that lasts."""
    lasting = LASTING if is_reworded else SAID
    row.corrected = [name for name in before.corrected if name in lasting]
    for name in row.corrected:
        setattr(row, name, getattr(before, name))
    row.corrected_by, row.corrected_at = before.corrected_by, before.corrected_at
    row.is_upset = is_reworded or before.is_upset
    row.due_on = last_day(row.due)


def _refresh(known: Mandate, read: Mandate) -> bool:
    """The stored mandate says what was read now, a person's words apart; whether it changed."""
    names = {*READ, *_READING} - set(known.corrected)
    found = {name: getattr(read, name) for name in names}
    changed = any(getattr(known, name) != value for name, value in found.items())
    for name, value in found.items():
        setattr(known, name, value)
    known.due_on = last_day(known.due)
    return changed
