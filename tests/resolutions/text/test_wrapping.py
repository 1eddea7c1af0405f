"""Wrapping: lines that a page broke become whole, in six languages."""

import pytest

from resolutions.text.lexicon import load
from resolutions.text.sources import read_text
from resolutions.text.wrapping import join_wrapped

BROKEN = {
    "ar": (
        "أ ) أن المكتبة في كل حي من أحياء المدينة ينبغي أن تبقى مفتوحة للجميع في كل",
        "يوم من أيام الأسبوع؛",
    ),
    "en": (
        "a) that every library of a quarter ought to be open to everybody who comes on any",
        "day of the week;",
    ),
    "es": (
        "a) que toda biblioteca de barrio debería estar abierta a quien venga a ella cualquier",
        "día de la semana;",
    ),
    "fr": (
        "a) que chaque bibliothèque de quartier devrait être ouverte à qui y vient chaque",
        "jour de la semaine;",
    ),
    "ru": (
        "a) что каждая районная библиотека должна быть открыта для всякого посетителя в любой",
        "день недели;",
    ),
}


def joined(language: str, *lines: str) -> list[str]:
    return [
        line.text for line in join_wrapped(load(language), read_text("\n".join(lines)).lines)[0]
    ]


@pytest.mark.parametrize("language", ["en", "es", "fr", "ru"])
def test_a_sentence_goes_on_in_a_line_that_begins_small(language: str) -> None:
    first, second = BROKEN[language]
    assert joined(language, first, second) == [f"{first} {second}"]


@pytest.mark.parametrize("language", sorted(BROKEN))
def test_a_narrow_page_is_joined_line_by_line(language: str) -> None:
    first, second = BROKEN[language]
    assert joined(language, *[first, second] * 5) == [f"{first} {second}"] * 5


def test_no_blank_is_put_between_chinese_lines() -> None:
    line = "关于每一个社区图书馆都应当在每个工作日向所有来访者免费开放并提供联网"
    line += "计算机以及上网辅导服务的建议和意见以及关于图书馆员培训的安排的"
    assert joined("zh", *[line, "说明；"] * 5) == [f"{line}说明；"] * 5


def test_a_label_alone_is_joined_with_what_it_labels() -> None:
    assert joined("en", "a)", "the library;", "b)", "its readers,") == [
        "a) the library;",
        "b) its readers,",
    ]


def test_a_wrapped_line_belongs_to_the_clause_that_a_comma_left_open() -> None:
    opened = "a) to look at the need for every one of the lists of libraries there are,"
    broken = (
        "asking those who keep such a list what they did with it in all of the months",
        "since;",
    )
    assert joined("en", opened, *broken) == [" ".join((opened, *broken))]


@pytest.mark.parametrize(
    "lines",
    [
        ("a) one clause;", "and what is no clause"),
        (
            "resolves to instruct the Director of some Bureau that the lexicon does not know of",
            "to go",
        ),
        ("A short line", "another"),
        ("a) that this sentence is as long as many others are and goes on for a while", "b) next;"),
        ("a) that this sentence is as long as many others are and goes on for a while", "resolves"),
    ],
)
def test_what_ended_or_begins_anew_is_left_alone(lines: tuple[str, ...]) -> None:
    assert joined("en", *lines) == list(lines)


def test_the_first_line_joined_is_reported() -> None:
    lines = read_text("\n".join(("resolves", *BROKEN["en"]))).lines
    assert join_wrapped(load("en"), lines)[1] == 2
    assert join_wrapped(load("en"), lines[:2])[1] == 0
