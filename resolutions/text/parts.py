"""Parts: the clause that a citation's paragraph means, by address."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import product

from resolutions.text.labels import read_bare, slug

_LABEL = re.compile(r"\d+(?:\.\d+)*|[^\W\d_]+")


def part_address(paragraph: str, addresses: Collection[str]) -> str:
    """The address that `resolves 2` or `annex 1` means among these; the first of several labels.

    Empty where there is none, where several could be meant, and for plain paragraphs (`§ 65`),
    which any section may have.
    """
    found = {path for path in _paths(paragraph) if path in addresses}
    if found or paragraph.startswith(("annex", "§")):
        return found.pop() if len(found) == 1 else ""
    return _with_whom(paragraph, addresses)


def _paths(paragraph: str) -> Iterator[str]:
    """The addresses that a paragraph can mean: a label may be read in several ways."""
    key, _, listed = paragraph.partition(" ")
    labels = _LABEL.findall(re.split("[,-]", listed)[0])
    if key == "annex":
        yield "-".join((key, *labels))
        return
    readings = (read_bare(f"{label})") for label in labels)
    ways = [{slug(one, way) for way in one.readings} if one else {"?"} for one in readings]
    for way in product(*ways):
        yield "/".join((key, *way))


def _with_whom(paragraph: str, addresses: Collection[str]) -> str:
    """The one address whose section's heading goes on behind the verb that is cited."""
    found = set()
    for path in _paths(paragraph):
        key, slash, rest = path.partition("/")
        found |= {a for a in addresses if a.startswith(f"{key}-") and _below(a) == slash + rest}
    return found.pop() if len(found) == 1 else ""


def _below(address: str) -> str:
    """What of an address is below its section, with the slash."""
    _section, slash, rest = address.partition("/")
    return slash + rest
