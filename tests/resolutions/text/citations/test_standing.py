"""Which citations name a past edition, which rightly do, and what brings them up to date."""

import pytest

from resolutions.text.citations import find
from resolutions.text.citations.standing import Judged, KnownEdition, judge
from resolutions.text.clauses import Action

REVISED, MODIFIED = Action.REVISED, Action.MODIFIED
EDITIONS = {
    ("pp", "resolution", "140"): [
        KnownEdition(2018, "Dubai", REVISED),
        KnownEdition(2022, "Bucharest", REVISED),
    ],
    ("pp", "resolution", "102"): [
        KnownEdition(2018, "Dubai", REVISED),
        KnownEdition(2022, "Bucharest", REVISED),
    ],
    ("pp", "resolution", "101"): [KnownEdition(2018, "Dubai", REVISED)],
    ("Council", "resolution", "1332"): [
        KnownEdition(2016, "", MODIFIED),
        KnownEdition(2023, "", MODIFIED),
    ],
    ("wtsa", "resolution", "9"): [KnownEdition(2004, "Florianópolis", Action.NEW, in_force=False)],
    ("wtsa", "resolution", "75"): [
        KnownEdition(2016, "Hammamet", REVISED),
        KnownEdition(2024, "New Delhi", REVISED),
    ],
}


def judged(text: str, language: str = "en") -> list[Judged]:
    return list(judge(text, find(text, language=language), EDITIONS, language))


def drafted(text: str, language: str = "en") -> str:
    """The text with the edits of all citations that are out of date."""
    edits = {one.edit for one in judged(text, language) if one.edit}
    for edit in sorted(edits, key=lambda edit: -edit.start):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


REPLACED = [
    ("en", "see Resolution 140 (Rev. Dubai, 2018), etc.",
     "see Resolution 140 (Rev. Bucharest, 2022), etc."),
    ("fr", "voir la Résolution 140 (Rév. Dubaï, 2018), etc.",
     "voir la Résolution 140 (Rév. Bucarest, 2022), etc."),
    ("es", "véase la Resolución 140 (Rev. Dubái, 2018), etc.",
     "véase la Resolución 140 (Rev. Bucarest, 2022), etc."),
    ("ru", "см. Резолюцию 140 (Пересм. Дубай, 2018 г.), далее",
     "см. Резолюцию 140 (Пересм. Бухарест, 2022 г.), далее"),
    ("zh", "见第140号决议（2018年，迪拜，修订版）等",
     "见第140号决议（2022年，布加勒斯特，修订版）等"),
    ("ar", "انظر القرار 140 (المراجَع في دبي، 2018)، وبعد",
     "انظر القرار 140 (المراجَع في بوخارست، 2022)، وبعد"),
    ("en", "Council Resolution 1332 (modified 2016)", "Council Resolution 1332 (modified 2023)"),
    ("fr", "la Résolution 1332 du Conseil (modifiée en 2016)",
     "la Résolution 1332 du Conseil (modifiée en 2023)"),
    ("zh", "理事会第1332号决议（2016年，修改）", "理事会第1332号决议（2023年，修改）"),
    ("en", "Resolution 1332 (C11, last amended C16)", "Resolution 1332 (C11, last amended C23)"),
    ("en", "Resolution 140 (Rev. PP-18)", "Resolution 140 (Rev. PP-22)"),
    ("fr", "Résolution 75 (Rév. AMNT-16)", "Résolution 75 (Rév. AMNT-24)"),
    ("zh", "国际电联PP-18第140号决议", "国际电联PP-22第140号决议"),
    ("en", "Resolution 140 of the Plenipotentiary Conference (Rev. Dubai, 2018)",
     "Resolution 140 of the Plenipotentiary Conference (Rev. Bucharest, 2022)"),
    ("en", "Resolutions 102 and 140 (Rev. Dubai, 2018)",
     "Resolutions 102 and 140 (Rev. Bucharest, 2022)"),
    ("zh", "第102和140号决议（2018年，迪拜，修订版）",
     "第102和140号决议（2022年，布加勒斯特，修订版）"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), REPLACED)
def test_a_past_edition_is_brought_up_to_date(language: str, text: str, expected: str) -> None:
    assert {str(one.standing) for one in judged(text, language)} == {"superseded"}
    assert drafted(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), REPLACED)
def test_what_was_brought_up_to_date_is_current(language: str, text: str, expected: str) -> None:
    assert {str(one.standing) for one in judged(expected, language)} == {"current"}
    assert drafted(expected, language) == expected


HISTORICAL = [
    ("en", "the group in its Resolution 140 (Rev. Dubai, 2018) said"),
    ("en", "Resolution 140 (Rev. Dubai, 2018), adopted by the Plenipotentiary Conference"),
    ("en", "the fund established by Resolution 140 (Rev. Dubai, 2018)"),
    ("fr", "dans sa Résolution 140 (Rév. Dubaï, 2018)"),
    ("fr", "la Résolution 140 (Rév. Dubaï, 2018), adoptée par la Conférence"),
    ("es", "en su Resolución 140 (Rev. Dubái, 2018)"),
    ("ru", "в своей Резолюции 140 (Пересм. Дубай, 2018 г.)"),
    ("zh", "在其第140号决议（2018年，迪拜，修订版）中"),
    ("ar", "في قراره 140 (المراجَع في دبي، 2018)"),
]


@pytest.mark.parametrize(("language", "text"), HISTORICAL)
def test_a_recall_of_the_past_is_told_with_less_confidence(language: str, text: str) -> None:
    (found,) = judged(text, language)
    assert found.standing == "historical"
    assert found.confidence < 1
    assert found.edit is not None  # a person may see it otherwise


@pytest.mark.parametrize(
    ("text", "standing", "rule"),
    [
        ("Resolution 140 (Rev. Bucharest, 2022)", "current", "latest edition"),
        ("Resolution 9 (Florianópolis, 2004) of WTSA", "abrogated", "no edition in force"),
        ("Council Resolution 1332", "current", "undated"),
        ("Council Resolution 1305 (2009)", "unknown", "not known"),
        ("Resolution 140 (Rev. Busan, 2014)", "superseded", "later edition, this one not known"),
        ("Resolution 101 (Rev. Bucharest, 2022)", "unknown", "later than known"),
    ],
)
def test_other_standings(text: str, standing: str, rule: str) -> None:
    (found,) = judged(text)
    assert (found.standing, found.rule) == (standing, rule)


def test_numbers_that_need_different_brackets_are_left_to_a_person() -> None:
    first, second = judged("Resolutions 101 and 102 (Rev. Dubai, 2018)")
    assert (first.standing, second.standing) == ("current", "superseded")
    assert second.edit is None


def test_documents_and_meetings_have_no_standing() -> None:
    assert judged("C23/68 of PP-18 and A/RES/70/1") == []
