"""A day is said with its number first in English, and nobody takes a month for a day."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "form", "said"),
    [
        ("en", "DATE_FORMAT", "4 March 2026"),
        ("en", "DATETIME_FORMAT", "4 March 2026, 16:05"),
        ("en", "SHORT_DATE_FORMAT", "4 Mar 2026"),
        ("en", "SHORT_DATETIME_FORMAT", "4 Mar 2026, 16:05"),
        ("en", "YEAR_MONTH_FORMAT", "March 2026"),
        ("zh-hans", "DATE_FORMAT", "2026年3月4日"),
    ],
)
def test_a_day_is_said_as_the_union_says_it(language: str, form: str, said: str) -> None:
    with override(language):
        assert date_format(datetime(2026, 3, 4, 16, 5), form) == said
