"""A run over a source: the noise of pages, and what kind of source it is."""

import pytest

from resolutions.text.clauses import OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import read_text

FRONT = {
    "ar": ("القرار 9", "المكتبات", "إن مجلس الاتحاد،", "يقرر"),
    "en": ("RESOLUTION 9", "On libraries", "The Council,", "resolves"),
    "es": ("RESOLUCIÓN 9", "Bibliotecas", "El Consejo,", "resuelve"),
    "fr": ("RÉSOLUTION 9", "Les bibliothèques", "Le Conseil,", "décide"),
    "ru": ("РЕЗОЛЮЦИЯ 9", "Библиотеки", "Совет,", "решает"),
    "zh": ("第9号决议", "图书馆", "理事会，", "做出决议"),
}


def read(*lines: str, language: str = "en") -> Parsed:
    return parse(read_text("\n".join((*FRONT[language], *lines))), language=language)


@pytest.mark.parametrize("language", sorted(FRONT))
@pytest.mark.parametrize("furniture", ["– 12 –", "- 12 -"])
def test_a_page_number_is_left_out_and_reported(language: str, furniture: str) -> None:
    parsed = read("1 x;", furniture, "2 y;", language=language)
    assert [(o.line, o.kind, o.detail) for o in parsed.oddities] == [
        (6, OddityKind.PAGE_FURNITURE, furniture)
    ]
    assert parsed.text.by_address()["resolves/2"].text == "y;"


@pytest.mark.parametrize("language", sorted(FRONT))
def test_a_page_number_at_the_end_of_a_clause_is_left_out(language: str) -> None:
    parsed = read("1 x; – 12 –", "2 y,", language=language)
    assert parsed.text.by_address()["resolves/1"].text == "x;"
    assert [o.detail for o in parsed.oddities] == ["– 12 –"]


def test_a_running_head_before_a_clause_is_left_out() -> None:
    parsed = read("1 x;", "– 12 – (7.2 – Various) 2 y;")
    assert parsed.text.by_address()["resolves/2"].text == "y;"


def test_a_dash_between_numbers_stays() -> None:
    assert read("1 in 2010 – 12 – 14;").text.by_address()["resolves/1"].text == "in 2010 – 12 – 14;"


def test_a_bullet_before_a_label_is_the_layout_of_a_page() -> None:
    parsed = read("- 1 x;", "- 2 y,")
    assert [c.address for c in parsed.text.walk()][-2:] == ["resolves/1", "resolves/2"]


def test_bullets_before_headings_are_no_labels_anywhere() -> None:
    parsed = read("• to read,", "• invites Member States", "• to write.")
    found = {c.key: c.text for c in parsed.text.clauses if c.key}
    assert found == {"resolves": "to read,", "invites-member-states": "to write."}


def test_bullets_below_plain_headings_are_a_list() -> None:
    addresses = [c.address for c in read("such as:", "• books;", "• maps.").text.walk()]
    assert addresses[-2:] == ["resolves/d1", "resolves/d2"]


def test_the_figures_of_a_table_are_no_labels() -> None:
    parsed = read("the following:", "3 12 40", "5 13 41")
    assert {str(c.kind) for c in parsed.text.by_address()["resolves"].children} == {"paragraph"}
