"""Which stretches of a run are set from right to left."""

import pytest

from resolutions.word.scripts import directions


@pytest.mark.parametrize(
    ("text", "rtl", "stretches"),
    [
        # A Latin label keeps its brackets, an Arabic one its direction.
        ("i)\tأن", True, [("i)", False), ("\tأن", True)]),
        ("(ii)\tأن", True, [("(ii)", False), ("\tأن", True)]),
        ("أ )\tأن", True, [("أ )\tأن", True)]),
        ("1\tأن", True, [("1\tأن", True)]),
        ("iv)", True, [("iv)", False)]),
        # Latin words keep the bracket that closes theirs, and no other.
        (
            "مثل WSIS+10 (2014) هنا",
            True,
            [("مثل ", True), ("WSIS+10 (2014)", False), (" هنا", True)],
        ),
        ("هنا (ICT) هنا", True, [("هنا (", True), ("ICT", False), (") هنا", True)]),
        ("plain words", True, [("plain words", False)]),
        (" 5 ", True, [(" 5 ", True)]),
        (" 5 ", False, [(" 5 ", False)]),
    ],
)
def test_each_stretch_has_its_direction(
    text: str, rtl: bool, stretches: list[tuple[str, bool]]
) -> None:
    assert list(directions(text, rtl)) == stretches
