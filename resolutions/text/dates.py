"""Dates: a day with its month and its year, as a cover prints them and as no label begins."""

from __future__ import annotations

import re
from functools import cache

from resolutions.text.citations.common import read_table

_CITATIONS = "resolutions.text.citations"
_DAY = r"\d{1,2}(?:er|re|º|°|-?го)?"
_OF = r"\s+(?:de\s+|of\s+)?"
_TO = r"(?:\s*[-–—]\s*|\s+(?:to|and|au|et|al|y|a|по|и|إلى|و)\s+)"
_YEAR = r"(?:19|20)\d\d(?!\d)(?:\s*(?:года|г\.?)(?!\w))?"
_YEAR_FIRST = (
    r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日?"
    r"(?:\s?[-–—至]\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日)?"
)


@cache
def date_pattern(language: str) -> str:
    """A regular expression without groups for a date, or for days in a row, with a year."""
    names = read_table(_CITATIONS, f"{language}.toml")["months"]["names"]
    months = rf"(?:{'|'.join(names)})"
    day_first = rf"(?:{_DAY}(?:{_OF}{months})?{_TO})?{_DAY}{_OF}{months}(?:{_OF}|\s*,\s*){_YEAR}"
    month_first = rf"{months}\s+\d{{1,2}}(?:{_TO}\d{{1,2}})?\s*,\s*{_YEAR}"
    return rf"(?:{day_first}|{month_first}|{_YEAR_FIRST})"


def begins_with_date(language: str, text: str) -> bool:
    """Whether a text begins with a date, whose number is then no label."""
    return _compiled(language).match(text) is not None


@cache
def _compiled(language: str) -> re.Pattern[str]:
    return re.compile(date_pattern(language), re.IGNORECASE)
