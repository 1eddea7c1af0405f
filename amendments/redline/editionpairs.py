"""Edition pairs: brackets in which the edition before and the edition after stand fused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from amendments.redline.recovery import Reason, Rule, Split
from resolutions.text.lexicon import LANGUAGES, fold, load, places, sessions

YEAR = r"(?:19|20)\d\d"
ALONE = r"(?<![^\W\u4e00-\u9fff])"
"""Where no letter and no digit stands before; a Chinese character may."""
_COMMA = "[,，،]"
_VOWELS = "[\u0640\u064b-\u0652]*"
_OPENED = re.compile(r"[(（][^()（）]*$")
_NEARBY = 120


def find(text: str) -> Iterator[Split]:
    """Two editions in one bracket, and two places beside a year."""
    yield from _editions(text)
    yield from _places(text)


@cache
def _known_pairs() -> dict[tuple[int, str], frozenset[str]]:
    """The bodies that met in a year at a place."""
    found: dict[tuple[int, str], frozenset[str]] = {}
    for session in sessions():
        key = (session.year, session.place)
        found[key] = found.get(key, frozenset()) | {session.body}
    return found


def _pattern(name: str) -> str:
    """A regular expression for a name, with any blanks and any Arabic vowel signs."""
    words = (
        "".join(re.escape(c) + (_VOWELS if "\u0620" <= c <= "\u064a" else "") for c in word)
        for word in name.split()
    )
    return r"\s+".join(words)


@cache
def _place() -> str:
    """A regular expression for every place of the lexicon."""
    return "|".join(_pattern(name) for name in sorted(places(), key=len, reverse=True))


@cache
def _revised() -> str:
    """A regular expression for the words that call an edition revised, in every language."""
    words = {word for language in LANGUAGES for word in load(language).revised}
    words |= {word for language in LANGUAGES for word in load(language).modified}
    return "|".join(_pattern(word) for word in sorted(words, key=len, reverse=True))


@cache
def _edition_shapes() -> tuple[re.Pattern[str], ...]:
    """Year and place twice; place and year twice; first with known places, then with any."""
    any_cjk = rf"(?:(?i:{_place()})|[\u4e00-\u9fff]{{2,10}}?)"
    name = r"[^\W\d_a-z][^\d()（）,，;；،؛]{1,30}?"
    any_name = rf"(?:(?i:{_place()})|(?!(?i:{_revised()})){name})"
    return tuple(
        re.compile(pattern, re.IGNORECASE if known else 0)
        for known in (True, False)
        for pattern in (
            _year_first(_place() if known else any_cjk),
            _place_first(_place() if known else any_name),
        )
    )


def _year_first(place: str) -> str:
    """`2018年，迪拜2022年，布加勒斯特`, with the words of revising in both or in none."""
    tail = rf"{_COMMA}\s?(?:{_revised()})"
    return (
        rf"(?P<deleted>(?<!\d)(?P<y1>{YEAR})\s?年?\s?{_COMMA}\s?(?P<p1>{place})(?P<r1>{tail})?\s?)"
        rf"(?P<inserted>(?P<y2>{YEAR})\s?年?\s?{_COMMA}\s?(?P<p2>{place})(?(r1){tail}))"
        rf"(?=\s*(?:[)）,，]|$))"
    )


def _place_first(place: str) -> str:
    """`Rev. Dubai, 2018Rev. Bucharest, 2022`; the words of revising in both, the second or none."""
    again = rf"(?:{_revised()})\s*"
    mark = r"\s?г\."
    return (
        rf"(?:(?P<deleted>{ALONE}{again}(?P<p1>{place})\s?{_COMMA}\s?(?P<y1>{YEAR})(?P<g>{mark})?\s?)"
        rf"(?P<inserted>{again}(?P<p2>{place})\s?{_COMMA}\s?(?P<y2>{YEAR})(?(g){mark}))"
        rf"|(?P<deleted_>{ALONE}(?P<p1_>{place})\s?{_COMMA}\s?(?P<y1_>{YEAR})(?P<g_>{mark})?\s?)"
        rf"(?P<inserted_>(?:{again})?(?P<p2_>{place})\s?{_COMMA}\s?(?P<y2_>{YEAR})(?(g_){mark})))"
        rf"(?=\s*(?:[)）,，،;；؛]|г|$))"
    )


def _editions(text: str) -> Iterator[Split]:
    """`（2018年，迪拜2022年，布加勒斯特，修订版）`, `(Dubai, 2012Hammamet, 2016)`."""
    for index, shape in enumerate(_edition_shapes()):
        for found in shape.finditer(text):
            if index > 1 and not _OPENED.search(
                text[max(found.start() - _NEARBY, 0) : found.start()]
            ):
                continue
            yield _edition_split(found)


def _edition_split(found: re.Match[str]) -> Split:
    groups = {name.rstrip("_"): value for name, value in found.groupdict().items() if value}
    known = places()
    pairs = [(int(groups[f"y{side}"]), known.get(fold(groups[f"p{side}"]), "")) for side in (1, 2)]
    bodies = [_known_pairs().get(pair, frozenset()) for pair in pairs]
    if pairs[0][0] >= pairs[1][0]:
        confidence, reason = 0.5, Reason.EDITIONS_ODD
    elif bodies[0] & bodies[1]:
        confidence, reason = 0.99, Reason.EDITIONS
    elif pairs[0][1] and pairs[1][1]:
        confidence, reason = 0.92, Reason.EDITIONS_PLACES
    else:
        confidence, reason = 0.86, Reason.EDITIONS_SHAPE
    start = found.start("deleted" if found.groupdict()["deleted"] else "deleted_")
    return Split(Rule.EDITIONS, start, groups["deleted"], groups["inserted"], confidence, reason)


@cache
def _place_shapes() -> tuple[re.Pattern[str], ...]:
    twice = rf"(?P<deleted>{_place()})(?P<inserted>{_place()})"
    year = rf"(?:{YEAR}){{1,2}}"
    return (
        re.compile(
            rf"(?<!\d){year}\s?年?\s?{_COMMA}\s?{twice}(?=\s*(?:[)）,，]|$))", re.IGNORECASE
        ),
        re.compile(rf"{ALONE}{twice}\s?{_COMMA}\s?{year}(?!\d)", re.IGNORECASE),
    )


def edition(text: str) -> tuple[int, str] | None:
    """The one year and the place (in English) that a text names; None if it names no place."""
    years = re.findall(rf"(?<!\d){YEAR}(?!\d)", text)
    place = re.search(_place(), text, re.IGNORECASE)
    if len(years) != 1 or not place:
        return None
    return int(years[0]), places()[fold(place.group())]


def _places(text: str) -> Iterator[Split]:
    """`20182022年，迪拜布加勒斯特`, `DubaiBucharest, 20182022`: year and place each replaced."""
    known = places()
    for found in chain.from_iterable(shape.finditer(text) for shape in _place_shapes()):
        if known[fold(found["deleted"])] != known[fold(found["inserted"])]:
            deleted, inserted = found["deleted"], found["inserted"]
            yield Split(Rule.PLACES, found.start("deleted"), deleted, inserted, 0.9, Reason.PLACES)
