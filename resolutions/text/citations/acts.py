"""Resolutions, decisions, recommendations and opinions: one draft for every number of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from resolutions.text.citations.editions import EditionRead, edition_at
from resolutions.text.citations.folding import Folded
from resolutions.text.citations.symbols import RIGHTS, SECURITY, rights_year, un_year
from resolutions.text.citations.values import CitationKind, Draft
from resolutions.text.citations.vocabulary import NUMBER, Vocabulary, known

_NUMBER = re.compile(NUMBER)
_UN_NUMBER = re.compile(r"(\d{2,4})/(\d{1,4})\s?([a-d])?$")
_RADIO = re.compile(
    r"(?:itu|uit|мсэ)-(?P<sector>[rtdртд])\s*|(?=(?:[a-z](?P<radio>[a-z]{1,2})?)\.\d)"
)
_PART_LETTER = re.compile(r"\s[a-d](?![\w)])")
_ASSEMBLIES = {"R": "RA", "T": "WTSA", "D": "WTDC"}
_LATIN = str.maketrans("РТД", "RTD")
_SHORT = {
    **dict.fromkeys("rр", CitationKind.RESOLUTION),
    **dict.fromkeys("dд", CitationKind.DECISION),
}
_DRAFT_BODY = re.compile(r"\[([a-z]{2,6})[-/]")
_WRITTEN_ON = 3
MANY = 40
"""More numbers than this no list has."""


@dataclass(frozen=True)
class Reading:
    """What every reader gets: the words of the language, the text, and where it is."""

    words: Vocabulary
    source: Folded

    @cached_property
    def of_summit(self) -> bool:
        """Whether the text speaks of the World Summit on the Information Society."""
        return self.words.parts["summit"].search(self.source.text) is not None


def found_at(pattern: re.Pattern[str], reading: Reading, start: int) -> re.Match[str] | None:
    """The pattern at `start`, or behind the letters that are written onto its first word."""
    text = reading.source.text
    places = range(start, start + (_WRITTEN_ON if reading.words.language == "ar" else 1))
    return next((found for place in places if (found := pattern.match(text, place))), None)


def read_acts(reading: Reading, start: int, end: int) -> list[Draft]:
    """The drafts of the list that begins with the act at `[start, end)`.

    Their `group` is the place where the list begins. An edition's bracket belongs to the numbers
    before it that have none of their own.
    """
    head, head_start, head_end = _head(reading, start, end)
    if not head:
        return []
    kind, many = head
    if head_end == end:  # Chinese: the numbers stand before the head, an edition after it
        drafts = _before_head(reading, kind, start, head_start)
        if not drafts:
            return []
        _radio(reading, drafts, start)
        drafts[0].start, drafts[-1].end = start, end
        open_drafts = [draft for draft in drafts if draft.status in ("", "draft")]
        _apply(reading, open_drafts, edition_at(reading.words, reading.source, end))
    else:
        found = _NUMBER.search(reading.source.text, head_end, end + 1)
        drafts = _listed(reading, kind, found.start(), many=many) if found else []
        if not drafts:
            return []
        _inside(reading, drafts, head_end)
        drafts[0].start = start
    for draft in drafts:
        draft.group = start
    return drafts if _is_citation(reading, drafts, start) else []


def _before_head(reading: Reading, kind: CitationKind, start: int, end: int) -> list[Draft]:
    """The numbers that stand before their head; a year may follow one, `第1325(2000)号决议`."""
    drafts: list[Draft] = []
    for number in islice(_NUMBER.finditer(reading.source.text, start, end), MANY):
        if drafts and number.start() < drafts[-1].end:
            continue
        drafts.append(act_at(reading, kind, *number.span()))
        _apply(reading, drafts[-1:], _edition_behind(reading, number.end()))
    return drafts


def _edition_behind(reading: Reading, position: int) -> EditionRead | None:
    """The edition of a number, though the word that counts it may stand between."""
    counter = reading.words.parts.get("counter")
    counted = counter.match(reading.source.text, position) if counter else None
    return edition_at(reading.words, reading.source, counted.end() if counted else position)


def _head(
    reading: Reading, start: int, end: int
) -> tuple[tuple[CitationKind, bool] | None, int, int]:
    """The kind of the act and whether its head stands in the plural, and where the head stands."""
    found = reading.words.parts["heads"].search(reading.source.text, start, end)
    if not found:
        return None, start, end
    return reading.words.heads[" ".join(found.group().split())], found.start(), found.end()


def _inside(reading: Reading, drafts: list[Draft], head_end: int) -> None:
    """Give a list the body that stands between its head and its first number."""
    found = reading.words.parts["named"].search(reading.source.text, head_end, drafts[0].start)
    body = known(reading.words.bodies, found.group()) if found else ""
    for draft in drafts:
        of_nations(draft, body)
        if body not in ("", "other", "this") and not draft.explicit:
            draft.body, draft.explicit = body, True


def _radio(reading: Reading, drafts: list[Draft], start: int) -> None:
    """Give the numbers of a list the sector that is named before them all."""
    prefix = _RADIO.match(reading.source.text, start)
    if prefix and prefix["sector"]:
        for draft in drafts:
            draft.body, draft.explicit = sector_body(draft.kind, prefix["sector"]), True


def _listed(reading: Reading, kind: CitationKind, position: int, *, many: bool) -> list[Draft]:
    """The numbers from `position` on, each with its edition or date."""
    text, words = reading.source.text, reading.words
    drafts: list[Draft] = []
    open_drafts: list[Draft] = []
    while len(drafts) < MANY and (found := _NUMBER.match(text, position)):
        draft = act_at(reading, kind, *found.span())
        drafts.append(draft)
        open_drafts.append(draft)
        if edition := edition_at(words, reading.source, draft.end):
            _apply(reading, open_drafts, edition)
            open_drafts = []
        elif draft.kind is CitationKind.UN_DOCUMENT:
            read_day(reading, draft)
        following = words.parts["join"].match(text, draft.end)
        if many and not following:
            following = words.parts["to"].match(text, draft.end)
        position = following.end() if following else draft.end
        if not following or not _goes_on(reading, position, draft, many=many):
            break
    return drafts


def _goes_on(reading: Reading, position: int, before: Draft, *, many: bool) -> bool:
    """Whether what stands after a comma or an "and" is one more number of the list."""
    found = _NUMBER.match(reading.source.text, position)
    if not found:
        return False
    if edition_at(reading.words, reading.source, found.end()):
        return True
    if before.kind is CitationKind.UN_DOCUMENT:
        return "/" in found.group()
    return many and not re.match(r"(?:19|20)\d\d$", found.group())


def _apply(reading: Reading, drafts: list[Draft], edition: EditionRead | None) -> None:
    """Give drafts the edition whose bracket ends the last of them."""
    if not edition or not drafts:
        return
    drafts[-1].end = edition.end
    for draft in drafts:
        draft.year, draft.status = edition.year, edition.status
        draft.place = reading.source.written(*edition.place) if edition.place else ""
        if edition.body and not draft.body:
            draft.body, draft.explicit = edition.body, True


def act_at(reading: Reading, kind: CitationKind, start: int, end: int) -> Draft:
    """One number as it stands, with the body that its form tells."""
    text = reading.source.text
    draft = Draft(start, end, kind)
    prefix = _RADIO.match(text, start)
    number_start = prefix.end() if prefix else start
    number = text[number_start:end]
    if prefix:
        sector = prefix["sector"] or ("r" if prefix["radio"] else "t")
        draft.body, draft.explicit = sector_body(kind, sector), True
    elif own := _DRAFT_BODY.match(number):
        draft.body, draft.status = own[1].upper(), "draft"
    draft.number = reading.source.written(number_start, end)
    un = _UN_NUMBER.fullmatch(number)
    if un and kind in (CitationKind.RESOLUTION, CitationKind.DECISION):
        _united_nations(reading, draft, int(un[1]), int(un[2]))
    return draft


def of_nations(draft: Draft, body: str) -> None:
    """Make an act one of a Council of the United Nations that has numbers of its own."""
    if body not in (RIGHTS, SECURITY):
        return
    draft.kind, draft.body, draft.status, draft.explicit = CitationKind.UN_DOCUMENT, body, "", True
    session = re.match(r"(\d+)/", draft.number)
    if body == RIGHTS and session:
        draft.year = rights_year(int(session[1]))


def sector_body(kind: CitationKind, sector: str) -> str:
    """Whose an act is that names its sector: that of its assembly, but for recommendations."""
    letter = sector.upper().translate(_LATIN)
    return f"ITU-{letter}" if kind is CitationKind.RECOMMENDATION else _ASSEMBLIES[letter]


def _united_nations(reading: Reading, draft: Draft, session: int, serial: int) -> None:
    """A number with a stroke: of the General Assembly from its 31st session on, or of ECOSOC."""
    if not (31 <= session <= 99 or 1978 <= session <= 2100):
        return
    draft.kind = CitationKind.UN_DOCUMENT
    draft.body = "UNGA" if session <= 99 else "ECOSOC"
    draft.year = un_year(session, serial)
    draft.explicit = True
    letter = _PART_LETTER.match(reading.source.text, draft.end)
    if letter and reading.source.written(letter.start(), letter.end()).strip().isupper():
        draft.end = letter.end()
        draft.number += reading.source.written(letter.start(), letter.end())


def _is_citation(reading: Reading, drafts: list[Draft], start: int) -> bool:
    """Whether the words are a citation: "resolution 2" of a picture is none."""
    if not reading.words.capital_heads or reading.source.written(start, start + 1).isupper():
        return True
    return any("/" in draft.number or draft.year for draft in drafts)


def read_short(reading: Reading, start: int, end: int) -> Draft:
    """An act of the Council as its collections name it: `R 1299 (C08, last amended C20)`."""
    kind = _SHORT[reading.source.text[start]]
    number = reading.source.text[start + 1 : end].strip()
    draft = Draft(start, end, kind, body="Council", number=number, group=start, explicit=True)
    _apply(reading, [draft], edition_at(reading.words, reading.source, end))
    return draft


def read_dated(reading: Reading, start: int, end: int) -> Draft:
    """A resolution of the United Nations by its number and date alone, further on in a list."""
    draft = act_at(reading, CitationKind.RESOLUTION, start, end)
    draft.group, draft.confidence = start, 0.8
    read_day(reading, draft)
    return draft


def read_day(reading: Reading, draft: Draft) -> None:
    """Take the date that stands behind a number of the United Nations; it tells the year."""
    if found := reading.words.parts["dated"].match(reading.source.text, draft.end):
        draft.year, draft.end = found["year"], found.end()
