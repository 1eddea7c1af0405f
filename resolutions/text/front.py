"""Front matter: the number line with its edition, and the opening line of the adopting body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from resolutions.text.clauses import Action, Edition
from resolutions.text.lexicon import Lexicon, fold, without_marks

ACRONYMS = {
    **dict.fromkeys(("PP", "ПК"), "pp"),
    **dict.fromkeys(("C", "COUNCIL"), "council"),
    **dict.fromkeys(("WTSA", "AMNT", "ВАСЭ"), "wtsa"),
    **dict.fromkeys(("WTDC", "CMDT", "ВКРЭ"), "wtdc"),
    **dict.fromkeys(("WRC", "CMR", "ВКР"), "wrc"),
    **dict.fromkeys(("RA", "AR", "АР"), "ra"),
}
_PREFIX = re.compile(r"(?:ITU\s+)?(?P<body>PP|WTSA|WTDC|WRC|RA|COUNCIL)\s+", re.IGNORECASE)
# A flattened redline runs the old and the new year together.
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d)+(?!\d)")
_SHORT_YEAR = re.compile(
    rf"(?<!\w)(?P<body>{'|'.join(ACRONYMS)})\s?-?\s?(?P<year>(?:19|20)?\d\d)\b"
)
_BRACKET = re.compile(r"\s*[(（]\s*(?P<inside>[^()（）]*?)\s*[)）]")
_COMMA = re.compile(r"\s*[,，،:：]")
_UNITED = re.compile(r"(?:A/RES/)?(?P<number>\d{2}/\d{1,3})\.?(?=\s+[^\W\d_]|$)")
_LONG = 120


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What a number line says, and the place `[start, end)` where it stands in its text."""

    start: int
    end: int
    kind: str
    number: str
    edition: Edition
    body: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening line of a body, at `[start, end)` of its text, with the edition it names."""

    start: int
    end: int
    body: str
    edition: Edition


def find_number_line(lexicon: Lexicon, text: str) -> NumberLine | None:
    """The number line that a line of a source is, or that begins an extract run into one line.

    A sentence that merely begins with a resolution's number is not one: what follows the number
    must be nothing, or the opening line further on.
    """
    prefix = _PREFIX.match(text)
    start = prefix.end() if prefix else 0
    for pattern in lexicon.number_lines:
        found = pattern.match(text, start)
        if found and not text[found.end() :].strip(" .*"):
            return _number_line(lexicon, found, 0, len(text.rstrip()), prefix)
    if not is_long(lexicon, text):
        return None
    everywhere = (found for pattern in lexicon.number_lines for found in pattern.finditer(text))
    for found in sorted(everywhere, key=lambda found: found.start()):
        if find_opening(lexicon, text, found.end()):
            return _number_line(lexicon, found, found.start(), found.end(), None)
    return None


def find_united_number(text: str) -> NumberLine | None:
    """The number before a title of the United Nations: session and number, `60/252. Title`."""
    found = _UNITED.match(text)
    if not found:
        return None
    return NumberLine(0, found.end(), "resolution", found["number"], Edition(), "un")


def is_long(lexicon: Lexicon, text: str) -> bool:
    """Whether a line of the front is so long that more must be run into it; Chinese is shorter."""
    return len(text) * (2 if lexicon.language == "zh" else 1) > _LONG


def find_opening(lexicon: Lexicon, text: str, position: int = 0) -> Opening | None:
    """The first opening line at or after `position`: the body's name, a bracket, a comma."""
    for found in lexicon.opening.pattern.finditer(text, position):
        end = found.end()
        bracket = _BRACKET.match(text, end)
        end = bracket.end() if bracket else end
        if not _begins(text, found.start()):
            continue
        comma = _COMMA.match(text, end)
        whole_line = found.start() == 0 and not text[end:].strip()
        if comma or whole_line:
            body = lexicon.opening.key_of(found.group())
            edition = read_edition(lexicon, bracket["inside"]) if bracket else Edition()
            return Opening(found.start(), comma.end() if comma else end, body, edition)
    return None


