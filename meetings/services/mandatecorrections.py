"""What people say of mandates: corrections of what was read, states, mandates that were missed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import Mandate
from meetings.services.links import HAND
from meetings.services.mandates import READ, SAID
from resolutions import queries
from resolutions.models import Clause, VersionState
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text.mandates import last_day

FIRST_ADDED = 1000
"""What people add to a clause is counted from here: rules will never read so many in it."""


@transaction.atomic
def correct(
    *, user: User, mandate: Mandate, said: Mapping[str, Any], seen: int | None = None
) -> Mandate:
    """The mandate is as this person says, for good; `said` names fields of `SAID`.

    Whatever was to be looked at again has been. Raise ImportProblem if a value cannot be, nobody
    is left to act, what needs a reason has none, or somebody changed it since its state `seen`.
    """
    permissions.require(permissions.may_correct(user))
    row = Mandate.objects.select_for_update().select_related("clause").get(pk=mandate.pk)
    if seen is not None and seen != state_number(row):
        message = _("Somebody else changed this meanwhile. Look at it again; nothing was saved.")
        raise ImportProblem("changed", message)
    changed = [name for name in SAID if name in said and getattr(row, name) != said[name]]
    if not changed and not row.is_upset:
        return row
    _fill(row, {name: said[name] for name in changed})
    row.corrected = sorted({*row.corrected, *changed})
    row.is_upset = False
    row.corrected_by, row.corrected_at = user, timezone.now()
    signed(row, user).save()
    return row


@transaction.atomic
def add(*, user: User, clause: Clause, said: Mapping[str, Any]) -> Mandate:
    """A mandate of a published clause that no rule read; no building takes it away.

    Raise ImportProblem as `correct` does, and where the clause is not published.
    """
    permissions.require(permissions.may_correct(user))
    version = clause.version
    if version.state != VersionState.PUBLISHED:
        raise ImportProblem("draft", _("Only what is published tells anybody to act."))
    last = clause.mandates.aggregate(last=Max("order"))["last"]
    row = Mandate(
        clause=clause,
        order=max(FIRST_ADDED, (last or 0) + 1),
        rule=HAND,
        language=queries.choose_language(queries.languages(version), queries.FALLBACK_LANGUAGE),
    )
    _fill(row, {name: said[name] for name in SAID if name in said})
    row.corrected = sorted({*READ, *(name for name in SAID if getattr(row, name))})
    row.corrected_by, row.corrected_at = user, timezone.now()
    signed(row, user).save()
    return row


def state_number(mandate: Mandate) -> int:
    """Which of the mandate's states in its history is the last one."""
    last = mandate.history.aggregate(last=Max("history_id"))["last"]
    return int(last or 0)


def _fill(row: Mandate, said: Mapping[str, Any]) -> None:
    """The row says so. Raise ImportProblem if it cannot be."""
    for name, value in said.items():
        setattr(row, name, value)
    if not row.actors.strip():
        raise ImportProblem("actors", _("Say who is to act."))
    if row.due and last_day(row.due) is None:
        raise ImportProblem("due", _("Give a year, a month or a day: 2026, 2026-06, 2026-06-30."))
    if row.recurrence in ("each", "next") and not row.due_body:
        raise ImportProblem("due_body", _("Say whose meeting it is."))
    if (row.said_state or row.is_dismissed) and not row.note.strip():
        raise ImportProblem("note", _("Say why."))
    try:
        row.clean_fields()
    except ValidationError as error:
        raise ImportProblem("invalid", error.messages[0]) from error
