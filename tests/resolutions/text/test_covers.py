"""Covers: which lines around a resolution's number are a document's and no title."""

import pytest

from resolutions.text.clauses import OddityKind
from resolutions.text.covers import cover_year, is_cover
from resolutions.text.grammar import parse
from resolutions.text.lexicon import load
from resolutions.text.sources import read_text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Council 2031"),
        ("en", "WTDC-31"),
        ("en", "Geneva, 3-14 June 2031"),
        ("en", "Geneva, Switzerland, 30 May - 3 June 2031"),
        ("en", "Document C31/17-E"),
        ("en", "7 June 2031"),
        ("en", "June 7, 2031"),
        ("en", "Original: French"),
        ("en", "(adopted at the ninth Plenary Meeting)"),
        ("fr", "Conseil 2031"),
        ("fr", "Genève, 1er-14 juin 2031"),
        ("fr", "Original : anglais"),
        ("fr", "(adoptée à la neuvième séance plénière)"),
        ("es", "Ginebra, 3-14 de junio de 2031"),
        ("es", "Documento C31/17-S"),
        ("ru", "Женева, 3–14 июня 2031 года"),
        ("ru", "Документ C31/17-R"),
        ("ru", "Оригинал: английский"),
        ("ru", "Совет 2031"),
        ("ar", "جنيف، 3 - 14 يونيو 2031"),
        ("ar", "الأصل: بالفرنسية"),
        ("ar", "الوثيقة C31/17-A"),
        ("zh", "2031年6月3-14日，日内瓦"),
        ("zh", "文件 C31/17-C"),
        ("zh", "原文：英文"),
        ("zh", "理事会2031年会议"),
    ],
)
def test_a_line_of_a_cover_is_told_from_a_title(language: str, line: str) -> None:
    assert is_cover(load(language), line)


@pytest.mark.parametrize(
    "line",
    [
        "Strategic plan of the libraries for 2031",
        "Documents of the libraries/archives",
        "The original libraries: where they stand",
        "Libraries (as they are)",
        "Libraries, readers and the years 2030-2031",
        "Reading on 7 June 2031 in the libraries",
        "RESOLUTION 9",
    ],
)
def test_a_title_is_no_cover(line: str) -> None:
    assert not is_cover(load("en"), line)


def test_the_latest_year_of_a_cover_counts() -> None:
    assert cover_year("Geneva, 30 December 2030 - 3 January 2031") == 2031
    assert cover_year("Original: French") is None


def test_lines_of_a_cover_stand_apart_from_the_title_and_say_the_year() -> None:
    lines = ("RESOLUTION 9", "Council 2031", "Geneva, 3-14 June 2031", "Original: French")
    source = read_text(
        "\n".join((*lines, "On libraries", "The Council,", "resolves", "1 to read."))
    )
    parsed = parse(source, language="en")
    assert [(str(c.kind), c.text) for c in parsed.text.clauses[1:5]] == [
        ("paragraph", "Council 2031"),
        ("paragraph", "Geneva, 3-14 June 2031"),
        ("paragraph", "Original: French"),
        ("title", "On libraries"),
    ]
    assert parsed.text.edition.year == 2031
    [odd] = parsed.oddities
    assert (odd.line, odd.kind) == (2, OddityKind.COVER)
    assert odd.detail == "Council 2031; Geneva, 3-14 June 2031; Original: French"


def test_a_cover_before_the_number_says_the_year_too() -> None:
    source = read_text("Document C31/17-E\n7 June 2031\nRESOLUTION 9\nLibraries\nThe Council,")
    parsed = parse(source, language="en")
    assert parsed.text.edition.year == 2031
    assert [odd.kind for odd in parsed.oddities] == [OddityKind.BEFORE_NUMBER]


def test_what_the_number_line_says_goes_before_the_cover() -> None:
    source = read_text("RESOLUTION 9 (REV. DUBAI, 2018)\n7 June 2031\nLibraries\nThe Council,")
    assert parse(source, language="en").text.edition.year == 2018
