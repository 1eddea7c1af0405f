"""Editions: what a bracket after a number says, `(Rev. Dubai, 2018)`, `（C08，最后修改C19）`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from resolutions.text.citations.common import common
from resolutions.text.citations.folding import Folded
from resolutions.text.citations.symbols import full_year
from resolutions.text.citations.vocabulary import Vocabulary, trie, vocabulary

# A note's mark or the end of a line may stand before the bracket, one end of a line inside it.
_BRACKET = re.compile(
    r"(?P<comma>,?)(?:[*†‡]{1,2}|[¹²³⁰⁴-⁹]{1,2}|\[\d{1,2}\]|\^\d{1,2}\^?)?\s{0,3}\((?P<inside>"
    r"(?:[^()\n]{1,12}\()?(?=[^()]{2,90}\))[^()\n]{1,90}(?:\n[^()\n]{1,80})?)\)"
)
_YEARS = re.compile(r"(?<!\d)(?:(?:19|20)\d\d){1,2}(?!\d)")
_COUNCIL = re.compile(r"(?<![a-zа-я0-9])(?:c|с|ca)\s?-?\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])")
_SEPARATORS = re.compile(r"\d+\s?[月日]|[\d,;:、(]+|\s-\s|\bг\.|\s(?:de|of)\s")
_LONGEST_PLACE = 30


@dataclass(frozen=True, slots=True)
class EditionRead:
    """A bracket's edition; `place` is where its place stands, `body` what its acronym names."""

    end: int
    year: str
    status: str
    body: str
    place: tuple[int, int] | None


def edition_at(words: Vocabulary, source: Folded, position: int) -> EditionRead | None:
    """The edition whose bracket opens at `position`, None if there is none."""
    found = _BRACKET.match(source.text, position)
    if not found:
        return None
    read = _read(words.language, found["inside"])
    if not read:
        return None
    year, status, body, place = read
    if found["comma"] and not (status != "new" and place):
        return None
    offset = found.start("inside")
    span = (offset + place[0], offset + place[1]) if place else None
    return EditionRead(found.end(), year, status, body, span)


@lru_cache(maxsize=1 << 12)
def _read(language: str, inside: str) -> tuple[str, str, str, tuple[int, int] | None] | None:
    """Year, status, body and place of a bracket; of several years the latest counts.

    Of several places the last counts: a redline that lost its marks runs the deleted edition and
    the inserted one together.
    """
    words = vocabulary(language)
    years = [full_year(found.group()) for found in _YEARS.finditer(inside)]
    body, rest = "", inside
    for pattern, known in ((_acronyms(language), words.acronyms), (_COUNCIL, {})):
        for found in pattern.finditer(rest):
            years.append(full_year(found["year"]))
            body = known.get(found.groupdict().get("name") or "", "Council")
        rest = pattern.sub(_blank, rest)
    if not years:
        return None
    status = "new"
    if words.modified.search(inside):
        status = "modified"
    if words.revised.search(inside) and not _is_modified(words, inside):
        status = "revised"
    for pattern in (words.revised, words.modified, words.not_places):
        rest = pattern.sub(_blank, rest)
    place = _place(words, rest)
    if place and place[1] - place[0] > _LONGEST_PLACE:
        return None
    return max(years), status, body, place


def _is_modified(words: Vocabulary, inside: str) -> bool:
    """Whether the later of both words is one of modifying: `最后修改`, `最新修订版`."""
    last = max((m.end() for m in words.modified.finditer(inside)), default=-1)
    return last >= max((m.end() for m in words.revised.finditer(inside)), default=-1)


def _place(words: Vocabulary, rest: str) -> tuple[int, int] | None:
    """Where the last place of a bracket stands, its years and words of revising blanked out."""
    position, chunks = 0, []
    for cut in [*_SEPARATORS.finditer(rest), None]:
        end = cut.start() if cut else len(rest)
        chunk = rest[position:end]
        bare = chunk.strip(" .-'\"\t\n")
        letters = sum(map(str.isalpha, bare))
        if (letters > 1 or (letters and bare > "\u3000")) and bare not in words.months:
            start = position + chunk.index(bare)
            chunks.append((start, start + len(bare)))
        position = cut.end() if cut else end
    known = [(start, end) for start, end in chunks if common().town(rest[start:end])]
    found = known or chunks
    return found[-1] if found else None


@lru_cache(maxsize=8)
def _acronyms(language: str) -> re.Pattern[str]:
    names = trie(vocabulary(language).acronyms)
    return re.compile(
        rf"(?<![^\W\d_])(?P<name>{names})\s?[-,]?\s?(?P<year>(?:(?:19|20)\d\d|\d\d){{1,2}})(?!\d)"
    )


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
