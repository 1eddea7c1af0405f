"""E-mail leaves in its own time: in order, whatever fails, and before the process ends."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from django.core import mail
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings

from config import post
from tests.shared_texts import ROOT

POST = "config.post.PostBackend"
gate = threading.Event()


class Slow(EmailBackend):
    """A mail server that takes nothing before it may; of one person, nothing at all."""

    def send_messages(self, messages: list[EmailMessage]) -> int:
        assert gate.wait(20)
        if messages[0].to == ["nobody@example.org"]:
            raise OSError("no such person")
        return super().send_messages(messages)


class Unwilling(EmailBackend):
    """A mail server that does not answer."""

    def open(self) -> bool:
        raise OSError("no answer")


def write(*names: str) -> list[EmailMessage]:
    return [EmailMessage("canary", name, None, [f"{name}@example.org"]) for name in names]


def drain() -> None:
    """Wait until all that was given has left, or failed."""
    post._carriers[0].submit(len, ()).result(20)


def test_the_sender_does_not_wait_and_the_order_holds(caplog: pytest.LogCaptureFixture) -> None:
    gate.clear()
    with override_settings(EMAIL_BACKEND=POST, POST_BACKEND=f"{__name__}.Slow"):
        for number in range(5):
            sent = get_connection().send_messages(write(f"{number}", "nobody", f"{number}b"))
            assert sent == 3
        assert mail.outbox == []
        gate.set()
        drain()
    told = [one.body for one in mail.outbox]
    assert told == [f"{number}{more}" for number in range(5) for more in ("", "b")]
    assert len(caplog.records) == 5
    assert "canary" not in caplog.text


def test_a_server_that_does_not_answer_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with override_settings(EMAIL_BACKEND=POST, POST_BACKEND=f"{__name__}.Unwilling"):
        assert get_connection().send_messages(write("a", "b")) == 2
        drain()
    assert "2 messages are lost" in caplog.text
    assert mail.outbox == []


def test_whoever_waits_hears_of_a_failure() -> None:
    gate.set()
    with override_settings(EMAIL_BACKEND=POST, POST_BACKEND=f"{__name__}.Slow"):
        assert get_connection(at_once=True).send_messages(write("a")) == 1
        with pytest.raises(OSError, match="no such person"):
            get_connection(at_once=True).send_messages(write("nobody"))


LAST_WORDS = """
import os, django
django.setup()
from django.core.mail import send_mail
send_mail("first", "", None, ["a@example.org"])
pid = os.fork()
send_mail("second" if pid else "in the child", "", None, ["a@example.org"])
if pid:
    os.waitpid(pid, 0)
"""


def test_a_process_that_ends_has_sent_all_and_so_has_one_that_was_forked() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LAST_WORDS],
        env={
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DEBUG": "true",
            "DATABASE_URL": "sqlite://:memory:",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    for words in ("first", "second", "in the child"):
        assert done.stdout.count(f"Subject: {words}\n") == 1, done.stdout + done.stderr
