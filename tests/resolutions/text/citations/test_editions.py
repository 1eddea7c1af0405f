import pytest

from resolutions.text.citations import find
from resolutions.text.citations.editions import edition_at
from resolutions.text.citations.folding import fold
from resolutions.text.citations.vocabulary import vocabulary

BRACKETS = [
    ("en", "(Rev. Dubai, 2018)", "2018", "revised", "", "Dubai"),
    ("en", "(Marrakesh, 2002)", "2002", "new", "", "Marrakesh"),
    ("en", "(REV.WRC-15)", "2015", "revised", "WRC", ""),
    ("en", "(WTSA-16)", "2016", "new", "WTSA", ""),
    ("en", "(C08, last amended C20)", "2020", "modified", "Council", ""),
    ("en", "(Modified 2016)", "2016", "modified", "", ""),
    ("en", "(Rev. New Delhi, 2024)", "2024", "revised", "", "New Delhi"),
    ("fr", "(C-1968, dernière mod. C-1984)", "1984", "modified", "Council", ""),
    ("es", "(Rev. Busán, 2014)", "2014", "revised", "", "Busán"),
    ("ru", "(Пересм. Нью-Дели, 2024 г.)", "2024", "revised", "", "Нью-Дели"),
    ("zh", "（2022年，基加利，修订版）", "2022", "revised", "", "基加利"),
    ("zh", "（2014年，日内瓦）", "2014", "new", "", "日内瓦"),
    ("zh", "（2017年，布宜诺斯艾利斯2022年，基加利，修订版）", "2022", "revised", "", "基加利"),
    ("zh", "（理事会2011年会议，理事会2019年会议最新修订版）", "2019", "modified", "", ""),
    ("ar", "(المراجَع في دبي، 2018)", "2018", "revised", "", "دبي"),
]


@pytest.mark.parametrize(("language", "bracket", "year", "status", "body", "place"), BRACKETS)
def test_a_bracket_is_read(
    language: str, bracket: str, year: str, status: str, body: str, place: str
) -> None:
    source = fold(bracket, without_marks=language == "ar")
    found = edition_at(vocabulary(language), source, 0)
    assert found is not None
    assert (found.year, found.status, found.body) == (year, status, body)
    assert (source.written(*found.place) if found.place else "") == place


@pytest.mark.parametrize("bracket", ["(see below)", "()", "no bracket", "(ICT)", "(2018", ""])
def test_what_names_no_edition(bracket: str) -> None:
    assert edition_at(vocabulary("en"), fold(bracket), 0) is None


def test_a_year_that_french_puts_behind_a_preposition_has_no_place() -> None:
    (found,) = find("Résolution 1332 (modifiée en 2023) du Conseil", language="fr")
    assert (found.year, found.place, found.status) == ("2023", "", "modified")


def test_a_comma_may_stand_before_the_bracket_of_a_revision() -> None:
    (found,) = find("la Résolution 2, (Rév. Guadalajara 2010)", language="fr")
    assert (found.year, found.place, found.status) == ("2010", "Guadalajara", "revised")
    assert find("Resolution 64, (2019 was meant)", language="en")[0].year == ""


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "Resolution 75 (WTSA, 2008)", "WTSA"),
        ("fr", "Résolution 75 (AMNT, 2008)", "WTSA"),
        ("ru", "Резолюция 75 (ВАСЭ, 2008 г.)", "WTSA"),
        ("es", "Resolución 30 (CMDT, 2010)", "WTDC"),
    ],
)
def test_the_body_may_stand_before_the_year(language: str, text: str, body: str) -> None:
    (found,) = find(text, language=language)
    assert (found.body, found.place, found.year[:2]) == (body, "", "20")
