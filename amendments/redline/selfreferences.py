"""References of a text to its own clauses (`resolves 2`, `annex 1`), by provision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from amendments.redline.ground import Ground
from resolutions.text.citations.recognition import find
from resolutions.text.citations.values import CitationKind
from resolutions.text.labels import read_bare, slug


@dataclass(frozen=True, slots=True)
class Reference:
    """The clause `provision` says `words` and means the provision `target`."""

    provision: str
    words: str
    target: str


def find_references(ground: Ground) -> tuple[Reference, ...]:
    """What the clauses of a base say of each other; what leads nowhere is left out."""
    language = ground.text.language
    found: list[Reference] = []
    for name, clause in ground.clauses.items():
        for words, said in _said(clause.text, language):
            for address in _addresses(said):
                target = ground.names.get(address)
                if target is not None and target != name:
                    found.append(Reference(name, words, target))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 12)
def _said(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of every reference of a clause to its own text, and what it says: `resolves 2`."""
    return tuple(
        (citation.text, citation.number)
        for citation in find(text, language=language)
        if citation.kind is CitationKind.INTERNAL_REFERENCE and not citation.body
    )


def _addresses(said: str) -> Iterator[str]:
    """Where a reference may lead: `resolves 2 a), 3` to `resolves/2/a` and `resolves/3`."""
    key, _, labels = said.partition(" ")
    if not labels:
        yield key
    for item in filter(None, labels.split(", ")):
        paths = [key]
        for written in item.split():
            label = read_bare(written)
            readings = label.readings if label else ()
            paths = [f"{path}/{slug(label, r)}" for path in paths for r in readings if label]
        yield from paths
