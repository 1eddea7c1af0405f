import pytest

from resolutions.text.citations import find
from resolutions.text.citations.symbols import full_year, un_year

SYMBOLS = [
    ("A/RES/70/125", "un_document", "UNGA", "70/125", "2015"),
    ("A/70/1", "un_document", "UNGA", "70/1", "2015"),
    ("A/78/L.49", "un_document", "UNGA", "A/78/L.49", "2024"),
    ("E/RES/2023/3", "un_document", "ECOSOC", "2023/3", "2023"),
    ("А/RES/31/139", "un_document", "UNGA", "31/139", "1976"),  # Cyrillic A
    ("C23/68", "meeting_document", "Council", "23/68", "2023"),
    ("C18/35-E", "meeting_document", "Council", "18/35", "2018"),
    ("C23/INF/12", "meeting_document", "Council", "23/INF/12", "2023"),
    ("WTDC17/11-R", "meeting_document", "WTDC", "17/11", "2017"),
    ("PP14/67(Add.1)-A", "meeting_document", "PP", "14/67(Add.1)", "2014"),
    ("TDAG-23/48-A", "meeting_document", "TDAG", "23/48", "2023"),
    ("CWG-WSIS&SDG-40/INF/4", "meeting_document", "CWG-WSIS&SDG", "40/INF/4", ""),
    ("CWG-WSIS-32/16-E", "meeting_document", "CWG-WSIS", "32/16", ""),
    ("S18-PP-C-0062!A1!MSW-E", "meeting_document", "PP", "18/62(Add.1)", "2018"),
    ("CL-15/46", "circular_letter", "ITU", "CL-15/46", "2015"),
    ("ATU/35A18/1", "proposal", "ATU", "35A18/1", ""),
    ("SEN/56/1", "proposal", "SEN", "56/1", ""),
]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
@pytest.mark.parametrize(("symbol", "kind", "body", "number", "year"), SYMBOLS)
def test_a_symbol_is_read_in_any_language(
    symbol: str, kind: str, body: str, number: str, year: str, language: str
) -> None:
    (found,) = find(f"({symbol})", language=language)
    assert found.text == symbol
    assert (found.kind, found.body, found.number, found.year) == (kind, body, number, year)


def test_a_proposal_carries_its_symbol() -> None:
    (found,) = find("MOD\tATU/35A18/1\n", language="en")
    assert (found.status, found.number) == ("MOD", "35A18/1")


@pytest.mark.parametrize("text", ["and/or", "km/h", "c23/68", "1/2", "TCP/IP", "24/7", "A/B/C"])
def test_what_is_no_symbol(text: str) -> None:
    assert find(f"so {text} it is", language="en") == ()


def test_a_session_of_the_general_assembly_spans_two_years() -> None:
    assert (un_year(70, 1), un_year(76, 307), un_year(2023, 3)) == ("2015", "2022", "2023")


def test_short_years_are_completed() -> None:
    years = [full_year(digits) for digits in ("08", "97", "2015", "1722", "20192023")]
    assert years == ["2008", "1997", "2015", "2022", "2023"]
