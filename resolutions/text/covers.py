"""Covers: what a document prints around a resolution's number before the title begins."""

from __future__ import annotations

import re
from functools import cache

from resolutions.text.dates import date_pattern
from resolutions.text.front import ACRONYMS
from resolutions.text.lexicon import Lexicon, fold, load

_LONGEST = 160
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CODE = r"(?:No\.?\s*|N[o°º]\s*|№\s*)?[A-Z0-9А-Я][\w.()-]*(?:/[\w.()-]+)+"
_LONGEST_ARTICLE = 3


def is_cover(lexicon: Lexicon, text: str) -> bool:
    """Whether a whole line belongs to a document's cover and to no title.

    Such are a document's number, a date, a place with dates, a body with a year, the language of
    the original, and in brackets the meeting that adopted the text.
    """
    line = text.strip()
    if len(line) > _LONGEST:
        return False
    return _pattern(lexicon.language).fullmatch(line) is not None or _is_session(lexicon, line)


def cover_year(text: str) -> int | None:
    """The year that a line of a cover names, the latest of several."""
    return max(map(int, _YEAR.findall(text)), default=None)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    lexicon, date = load(language), date_pattern(language)
    originals, documents, adopted = map(_any, (lexicon.original, lexicon.document, lexicon.adopted))
    place = r"[^\W\d][^\d,，،;:]{1,40}[,，،]\s*"
    return re.compile(
        rf"{originals}\s*[:：].{{1,60}}"
        rf"|{documents}\s*[:：]?\s*{_CODE}"
        rf"|[(（]\s*{adopted}[^()（）]*[)）]"
        rf"|{_any(_alone(lexicon))}\b[^.;()]{{0,100}}"
        rf"|(?:{place}){{0,3}}{date}\.?"
        rf"|(?:{'|'.join(ACRONYMS)})\s?-?\s?(?:19|20)?\d\d"
        rf"|{date}[,，]\s*[^\W\d]{{1,12}}",
        re.IGNORECASE,
    )


def is_adoption(lexicon: Lexicon, text: str) -> bool:
    """Whether a line says who adopted the text, and when."""
    return any(form in fold(text) for form in map(fold, lexicon.adopted))


def _alone(lexicon: Lexicon) -> tuple[str, ...]:
    """The words of adoption that begin no title: in Chinese they are too short to tell."""
    return () if lexicon.language == "zh" else lexicon.adopted


def _any(forms: tuple[str, ...]) -> str:
    return rf"(?:{'|'.join(re.escape(form) for form in forms) or '(?!)'})"


def _is_session(lexicon: Lexicon, line: str) -> bool:
    """Whether a line is a body with a year: `Council 2009`, with or without its article."""
    found = re.fullmatch(r"(.+?)[\s-]*(?:19|20)\d\d\s*(?:年会议|年|г\.?|года)?", line)
    if not found:
        return False
    name = fold(found[1]).replace(" ", "")
    return any(
        form.endswith(name) and len(form) - len(name) <= _LONGEST_ARTICLE
        for form in lexicon.opening.keys
    )
