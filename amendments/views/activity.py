"""What has happened since one was last here."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from amendments.activity import AT_FIRST, last_visit, read_activity
from amendments.services.visits import mark_seen


@login_required
@require_safe
def activity(request: HttpRequest) -> HttpResponse:
    """The events since then; with `?since=month`, those of the last thirty days."""
    user = cast(User, request.user)
    is_month = request.GET.get("since") == "month"
    since = timezone.now() - AT_FIRST if is_month else last_visit(user)
    context = {
        "section": "activity",
        "activity": read_activity(user, since),
        "is_month": is_month,
    }
    return render(request, "amendments/activity.html", context)


@login_required
@require_POST
def activity_seen(request: HttpRequest) -> HttpResponse:
    """All that the page showed is seen; what came after it, is not."""
    until = _moment(request.POST.get("until", ""))
    if until is None:
        return HttpResponseBadRequest()
    mark_seen(user=cast(User, request.user), until=until)
    messages.success(request, _("All of it is marked as seen."))
    return redirect("amendments:activity")


def _moment(said: str) -> datetime | None:
    """The moment that a form names, with its time zone; None if it names none."""
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
