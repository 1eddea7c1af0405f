"""Reports in the shapes that chairs give them: numbered in words, in brackets, by letters."""

from pathlib import Path

import pytest

from meetings.reports import Report, read
from resolutions.text.lexicon import LANGUAGES
from resolutions.text.lines import Line, Role
from resolutions.text.sources import read_text

SAMPLES = Path(__file__).with_name("samples")
BDT = "the-director-of-the-telecommunication-development-bureau"


def of_text(text: str, language: str = "en") -> Report:
    return read(read_text(text).lines, language=language)


def chairs(language: str) -> Report:
    return read(read_text((SAMPLES / f"chair-{language}.txt").read_text(encoding="utf-8")).lines)


def asked(report: Report) -> list[tuple[str, str, str]]:
    """The number, the addressees and the deadline of each recommendation."""
    return [(r.number, ",".join(r.addressees), r.deadline) for r in report.recommendations]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_on_two_meetings(language: str) -> None:
    report = chairs(language)
    said = [(m.group, m.number, m.year, m.attendance) for m in report.meetings]
    group = "CWG-WSIS&SDG"
    assert said == [(group, "41", "2025", 120), (group, "42", "2026", 95)]
    documents = {d.symbol: d.meeting for d in report.documents}
    assert documents.items() >= {f"{group}-41/2": "41", f"{group}-42/INF/2": "42"}.items()


@pytest.mark.parametrize("language", LANGUAGES)
def test_recommendations_that_are_numbered_in_words(language: str) -> None:
    expected = [
        ("1", "the-secretary-general", "2026"),
        ("2", BDT, ""),
        ("3", "member-states", "2026"),
        ("4", "the-secretariat", "2026-03-31"),
    ]
    assert asked(chairs(language))[:4] == expected


def test_a_list_by_letters_ends_where_the_letters_do() -> None:
    report = of_text(
        "The group agreed the following recommendations:\n"
        "a) to request the three Directors to reply by June 2027;\n"
        "b) that the secretariat publish the replies.\n"
        "The meeting closed at noon."
    )
    assert asked(report) == [
        ("a)", "the-directors-of-the-bureaux", "2027-06"),
        ("b)", "the-secretariat", ""),
    ]


def test_numbers_in_brackets_have_parts() -> None:
    report = of_text(
        "Recommendations\n(1) Member States are invited to reply:\n(i) in writing;\n"
        "(2) The Council is invited to agree at its 2027 session."
    )
    assert asked(report) == [
        ("1", "member-states", ""),
        ("1 i)", "member-states", ""),
        ("2", "the-council", "2027"),
    ]


def test_a_number_may_stand_on_a_line_of_its_own() -> None:
    report = of_text("Recommendation 7\nMember States should reply.\nAnnex\nNothing more.")
    assert asked(report) == [("7", "member-states", "")]


def test_meetings_that_are_counted_in_words() -> None:
    report = of_text(
        "Report on the thirty-ninth and fortieth meetings of CWG-COP\n"
        "The thirty-ninth meeting (22-23 September 2024) was attended by 140 people and the "
        "fortieth meeting (10-11 February 2025) by 150."
    )
    said = [(m.number, m.dates, m.attendance) for m in report.meetings]
    assert said == [
        ("39", "2024-09-22/2024-09-23", 140),
        ("40", "2025-02-10/2025-02-11", 150),
    ]


def test_the_only_meeting_has_the_audience_and_the_documents_of_its_year() -> None:
    report = of_text(
        "Telecommunication Development Advisory Group (TDAG)\n"
        "31st meeting, Geneva, 12-15 May 2025\n"
        "REPORT OF THE 31ST MEETING OF TDAG\nIt was attended by 210 participants.\n"
        "Document TDAG-25/2 was introduced, and so was Document 20-E."
    )
    (meeting,) = report.meetings
    assert (meeting.number, meeting.dates, meeting.attendance) == (
        "31",
        "2025-05-12/2025-05-15",
        210,
    )
    assert [(d.symbol, d.meeting) for d in report.documents] == [("TDAG-25/2", "31")]


TABLES = [
    ("en", "Number", "Recommendation", "Addressee", "Deadline", "Secretariat"),
    ("fr", "N°", "Recommandation", "Destinataire", "Échéance", "Secrétariat"),
    ("es", "N.º", "Recomendación", "Destinatario", "Plazo", "Secretaría"),
    ("ru", "№", "Рекомендация", "Адресат", "Срок", "Секретариат"),
    ("zh", "编号", "建议", "负责方", "截止日期", "秘书处"),
    ("ar", "الرقم", "التوصية", "الجهة المسؤولة", "الموعد النهائي", "الأمانة"),
]


