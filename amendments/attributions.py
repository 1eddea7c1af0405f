"""Who said whose a contribution is, from its history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

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
    rows = contribution.history.select_related("history_user", "delegation")
    return tuple(attributions_in(rows.order_by("history_id")))


def attributions_in(rows: Iterable[Any]) -> Iterator[Attribution]:
    """What was said of that in these rows of a contribution's history, the oldest first."""
    for before, after in pairwise(rows):
        if before.delegation_id != after.delegation_id:
            yield Attribution(after.history_date, after.history_user, after.delegation)
