"""Mandates: built by rule when a version becomes public, corrected by people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from meetings import permissions
from meetings.models import Mandate
from meetings.models.mandates import pack_keys
from resolutions import queries
from resolutions.models import Clause, Version, VersionState
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text.mandates import Mandate as Read
from resolutions.text.mandates import last_day, mandates

READ = ("action", "actors", "helpers", "recipients", "due", "recurrence", "due_body")
"""The fields that a rule fills and a person may correct; they go on to the next version."""
LASTING = (*READ, "is_dismissed")
SAID = (*LASTING, "said_state", "note")
"""Everything that a person may set."""
_BUILT = (*LASTING, "due_on", "rule", "confidence", "language", "corrected")

Place = tuple[int, int]
"""A provision, and which of its mandates."""


@transaction.atomic
def build(user: User, version: Version) -> int:
    """The mandates of a published version are what rules read in it, and what people corrected.

    What a person set in the version before goes on with the provision. A mandate that is not read
    any more goes, unless a person had set something in it. How many there are. It is a part of
    publishing the version: whoever may do that, a chair who adopts too, has been asked there.
    """
    if not Version.objects.filter(pk=version.pk, state=VersionState.PUBLISHED).exists():
        return 0
    there = {_place(row): row for row in _of(version)}
    before = {_place(row): row for row in _of(version.predecessor)} if version.predecessor else {}
    created, changed = [], []
    for row in _read(version):
        place = _place(row)
        known = there.pop(place, None)
        if known is None:
            created.append(_settled(row, before.get(place)))
        elif _refresh(known, row):
            changed.append(known)
    gone = [row for row in there.values() if not row.corrected]
    for row in gone:
        signed(row, user).delete()
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


@transaction.atomic
def correct(*, user: User, mandate: Mandate, said: Mapping[str, Any]) -> Mandate:
    """The mandate is as this person says, for good; `said` names fields of `SAID`.

    Raise ImportProblem if a value cannot be, or nobody is left to act.
    """
    permissions.require(permissions.may_correct(user))
    row = Mandate.objects.select_for_update().get(pk=mandate.pk)
    changed = [name for name in SAID if name in said and getattr(row, name) != said[name]]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, said[name])
    if not row.actors.strip():
        raise ImportProblem("no-actor", _("Say who is to act."))
    if row.due and last_day(row.due) is None:
        raise ImportProblem("due", _("Give a year, a month or a day: 2026, 2026-06, 2026-06-30."))
    try:
        row.clean_fields()
    except ValidationError as error:
        raise ImportProblem("invalid", error.messages[0]) from error
    row.corrected = sorted({*row.corrected, *changed})
    row.corrected_by, row.corrected_at = user, timezone.now()
    signed(row, user).save()
    return row


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
    recurring = next((due for due in one.dues if due.recurrence), None)
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


def _settled(row: Mandate, before: Mandate | None) -> Mandate:
    """The new mandate, with what a person set in the one before it that lasts."""
    if before is None:
        return row
    row.corrected = [name for name in before.corrected if name in LASTING]
    for name in row.corrected:
        setattr(row, name, getattr(before, name))
    if row.corrected:
        row.corrected_by, row.corrected_at = before.corrected_by, before.corrected_at
        row.due_on = last_day(row.due)
    return row


def _refresh(known: Mandate, read: Mandate) -> bool:
    """The stored mandate says what was read now, a person's words apart; whether it changed."""
    names = {*READ, "rule", "confidence", "language"} - set(known.corrected)
    found = {name: getattr(read, name) for name in names}
    changed = any(getattr(known, name) != value for name, value in found.items())
    for name, value in found.items():
        setattr(known, name, value)
    known.due_on = last_day(known.due)
    return changed
