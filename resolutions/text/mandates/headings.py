"""The key of a heading, taken apart: `instructs-the-secretary-general-and-the-council`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resolutions.text.lexicon import load
from resolutions.text.mandates.values import Action

_ACTIONS = {
    "resolves-to-instruct": Action.INSTRUCTS,
    "decides-to-instruct": Action.INSTRUCTS,
    "instructs": Action.INSTRUCTS,
    "charges": Action.INSTRUCTS,
    "directs": Action.INSTRUCTS,
    "resolves-to-request": Action.REQUESTS,
    "requests": Action.REQUESTS,
    "asks": Action.REQUESTS,
    "urges": Action.URGES,
    "calls-upon": Action.URGES,
    "appeals-to": Action.URGES,
    "resolves-to-invite": Action.INVITES,
    "invites": Action.INVITES,
    "resolves-to-encourage": Action.ENCOURAGES,
    "encourages": Action.ENCOURAGES,
}
_TOGETHER = "in-collaboration-with"


@dataclass(frozen=True, slots=True)
class Addressed:
    """Whom a heading addresses, and who acts together with them."""

    action: Action
    actors: tuple[str, ...]
    helpers: tuple[str, ...]


def read_key(key: str) -> Addressed | None:
    """What a section's key says; None if it tells nobody to act."""
    verb = next((verb for verb in _longest(tuple(_ACTIONS)) if _begins(key, verb)), "")
    if not verb:
        return None
    actors: list[str] = []
    helpers: list[str] = []
    place, rest = actors, key[len(verb) :].lstrip("-")
    while rest:
        word = next((word for word in _words() if _begins(rest, word)), "")
        if not word:
            break
        if word == _TOGETHER:
            place = helpers
        elif word in _actors():
            place.append(word)
        rest = rest[len(word) :].lstrip("-")
    return Addressed(_ACTIONS[verb], tuple(actors), tuple(helpers)) if actors else None


def _begins(key: str, word: str) -> bool:
    return key == word or key.startswith(f"{word}-")


def _longest(words: tuple[str, ...]) -> list[str]:
    return sorted(words, key=len, reverse=True)


@cache
def _actors() -> frozenset[str]:
    """Every actor's key; a heading that thanks somebody asks nothing of anybody."""
    return frozenset(load("en").actors.keys.values()) - {"its-thanks"}


@cache
def _words() -> tuple[str, ...]:
    """All keys that may follow a verb, the longest first."""
    lexicon = load("en")
    others = {*lexicon.modifiers.keys.values(), *lexicon.connectives.keys.values()}
    return tuple(_longest((*_actors(), *others)))
