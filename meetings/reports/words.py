"""The words of reports in one language, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """One language.

    The headings match a whole line: `agenda`, `recommendations`, `conclusions`, `other`.
    `introduces` tells a sentence that a list of recommendations follows, `recommends` one that is
    a recommendation by itself, `concludes` one that is a conclusion. `item` has the groups number
    and title, `numbered` the group number, `people` counts an audience, `audience` says that
    the numbers beside it do. The columns of a table of recommendations, or of meetings, have the
    heads `column_…`.
    """

    agenda: re.Pattern[str]
    recommendations: re.Pattern[str]
    conclusions: re.Pattern[str]
    other: re.Pattern[str]
    introduces: re.Pattern[str]
    recommends: re.Pattern[str]
    concludes: re.Pattern[str]
    item: re.Pattern[str]
    numbered: re.Pattern[str]
    people: re.Pattern[str]
    audience: re.Pattern[str]
    column_number: re.Pattern[str]
    column_text: re.Pattern[str]
    column_addressee: re.Pattern[str]
    column_deadline: re.Pattern[str]
    column_meeting: re.Pattern[str]
    column_people: re.Pattern[str]


@cache
def words(language: str) -> Words:
    """The words of one of the six languages. Raises FileNotFoundError for any other."""
    data = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    return Words(**{key: re.compile(value, re.IGNORECASE) for key, value in data.items()})
