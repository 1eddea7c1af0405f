"""E-mail leaves outside the time of the request that writes it; nothing else knows of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)


def _begin() -> ThreadPoolExecutor:
    """One carrier for each process: what is given to it first leaves first."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


_carriers = [_begin()]


def _begin_anew() -> None:
    """A process that was forked has its parent's queue, but not the thread that empties it."""
    _carriers[0] = _begin()


os.register_at_fork(after_in_child=_begin_anew)


class PostBackend(BaseEmailBackend):
    """Takes messages and gives them to the backend of the setting `POST_BACKEND` in a thread.

    Whoever sends does not wait and hears of no failure: that is logged, without what the message
    says. Messages leave in the order in which they were given; a process that ends sends first
    what still waits. With `at_once` the sender waits, and a failure is raised.
    """

    def __init__(self, fail_silently: bool = False, *, at_once: bool = False, **given: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.at_once = at_once
        self.given = given

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were sent, or are on their way."""
        messages = list(email_messages)
        connection = get_connection(settings.POST_BACKEND, **self.given)
        if self.at_once:
            return connection.send_messages(messages) or 0
        try:
            _carriers[0].submit(carry, connection, messages)
        except RuntimeError:  # the interpreter shuts down and starts no more threads
            carry(connection, messages)
        return len(messages)


def carry(connection: BaseEmailBackend, messages: Sequence[EmailMessage]) -> None:
    """Send them by one connection; one that cannot be sent is logged and holds up no other."""
    try:
        connection.open()
    except Exception:
        logger.exception("The mail server did not answer; %d messages are lost", len(messages))
        return
    for message in messages:
        try:
            connection.send_messages([message])
        except Exception:
            logger.exception("A message could not be sent")
    connection.close()
