import pytest

from resolutions.text.links import safe_target


@pytest.mark.parametrize(
    "target", ["https://www.itu.int/", "HTTP://a.example", "mailto:a@example.org", "#annex-1"]
)
def test_pages_addresses_and_places_are_led_to(target: str) -> None:
    assert safe_target(target) == target


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "file:///x",
        "//a",
        "a",
        "http://a b",
    ],
)
def test_nothing_else_is(target: str) -> None:
    assert safe_target(target) == ""
