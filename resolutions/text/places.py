"""What the places where conferences met are called in the six languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from resolutions.text.lexicon import fold, sessions


def place_in(place: str, language: str) -> str:
    """The place's usual name in a language, whichever language it is given in.

    As it is given if it is spelled so in that language, or if no conference met there.
    """
    names = _names().get(fold(place), {})
    here = names.get(language, ())
    known = {fold(name) for name in here}
    return place if not here or fold(place) in known else here[0]


def place_of(body: str, year: int | None) -> str:
    """Where the body's conference met or meets that year, in English; empty if nobody knows.

    >>> place_of("pp", 2022)
    'Bucharest'
    """
    places = {one.place for one in sessions() if (one.body, one.year) == (body, year)}
    return places.pop() if len(places) == 1 else ""


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    """All names of a place, by language, under each of them folded."""
    data = (files("resolutions.text.lexicon") / "editions.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = {}
    for edition in tomllib.loads(data)["edition"]:
        for names in edition["places"].values():
            found.update((fold(name), edition["places"]) for name in names)
    return found
