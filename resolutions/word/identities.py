"""Identities: the provision that words belong to, carried by a bookmark that nobody sees.

Word hides bookmarks that begin with an underscore; their names have 40 characters at most and
stand once in a document. So the name is made of the provision's UUID, and a further bookmark of
the same provision gets a number behind it, as do the copies that Word and LibreOffice make.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from resolutions.word.markup import Element, value, w

START = w("bookmarkStart")
MARKS = frozenset({START, w("bookmarkEnd")})
MOST_OPEN = 20  # bookmarks of provisions that are open at once; further ones are not read
UID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NAME = re.compile("_pv_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})")


def storable(uid: str) -> str:
    """The identity, if a bookmark can carry it: a UUID in its usual form; else nothing."""
    return uid if UID.fullmatch(uid) else ""


def bookmark_name(uid: str, copy: int = 1) -> str:
    """The name of the bookmark that carries the identity for the first, second … time."""
    return f"_pv_{uid.replace('-', '')}" + (f"_{copy}" if copy > 1 else "")


def identity_of(name: str) -> str:
    """The identity that a bookmark of this name carries; nothing for a bookmark of other use."""
    found = NAME.match(name)
    return "-".join(found.groups()) if found else ""


class Bookmarks:
    """The bookmarks of provisions that are open while a part is read; others say nothing to us.

    A bookmark may begin and end between paragraphs. It reaches no further than the paragraph in
    which it has its first words: where Word spread one over several, the first keeps the identity.
    """

    def __init__(self) -> None:
        self.provision = ""
        self._open: dict[str, str] = {}

    def begin(self, paragraph: Element) -> None:
        """Take in the marks that stand between the paragraph and the block before it."""
        before: list[Element] = []
        for element in paragraph.itersiblings(preceding=True):
            if element.tag not in MARKS:
                break
            before.append(element)
        for element in reversed(before):
            self.take(element)

    def take(self, element: Element) -> None:
        """Take in the start or the end of a bookmark."""
        key = value(element, "id") or ""
        if element.tag == START:
            uid = identity_of(value(element, "name") or "")
            if uid and len(self._open) < MOST_OPEN:
                self._keep({**self._open, key: uid})
        elif key in self._open:
            self._keep({other: uid for other, uid in self._open.items() if other != key})

    def end(self, borne: Iterable[str]) -> None:
        """End a paragraph whose words bear these identities."""
        if self._open:
            done = frozenset(borne)
            self._keep({key: uid for key, uid in self._open.items() if uid not in done})

    def _keep(self, opened: dict[str, str]) -> None:
        self._open = opened
        self.provision = next(reversed(opened.values()), "")
