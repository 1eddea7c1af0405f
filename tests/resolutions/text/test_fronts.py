"""The front of a text line by line: titles, history and what stands before the number."""

import pytest

from resolutions.text.clauses import Clause, OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import read_text


def read(*lines: str, language: str = "en") -> Parsed:
    return parse(read_text("\n".join(lines)), language=language)


def texts(parsed: Parsed) -> list[tuple[str, str]]:
    front: list[Clause] = [c for c in parsed.text.clauses if not c.key]
    return [(clause.address, clause.text) for clause in front]


@pytest.mark.parametrize(
    ("language", "number", "first", "second", "opening"),
    [
        ("en", "RESOLUTION 9", "(Geneva, 2012;", "Kigali, 2022)", "The Council,"),
        ("zh", "第9号决议", "（2012年，日内瓦；", "2022年，基加利）", "理事会，"),
        ("ru", "РЕЗОЛЮЦИЯ 9", "(Женева, 2012 г.;", "Кигали, 2022 г.)", "Совет,"),
    ],
)
def test_a_history_over_two_lines_is_one(
    language: str, number: str, first: str, second: str, opening: str
) -> None:
    parsed = read(number, "Xy", first, second, opening, language=language)
    glue = "" if language == "zh" else " "
    assert texts(parsed)[2] == ("history", f"{first}{glue}{second}")
    assert parsed.text.edition.year == 2022


def test_a_title_with_an_open_bracket_stays_two_titles() -> None:
    parsed = read("RESOLUTION 9", "Libraries", "(as they are", "known) here", "The Council,")
    assert [address for address, _ in texts(parsed)][1:4] == ["title", "title-2", "title-3"]


def test_a_whole_front_run_into_one_line_is_taken_apart() -> None:
    line = "RESOLUTION 9 (Rev. Dubai, 2018) On the libraries of a quarter and on those who read in "
    line += "them every day The Plenipotentiary Conference (Dubai, 2018), recalling a) x; b) y,"
    parsed = read(line)
    assert texts(parsed) == [
        ("number", "RESOLUTION 9 (Rev. Dubai, 2018)"),
        ("title", "On the libraries of a quarter and on those who read in them every day"),
        ("opening", "The Plenipotentiary Conference (Dubai, 2018),"),
    ]
    assert "recalling/b" in parsed.text.by_address()


def test_a_text_without_an_opening_line_is_told_and_read_nevertheless() -> None:
    parsed = read("RESOLUTION 9 (REV.WRC-19)", "On libraries", "considering", "a) x,", "b) y,")
    assert [odd.kind for odd in parsed.oddities] == [OddityKind.NO_OPENING]
    assert parsed.text.body == "wrc"
    assert texts(parsed)[1] == ("title", "On libraries")


def test_a_page_number_before_the_number_is_left_out() -> None:
    parsed = read("– 9 –", "RESOLUTION 9 (DUBAI, 2018)", "On libraries", "The Council,")
    assert [odd.kind for odd in parsed.oddities] == [OddityKind.PAGE_FURNITURE]
    assert texts(parsed)[0][0] == "number"


def test_the_place_in_capitals_is_written_as_in_the_opening_line() -> None:
    parsed = read("RESOLUTION 9 (DUBAI, 2018)", "On libraries", "The Council (Dubai, 2018),")
    assert parsed.text.edition.place == "Dubai"


def test_of_two_number_lines_the_one_with_an_edition_counts() -> None:
    text = parse(
        read_text(
            "Resolution 22\n\nWTSA RESOLUTION 22 (Rev. Doha, 2031)\n\nMasts\n\n"
            "The World Telecommunication Standardization Assembly (Doha, 2031),\n"
        )
    ).text
    assert (text.number, text.edition.year, text.title) == ("22", 2031, "Masts")


def test_the_united_nations_print_the_number_before_the_title() -> None:
    text = parse(
        read_text(
            "Resolution adopted by the General Assembly on 2 March 2031\n"
            "99/12. Masts in the countryside\nThe General Assembly,\n"
            "Recalling its earlier words,\n1. Decides to inspect the masts;\n"
            "2. Requests the Secretary-General to report.\n"
        )
    ).text
    assert (text.body, text.number, text.edition.year) == ("un", "99/12", 2031)
    assert text.title == "Masts in the countryside"
    assert [c.address for c in text.clauses][-2:] == ["1", "2"]
