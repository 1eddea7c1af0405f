"""Times that are told by something else: no day is made up for them."""

import pytest

from resolutions.text.citations import find

RELATIVE = [
    ("en", "within three months of the meeting"),
    ("en", "no later than 30 days after the adoption of this report"),
    ("en", "before the next meeting"),
    ("en", "by the end of the year"),
    ("fr", "dans un délai de trois mois à compter de la réunion"),
    ("fr", "avant la prochaine réunion"),
    ("es", "en un plazo de tres meses a partir de la reunión"),
    ("es", "antes de la próxima reunión"),
    ("ru", "в течение трех месяцев после собрания"),
    ("ru", "до следующего собрания"),
    ("zh", "会议结束后三个月内"),
    ("zh", "在下次会议之前"),
    ("zh", "今年年底前"),
    ("ar", "في غضون ثلاثة أشهر من الاجتماع"),
    ("ar", "قبل الاجتماع المقبل"),
]


def deadlines(text: str, language: str) -> list[tuple[str, str, str]]:
    found = find(text, language=language)
    return [(one.text, one.number, one.year) for one in found if one.kind == "deadline"]


@pytest.mark.parametrize(("language", "text"), RELATIVE)
def test_a_time_told_by_something_else(language: str, text: str) -> None:
    assert deadlines(f"{text}.", language) == [(text, "", "")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two months before PP-26"),
        ("en", "three weeks before 1 June 2027"),
        ("en", "two weeks before the 2027 session of the Council"),
        ("fr", "au plus tard deux mois avant la PP-26"),
        ("es", "a más tardar dos meses antes de la PP-26"),
        ("ru", "за два месяца до ПК-26"),
    ],
)
def test_the_day_before_which_so_long_is_to_pass_is_no_deadline(language: str, text: str) -> None:
    assert deadlines(text, language) == [(text, "", "")]


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        ("en", "before the next session of the Council", "Council"),
        ("fr", "avant la prochaine session du Conseil", "Council"),
        ("zh", "在下届理事会会议之前", "Council"),
        ("ar", "قبل الدورة القادمة للمجلس", "Council"),
    ],
)
def test_the_next_session_of_a_body_is_told_by_the_body(
    language: str, text: str, body: str
) -> None:
    (found,) = find(text, language=language)
    assert (found.body, found.number, found.year) == (body, "next", "")


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [
        ("en", "by the end of 2026", "2026"),
        ("fr", "d'ici à la fin de 2026", "2026"),
        ("es", "para finales de 2026", "2026"),
        ("ru", "к концу 2026 г.", "2026"),
        ("zh", "不晚于2026年6月30日", "2026-06-30"),
        ("ar", "بحلول نهاية عام 2026", "2026"),
    ],
)
def test_a_year_or_a_day_that_is_told(language: str, text: str, year: str) -> None:
    assert deadlines(text, language) == [(text, "", year)]


@pytest.mark.parametrize("text", ["over the past three years", "for two years", "30 days"])
def test_what_lasts_is_no_deadline(text: str) -> None:
    assert deadlines(text, "en") == []
