"""Requests inside a sentence: a verb and whom it asks, behind it or before it."""

from __future__ import annotations

import re

from resolutions.text.mandates.values import Action, Request
from resolutions.text.mandates.words import Words, plain, words

_LOOK_BACK = 160
_MANY = 12
_MARKS = ' \t*_"“«-–•'
_SENTENCE_END = re.compile(r"[.;。；؛](?:\s|$)|[。；]|\n")


def requests(text: str, language: str, *, nested: bool = False) -> tuple[Request, ...]:
    """Every request of a text that names whom it asks; without `nested` a sentence has one.

    "Asks the Council to instruct the Secretary-General" asks the Council; nested in that, it
    instructs the Secretary-General.

    Places are those of the text, but in Arabic those of the text without its marks.
    """
    said, source = words(language), plain(text, language)
    found: list[Request] = []
    for verb in said.verbs.finditer(source):
        inside = found and not _SENTENCE_END.search(source, found[-1].end, verb.start())
        if inside and (not nested or verb.start() < found[-1].end):
            continue
        action = said.actions[" ".join(verb.group().casefold().split())]
        request = _behind(said, source, verb, action) or _before(said, source, verb, action)
        if request:
            found.append(request)
    return tuple(found)


def _behind(said: Words, text: str, verb: re.Match[str], action: Action) -> Request | None:
    """Whom a verb asks that stands before them."""
    filler = said.filler.match(text, verb.end())
    actors, end = _actors(said, text, filler.end() if filler else verb.end())
    return Request(verb.start(), end, action, actors) if actors else None


def _before(said: Words, text: str, verb: re.Match[str], action: Action) -> Request | None:
    """Whom a verb asks that stands behind them, in the passive: "Members are invited"."""
    offset = max(0, verb.start() - _LOOK_BACK)
    lead = text[offset : verb.start()]
    joint = said.passive.search(lead)
    if not joint:
        return None
    for found in said.lexicon.actors.pattern.finditer(lead):
        actors, end = _actors(said, lead, found.start())
        if end == joint.start():
            return Request(offset + found.start(), verb.end(), action, actors)
    return None


def expected(text: str, language: str) -> tuple[str, ...]:
    """Who should act: of whom it is recommended, "that the Council agree", or who opens the text.

    "The secretariat should update the list" expects it of the secretariat.
    """
    said, source = words(language), plain(text, language)
    for found in said.lexicon.actors.pattern.finditer(source):
        start = found.start()
        actors, end = _actors(said, source, start)
        opens = not source[:start].strip(_MARKS) or source[:start].strip(_MARKS).casefold() == "the"
        wished = said.wished.search(source[max(0, start - _LOOK_BACK) : start])
        if actors and (wished or (opens and said.should.match(source, end))):
            return actors
    return ()


def actors_in(text: str, language: str) -> tuple[str, ...]:
    """Everybody whom a few words name, as a column of addressees does."""
    said, source = words(language), plain(text, language)
    found = (
        said.lexicon.actors.match(source, m.start())
        for m in said.lexicon.actors.pattern.finditer(source)
    )
    return tuple(dict.fromkeys(one[0] for one in found if one))


def _actors(said: Words, text: str, position: int) -> tuple[tuple[str, ...], int]:
    """The actors of a list that begins at `position`, and where it ends."""
    lexicon, actors, end = said.lexicon, list[str](), position
    while len(actors) < _MANY:
        start = _skip(text, end)
        if actors and (joint := lexicon.connectives.match(text, start)):
            start = _skip(text, joint[1])
        found = lexicon.actors.match(text, start)
        if not found or found[0] == "its-thanks":
            break
        end = found[1]
        actors.append(found[0])
    return tuple(dict.fromkeys(actors)), end


def recipients(text: str, language: str) -> tuple[str, ...]:
    """Who is to be reported to or kept informed, as canonical keys in the order of the text."""
    said, source = words(language), plain(text, language)
    told = [*said.informed.finditer(source)]
    keys: list[tuple[int, str]] = []
    start = said.reporting.search(source)
    if start and said.reports.search(source):
        told += said.recipient.finditer(source, start.start())
        for key, sitting in said.sittings.items():
            keys += [(one.start(), key) for one in sitting.finditer(source, start.start())]
    for at in {one.start("actors") for one in told}:
        keys += [(at, key) for key in _actors(said, source, at)[0]]
    return tuple(dict.fromkeys(key for _, key in sorted(keys, key=lambda one: one[0])))


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \u00a0\t*_":
        position += 1
    return position
