"""How a comment read before its author worded it anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import User

from amendments.models import Comment
from amendments.permissions import Voice
from amendments.reading import marked
from amendments.redline.diff import diff
from resolutions.reading import Piece


@dataclass(frozen=True, slots=True)
class Wording:
    """What a comment said from `at` on, marked against what it had said before.

    `is_now` says that it reads so still.
    """

    at: datetime
    by: User | None
    pieces: tuple[Piece, ...]
    is_now: bool


def read_wordings(comment: Comment, heard: Voice) -> tuple[Wording, ...]:
    """The wordings of a comment that the person may recall, the latest first; one query.

    Its author's delegation reads them all. The secretariat reads those since the contribution was
    submitted: a draft that was sent back is its sponsors' own, and so is what was said of it then.
    """
    rows = _stood(comment)
    since = None if heard.is_of_author(comment) else comment.contribution.handed_in_at
    unseen = [row for row in rows if since is not None and row.history_date <= since]
    shown = rows[max(len(unseen) - 1, 0) :]
    former = [shown[0], *shown]
    return tuple(
        Wording(
            at=row.history_date,
            by=row.history_user,
            pieces=marked(diff(before.text, row.text)),
            is_now=row is rows[-1],
        )
        for before, row in reversed(list(zip(former, shown, strict=False)))
    )


def _stood(comment: Comment) -> list[Any]:
    """The rows of its history in which it came to say something else, the oldest first."""
    rows = comment.history.select_related("history_user").order_by("history_id")
    return [next(alike) for _text, alike in groupby(rows, key=attrgetter("text"))]
