import pytest

from resolutions.text.citations import find

MEETINGS = [
    ("en", "Plenipotentiary Conference (Busan, 2014)", "PP", "", "2014", "Busan"),
    ("en", "PP-22", "PP", "PP-22", "2022", ""),
    ("en", "WTSA-16", "WTSA", "WTSA-16", "2016", ""),
    ("ru", "ПК-14", "PP", "ПК-14", "2014", ""),
    ("fr", "AMNT-24", "WTSA", "AMNT-24", "2024", ""),
    ("zh", "2026年全权代表大会", "PP", "", "2026", ""),
    ("zh", "2022年在罗马尼亚布加勒斯特召开的国际电联全权代表大会", "PP", "", "2022", "布加勒斯特"),
    ("zh", "第六届世界电信/ICT政策论坛", "WTPF", "6", "", ""),
    ("zh", "WTDC-1722", "WTDC", "WTDC-1722", "2022", ""),
]


@pytest.mark.parametrize(("language", "text", "body", "number", "year", "place"), MEETINGS)
def test_a_meeting(language: str, text: str, body: str, number: str, year: str, place: str) -> None:
    (found,) = find(text, language=language)
    assert found.kind == "meeting"
    assert (found.text, found.body, found.number) == (text, body, number)
    assert (found.year, found.place) == (year, place)


def test_a_body_alone_is_no_meeting() -> None:
    assert find("the Plenipotentiary Conference and the Council agree", language="en") == ()


def test_a_meeting_beside_a_number_is_a_part_of_that_citation() -> None:
    text = "Resolution 140 of the Plenipotentiary Conference (Guadalajara, 2010)"
    (found,) = find(text, language="en")
    assert (found.kind, found.year, found.place) == ("resolution", "2010", "Guadalajara")
