"""Dates: a day with its month and its year, in six languages."""

import pytest

from resolutions.text.dates import begins_with_date
from resolutions.text.grammar import parse
from resolutions.text.sources import read_text

DATES = [
    ("ar", "7 يونيو 2031"),
    ("en", "7 June 2031"),
    ("es", "7 de junio de 2031"),
    ("fr", "1er juin 2031"),
    ("ru", "7 июня 2031 года"),
    ("zh", "2031年6月7日"),
]


@pytest.mark.parametrize(("language", "text"), DATES)
def test_a_date_is_known_in_every_language(language: str, text: str) -> None:
    assert begins_with_date(language, text)
    assert begins_with_date(language, f"{text}, and more")


@pytest.mark.parametrize("text", ["7 to read in June 2031", "7 June", "2031 libraries", "7 books"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert not begins_with_date("en", text)


@pytest.mark.parametrize(("language", "text"), DATES)
def test_a_date_is_no_label(language: str, text: str) -> None:
    parsed = parse(read_text(text), language=language).text
    assert [(str(c.kind), c.label, c.text) for c in parsed.walk()] == [("paragraph", "", text)]


def test_the_first_of_a_month_continues_no_list() -> None:
    lines = ("RESOLUTION 9", "Libraries", "The Council,", "resolves", "1 to read;", "2 May 2031")
    text = parse(read_text("\n".join(lines)), language="en").text
    assert "resolves/2" not in text.by_address()


@pytest.mark.parametrize("line", ["29 books", "2 libraries", "12 قارئ", "7 馆"])
def test_a_number_above_one_is_no_label_before_anything_has_begun(line: str) -> None:
    text = parse(read_text(f"Xy\n{line}\nZw"), language="en").text
    assert [str(clause.kind) for clause in text.walk()] == ["paragraph"] * 3
