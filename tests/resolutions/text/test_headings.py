"""Headings: which lines begin a section or an annex, and which only look like it."""

import pytest

from resolutions.text.annexes import is_annex_heading
from resolutions.text.clauses import OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.lexicon import load
from resolutions.text.sources import read_text


def read(*lines: str) -> Parsed:
    front = ("RESOLUTION 9 (DUBAI, 2018)", "On libraries", "The Council,")
    return parse(read_text("\n".join((*front, *lines))), language="en")


def keys(parsed: Parsed) -> list[tuple[str, str, str]]:
    return [(c.key, c.heading, c.text) for c in parsed.text.clauses if c.key]


def test_a_sentence_with_a_capital_begins_with_its_heading() -> None:
    found = keys(
        read(
            "Recalling its lists of 2001 and those of the year before,1",
            "Recalling further the lists of 2002,",
            "Emphasizing that lists are read,",
        )
    )
    assert found == [
        ("recalling", "Recalling", "its lists of 2001 and those of the year before,1"),
        ("recalling-further", "Recalling further", "the lists of 2002,"),
        ("emphasizing", "Emphasizing", "that lists are read,"),
    ]


def test_a_comma_between_a_heading_and_its_list_belongs_to_the_heading() -> None:
    parsed = read("considering, a) lists; b) books,", "resolves", "to read.")
    assert parsed.text.by_address()["considering"].heading == "considering,"
    assert "considering/b" in parsed.text.by_address()


def test_a_heading_with_an_unknown_addressee_is_reported() -> None:
    parsed = read("resolves", "to read,", "instructs the keeper of lists", "1 to write.")
    assert keys(parsed)[1] == ("instructs", "instructs the keeper of lists", "")
    assert [(odd.line, odd.kind) for odd in parsed.oddities] == [(6, OddityKind.UNKNOWN_REST)]


@pytest.mark.parametrize(
    "line",
    ["resolves to read more of the lists, which are long, and to write;", "invites nobody."],
)
def test_a_clause_that_begins_like_a_heading_is_none(line: str) -> None:
    parsed = read("noting", "a) that the lists are long and that whoever reads them", line)
    assert [key for key, _, _ in keys(parsed)] == ["noting"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "الملحق 1 بالقرار 9 (المراجَع في دبي، 2018)"),
        ("ar", "الملحق بالقرار 9"),
        ("en", "ANNEX 1 TO RESOLUTION 9 (REV. DUBAI, 2018)"),
        ("en", "Annex"),
        ("en", "Annex A"),
        ("es", "ANEXO 1 A LA RESOLUCIÓN 9 (REV. DUBÁI, 2018)"),
        ("fr", "ANNEXE 1 DE LA RÉSOLUTION 9 (RÉV. DUBAÏ, 2018)"),
        ("ru", "ПРИЛОЖЕНИЕ 1 К РЕЗОЛЮЦИИ 9 (ПЕРЕСМ. ДУБАЙ, 2018 г.)"),
        ("zh", "附件1"),
        ("zh", "附件"),
        ("zh", "第9号决议（2018年，迪拜，修订版）附件1"),
    ],
)
def test_the_heading_of_an_annex_is_known_in_every_language(language: str, text: str) -> None:
    assert is_annex_heading(load(language), text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Annex 1 contains the lists;"),
        ("en", "the annex to Resolution 9"),
        ("fr", "L'annexe contient les listes."),
        ("zh", "附件中的职责范围，"),
    ],
)
def test_a_sentence_about_an_annex_is_none(language: str, text: str) -> None:
    assert not is_annex_heading(load(language), text)
