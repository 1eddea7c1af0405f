"""Labels: what counts as one, in which order they stand, and their part of an address."""

import pytest

from resolutions.text.labels import (
    Label,
    Reading,
    Style,
    label_before,
    read_bare,
    read_fused,
    read_label,
    slug,
)


def bare(text: str) -> Label:
    label = read_bare(text)
    assert label, text
    return label


def follows(after: str, before: str) -> bool:
    return any(
        reading.follows(other)
        for reading in bare(after).readings
        for other in bare(before).readings
        if reading.style is not Style.DASH
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a) clause", "a)"),
        ("(iv) clause", "(iv)"),
        ("12 clause", "12"),
        ("3. clause", "3."),
        ("1.2.3 clause", "1.2.3"),
        ("b)bis clause", "b)bis"),
        ("2bis clause", "2bis"),
        ("б) пункт", "б)"),
        ("أ ) فقرة", "أ )"),
        ("（a） 条款", "（a）"),
        ("aa) clause", "aa)"),
        ("– dash", "–"),
        ("•item", "•"),
    ],
)
def test_a_label_is_read_as_printed(text: str, label: str) -> None:
    found = read_label(text)
    assert found
    assert (found[0].text, found[1]) == (label, len(label))


@pytest.mark.parametrize(
    "text", ["clause", "2018, a year", "1999 clause", "12% of it", "a clause", "-word", "(see)", ""]
)
def test_words_and_figures_are_no_labels(text: str) -> None:
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("b)", "a)"),
        ("aa)", "z)"),
        ("ii)", "i)"),
        ("x)", "ix)"),
        ("j)", "i)"),
        ("10", "9"),
        ("1.3", "1.2"),
        ("a)bis", "a)"),
        ("a)ter", "a)bis"),
        ("b)", "a)bis"),
        ("в)", "б)"),
        ("c)", "b)"),
        ("ج)", "ب)"),
    ],
)
def test_labels_follow_each_other(after: str, before: str) -> None:
    assert follows(after, before)
    assert not follows(before, after)


@pytest.mark.parametrize(
    ("after", "before"), [("2)", "1"), ("(b)", "a)"), ("B)", "a)"), ("1.2", "1"), ("2.2", "1.1")]
)
def test_labels_of_two_lists_do_not(after: str, before: str) -> None:
    assert not follows(after, before)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("b)", "b"),
        ("iv)", "iv"),
        ("б)", "b"),
        ("ب)", "b"),
        ("с)", "c"),
        ("1.2", "1.2"),
        ("b)bis", "b-bis"),
        ("12.", "12"),
    ],
)
def test_an_address_is_the_same_in_every_alphabet(text: str, name: str) -> None:
    label = bare(text)
    assert name in {slug(label, reading) for reading in label.readings}


def test_i_is_a_letter_and_a_number() -> None:
    readings = bare("i)").readings
    assert {(r.style, r.rank) for r in readings} == {(Style.LETTER, 9), (Style.ROMAN, 1)}


@pytest.mark.parametrize(("text", "rank"), [("ef)", 6), ("iiiiv)", 4), ("vivii)", 7)])
def test_two_labels_run_together_count_as_the_new_one(text: str, rank: int) -> None:
    found = read_label(f"{text} clause")
    assert found
    assert found[0].fused
    assert [reading.rank for reading in found[0].readings] == [rank]


def test_a_label_of_its_own_is_not_fused_unless_asked() -> None:
    found = read_label("iii) clause")
    assert found
    assert not found[0].fused
    fused = read_fused("iii)")
    assert fused
    assert fused.readings == (Reading(Style.ROMAN, ")", 2),)
    assert read_fused("a)") is None


@pytest.mark.parametrize(
    ("text", "before"),
    [("e)", "d)"), ("5", "4"), ("iv)", "iii)"), ("(3)", "(2)"), ("г)", "в)"), ("ج)", "ب)")],
)
def test_the_label_before_one_can_be_named(text: str, before: str) -> None:
    found = read_label(f"{text} ")
    assert found is not None
    assert label_before(found[0], found[0].readings[-1]) == before


@pytest.mark.parametrize("text", ["a)", "1", "1.2", "–"])
def test_before_a_first_label_or_a_dash_there_is_none(text: str) -> None:
    found = read_label(f"{text} ")
    assert found is not None
    assert label_before(found[0], found[0].readings[0]) == ""
