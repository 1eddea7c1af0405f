"""No page acts on a request that another site could have made: by GET, or without its token."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponseForbidden
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from config.content_security import policy
from tests.secrecy_site import Site, Stage, add_contribution, build_site
from tests.test_secrecy import ROWS

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SESSIONS = ("django_session", "shared_cache")
"""What a visit alone may write: who is there, and how often something was tried."""
GUARDS = {
    "Content-Security-Policy": policy(settings.SECURE_CSP),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "TRUNCATE")


@pytest.fixture
def site(caplog: pytest.LogCaptureFixture) -> Site:
    caplog.set_level(logging.CRITICAL, "django")
    cache.clear()
    site = build_site()
    add_contribution(site, Stage.DRAFT)
    return site


def client_of(site: Site, role: str, **how: Any) -> Client:
    client = Client(**how)
    user = site.people[role]
    if not isinstance(user, AnonymousUser):
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def views(patterns: list[Any]) -> Iterator[Callable[..., Any]]:
    """Every view of the site, and whatever it wraps."""
    for pattern in patterns:
        if not isinstance(pattern, URLPattern):
            yield from views(pattern.url_patterns)
            continue
        view: Any = pattern.callback
        while view is not None:
            yield view
            view = getattr(view, "__wrapped__", None)


def test_no_view_goes_without_the_token() -> None:
    found = list(views(get_resolver().url_patterns))
    assert len(found) > 100
    exempt = {f"{view.__module__}.{view.__qualname__}" for view in found if _is_exempt(view)}
    assert exempt == set()


def _is_exempt(view: Any) -> bool:
    return bool(getattr(view, "csrf_exempt", False))


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request without the token is refused without the page that says so, which takes time."""
    monkeypatch.setattr(settings, "CSRF_FAILURE_VIEW", lambda *_, reason: HttpResponseForbidden())


@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("role", ["head", "administrator", "public"])
def test_nothing_is_taken_without_the_token(site: Site, role: str) -> None:
    """By POST every address refuses before it looks at anything, whoever sends it."""
    client = client_of(site, role, enforce_csrf_checks=True)
    accepting = []
    for row in ROWS:
        with transaction.atomic():
            answer = client.post(row.address(site), dict(row.posted))
            transaction.set_rollback(True)
        if answer.status_code != 403:
            accepting.append(f"{row.name} answers {answer.status_code}")
    assert accepting == []


@pytest.mark.usefixtures("bare_refusals")
def test_other_methods_are_not_a_way_around(site: Site) -> None:
    """Each address is asked by one of them: they are refused before it is looked at."""
    client = client_of(site, "administrator", enforce_csrf_checks=True)
    asked = zip(cycle(("PUT", "PATCH", "DELETE")), ROWS, strict=False)
    assert {client.generic(how, row.address(site)).status_code for how, row in asked} == {403}


@pytest.mark.parametrize("role", ["head", "secretariat", "administrator", "public"])
def test_looking_changes_nothing(site: Site, role: str) -> None:
    """A GET of every address writes to no table but those of sessions and of counted attempts.

    Every answer, page, file, feed, refusal or error, has the headers that keep it in its place.
    """
    client = client_of(site, role)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    written = []
    for row in ROWS:
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            answer = client.get(row.address(site))
            transaction.set_rollback(True)
        assert answer.status_code < 500, row.name
        assert GUARDS.items() <= dict(answer.headers).items(), row.name
        for query in asked:
            if _is_write(query["sql"], tables):
                written.append(f"{row.name}: {query['sql'][:200]}")
    assert written == []


def _is_write(sql: str, tables: set[str]) -> bool:
    if not sql.lstrip().upper().startswith(WRITES):
        return False
    return any(f'"{table}"' in sql for table in tables - set(SESSIONS))


def test_a_write_would_be_seen(site: Site) -> None:
    tables = {"amendments_presence"}
    address = next(row for row in ROWS if row.name == "amendments:editor_presence").address(site)
    with CaptureQueriesContext(connection) as asked:
        client_of(site, "head").post(address)
    assert any(_is_write(query["sql"], tables) for query in asked)
