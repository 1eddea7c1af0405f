"""What a page is made of, and what it says: by these a text that was typed is seen to be text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from lxml import etree, html

LINKS = ("href", "src", "action", "formaction", "xlink:href", "data", "srcset", "poster", "cite")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_UNSEEN = {"Cc", "Cf", "Cn", "Cs", "Co", "Zl", "Zp", "Zs"}


class _Seen(dict[int, int | None]):
    """What becomes of each character: itself, or nothing where nobody sees it."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) in _UNSEEN else code
        return self[code]


_SEEN = _Seen()


def skeleton(page: bytes) -> frozenset[str]:
    """Every kind of thing in the page that is no text: elements with each of their attributes,
    the schemes of addresses, comments, what stands in scripts and styles."""
    return frozenset(_parts(html.document_fromstring(page)))


def _parts(root: html.HtmlElement) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield f"{type(node).__name__}"
            continue
        yield f"<{node.tag}>"
        if node.tag in ("script", "style"):
            yield f"<{node.tag}>{(node.text or '').strip()[:500]}"
        for name, value in node.attrib.items():
            yield f"<{node.tag} {name}>"
            if name in LINKS:
                found = _SCHEME.match(value)
                yield f"<{node.tag} {name}={found[1].lower() if found else ''}>"


def words(page: bytes) -> str:
    """All that a person reads in the page or finds in its fields, without blanks."""
    root = html.document_fromstring(page)
    fields = (str(value) for value in root.xpath("//input/@value"))
    return seen("".join((*root.itertext(), *fields)))


def seen(text: str) -> str:
    """A text without blanks and without what nobody sees."""
    return text.translate(_SEEN)


def xml_parts(data: bytes) -> frozenset[str]:
    """The names of elements and attributes in XML."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    return frozenset(
        name for node in root.iter() for name in (str(node.tag), *map(str, node.attrib))
    )
