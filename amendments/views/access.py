"""Who gets to the pages of the secretariat."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from resolutions import permissions

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def secretariat_only(view: View[P]) -> View[P]:
    """The view for those who may import; others log in first, or are refused before any look-up."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        permissions.require(permissions.may_import(request.user))
        return view(request, *args, **kwargs)

    return cast("View[P]", login_required(guarded))
