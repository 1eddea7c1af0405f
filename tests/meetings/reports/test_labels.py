"""Lists of recommendations by every kind of label, and what is a part of what."""

import pytest

from meetings.reports import read
from meetings.reports.levels import marked
from resolutions.text.sources import read_text


def numbers(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """The number of each recommendation, what it is a part of, and how its words begin."""
    found = read(read_text(text).lines, language=language).recommendations
    return [(one.number, one.parent, one.text[:7].strip()) for one in found]


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("（一）请成员国", "（一）", "请成员国"),
        ("(二) 请成员国", "（二）", "请成员国"),
        ("一、请成员国", "一", "请成员国"),
        ("②请成员国", "②", "请成员国"),
        ("(iv) to reply", "iv)", "to reply"),
        ("II. Closing", "II", "Closing"),
        ("１）to reply", "1)", "to reply"),
        ("أ ) الرد", "أ)", "الرد"),
    ],
)
def test_a_label(text: str, label: str, rest: str) -> None:
    found = marked(text)
    assert found is not None
    assert (found.text, found.rest) == (label, rest)


@pytest.mark.parametrize("text", ["12 people came", "– to reply", "no label", "a)", ""])
def test_what_is_no_label(text: str) -> None:
    assert marked(text) is None


def test_chinese_sections_hold_recommendations_with_parts() -> None:
    text = (
        "一、概况\n会议顺利。\n二、建议\n（一）请秘书处：\n1. 更新数据；\n2、发布结果；\n"
        "（二）请成员国回复。\n三、其他\n会议结束。"
    )
    assert numbers(text, "zh") == [
        ("（一）", "", "请秘书处："),
        ("（一） 1", "（一）", "更新数据；"),
        ("（一） 2", "（一）", "发布结果；"),
        ("（二）", "", "请成员国回复。"),
    ]


def test_wide_brackets_and_circles() -> None:
    text = "3 工作组提出以下建议：\n1）请成员国回复；\n2）请秘书处更新：\n①甲；\n②乙。\n4 闭幕"
    assert numbers(text, "zh") == [
        ("1", "", "请成员国回复；"),
        ("2", "", "请秘书处更新："),
        ("2 ①", "2", "甲；"),
        ("2 ②", "2", "乙。"),
    ]


def test_letters_below_roman_numbers() -> None:
    text = (
        "3 Recommendations\n3.1 Members are invited:\n(i) to reply:\n(a) soon;\n(b) twice;\n"
        "(ii) to come.\n3.2 The secretariat should help."
    )
    assert [(number, parent) for number, parent, _ in numbers(text)] == [
        ("3.1", ""),
        ("3.1 i)", "3.1"),
        ("3.1 i) a)", "3.1 i)"),
        ("3.1 i) b)", "3.1 i)"),
        ("3.1 ii)", "3.1"),
        ("3.2", ""),
    ]


def test_roman_sections() -> None:
    text = (
        "I. Opening\nAll came.\nII. Recommendations\ni) Members should reply;\n"
        "ii) the secretariat should help.\nIII. Closing\nAll left."
    )
    assert [number for number, *_ in numbers(text)] == ["i)", "ii)"]


def test_a_sentence_that_begins_with_a_letter_and_a_stop_is_no_label() -> None:
    text = "Recommendations\nI. Members should reply.\nC. Smith spoke."
    report = read(read_text(text).lines, language="en")
    assert [p.number for p in report.paragraphs] == ["", "", ""]


def test_numbers_in_brackets_are_parts_of_a_number_without() -> None:
    text = (
        "2.1 The group recommends:\n1) Members should reply;\n2) the secretariat should help.\n"
        "2.2 All agreed.\n3. Recommendations\n1) Members should come.\n4. Closing"
    )
    # The second list has a 1 as well: it keeps the number of its section.
    assert [number for number, *_ in numbers(text)] == ["1", "2", "3 1)"]


@pytest.mark.parametrize(
    ("language", "heading", "text", "number"),
    [
        ("en", "Recommendations", "Recommendation 1: X", "1"),
        ("en", "Recommendations", "Recommendation II – X", "II"),
        ("fr", "Recommandations", "Recommandation n° 2 : X", "2"),
        ("es", "Recomendaciones", "Recomendación N.º 3: X", "3"),
        ("ru", "Рекомендации", "Рекомендация № 4. X", "4"),
        ("zh", "建议", "建议1：X", "1"),
        ("zh", "建议", "建议（四）：X", "四"),
        ("zh", "建议", "第5项建议：X", "5"),
        ("ar", "التوصيات", "التوصية ٦: X", "6"),
        ("ar", "التوصيات", "التوصية الرابعة: X", "4"),
    ],
)
def test_a_number_in_words_does_not_stand_in_the_text_again(
    language: str, heading: str, text: str, number: str
) -> None:
    assert numbers(f"{heading}\n{text} Y", language) == [(number, "", "X Y")]


def test_citations_move_with_the_text() -> None:
    text = "Recommendations\nRecommendation 1: All are to follow Resolution 140."
    (one,) = read(read_text(text).lines, language="en").recommendations
    (cited,) = one.citations
    assert one.text[cited.start : cited.end] == cited.text == "Resolution 140"


def test_arabic_digits() -> None:
    text = "٣ التوصيات\n٣.١ تدعى الدول الأعضاء إلى الرد:\nأ ) الآن؛\n٣.٢ تدعى الأمانة.\n٤ الختام"
    assert [(number, parent) for number, parent, _ in numbers(text, "ar")] == [
        ("3.1", ""),
        ("3.1 أ)", "3.1"),
        ("3.2", ""),
    ]


@pytest.mark.parametrize(
    ("words", "deadline", "due"),
    [
        ("within three months of the meeting", "", "within three months of the meeting"),
        ("by the end of 2026", "2026", ""),
        ("before the next session of the Council", "", "the next session of the Council"),
        ("every year", "", ""),
        ("two months before PP-26", "", "two months before PP-26"),
    ],
)
def test_a_deadline_is_a_date_or_words(words: str, deadline: str, due: str) -> None:
    text = f"Recommendations\n1. Member States are invited to reply {words}."
    (one,) = read(read_text(text).lines, language="en").recommendations
    assert (one.deadline, one.due_words) == (deadline, due)
