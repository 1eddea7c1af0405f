"""The same labels as words to print: of each list the first form.

Law: what is printed with them is read back by the labels of the same language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

_DATES = {"zh": "{year}年{number}月{day}日", "es": "{day} de {month} de {year}"}
_DATE = "{day} {month} {year}"


@dataclass(frozen=True, slots=True)
class Words:
    """How one language names the parts of a document's head."""

    language: str
    document: str
    agenda_item: str
    source: str
    title: str
    reasons: str
    blocks: dict[str, str]
    original: str
    languages: dict[str, str]
    months: tuple[str, ...]

    @property
    def colon(self) -> str:
        """What stands between a label and what it labels."""
        return "：" if self.language == "zh" else ": "

    def print_original(self, originals: Iterable[str]) -> str:
        """The line that names the original's languages: `Original: English`."""
        names = "/".join(self.languages[code] for code in originals)
        return self.original.replace("@", names)

    def print_date(self, day: date) -> str:
        """A date in full: `1 October 2024`."""
        form = _DATES.get(self.language, _DATE)
        month = self.months[day.month - 1]
        return form.format(day=day.day, month=month, number=day.month, year=day.year)


@cache
def load_words(language: str) -> Words:
    """The words of one of the six languages."""
    data = tomllib.loads((files(__package__) / f"{language}.toml").read_text(encoding="utf-8"))
    front: dict[str, list[str]] = data["front"]
    return Words(
        language=language,
        document=front["document"][0],
        agenda_item=front["agenda-item"][0],
        source=front["source"][0],
        title=front["title"][0],
        reasons=front["reasons"][0],
        blocks={kind: forms[0] for kind, forms in data["blocks"].items()},
        original=front["original"][0],
        languages={code: names[0] for code, names in data["languages"].items()},
        months=tuple(month.split("|")[0] for month in data["dates"]["months"]),
    )
