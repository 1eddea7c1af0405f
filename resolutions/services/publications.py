"""Who hears of a publication: later apps ask here, so that this one need not know of them."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import User

from resolutions.models import Version

Receiver = Callable[[User, Version], object]

_receivers: list[Receiver] = []
_hearing_languages: list[Receiver] = []


def on_publication(receiver: Receiver) -> None:
    """From now on the receiver is told of each version that becomes public, once for each.

    It is called with who published it, within the transaction of the publication, after the
    versions around it are linked anew: what it raises undoes the publication.
    """
    if receiver not in _receivers:
        _receivers.append(receiver)


def announce(user: User, version: Version) -> None:
    """Tell every receiver, in the order in which they asked."""
    for receiver in _receivers:
        receiver(user, version)


def on_language(receiver: Receiver) -> None:
    """From now on the receiver is told of each public version that is there in one more language.

    It is called as `on_publication` says, once for each language.
    """
    if receiver not in _hearing_languages:
        _hearing_languages.append(receiver)


def announce_language(user: User, version: Version) -> None:
    """Tell every receiver of languages, in the order in which they asked."""
    for receiver in _hearing_languages:
        receiver(user, version)
