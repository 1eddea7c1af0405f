"""Finishing: the lines by which an adopted text says what it is.

After `finish`, the number line and the headings of annexes name the new edition, the opening line
the conference that adopts, and a history line ends with it; nothing else of the text is another. A
line that names no edition before, such as the Council's opening, names none after.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from amendments.drafting.words import replaced
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText
from resolutions.text.front import read_edition
from resolutions.text.lexicon import load

_BRACKET = re.compile(r"[(（]\s*([^()（）]*?)\s*[)）]")
_PLACE = re.compile(r"，\{place\}|\{place\}[,،]\s*")
_END = re.compile(r"\s*[,，،:：]?\s*$")
CONFERENCES = frozenset({"pp", "wtsa", "wtdc", "ra", "wrc"})
"""The bodies whose opening line says where and when they met."""


def finish(text: ResolutionText, edition: Edition, number: str = "") -> ResolutionText:
    """The text as the edition that was adopted; with a number, as a new resolution's."""
    of = replace(text, edition=edition, number=number or text.number)

    def line(clause: Clause) -> Clause:
        match clause.kind:
            case Kind.NUMBER:
                return _numbered(clause, of, is_new=bool(number))
            case Kind.OPENING:
                return _opened(clause, of)
            case Kind.HISTORY:
                return _continued(clause, of)
            case Kind.ANNEX:
                return _headed(clause, of)
        return clause

    return replace(of, clauses=tuple(line(clause) for clause in of.clauses))


def edition_words(language: str, edition: Edition) -> str:
    """What stands in the bracket of a number line: `Rev. Bucharest, 2022`; without a place, less.

    That of a new edition is what an opening line and a history line say as well.
    """
    form = _words()[language][edition.action.value]
    if not edition.place:
        form = _PLACE.sub("", form)
    return form.format(place=edition.place, year=edition.year)


def _numbered(clause: Clause, of: ResolutionText, *, is_new: bool) -> Clause:
    said = edition_words(of.language, of.edition)
    found = _last_bracket(clause.text)
    if is_new:
        said = _as_loud(said, found[1] if found else "")
        line = _words()[of.language]["number"].format(number=of.number, edition=said)
        return replace(clause, text=line, spans=())
    if found is None:
        opening, closing = ("（", "）") if of.language == "zh" else (" (", ")")
        return _put(clause, len(clause.text), len(clause.text), f"{opening}{said}{closing}")
    return _put(clause, found.start(1), found.end(1), _as_loud(said, found[1]))


def _opened(clause: Clause, of: ResolutionText) -> Clause:
    """The opening line with the conference's place and year, if it is a conference's."""
    if of.body not in CONFERENCES:
        return clause
    said = edition_words(of.language, replace(of.edition, action=Action.NEW))
    found = _last_bracket(clause.text)
    if found is not None and read_edition(load(of.language), found[1]).year:
        return _put(clause, found.start(1), found.end(1), said)
    end = _END.search(clause.text)
    if found is not None or end is None or of.edition.action is not Action.NEW:
        return clause
    opening, closing = ("（", "）") if of.language == "zh" else (" (", ")")
    return _put(clause, end.start(), end.start(), f"{opening}{said}{closing}")


def _continued(clause: Clause, of: ResolutionText) -> Clause:
    """The history line with one edition more."""
    found = _last_bracket(clause.text)
    if found is None or not read_edition(load(of.language), found[1]).year:
        return clause
    said = edition_words(of.language, replace(of.edition, action=Action.NEW))
    return _put(clause, found.end(1), found.end(1), _words()[of.language]["apart"] + said)


def _headed(clause: Clause, of: ResolutionText) -> Clause:
    """The heading of an annex with the edition of the resolution that it belongs to."""
    found = _last_bracket(clause.heading)
    named = found is not None and of.number in re.findall(
        r"\d[\w-]*", clause.heading[: found.start()]
    )
    if found is None or not named or not read_edition(load(of.language), found[1]).year:
        return clause
    said = _as_loud(edition_words(of.language, of.edition), found[1])
    heading = f"{clause.heading[: found.start(1)]}{said}{clause.heading[found.end(1) :]}"
    return replace(clause, heading=heading)


def _as_loud(said: str, before: str) -> str:
    """The words in capitals where those before them are."""
    return said.upper() if before.isupper() and any(map(str.islower, said)) else said


def _last_bracket(line: str) -> re.Match[str] | None:
    return next(reversed(list(_BRACKET.finditer(line))), None)


def _put(clause: Clause, start: int, end: int, words: str) -> Clause:
    text, spans = replaced(clause.text, clause.spans, start, end, words)
    return replace(clause, text=text, spans=spans)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads((files(__package__) / "finals.toml").read_text(encoding="utf-8"))
