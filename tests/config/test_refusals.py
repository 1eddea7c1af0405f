"""Whatever is refused, or goes wrong, is answered in words and as safely as any page."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings as django_settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from tests.meetings.people import person

CARRIED = {
    "Content-Security-Policy": "default-src 'self'; ",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def fail(request: HttpRequest) -> HttpResponse:
    """A page that goes wrong."""
    raise RuntimeError("as it does")


urlpatterns = [path("fails", fail), path("", include("config.urls"))]


@pytest.fixture
def visitor(settings: Settings, caplog: pytest.LogCaptureFixture) -> Client:
    caplog.set_level(logging.CRITICAL, "django")
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def check(answer: HttpResponse, status: int, words: str = "<h1>") -> None:
    assert answer.status_code == status
    for name, begins in CARRIED.items():
        assert answer.headers[name].startswith(begins), name
    body = b"".join(answer) if answer.streaming else answer.content
    assert words in body.decode()


@pytest.mark.django_db
def test_every_answer_is_carried_safely(visitor: Client, settings: Settings) -> None:
    check(visitor.get("/about/"), 200)
    check(visitor.get("/no-such-page"), 404)
    check(visitor.get("/resolutions/", {"q": "\x00"}), 400)
    check(visitor.get("/about/", headers={"host": "elsewhere.example"}), 400, "")
    check(visitor.post("/language/", {"language": "en"}), 403, "This page is out of date")
    check(visitor.get("/fails"), 500)
    check(visitor.get("/static/css/base.css"), 200, "{")
    check(visitor.get("/static/css/no-such.css"), 404)
    settings.BODY_MAX_BYTES = 10
    check(visitor.post("/language/", {"language": "en"}), 413)


@pytest.mark.django_db
def test_too_many_attempts_are_answered_in_words(visitor: Client, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    person()
    visitor = Client(raise_request_exception=False)
    said = {"email": "dana@example.org"}
    answers = [visitor.post("/accounts/password/reset/", said) for _attempt in range(8)]
    check(answers[-1], 429, "Too many attempts")


class _Silent(WSGIRequestHandler):
    def log_message(self, *_said: object) -> None:
        pass


@pytest.fixture
def port() -> Iterator[int]:
    """A server on a socket, which answers one request."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_Silent) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        yield server.server_port
        thread.join(30)


@pytest.mark.once
@pytest.mark.django_db
def test_a_file_that_is_too_large_is_answered_over_a_real_connection(port: int) -> None:
    """All of it is taken before the answer is sent: whoever is cut off reads no answer."""
    size = django_settings.BODY_MAX_BYTES + 1
    head = (
        "POST /import/ HTTP/1.1\r\nHost: testserver\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {size}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(head.encode())
        line.sendall(b"x" * size)
        answer = b""
        while more := line.recv(1 << 16):
            answer += more
    assert answer.split(b"\r\n")[0].endswith(b" 413 Request Entity Too Large")
    assert b"What you sent is too large" in answer
