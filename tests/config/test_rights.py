"""The groups of whoever asks are read with him: once, and not before somebody asks who it is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext

from config.rights import RightsMiddleware
from resolutions.permissions import SECRETARIAT, is_secretariat

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def asked(user: User | AnonymousUser, *questions: str) -> list[bool]:
    """What is answered behind the middleware to each question whether he is the secretariat."""
    answers: list[bool] = []

    def view(request: HttpRequest) -> HttpResponse:
        answers.extend(is_secretariat(request.user) for _ in questions)
        return HttpResponse()

    request = HttpRequest()
    request.user = user  # type: ignore[assignment]
    RightsMiddleware(view)(request)
    return answers


@pytest.fixture
def secretary() -> User:
    user = User.objects.create(username="secretary")
    user.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])
    return User.objects.get(pk=user.pk)


def test_groups_are_read_once_for_a_request(secretary: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert asked(secretary, "first", "again", "again") == [True, True, True]
    assert len(queries) == 1


def test_nobody_is_read_if_nobody_wants_to_know(secretary: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert asked(secretary) == []
        assert asked(AnonymousUser(), "first", "again") == [False, False]
    assert len(queries) == 0


def test_the_next_request_knows_what_has_changed_since(secretary: User) -> None:
    assert asked(User.objects.get(pk=secretary.pk), "first") == [True]
    secretary.groups.clear()
    assert asked(User.objects.get(pk=secretary.pk), "first") == [False]


def test_who_is_looked_up_otherwise_is_asked_anew_each_time(secretary: User) -> None:
    assert is_secretariat(secretary)
    User.objects.get(pk=secretary.pk).groups.clear()
    assert not is_secretariat(secretary)