def _begins(text: str, start: int) -> bool:
    """Whether a body's name stands where a sentence may begin, and not inside one."""
    letter, before = text[start], text[start - 1 : start]
    cased = letter.lower() != letter.upper()
    return letter.isupper() if cased else not before or before in " )）”》"


def read_edition(lexicon: Lexicon, inside: str) -> Edition:
    """What a bracket says about an edition: `Rev. Dubai, 2018`, `2022年，基加利，修订版`, `C-1997`.

    The latest year counts (`C08, last amended C20`); the place is what is left when the years and
    the words of revising are taken away, as it is written.
    """
    years = [int(year) for run in _YEAR.findall(inside) for year in re.findall(r"\d{4}", run)]
    years += [_full_year(found["year"]) for found in _SHORT_YEAR.finditer(inside)]
    folded = fold(inside)
    action = Action.NEW
    if any(_has_word(folded, word) for word in lexicon.revised):
        action = Action.REVISED
    elif any(_has_word(folded, word) for word in lexicon.modified):
        action = Action.MODIFIED
    return Edition(max(years, default=None), _place(lexicon, inside, years), action)


def is_history(lexicon: Lexicon, text: str) -> bool:
    """Whether a line is a bracket of editions, as sector resolutions print below their title."""
    found = _BRACKET.fullmatch(text.strip())
    return bool(found and read_edition(lexicon, found["inside"]).year)


def last_edition(lexicon: Lexicon, history: str) -> Edition:
    """The edition that a history line ends with."""
    inside = history.strip(" ()（）")
    entries = [entry for entry in re.split(r"[;；؛]", inside) if entry.strip()]
    return read_edition(lexicon, entries[-1]) if entries else Edition()


def complete_edition(number: Edition, history: Edition, opening: Edition) -> Edition:
    """What a number line says of the edition, completed from the history and the opening line.

    A place in capitals is written as those lines write it.
    """
    found = number
    for other in (history, opening):
        if other.year and (found.year is None or found.year == other.year):
            shouted = found.place.isupper() and fold(found.place) == fold(other.place)
            place = other.place if shouted or not found.place else found.place
            found = replace(found, year=other.year, place=place)
    return found


def _number_line(
    lexicon: Lexicon, found: re.Match[str], start: int, end: int, prefix: re.Match[str] | None
) -> NumberLine:
    groups = found.groupdict()
    number = " ".join(filter(None, (groups.get("prefix"), groups["number"]))).strip()
    bracket = (groups.get("edition") or "").strip(" ,()（）")
    short = _SHORT_YEAR.search(bracket)
    named = prefix["body"].upper() if prefix else short["body"] if short else ""
    body = ACRONYMS.get(named, "")
    kind = lexicon.kinds.get(fold(groups.get("kind") or ""), "resolution")
    return NumberLine(start, end, kind, number, read_edition(lexicon, bracket), body)


def _full_year(year: str) -> int:
    """`08` is 2008, `97` is 1997."""
    value = int(year)
    return value if value > 99 else value + (1900 if value > 60 else 2000)


def _has_word(folded: str, word: str) -> bool:
    if word[0].isascii() or (word[0].isalpha() and ord(word[0]) < 0x600):
        return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded) is not None
    return word in folded


def _place(lexicon: Lexicon, inside: str, years: list[int]) -> str:
    """The place of the latest year where each year has one, else the first place."""
    rest = _YEAR.sub(" , ", _SHORT_YEAR.sub(" , ", without_marks(inside)))
    words = sorted(
        (*lexicon.revised, *lexicon.modified, *lexicon.not_places), key=len, reverse=True
    )
    places = []
    for part in re.split(r"[,，،;；]", rest):
        for word in words:
            edge = r"(?<!\w)" if word[0].isalnum() and ord(word[0]) < 0x3000 else ""
            part = re.sub(rf"{edge}{re.escape(word)}", " ", part, flags=re.IGNORECASE)
        place = " ".join(part.split()).strip(" .-")
        if any(map(str.isalpha, place)):
            places.append(place)
    if len(places) != len(years):
        return places[0] if places else ""
    return places[years.index(max(years))] if places else ""
