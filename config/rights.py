"""Who asks is read once: the groups that say what he may, along with the person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject


class RightsMiddleware:
    """Behind it `request.user` comes with his groups: no rule has to ask for them anew.

    Nobody is read before somebody wants to know who asks. What is read holds for one request; a
    person who is looked up otherwise has his groups asked for each time, as they are by then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(partial(_with_groups, request.user))  # type: ignore[assignment]
        return self.get_response(request)


def _with_groups(user: User | AnonymousUser) -> User | AnonymousUser:
    if user.is_authenticated:
        prefetch_related_objects([user], "groups")
    return user
