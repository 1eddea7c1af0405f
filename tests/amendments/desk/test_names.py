"""Names as they are said in the hall."""

import pytest

from amendments.desk.names import brief


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("African Telecommunications Union (ATU)", "ATU"),
        ("非洲电信联盟（ATU）", "ATU"),
        ("Kenya", "Kenya"),
        ("Iran (Islamic Republic of)", "Iran (Islamic Republic of)"),
        ("(ATU)", "(ATU)"),
        ("Working group (CWG) on the Internet", "Working group (CWG) on the Internet"),
    ],
)
def test_an_abbreviation_at_the_end_of_a_name_is_said_for_it(name: str, said: str) -> None:
    assert brief(name) == said
