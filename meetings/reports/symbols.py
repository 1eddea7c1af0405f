"""The parts of a document's symbol, as far as an order of documents needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTS = re.compile(
    r"(?P<prefix>[^/\s][^/]*)/(?:(?P<series>[A-Za-z]+)[-/]?)?(?P<number>\d{1,6})(?!\d)"
)
_SUFFIX = re.compile(r"-[ACEFRS](?=$|\s|\()")
_KINDS = {
    "INF": "information",
    "DT": "temporary",
    "TD": "temporary",
    "ADM": "administrative",
    "DL": "limited",
}


@dataclass(frozen=True, slots=True)
class SymbolParts:
    """How a meeting's symbols begin, the series beside its contributions, the count in it.

    `kind` is what a document of that series is, empty where the series does not tell.
    """

    prefix: str = ""
    series: str = ""
    number: int | None = None

    @property
    def kind(self) -> str:
        return _KINDS.get(self.series, "")


def without_language(symbol: str) -> str:
    """The symbol without the suffix of a language.

    >>> without_language("CWG-WSIS&SDG-40/INF/4-E")
    'CWG-WSIS&SDG-40/INF/4'
    """
    return _SUFFIX.sub("", " ".join(symbol.split()))


def split_symbol(symbol: str) -> SymbolParts:
    """The parts of a symbol, none of them where it cannot be taken apart.

    >>> split_symbol("CWG-WSIS&SDG-40/INF/4")
    SymbolParts(prefix='CWG-WSIS&SDG-40', series='INF', number=4)
    >>> split_symbol("PP14/67(Add.1)")
    SymbolParts(prefix='PP14', series='', number=67)
    """
    found = _PARTS.match(symbol)
    if not found:
        return SymbolParts()
    return SymbolParts(found["prefix"], (found["series"] or "").upper(), int(found["number"]))
