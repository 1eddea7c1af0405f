"""That a person has seen what happened."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from amendments.models import Visit


@transaction.atomic
def mark_seen(*, user: User, until: datetime) -> Visit:
    """The user has seen what happened until then, never less than before; in which language."""
    User.objects.select_for_update().get(pk=user.pk)
    until = min(until, timezone.now())
    visit = Visit.objects.filter(user=user).first() or Visit(user=user, seen_at=until)
    visit.seen_at = max(visit.seen_at, until)
    visit.language = get_language() or ""
    visit.save()
    return visit
