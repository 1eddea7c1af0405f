"""Who said whose a contribution is, from its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.contrib.auth.models import User

from amendments.models import Contribution
from meetings.models import Delegation


@dataclass(frozen=True, slots=True)
class Attribution:
    """That somebody said whose it is; None that it is nobody's here."""

    at: datetime
    by: User | None
    delegation: Delegation | None


def read_attributions(contribution: Contribution) -> tuple[Attribution, ...]:
    """All that was said of whose a contribution is, the first one first; one query."""
    return tuple(_read(contribution))


def _read(contribution: Contribution) -> Iterator[Attribution]:
    rows = contribution.history.select_related("history_user", "delegation")
    for before, after in pairwise(rows.order_by("history_id")):
        if before.delegation_id != after.delegation_id:
            yield Attribution(after.history_date, after.history_user, after.delegation)
