"""Reports of our own in six languages, and the real ones that were handed to us."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.reports import OddityKind, Report, read
from resolutions.text.lexicon import LANGUAGES
from resolutions.text.lines import Line, Role
from resolutions.text.sources import read_text
from tests.shared_texts import shared_files
from tests.strategies import any_text

SAMPLES = Path(__file__).with_name("samples")


def sample(language: str) -> Report:
    return read(read_text((SAMPLES / f"{language}.txt").read_text(encoding="utf-8")).lines)


def of_text(text: str, language: str = "en") -> Report:
    return read(read_text(text).lines, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meetings_of_a_sample(language: str) -> None:
    report = sample(language)
    first = report.meetings[0]
    assert (report.language, report.group) == (language, "CWG-WSIS&SDG")
    assert (first.number, first.year, first.attendance) == ("41", "2025", 120)
    assert first.dates == "2025-05-12/2025-05-13"
    assert first.place != ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_documents_of_a_sample(language: str) -> None:
    documents = {document.symbol: document for document in sample(language).documents}
    assert documents["CWG-WSIS&SDG-41/3"].meeting == "41"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_sample_cites(language: str) -> None:
    cited = {(c.body, c.number) for c in sample(language).citations if c.kind == "resolution"}
    assert cited == {("PP", "140"), ("Council", "1332")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sample_has_a_conclusion(language: str) -> None:
    assert [one.number[0] for one in sample(language).conclusions] == ["2"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "3.1|the-secretariat|2026-06 3.2|member-states| 3.2.1|member-states| "
               "3.2.2|member-states|2026-09-01 3.3|the-secretary-general|2027"),
        ("fr", "3.1|member-states|2026-12 3.2|the-secretariat| 3.3|the-secretary-general|"),
        ("es", "3.1|member-states|2026-12 3.2|the-secretariat| 3.2.1|the-secretariat|"),
        ("ru", "3.1|member-states|2026-12 3.2|the-secretariat| 3.2.1|the-secretariat| "
               "3.2.2|the-secretariat|"),
        ("zh", "3.1|the-secretariat|2026-12 3.2|the-council| 3.2.1|the-secretary-general| "
               "3.2.2|the-secretary-general|"),
        ("ar", "3.1|member-states|2026-12 3.2|the-secretariat| 3.2.1|the-secretariat| "
               "3.2.2|the-secretariat|"),
    ],
)  # fmt: skip
def test_the_recommendations_of_a_sample(language: str, expected: str) -> None:
    found = sample(language).recommendations
    said = [f"{one.number}|{','.join(one.addressees)}|{one.deadline}" for one in found]
    assert " ".join(said) == expected
    assert {one.parent for one in found} <= {"", "3.2"}
    assert all((one.parent == "3.2") == one.number.startswith("3.2.") for one in found)


@pytest.mark.parametrize(("language", "items"), [("en", 3), ("fr", 2), ("zh", 3), ("es", 0)])
def test_the_agenda_does_not_disturb_the_numbers_around_it(language: str, items: int) -> None:
    report = sample(language)
    assert [item.number for item in report.agenda] == [str(n + 1) for n in range(items)]
    assert [odd for odd in report.oddities if odd.kind is OddityKind.NUMBER_IN_TEXT] == []
    assert [s.number for s in report.sections if s.number][:2] == ["1", "2"]


def test_a_place_that_is_cited_is_not_that_of_the_meeting() -> None:
    text = "The 41st meeting of CWG-WSIS&SDG met. It has Resolution 140 (Rev. Bucharest, 2022)."
    (found,) = read(read_text(text).lines, language="en").meetings
    assert (found.number, found.place) == ("41", "")


def test_a_rule_across_the_page_is_no_recommendation() -> None:
    text = "The group made the following recommendations:\n1. Members are invited.\n"
    lines = (*read_text(text).lines, Line("______________", 9))
    assert [one.number for one in read(lines, language="en").recommendations] == ["1"]


def test_what_recurs_is_due_again_and_again() -> None:
    by_number = {one.number: one for one in sample("zh").recommendations}
    assert [due.number for due in by_number["3.2.1"].dues] == ["P1Y"]
    (each,) = [one for one in sample("fr").recommendations if one.number == "3.3"]
    assert [(due.body, due.number) for due in each.dues] == [("Council", "each")]


@pytest.mark.parametrize("path", shared_files("seeds/cwg-wsis-sdg-39-40-report-zh.txt"))
def test_the_report_on_two_meetings(path: Path) -> None:
    report = read(read_text(path.read_text(encoding="utf-8")).lines)
    assert [(m.number, m.attendance) for m in report.meetings] == [("39", 140), ("40", 150)]
    symbols = {document.symbol: document.meeting for document in report.documents}
    thirty_ninth = ("39/2", "39/3", "39/4", "39/14")
    fortieth = ("40/INF/4", "40/INF/5", "40/INF/6")
    assert symbols == {
        **{f"CWG-WSIS&SDG-{number}": "39" for number in thirty_ninth},
        **{f"CWG-WSIS&SDG-{number}": "40" for number in fortieth},
    }
    numbers = [one.number for one in report.recommendations]
    assert numbers == [*(f"3.{n}" for n in range(1, 16)), "3.15.1", "3.15.2"]
    parents = {one.number: one.parent for one in report.recommendations}
    assert {number for number, parent in parents.items() if parent == "3.15"} == {
        "3.15.1",
        "3.15.2",
    }
    cited = {(c.body, c.number) for c in report.citations if c.kind == "resolution"}
    assert {("Council", "1332"), ("Council", "1334"), ("PP", "140")} <= cited
    assert {one.addressees for one in report.recommendations if one.number == "3.15"} == {
        ("the-council",)
    }


@pytest.mark.parametrize("path", shared_files("texts/cwgwsis-report-2014-en.txt"))
def test_a_report_that_names_no_meeting_is_kept_and_says_so(path: Path) -> None:
    report = read(read_text(path.read_text(encoding="utf-8")).lines)
    assert (report.group, report.meetings) == ("CWG-WSIS", ())
    assert [section.number for section in report.sections if section.number] == ["1"]
    assert [p.number for p in report.paragraphs if p.number] == ["1", "1.1", "1.2", "1.3"]
    assert {"1332", "1334", "1336", "140", "1196"} <= {c.number for c in report.citations}
    assert OddityKind.NO_MEETING in {odd.kind for odd in report.oddities}


def bare(text: str) -> str:
    """Letters and digits alone: the full stop behind a number and white space may go.

    Digits of any script are the same.
    """
    kept = filter(str.isalnum, text)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in kept)


LINES = st.lists(
    st.builds(
        Line,
        text=any_text,
        number=st.just(1),
        label=st.sampled_from(["", "1", "1.1", "a)", "3.15.2", "–", "（一）", "①", "iv)", "١.٢"]),
        role=st.sampled_from(list(Role)),
    ),
    max_size=8,
)


@given(LINES, st.sampled_from([*LANGUAGES, None]))
def test_no_word_is_lost(lines: list[Line], language: str | None) -> None:
    numbered = [replace(line, number=n) for n, line in enumerate(lines, 1)]
    report = read(numbered, language=language)
    kept = {p.line: bare(f"{p.number}{p.text}") for p in report.paragraphs}
    for line in numbered:
        assert kept.get(line.number, "").endswith(bare(f"{line.label}{line.text}"))


@given(LINES)
def test_citations_stand_where_they_say(lines: list[Line]) -> None:
    for paragraph in read(lines, language="en").paragraphs:
        for citation in paragraph.citations:
            assert paragraph.text[citation.start : citation.end] == citation.text


def test_a_table_is_kept() -> None:
    row = Line("", 3, role=Role.ROW, cells=(Line("C26/5", 3), Line("Ruritania", 3)))
    report = read([row], language="en")
    assert [p.text for p in report.paragraphs] == ["C26/5 | Ruritania"]
    assert [d.symbol for d in report.documents] == ["C26/5"]


def test_word_keeps_its_numbers_apart() -> None:
    lines = [
        Line("Recommendations", 1, label="3"),
        Line("Member States are invited to reply.", 2, label="3.1"),
    ]
    (found,) = read(lines, language="en").recommendations
    assert (found.number, found.addressees) == ("3.1", ("member-states",))


def test_recommendations_below_a_heading_without_a_number() -> None:
    report = of_text(
        "Recommendations\nRecommendation 1: Member States are invited to reply.\n"
        "The secretariat is requested to reply by 2027.\nAnnex\nNothing is asked here."
    )
    said = [(one.number, one.addressees, one.deadline) for one in report.recommendations]
    assert said == [("1", ("member-states",), ""), ("", ("the-secretariat",), "2027")]


def test_a_sentence_may_recommend_by_itself() -> None:
    (found,) = of_text(
        "2.4 The group recommended that the Council be invited to agree."
    ).recommendations
    assert found.addressees == ("the-council",)
    assert found.confidence < 1


def test_lettered_parts_belong_to_their_recommendation() -> None:
    report = of_text(
        "1 Recommendations\n1.1 Member States are invited:\na) to come;\nb) to reply by 2027."
    )
    found = [(one.number, one.parent, one.deadline) for one in report.recommendations]
    assert found == [("1.1", "", ""), ("1.1 a)", "1.1", ""), ("1.1 b)", "1.1", "2027")]


@pytest.mark.parametrize(
    ("text", "kind", "detail"),
    [
        ("1 Start\n1.1 One thing.\n1.1 Another thing.", OddityKind.NUMBER_REPEATED, "1.1"),
        ("1 Start\n1.1 One thing.\n1.3 Another thing.", OddityKind.NUMBER_MISSING, "1.2"),
        ("1 Start\n12 Member States spoke.", OddityKind.NUMBER_IN_TEXT, "12"),
    ],
)
def test_odd_numbers_are_told(text: str, kind: OddityKind, detail: str) -> None:
    report = of_text(text)
    assert detail in [odd.detail for odd in report.oddities if odd.kind is kind]
    assert len(report.paragraphs) == text.count("\n") + 1


def test_a_date_is_no_number() -> None:
    report = of_text("12 March 2026\n1 Start")
    assert [(p.number, p.text) for p in report.paragraphs] == [
        ("", "12 March 2026"),
        ("1", "Start"),
    ]
    assert OddityKind.NUMBER_IN_TEXT not in {odd.kind for odd in report.oddities}


def test_a_council_is_told_by_its_years() -> None:
    report = of_text("The 2025 session of the Council was attended by 400 participants.")
    (meeting,) = report.meetings
    assert (report.group, meeting.year, meeting.attendance) == ("Council", "2025", 400)


def test_an_empty_report_is_a_report() -> None:
    report = read([])
    assert report.paragraphs == ()
    assert {odd.kind for odd in report.oddities} >= {OddityKind.NO_MEETING}
