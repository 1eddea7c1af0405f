"""Front matter: number lines, opening lines and editions, in six languages and with noise."""

import pytest

from resolutions.text.clauses import Action, Edition
from resolutions.text.front import (
    find_number_line,
    find_opening,
    is_history,
    last_edition,
    read_edition,
)
from resolutions.text.lexicon import load

NUMBERS = {
    "ar": "القرار 901 (المراجَع في بوخارست، 2022)",
    "en": "RESOLUTION 901 (REV. BUCHAREST, 2022)",
    "es": "RESOLUCIÓN 901 (REV. BUCAREST, 2022)",
    "fr": "RÉSOLUTION 901 (RÉV. BUCAREST, 2022)",
    "ru": "РЕЗОЛЮЦИЯ 901 (ПЕРЕСМ. БУХАРЕСТ, 2022 г.)",
    "zh": "第901号决议（2022年，布加勒斯特，修订版）",
}
OPENINGS = {
    "ar": "إن مجلس الاتحاد،",
    "en": "The Council,",
    "es": "El Consejo,",
    "fr": "Le Conseil,",
    "ru": "Совет,",
    "zh": "理事会，",
}


@pytest.mark.parametrize("language", sorted(NUMBERS))
def test_a_number_line_is_read_in_every_language(language: str) -> None:
    found = find_number_line(load(language), NUMBERS[language])
    assert found
    assert (found.kind, found.number) == ("resolution", "901")
    assert (found.edition.year, found.edition.action) == (2022, Action.REVISED)
    assert found.edition.place


@pytest.mark.parametrize("language", sorted(NUMBERS))
def test_a_sentence_that_begins_with_a_number_is_none(language: str) -> None:
    text = f"{NUMBERS[language]} 901 x 901"
    assert find_number_line(load(language), text) is None


@pytest.mark.parametrize("language", sorted(OPENINGS))
def test_an_opening_line_names_its_body(language: str) -> None:
    found = find_opening(load(language), OPENINGS[language])
    assert found
    assert (found.body, found.start, found.end) == ("council", 0, len(OPENINGS[language]))


def test_a_body_inside_a_sentence_opens_nothing() -> None:
    assert find_opening(load("en"), "as the Council, in its wisdom, said") is None
    assert find_opening(load("en"), "The Council shall report,") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "R 901 (C05)"),
        ("fr", "R 901 (C-1968, dernière mod. C-2005)"),
        ("es", "R 901 (C05)"),
        ("en", "Resolution 901, ITU Council 2005"),
        ("zh", "第901号决议（C05）"),
    ],
)
def test_the_council_numbers_in_its_own_ways(language: str, text: str) -> None:
    found = find_number_line(load(language), text)
    assert found
    assert (found.number, found.edition.year) == ("901", 2005)


def test_a_number_without_a_word_is_found_where_a_text_was_run_together() -> None:
    text = (
        "R 901 The libraries of a quarter and what they need to be of use to all who come to them "
    )
    text += "on any day of the week (C05) The Council, considering"
    found = find_number_line(load("en"), text)
    assert found
    assert (found.number, found.start) == ("901", 0)


@pytest.mark.parametrize(
    ("language", "inside", "edition"),
    [
        ("en", "Rev. Dubai, 2018", Edition(2018, "Dubai", Action.REVISED)),
        ("en", "Dubai, 2018", Edition(2018, "Dubai", Action.NEW)),
        ("en", "C08, last amended C20", Edition(2020, "", Action.MODIFIED)),
        ("en", "REV.WRC-19", Edition(2019, "", Action.REVISED)),
        ("zh", "2022年，基加利，修订版", Edition(2022, "基加利", Action.REVISED)),
        ("ru", "Пересм. Дубай, 2018 г.", Edition(2018, "Дубай", Action.REVISED)),
        ("zh", "2022年，日内瓦2024年，新德里，修订版", Edition(2024, "新德里", Action.REVISED)),
        ("en", "Rev. Dubai, 2012Hammamet, 2016", Edition(2016, "Hammamet", Action.REVISED)),
        ("zh", "20192023年，修改", Edition(2023, "", Action.MODIFIED)),
        ("en", "no edition", Edition(None, "no edition", Action.NEW)),
    ],
)
def test_a_bracket_tells_the_edition_and_the_latest_one_counts(
    language: str, inside: str, edition: Edition
) -> None:
    assert read_edition(load(language), inside) == edition


def test_a_history_line_is_a_bracket_of_editions_and_ends_with_the_latest() -> None:
    lexicon = load("en")
    history = "(Geneva, 2012; Dubai, 2014; Rev. Kigali, 2022)"
    assert is_history(lexicon, history)
    assert not is_history(lexicon, "(see below)")
    assert last_edition(lexicon, history) == Edition(2022, "Kigali", Action.REVISED)
