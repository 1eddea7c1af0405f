"""How an edition is named in addresses, on the command line and in the names of files.

`2022` is the text as it first came, `2022-1` and `2022-2` are the versions that correct it.
"""

from __future__ import annotations

import re

PATTERN = r"[0-9]{4}(?:-[1-9][0-9]{0,3})?"
_EDITION = re.compile(PATTERN)


def name_edition(year: int, correction: int = 0) -> str:
    """The name of a year's text, or of a correction of it; `parse_edition` reads it back."""
    return f"{year}-{correction}" if correction else str(year)


def parse_edition(name: str) -> tuple[int, int] | None:
    """Year and correction (0 for none) that the name says; None if it names no edition."""
    if not _EDITION.fullmatch(name):
        return None
    year, _dash, correction = name.partition("-")
    return int(year), int(correction or 0)


class EditionConverter:
    """The part of an address that names an edition; other words are not found."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """The name as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value
