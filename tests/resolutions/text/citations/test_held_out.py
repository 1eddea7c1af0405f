"""Sentences of our own in six languages, with what they cite as it was listed by reading."""

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from resolutions.text.citations import Citation, find
from resolutions.text.lexicon import LANGUAGES

HELD_OUT = Path(__file__).with_name("held_out.txt")
SHAPES = Path(__file__).with_name("shapes.txt")
Fields = tuple[str, ...]
Row = tuple[str, str, tuple[Fields, ...]]


def rows(path: Path = HELD_OUT) -> list[Row]:
    """Every sentence: its language, its words, and the fields of each citation."""
    found: list[tuple[str, str, list[Fields]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            found[-1][2].append(tuple(part.strip() for part in line[2:].split("|")))
        elif line and not line.startswith("#"):
            language, _, text = line.partition(": ")
            text = text.replace("\\n", "\n").replace("\\u00a0", "\u00a0")
            found.append((language, text, []))
    return [(language, text, tuple(cited)) for language, text, cited in found]


def said(citation: Citation, fields: int) -> Fields:
    """As many fields of a citation as an expectation has."""
    whole = (str(citation.kind), citation.body, citation.number, citation.year, citation.paragraph)
    return (*whole, citation.place)[:fields]


def compared(row: Row) -> tuple[list[Fields], list[Fields]]:
    """What was expected and not found, and what was found and not expected."""
    language, text, expected = row
    left, missed = list(find(text, language=language)), []
    for fields in expected:
        hit = next((c for c in left if said(c, len(fields)) == fields), None)
        if hit:
            left.remove(hit)
        else:
            missed.append(fields)
    return missed, [said(citation, 5) for citation in left]


def figures() -> dict[tuple[str, str], Counter[str]]:
    """How many citations of each language and kind were expected, missed and false."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows():
        missed, false = compared(row)
        for fields in row[2]:
            found[row[0], fields[0]]["expected"] += 1
        for fields in missed:
            found[row[0], fields[0]]["missed"] += 1
        for fields in false:
            found[row[0], fields[0]]["false"] += 1
    return found


def test_there_is_enough_of_every_language() -> None:
    sentences = Counter(language for language, _, _ in rows())
    assert set(sentences) == set(LANGUAGES)
    assert min(sentences.values()) >= 20
    assert sum(sentences.values()) >= 120


@pytest.mark.parametrize("row", [*rows(), *rows(SHAPES)], ids=lambda row: f"{row[0]}-{row[1][:30]}")
def test_what_a_sentence_cites(row: Row) -> None:
    assert compared(row) == ([], [])
