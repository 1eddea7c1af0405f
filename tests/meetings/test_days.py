from datetime import date

import pytest
from django.utils.translation import override

from meetings.days import days_words, when_words


@pytest.mark.parametrize(
    ("when", "english", "chinese"),
    [
        ("2025", "2025", "2025年"),
        ("2025-02", "February 2025", "2025年2月"),
        ("2025-02-10", "10 February 2025", "2025年2月10日"),
        ("2025-02-10/2025-02-12", "10–12 February 2025", "2025年2月10–12日"),
        ("2025-02-10/2025-02-10", "10 February 2025", "2025年2月10日"),
        (
            "2026-01-30/2026-02-02",
            "30 January 2026 – 2 February 2026",
            "2026年1月30日 – 2026年2月2日",
        ),
        ("2026-01-30/soon", "2026-01-30/soon", "2026-01-30/soon"),
        ("2025-02-31", "2025-02-31", "2025-02-31"),
        ("within three months", "within three months", "within three months"),
        ("", "", ""),
    ],
)
def test_a_time_is_told_as_the_language_writes_it(when: str, english: str, chinese: str) -> None:
    with override("en"):
        assert when_words(when) == english
    with override("zh-hans"):
        assert when_words(when) == chinese


def test_a_meeting_whose_end_is_not_known_has_its_first_day() -> None:
    with override("en"):
        assert days_words(date(2025, 2, 10), None) == "10 February 2025"
