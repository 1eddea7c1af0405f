import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.submissions.numbering import identify, later_symbol, name_meeting, next_symbol
from amendments.submissions.symbols import (
    DocumentSymbol,
    LaterKind,
    parse_identifier,
    parse_symbol,
)


def document(text: str) -> DocumentSymbol:
    found = parse_symbol(text)
    assert isinstance(found, DocumentSymbol)
    return found


@pytest.mark.parametrize(
    ("body", "year", "group", "number", "expected"),
    [
        ("council", 2026, "Council", None, "C26"),
        ("pp", 2006, "", None, "PP06"),
        ("wtsa", 2024, "", None, "WTSA24"),
        ("", 2026, "CWG-WSIS&SDG", 40, "CWG-WSIS&SDG-40"),
        ("", 2026, "A group with blanks", 4, ""),
        ("council", None, "Council", 2, "Council-2"),
        ("", None, "", None, ""),
    ],
)
def test_how_a_meeting_is_named(
    body: str, year: int | None, group: str, number: int | None, expected: str
) -> None:
    assert name_meeting(body, year, group, number) == expected


@pytest.mark.parametrize(
    ("meeting", "taken", "expected"),
    [
        ("C26", [], "C26/1"),
        ("C26", ["C26/1", "C26/14(Rev.1)", "C25/99"], "C26/15"),
        ("C26", ["C26/INF/40", "C26/3"], "C26/4"),
        ("PP26", ["PP-26/7"], "PP26/8"),
    ],
)
def test_the_next_symbol_of_a_meeting(meeting: str, taken: list[str], expected: str) -> None:
    assert str(next_symbol(meeting, [document(one) for one in taken])) == expected


@pytest.mark.parametrize(
    ("former", "kind", "taken", "expected"),
    [
        ("C26/14", LaterKind.REVISION, [], "C26/14(Rev.1)"),
        ("C26/14(Rev.1)", LaterKind.REVISION, ["C26/14(Rev.1)"], "C26/14(Rev.2)"),
        ("C26/14", LaterKind.ADDENDUM, ["C26/14(Add.1)", "C26/15(Add.9)"], "C26/14(Add.2)"),
        ("C26/14(Rev.1)", LaterKind.CORRIGENDUM, ["C26/14(Corr.3)"], "C26/14(Rev.1)(Corr.1)"),
    ],
)
def test_the_symbol_of_what_follows(
    former: str, kind: LaterKind, taken: list[str], expected: str
) -> None:
    known = [document(one) for one in taken]
    assert str(later_symbol(document(former), kind, known)) == expected


@given(st.lists(st.integers(1, 999), max_size=20), st.sampled_from(LaterKind))
def test_what_is_proposed_is_free_and_can_be_read_again(
    numbers: list[int], kind: LaterKind
) -> None:
    taken = [DocumentSymbol("C26", number) for number in numbers]
    found = next_symbol("C26", taken)
    assert not any(found.is_same_document(one) for one in taken)
    for _round in range(3):
        later = later_symbol(found, kind, taken)
        assert not any(later.is_same_document(one) for one in taken)
        assert parse_symbol(str(later)) == later
        taken.append(later)


@pytest.mark.parametrize(
    ("symbol", "source", "expected"),
    [
        ("WTSA16/35(Add.18)", "ATU", "ATU/35A18/1"),
        ("C26/14", "CAN/USA", "CAN/USA/14/1"),
        ("C26/14(Rev.1)", "CAN", "CAN/14/1"),
    ],
)
def test_a_proposal_is_numbered_within_its_document(
    symbol: str, source: str, expected: str
) -> None:
    found = identify(document(symbol), source, 1)
    assert str(found) == expected
    assert parse_identifier(expected) == found


@pytest.mark.parametrize("source", ["", "canada", "CAN USA", "1X", "A/"])
def test_a_source_that_cannot_stand_in_an_identifier_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        identify(document("C26/14"), source, 1)
