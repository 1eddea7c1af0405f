"""Citations that people listed by reading: the seed texts, and English texts of conferences."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from resolutions.text.citations import Citation, find
from tests.shared_texts import SHARED, shared_files

CHECKED = frozenset(
    "resolution decision recommendation opinion un_document meeting_document session "
    "internal_reference action_line circular_letter proposal".split()
)
STATUSES = {"original": "new", "last amended": "modified"}
EXPECTED = Path(__file__).parents[1] / "expected_citations.json"


@cache
def citations(path: Path) -> tuple[str, tuple[Citation, ...]]:
    """The text of a file and what it cites."""
    text = path.read_text(encoding="utf-8")
    return text, find(text)


def agrees(found: Citation, entry: dict[str, Any]) -> bool:
    """Whether the fields that a seed entry has are those that were found."""
    status = STATUSES.get(entry["status"], entry["status"])
    said = (found.body, found.number, found.year, found.place, found.status)
    return said == (entry["body"], entry["number"], entry["year"], entry["place"], status)


@pytest.mark.parametrize("path", shared_files("seeds/citations.json"), ids=lambda path: path.stem)
def test_the_seeds_are_found_with_their_fields(path: Path) -> None:
    entries = [e for e in json.loads(path.read_text(encoding="utf-8")) if e["kind"] in CHECKED]
    missed = []
    counted = 0
    for entry in entries:
        source = path.parent / entry["file"]
        if not source.exists():
            continue
        text, found = citations(source)
        lines = text.split("\n")
        start = sum(len(line) + 1 for line in lines[: entry["line"] - 1])
        start += lines[entry["line"] - 1].index(entry["text"])
        end = start + len(entry["text"])
        near = [c for c in found if c.kind == entry["kind"] and c.start < end and start < c.end]
        counted += entry["kind"] != "opinion"
        if entry["kind"] != "opinion" and not any(agrees(c, entry) for c in near):
            missed.append((entry["file"], entry["line"], entry["text"], near))
    assert counted > 80
    assert len(missed) <= 0.02 * counted, missed


@pytest.mark.skipif(not SHARED.exists(), reason="the real texts are not there")
def test_the_texts_that_were_read_through() -> None:
    expected = Counter(
        tuple(entry[key] for key in ("file", "line", "start", "kind", "body", "number", "year"))
        for entry in json.loads(EXPECTED.read_text(encoding="utf-8"))
    )
    found: Counter[tuple[Any, ...]] = Counter()
    for name in sorted({entry[0] for entry in expected}):
        text, cited = citations(SHARED / "texts" / name)
        for c in cited:
            if c.kind in CHECKED:
                line, start = text.count("\n", 0, c.start) + 1, text.rfind("\n", 0, c.start) + 1
                place = (name, line, c.start - start)
                found[(*place, str(c.kind), c.body, c.number, c.year)] += 1
    right = (expected & found).total()
    assert expected.total() >= 300
    assert right / expected.total() >= 0.98, sorted((expected - found).elements())
    assert right / found.total() >= 0.98, sorted((found - expected).elements())
