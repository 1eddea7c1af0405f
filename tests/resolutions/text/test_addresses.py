"""Addresses: unique, readable, and the same in every language."""

from pathlib import Path

import pytest

from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText
from resolutions.text.grammar import parse
from resolutions.text.sources import read_text

SAMPLES = Path(__file__).parent / "samples"


def addresses(*clauses: Clause) -> list[str]:
    text = ResolutionText("en", "pp", "resolution", "1", Edition(), clauses)
    return [clause.address for clause in assign(text).walk()]


def section(*labels: str, key: str = "resolves") -> Clause:
    children = tuple(Clause(Kind.CLAUSE, label=label) for label in labels)
    return Clause(Kind.OPERATIVE, key=key, children=children)


def test_a_section_is_named_by_its_key_and_a_repeated_one_is_numbered() -> None:
    assert addresses(section(), section(), section()) == ["resolves", "resolves-2", "resolves-3"]


def test_a_number_that_is_taken_is_passed_over() -> None:
    found = addresses(section(), section(key="resolves-2"), section())
    assert found == ["resolves", "resolves-2", "resolves-3"]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (("a)", "b)"), ["a", "b"]),
        (("1", "2"), ["1", "2"]),
        (("1.1", "1.2"), ["1.1", "1.2"]),
        (("i)", "ii)"), ["i", "ii"]),
        (("h)", "i)", "j)"), ["h", "i", "j"]),
        (("iv)", "v)", "vi)"), ["iv", "v", "vi"]),
        (("а)", "б)", "в)"), ["a", "b", "c"]),
        (("أ )", "ب)", "ج)"), ["a", "b", "c"]),
        (("a)", "a)bis", "b)"), ["a", "a-bis", "b"]),
        (("a)", "a)"), ["a", "a-2"]),
        (("e)", "ef)", "fg)"), ["e", "f", "g"]),
    ],
)
def test_a_label_is_its_part_of_an_address(labels: tuple[str, ...], names: list[str]) -> None:
    assert addresses(section(*labels)) == ["resolves", *(f"resolves/{name}" for name in names)]


def test_what_has_no_label_is_counted() -> None:
    table = Clause(
        Kind.TABLE, children=(Clause(Kind.ROW, children=(Clause(Kind.CELL), Clause(Kind.CELL))),)
    )
    children = (Clause(Kind.DASH, label="–"), Clause(Kind.PARAGRAPH), Clause(Kind.DASH), table)
    annex = Clause(Kind.ANNEX, key="annex-1", children=(Clause(Kind.HEADING, children=children),))
    assert addresses(annex) == [
        "annex-1",
        "annex-1/h1",
        "annex-1/h1/d1",
        "annex-1/h1/p1",
        "annex-1/h1/d2",
        "annex-1/h1/t1",
        "annex-1/h1/t1/r1",
        "annex-1/h1/t1/r1/c1",
        "annex-1/h1/t1/r1/c2",
    ]


def test_a_footnote_has_no_place_but_its_label() -> None:
    note = Clause(Kind.FOOTNOTE, label="1")
    star = Clause(Kind.FOOTNOTE, label="*")
    clause = Clause(Kind.CLAUSE, label="a)", children=(note, star))
    assert addresses(Clause(Kind.PREAMBLE, key="noting", children=(clause,)))[2:] == [
        "footnote-1",
        "footnote-star",
    ]


def outline(language: str) -> list[str]:
    source = (SAMPLES / f"resolution-{language}.md").read_text(encoding="utf-8")
    parsed = parse(read_text(source))
    assert parsed.text.language == language
    assert parsed.oddities == ()
    return [clause.address for clause in parsed.text.walk()]


@pytest.mark.parametrize("language", ["es", "ru"])
def test_a_resolution_has_the_same_addresses_in_every_language(language: str) -> None:
    assert outline(language) == outline("fr")


def test_arabic_differs_only_where_it_prints_dashes_for_numbers() -> None:
    french = [address.replace("b/ii", "b/d2").replace("b/i", "b/d1") for address in outline("fr")]
    assert outline("ar") == french
