import pytest

from resolutions.editions import name_edition, parse_edition


@pytest.mark.parametrize(
    ("year", "correction", "name"), [(2022, 0, "2022"), (2022, 1, "2022-1"), (1865, 12, "1865-12")]
)
def test_a_name_is_read_back(year: int, correction: int, name: str) -> None:
    assert name_edition(year, correction) == name
    assert parse_edition(name) == (year, correction)


@pytest.mark.parametrize(
    "name", ["", "x", "22", "20220", "²022", "2022-", "2022-0", "2022-01", "2022-x", "2022-1\n"]
)
def test_what_names_no_edition_is_none(name: str) -> None:
    assert parse_edition(name) is None