@pytest.mark.parametrize(("language", "number", "said", "to", "by", "actor"), TABLES)
def test_a_table_of_recommendations(
    language: str, number: str, said: str, to: str, by: str, actor: str
) -> None:
    report = of_text(
        f"| {number} | {said} | {to} | {by} |\n| R1 | X Y Z | {actor} | 2027 |\n"
        f"| R2 | Z Y X | {actor} | PP-26 |\n",
        language,
    )
    assert asked(report) == [("R1", "the-secretariat", "2027"), ("R2", "the-secretariat", "2026")]
    assert [one.text for one in report.recommendations] == ["X Y Z", "Z Y X"]


def test_a_table_in_word_with_numbers_that_follow() -> None:
    rows = [("No.", "Recommendation", "Deadline"), ("1", "Member States should reply", "May 2027")]
    lines = [
        Line("", n, role=Role.ROW, cells=tuple(Line(word, n) for word in row))
        for n, row in enumerate(rows, 1)
    ]
    (one,) = read(lines, language="en").recommendations
    assert (one.number, one.text, one.deadline) == ("1", "Member States should reply", "2027")
    assert one.addressees == ("member-states",)


def test_another_table_is_no_list_of_recommendations() -> None:
    report = of_text("| Number | Title | Source |\n| 1 | A recommendation | Ruritania |\n")
    assert report.recommendations == ()


LEADS = [
    ("en", "Recommendations to the Council", "The Council is invited to:", "approve the list."),
    ("fr", "Recommandations au Conseil", "Le Groupe recommande au Conseil:", "d'approuver X."),
    ("es", "Recomendaciones al Consejo", "El Grupo recomienda al Consejo:", "que apruebe X."),
    ("ru", "Рекомендации Совету", "Группа рекомендует Совету:", "утвердить X."),
    ("zh", "对理事会的建议", "工作组建议理事会：", "批准X。"),
    ("ar", "التوصيات", "يوصي الفريق المجلس بما يلي:", "الموافقة على X."),
]


@pytest.mark.parametrize(("language", "heading", "lead", "text"), LEADS)
def test_a_line_above_the_items_says_whom_they_ask(
    language: str, heading: str, lead: str, text: str
) -> None:
    report = of_text(f"{heading}\n{lead}\na) {text}\nb) {text}", language)
    assert asked(report) == [("a)", "the-council", ""), ("b)", "the-council", "")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "CWG-COP\nThe twenty-second meeting was held on 14 and 15 January 2026."),
        ("zh", "CWG-COP\n第二十二次会议于2026年1月14日至15日举行。"),
        ("ar", "CWG-COP\nعقد الاجتماع الثاني والعشرون يومي 14 و15 يناير 2026."),
    ],
)
def test_a_meeting_in_words_is_of_the_group_that_is_named(language: str, text: str) -> None:
    (meeting,) = of_text(text, language).meetings
    said = (meeting.group, meeting.number, meeting.dates)
    assert said == ("CWG-COP", "22", "2026-01-14/2026-01-15")


def test_two_meetings_have_their_days_respectively() -> None:
    report = of_text(
        "Report of CWG-FHR\nCWG-FHR held its nineteenth and twentieth meetings in Geneva on "
        "18-20 January 2026 and 15-16 September 2026 respectively."
    )
    assert [(m.number, m.dates, m.place) for m in report.meetings] == [
        ("19", "2026-01-18/2026-01-20", "Geneva"),
        ("20", "2026-09-15/2026-09-16", "Geneva"),
    ]


def test_days_of_nobody_knows_which_meeting_are_left_out() -> None:
    report = of_text(
        "CWG-FHR\nThe 19th and 20th meetings of CWG-FHR were held from 18 January 2026 on."
    )
    assert [m.dates for m in report.meetings] == ["", ""]


def test_the_year_of_the_days_before_is_that_of_those_behind() -> None:
    report = of_text("CWG-FHR第19次和第20次会议分别于2026年1月18-20日和9月15-16日召开。", "zh")
    assert [m.dates for m in report.meetings] == ["2026-01-18/2026-01-20", "2026-09-15/2026-09-16"]


def test_the_symbol_of_a_report_to_the_council_does_not_make_it_one_of_the_council() -> None:
    report = of_text("Document C26/12-E\nReport of CWG-FHR\nMembers are invited to note it.")
    assert report.group == "CWG-FHR"


def test_no_two_recommendations_have_one_number() -> None:
    report = of_text(
        "I. Outcomes\n1. The group recommended that Member States reply.\n"
        "2. It was also recommended that the secretariat reply.\n"
        "II. Recommendations\nRecommendation 2: The Council is invited to agree."
    )
    assert [r.number for r in report.recommendations] == ["1", "I 2", "2"]
