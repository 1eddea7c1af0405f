"""Places are named in the language of whoever reads."""

import pytest

from resolutions.text.places import place_in, place_of


@pytest.mark.parametrize(
    ("place", "language", "expected"),
    [
        ("Dubai", "zh", "迪拜"),
        ("迪拜", "en", "Dubai"),
        ("DUBAI", "zh", "迪拜"),
        ("Marrakech", "en", "Marrakech"),
        ("Marrakech", "zh", "马拉喀什"),
        ("Женева", "ar", "جنيف"),
        ("Atlantis", "zh", "Atlantis"),
        ("", "zh", ""),
        ("Dubai", "tlh", "Dubai"),
    ],
)
def test_a_place_has_its_usual_name(place: str, language: str, expected: str) -> None:
    assert place_in(place, language) == expected


@pytest.mark.parametrize(
    ("body", "year", "expected"),
    [
        ("pp", 2026, "Doha"),
        ("wtsa", 2024, "New Delhi"),
        ("wtdc", 2023, ""),
        ("council", 2025, ""),
        ("pp", None, ""),
    ],
)
def test_where_a_conference_meets_is_known(body: str, year: int | None, expected: str) -> None:
    assert place_of(body, year) == expected
