"""History: who changed a row, handed to django-simple-history."""

from __future__ import annotations

from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import Model

_Row = TypeVar("_Row", bound=Model)


def signed(row: _Row, user: User) -> _Row:
    """The row, whose next history rows name this user."""
    row._history_user = user  # type: ignore[attr-defined]
    return row
