import pytest

from resolutions.text.citations import find

LINES = [
    ("zh", "WSIS C1、C3、C7（包括其分支）行动方面和C11行动方面", ["C1, C3, C7, C11"]),
    ("zh", "C1和C3行动方面以及C8和C9行动方面", ["C1, C3", "C8, C9"]),
    ("zh", "C1、C2、C3、C4、C5和C11行动方面", ["C1-C5, C11"]),
    ("en", "Action Lines C2 (one), C5 (two) and C6", ["C2, C5, C6"]),
    ("en", "vitamin C2 is not meant", []),
    ("en", "c2, c5 and c6", []),
]


@pytest.mark.parametrize(("language", "text", "numbers"), LINES)
def test_action_lines(language: str, text: str, numbers: list[str]) -> None:
    found = find(text, language=language)
    assert [c.number for c in found if c.kind == "action_line"] == numbers


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [("en", "SDG 9.c", "9.c"), ("fr", "ODD 5", "5"), ("ru", "ЦУР 17", "17"), ("zh", "SDG 9", "9")],
)
def test_a_goal(language: str, text: str, number: str) -> None:
    (found,) = find(text, language=language)
    assert (found.kind, found.number) == ("sdg", number)


def test_there_are_seventeen_goals() -> None:
    assert find("SDG 18", language="en") == ()


@pytest.mark.parametrize(
    ("language", "text", "body", "year"),
    [
        ("en", "2030 Agenda for Sustainable Development", "UNGA", "2015"),
        ("es", "Agenda de Túnez", "WSIS", "2005"),
        ("zh", "《突尼斯承诺》", "WSIS", "2005"),
        ("ar", "برنامج عمل تونس", "WSIS", "2005"),
    ],
)
def test_an_instrument(language: str, text: str, body: str, year: str) -> None:
    (found,) = find(text, language=language)
    assert (found.kind, found.text, found.body, found.year) == ("instrument", text, body, year)
