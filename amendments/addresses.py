"""How a contribution is named in addresses: by the symbol of its document, as it is printed.

A symbol has slashes and brackets (`C23/68`, `WTSA16/42(Add.14)`), and so has its address. It cannot
be taken for another page: it begins with a capital or a digit, and its last part has a digit; the
names of pages below `/contributions/` begin small and have none. A document without such a symbol
is `document-` and its number here.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from meetings.models import Document

_UNNAMED = r"document-[0-9]{1,15}"
_PART = r"[A-Za-z0-9\(][^/\x00-\x1f]*"
PATTERN = rf"{_UNNAMED}|(?=[A-Z0-9])(?:{_PART}/)*(?=[^/]*[0-9]){_PART}"
_SYMBOL = re.compile(PATTERN)


def name_document(document: Document) -> str:
    """The name of a document in addresses; `parse_name` reads it back."""
    if document.symbol and _SYMBOL.fullmatch(document.symbol):
        return document.symbol
    return f"document-{document.pk}"


def spoken_name(document: Document) -> str:
    """What a person calls a document: its symbol, else its title, else its number here."""
    return (
        document.symbol or document.title or _("Document no. %(number)d") % {"number": document.pk}
    )


def parse_name(name: str) -> tuple[str, int]:
    """The symbol that a name says, or the key of a document (0 if it says the symbol)."""
    if re.fullmatch(_UNNAMED, name):
        return "", int(name.removeprefix("document-"))
    return name, 0


class SymbolConverter:
    """The part of an address that names a contribution's document; other words are not found."""

    regex = PATTERN

    def to_python(self, value: str) -> str:
        """The name as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The name as it stands."""
        return value
