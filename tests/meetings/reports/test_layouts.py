"""Reports of six working groups to the Council, each laid out in its own way."""

from pathlib import Path

import pytest

from meetings.reports import Report, read
from resolutions.text.sources import read_text

SAMPLES = Path(__file__).with_name("samples")
BDT = "the-director-of-the-telecommunication-development-bureau"
SG, COUNCIL, MEMBERS = "the-secretary-general", "the-council", "member-states"
BUREAUX = "the-directors-of-the-bureaux"

MEETINGS = {
    "ar": [
        ("CWG-COP", "23", "2025-09-16/2025-09-17", 87),
        ("CWG-COP", "24", "2026-01-28", 112),
    ],
    "en": [
        ("CWG-COP", "23", "2025-09-16/2025-09-17", 87),
        ("CWG-COP", "24", "2026-01-28", 112),
    ],
    "es": [
        ("CWG-WSIS&SDG", "43", "2025-09-24/2025-09-25", 131),
        ("CWG-WSIS&SDG", "44", "2026-01-29", 158),
    ],
    "fr": [
        ("CWG-FHR", "21", "2025-09-15/2025-09-16", 96),
        ("CWG-FHR", "22", "2026-01-26/2026-01-27", 104),
    ],
    "ru": [
        ("CWG-COP", "23", "2025-09-16/2025-09-17", 87),
        ("CWG-COP", "24", "2026-01-28", 112),
    ],
    "zh": [
        ("CWG-LANG", "15", "2025-09-18/2025-09-19", 63),
        ("CWG-LANG", "16", "2026-01-21", 71),
    ],
}

RECOMMENDATIONS = {
    "ar": [
        ("3.1", "", SG, "2026-06-30"),
        ("3.2", "", MEMBERS, "2026"),
        ("3.3", "", BDT, ""),
        ("3.3 أ)", "3.3", BDT, ""),
        ("3.3 ب)", "3.3", BDT, "2027"),
        ("3.4", "", COUNCIL, ""),
    ],
    "en": [
        ("1", "", SG, "2026-06-30"),
        ("2", "", MEMBERS, "2026-09"),
        ("3", "", BDT, ""),
        ("3 a)", "3", BDT, "before the 25th meeting"),
        ("3 b)", "3", BDT, "2027"),
        ("4", "", COUNCIL, "2030"),
    ],
    "es": [
        ("3.1", "", COUNCIL, "2026"),
        ("3.2", "", SG, "2026-09-30"),
        ("3.2.1", "3.2", SG, ""),
        ("3.3", "", "member-states,sector-members", "antes de la 45ª reunión"),
        ("3.4", "", BUREAUX, ""),
    ],
    "fr": [
        ("1", "", SG, "2026"),
        ("2", "", COUNCIL, "2026-12-31"),
        ("3", "", MEMBERS, ""),
        ("3 a)", "3", MEMBERS, "2026-03-31"),
        ("3 b)", "3", MEMBERS, "dans un délai de deux mois"),
        ("4", "", BUREAUX, ""),
    ],
    "ru": [
        ("1", "", SG, "2026-06-30"),
        ("2", "", MEMBERS, "2026-09"),
        ("3", "", COUNCIL, "2026"),
        ("4", "", BDT, ""),
        ("4 а)", "4", BDT, ""),
        ("4 б)", "4", BDT, "2027"),
    ],
    "zh": [
        ("（一）", "", SG, "2026-06-30"),
        ("（二）", "", COUNCIL, "2026"),
        ("（三）", "", BUREAUX, ""),
        ("（三） 1", "（三）", BUREAUX, ""),
        ("（三） 2", "（三）", BUREAUX, "2026-09"),
        ("（四）", "", MEMBERS, "在三个月内"),
    ],
}


def report(language: str) -> Report:
    return read(read_text((SAMPLES / f"council-{language}.txt").read_text(encoding="utf-8")).lines)


@pytest.mark.parametrize("language", MEETINGS)
def test_both_meetings_with_their_days_and_audience(language: str) -> None:
    said = [(m.group, m.number, m.dates, m.attendance) for m in report(language).meetings]
    assert said == MEETINGS[language]


@pytest.mark.parametrize("language", RECOMMENDATIONS)
def test_every_recommendation_with_whom_it_asks_by_when(language: str) -> None:
    said = [
        (one.number, one.parent, ",".join(one.addressees), one.deadline or one.due_words)
        for one in report(language).recommendations
    ]
    assert said == RECOMMENDATIONS[language]


@pytest.mark.parametrize("language", MEETINGS)
def test_every_document_is_of_its_meeting(language: str) -> None:
    for document in report(language).documents[1:]:
        assert document.number.split("/")[0] == document.meeting


def test_numbers_that_arabic_types_from_right_to_left_are_told_from_the_left() -> None:
    assert [p.number for p in report("ar").paragraphs if "." in p.number][:3] == [
        "1.1",
        "1.2",
        "2.1",
    ]


def test_a_table_tells_who_attended_which_meeting() -> None:
    text = (
        "Report of the Council Working Group on Internet (CWG-Internet)\n"
        "The 21st and 22nd meetings were held.\n"
        "Meeting | Dates | Participants\n21st | 12 September 2024 | 95\n"
        "Twenty-second | 6 February 2025 | 118\n"
    )
    found = read(read_text(text).lines, language="en").meetings
    assert [(m.number, m.attendance) for m in found] == [("21", 95), ("22", 118)]
