"""Asides: where a note ends that an extract ran into a line."""

import pytest

from resolutions.text.clauses import OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import read_text

RULE = "____________________"
LONG = "The shelves of the reading room are long and well lit in the evening. " * 20


def read(*lines: str) -> Parsed:
    head = ("RESOLUTION 9", "On libraries", "The Council,", "resolves")
    return parse(read_text("\n".join((*head, *lines))), language="en")


def body(parsed: Parsed) -> list[tuple[str, str]]:
    return [(c.address, c.text[:30]) for c in parsed.text.walk() if c.line > 4]


def kinds(parsed: Parsed) -> list[OddityKind]:
    return [odd.kind for odd in parsed.oddities]


def test_a_short_note_goes_to_the_end_of_its_line_as_before() -> None:
    parsed = read(f"1 to open libraries1. {RULE} 1 All of them. Truly.", "2 to read.")
    assert body(parsed) == [
        ("resolves/1", "to open libraries1."),
        ("footnote-1", "All of them. Truly."),
        ("resolves/2", "to read."),
    ]
    assert OddityKind.FOOTNOTE_END not in kinds(parsed)


def test_a_note_that_would_be_too_long_ends_at_its_first_sentence() -> None:
    parsed = read(
        f"1 to open libraries1. {RULE} 1 See No. 5 (e.g. Books. Maps). {LONG}", "2 to read."
    )
    assert body(parsed) == [
        ("resolves/1", "to open libraries1."),
        ("footnote-1", "See No. 5 (e.g. Books. Maps)."),
        ("resolves/1/p1", LONG[:30]),
        ("resolves/2", "to read."),
    ]
    guessed = [odd for odd in parsed.oddities if odd.kind is OddityKind.FOOTNOTE_END]
    assert [(odd.line, odd.detail) for odd in guessed] == [(5, "1")]


def test_a_sentence_that_a_page_broke_goes_on_small_behind_the_notes() -> None:
    notes = "1 First. 2 Second, of the G20. Third part of it."
    parsed = read(f"1 to open libraries1 with {RULE} {notes} maps2 in them. {LONG}")
    assert body(parsed)[1:] == [
        ("footnote-1", "First."),
        ("footnote-2", "Second, of the G20. Third part"),
        ("resolves/1/p1", "maps2 in them. The shelves of "),
    ]


def test_the_notes_of_two_pages_do_not_run_together() -> None:
    line = f"1 to open libraries1. {RULE} 1 All of them. The libraries2 are many. {RULE} 2 All."
    assert body(read(line)) == [
        ("resolves/1", "to open libraries1."),
        ("footnote-1", "All of them."),
        ("resolves/1/p1", "The libraries2 are many."),
        ("footnote-2", "All."),
    ]


@pytest.mark.parametrize("behind", ["No stop here", "A stop here."])
def test_an_annex_in_capitals_ends_a_note(behind: str) -> None:
    line = (
        f"1 to open libraries1. {RULE} 1 {behind} ANNEX 2 TO RESOLUTION 9 (REV. DUBAI, 2018) Maps"
    )
    parsed = read(line)
    assert body(parsed)[1:] == [("footnote-1", behind), ("annex-2", "Maps")]


def test_an_annex_in_capitals_needs_no_stop_before_it() -> None:
    parsed = read(
        "1 to open libraries, in total 72,929 ANNEX 2 TO RESOLUTION 9 (REV. DUBAI, 2018) Maps"
    )
    assert body(parsed) == [
        ("resolves/1", "to open libraries, in total 72"),
        ("annex-2", "Maps"),
    ]


def test_an_annex_that_is_cited_in_capitals_is_none() -> None:
    parsed = read("1 TO READ ANNEX 2 TO RESOLUTION 9 (REV. DUBAI, 2018) AT HOME")
    assert [address for address, _ in body(parsed)] == ["resolves/1"]


def test_bullets_go_on_behind_a_guessed_end() -> None:
    parsed = read("Such are:", f"• one1 {RULE} 1 A note. {LONG} • two", "• three")
    assert [address for address, _ in body(parsed)][-2:] == ["resolves/d2", "resolves/d3"]
