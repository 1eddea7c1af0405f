"""Twelve real texts against trees that were checked by hand.

A tree in `expected/` says of every clause where it stands, what it is and, for its words, their
length and digest only: the words themselves stay in the source. Each outline was first read off
the source from top to bottom, without the grammar; where a new reading differs, read the source
again before changing it.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from resolutions.text.clauses import Clause, SpanKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import read_text
from tests.shared_texts import IN_CI, MISSING, SHARED

FOLDER = Path(__file__).parent / "expected"
EXPECTED = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
twelve = pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["source"])


def parse_source(expected: dict[str, Any]) -> Parsed:
    path = SHARED / expected["source"]
    if not path.exists() and not IN_CI:
        pytest.skip(MISSING)
    return parse(read_text(path.read_text(encoding="utf-8")))


def describe(clause: Clause) -> dict[str, Any]:
    """A clause without its words."""
    digest = hashlib.sha256(clause.text.encode()).hexdigest()[:12]
    anchors = [span.target for span in clause.spans if span.kind is SpanKind.FOOTNOTE]
    said = {
        "address": clause.address,
        "kind": str(clause.kind),
        "line": clause.line,
        "label": clause.label,
        "heading": clause.heading,
        "length": len(clause.text),
        "digest": digest if clause.text else "",
        "anchors": anchors,
    }
    return {key: value for key, value in said.items() if value or key in {"address", "line"}}


def test_there_are_twelve_in_three_languages() -> None:
    assert len(EXPECTED) == 12
    assert {expected["language"] for expected in EXPECTED} == {"en", "fr", "zh"}


@twelve
def test_the_clauses_are_those_that_a_reader_finds(expected: dict[str, Any]) -> None:
    found = [describe(clause) for clause in parse_source(expected).text.walk()]
    assert [clause["address"] for clause in found] == [
        clause["address"] for clause in expected["clauses"]
    ]
    assert found == expected["clauses"]


@twelve
def test_the_text_says_what_it_is(expected: dict[str, Any]) -> None:
    text = parse_source(expected).text
    edition = [text.edition.year, text.edition.place, str(text.edition.action)]
    found = [text.language, text.body, text.kind, text.number, edition]
    assert found == [expected[key] for key in ("language", "body", "kind", "number", "edition")]


@twelve
def test_the_warnings_are_those_that_a_reader_expects(expected: dict[str, Any]) -> None:
    oddities = parse_source(expected).oddities
    assert [[odd.line, odd.kind.name.lower()] for odd in oddities] == expected["warnings"]
