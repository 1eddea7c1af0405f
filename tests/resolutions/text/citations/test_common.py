import pytest

from resolutions.text.citations.common import common


@pytest.mark.parametrize(
    ("year", "place", "body"),
    [
        ("2022", "Bucharest", "PP"),
        ("2022", "布加勒斯特", "PP"),
        ("2022", "基加利", "WTDC"),
        ("2014", "Dubaï", "WTDC"),
        ("2012", "Дубай", "WTSA"),
        ("2015", "Geneva", "RA"),
        ("2022", "Dubai", ""),
        ("2022", "Atlantis", ""),
    ],
)
def test_a_year_and_a_place_tell_who_met(year: str, place: str, body: str) -> None:
    assert common().body_of(year, place) == body
