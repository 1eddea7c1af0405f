"""The lines by which an adopted text says what it is, in every language."""

import pytest

from amendments.drafting.finishing import edition_words, finish
from amendments.drafting.mending import mend
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText
from resolutions.text.front import find_number_line, find_opening
from resolutions.text.lexicon import load
from tests.amendments.redline.consolidating import section, text, without

REVISED = Action.REVISED
PLACES = {
    "ar": "الدوحة",
    "en": "Doha",
    "es": "Doha",
    "fr": "Doha",
    "ru": "Доха",
    "zh": "多哈",
}


def made(language: str, *clauses: Clause, body: str = "pp") -> ResolutionText:
    """A text of these lines."""
    return ResolutionText(language, body, "resolution", "140", Edition(2022), clauses)


def lines(found: ResolutionText) -> list[str]:
    """What its clauses say."""
    return [clause.text for clause in found.clauses]


@pytest.mark.parametrize("language", PLACES)
@pytest.mark.parametrize("action", Action)
def test_a_number_line_reads_back_as_the_edition_it_names(language: str, action: Action) -> None:
    edition = Edition(2026, PLACES[language], action)
    found = finish(made(language, Clause(Kind.NUMBER, text="[1]")), edition, "219")
    read = find_number_line(load(language), lines(found)[0])
    assert read is not None and read.number == "219"
    assert (read.edition.year, read.edition.action) == (2026, action)
    if action is not Action.MODIFIED:
        assert read.edition.place == PLACES[language]


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "RESOLUTION 140 (REV. DUBAI, 2018)", "RESOLUTION 140 (REV. DOHA, 2026)"),
        ("en", "RESOLUTION 140 (Dubai, 2018)1", "RESOLUTION 140 (Rev. Doha, 2026)1"),
        ("en", "RESOLUTION 140", "RESOLUTION 140 (Rev. Doha, 2026)"),
        ("zh", "第140号决议（2018年，迪拜）", "第140号决议（2026年，多哈，修订版）"),
    ],
)
def test_the_number_line_of_a_base_keeps_its_form(language: str, before: str, after: str) -> None:
    edition = Edition(2026, PLACES[language], REVISED)
    assert lines(finish(made(language, Clause(Kind.NUMBER, text=before)), edition)) == [after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("DRAFT NEW RESOLUTION [ATU-1] (DOHA, 2026)", "RESOLUTION 219 (DOHA, 2026)"),
        ("Draft new Resolution [ATU-1] (Doha, 2026)", "RESOLUTION 219 (Doha, 2026)"),
        ("DRAFT NEW RESOLUTION [ATU-1]", "RESOLUTION 219 (Doha, 2026)"),
    ],
)
def test_a_new_resolution_has_its_number_as_loud_as_its_draft_was(before: str, after: str) -> None:
    edition = Edition(2026, "Doha", Action.NEW)
    assert lines(finish(made("en", Clause(Kind.NUMBER, text=before)), edition, "219")) == [after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ANNEX TO RESOLUTION 140 (REV. DUBAI, 2018)", "ANNEX TO RESOLUTION 140 (REV. DOHA, 2026)"),
        ("Annex 2 to Resolution 140 (Dubai, 2018)", "Annex 2 to Resolution 140 (Rev. Doha, 2026)"),
        ("ANNEX TO RESOLUTION 14 (REV. DUBAI, 2018)", "ANNEX TO RESOLUTION 14 (REV. DUBAI, 2018)"),
        ("Annex to Resolution 140 (roadmaps)", "Annex to Resolution 140 (roadmaps)"),
        ("ANNEX", "ANNEX"),
    ],
)
def test_an_annex_names_the_edition_that_it_belongs_to(before: str, after: str) -> None:
    annex = Clause(Kind.ANNEX, heading=before)
    found = finish(made("en", annex), Edition(2026, "Doha", REVISED))
    assert [clause.heading for clause in found.clauses] == [after]


def test_the_opening_names_the_conference_and_the_history_goes_on() -> None:
    opening = Clause(Kind.OPENING, text="The Plenipotentiary Conference (Dubai, 2018),")
    history = Clause(Kind.HISTORY, text="(Johannesburg, 2008; Dubai, 2012)")
    found = lines(finish(made("en", opening, history), Edition(2026, "Doha", REVISED)))
    assert found == [
        "The Plenipotentiary Conference (Doha, 2026),",
        "(Johannesburg, 2008; Dubai, 2012; Doha, 2026)",
    ]
    assert find_opening(load("en"), found[0]) is not None


def test_the_council_names_no_conference() -> None:
    opening = Clause(Kind.OPENING, text="The ITU Council,")
    found = finish(made("en", opening, body="council"), Edition(2026, "", Action.MODIFIED))
    assert lines(found) == ["The ITU Council,"]


def test_an_edition_without_a_place_says_its_year() -> None:
    assert edition_words("en", Edition(2016, "", REVISED)) == "Rev. 2016"
    assert edition_words("zh", Edition(2016, "", REVISED)) == "2016年，修订版"


def test_what_refers_to_a_clause_follows_its_new_number() -> None:
    base = text(
        section("resolves", "to begin;", "to go on;", "to end as said in resolves 2 above,")
    )
    shorter = without(base, "resolves/1")
    found = mend(base)(shorter, {"resolves": "1"})
    assert [clause.words for clause in found.walk()] == [
        "resolves",
        "1 to go on;",
        "2 to end as said in resolves 1 above,",
    ]
