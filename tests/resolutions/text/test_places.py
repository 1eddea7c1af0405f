"""Places are named in the language of whoever reads."""

import pytest

from resolutions.text.places import place_in


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
