"""Whose a change is, as briefly as people in the hall say it."""

from __future__ import annotations

import re

_ABBREVIATED = re.compile(r".+[(\uff08]([A-Z][A-Z0-9&-]{1,9})[)\uff09]")


def brief(name: str) -> str:
    """The abbreviation in brackets at the end of a name; the whole name where it has none.

    >>> brief("African Telecommunications Union (ATU)")
    'ATU'
    """
    found = _ABBREVIATED.fullmatch(name)
    return found[1] if found else name
