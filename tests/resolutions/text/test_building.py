"""Building: under which clause a labelled, dashed or plain line goes."""

import pytest

from resolutions.text.clauses import OddityKind
from resolutions.text.grammar import Parsed, parse
from resolutions.text.sources import read_text


def read(*lines: str) -> Parsed:
    front = ("RESOLUTION 9 (DUBAI, 2018)", "On libraries", "The Council,", "noting")
    return parse(read_text("\n".join((*front, *lines))), language="en")


def below(*lines: str) -> list[str]:
    found = read(*lines).text.walk()
    return [clause.address for clause in found if "/" in clause.address]


LETTERS = [f"{letter}) x;" for letter in "abcdefgh"]


def test_a_list_of_the_next_section_does_not_make_a_letter_a_number() -> None:
    lines = [*LETTERS, "i) the ninth,", "resolves", "1 so:", "i) x;", "ii) y,"]
    assert below(*lines)[8:] == ["noting/i", "resolves/1", "resolves/1/i", "resolves/1/ii"]


@pytest.mark.parametrize("first", ["a) x;", "1 x;", "i) x;", "– x;"])
def test_a_list_goes_under_a_paragraph_that_leads_into_it_and_beside_another(first: str) -> None:
    name = below("the text", first)[-1].rpartition("/")[2]
    assert below("the text", "a line", first) == ["noting/p1", f"noting/{name}"]
    assert below("the text", "a line:", first) == ["noting/p1", f"noting/p1/{name}"]


def test_a_paragraph_between_two_clauses_does_not_end_their_list() -> None:
    assert below("a) x;", "a line", "b) y;") == ["noting/a", "noting/p1", "noting/b"]


def test_a_list_without_tabs_goes_below_its_colon_where_others_have_tabs() -> None:
    parsed = read("a) such as:", "i) x;", "ii) y;", "b) or:", "\ti) z,")
    assert parsed.oddities == ()
    assert "noting/a/ii" in parsed.text.by_address()
    assert "noting/b/i" in parsed.text.by_address()


def test_a_cited_label_that_a_page_put_first_goes_on_with_its_sentence() -> None:
    parsed = read("a) as told in recalling", "\td) iv) above;", "b) more,")
    assert parsed.text.by_address()["noting/a"].text == "as told in recalling d) iv) above;"
    assert [odd.kind for odd in parsed.oddities] == [OddityKind.WRAPPED]


def test_a_redline_that_ran_labels_together_is_read_by_its_new_ones() -> None:
    labels = ["a)", "ab)", "bc)", "cd)"]
    assert below(*(f"{label} x;" for label in labels)) == [
        "noting/a",
        "noting/b",
        "noting/c",
        "noting/d",
    ]


def test_in_a_redline_a_small_number_may_be_two() -> None:
    parsed = read("a) so:", "i) x;", "iii) y;", "iiiii) z;", "iiiiv) w,")
    assert parsed.oddities == ()
    assert len(parsed.text.by_address()["noting/a"].children) == 4


def test_elsewhere_it_is_one_and_the_label_before_it_is_missing() -> None:
    parsed = read("a) so:", "i) x;", "iii) y,")
    assert [(odd.kind, odd.detail) for odd in parsed.oddities] == [
        (OddityKind.LABEL_MISSING, "ii)")
    ]


def test_a_label_far_ahead_is_out_of_order() -> None:
    parsed = read("a) x;", "f) y,")
    assert [(odd.kind, odd.detail) for odd in parsed.oddities] == [(OddityKind.LABEL_ORDER, "f)")]


def test_a_repeated_label_is_reported() -> None:
    parsed = read("a) x;", "b) y;", "b) z,")
    assert [odd.kind for odd in parsed.oddities] == [OddityKind.LABEL_REPEATED]
