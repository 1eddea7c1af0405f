"""Who gets to the pages of the registers and of the links."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from meetings import permissions

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def registrars_only(view: View[P]) -> View[P]:
    """The view for those who manage meetings; others log in first, or are refused at the door."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        permissions.require(permissions.may_manage_meetings(request.user))
        return view(request, *args, **kwargs)

    return cast("View[P]", login_required(guarded))
