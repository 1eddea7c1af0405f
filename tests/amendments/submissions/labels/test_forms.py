import re

from amendments.submissions.labels.forms import any_of, compile_forms, compile_label, pattern_of


def test_white_space_may_be_missing() -> None:
    assert re.fullmatch(pattern_of("Page # of"), "Page12of")


def test_a_number_and_words_are_captured() -> None:
    found = re.fullmatch(pattern_of("Part #: …"), "Part IV： of gardens")
    assert found and found.groups() == ("IV", "of gardens")


def test_few_words_do_not_go_over_a_sentence_but_any_words_do() -> None:
    assert not re.fullmatch(pattern_of("Asked of …"), "Asked of A. It counts")
    assert re.fullmatch(pattern_of("Asked of ……"), "Asked of A. It counts")


def test_arabic_strokes_do_not_count() -> None:
    assert re.fullmatch(pattern_of("ملخص"), "ملخـــص")


def test_the_longest_form_wins() -> None:
    found = re.match(any_of(["Garden", "Garden wall"]), "Garden wall")
    assert found and found.group() == "Garden wall"


def test_no_forms_match_nothing() -> None:
    assert not re.match(any_of([]), "")


def test_bounded_forms_are_whole_words() -> None:
    chair = compile_forms(["chair"], bounded=True)
    assert chair.search("the Chair, sitting") and not chair.search("armchairs")


def test_a_label_ends_at_its_sign_or_with_its_line() -> None:
    label = compile_label(["Soil"])
    assert [bool(label.match(t)) for t in ("Soil", "1. Soil:", "Soil / wet", "Soil – wet")] == [
        True
    ] * 4
    assert not label.match("Soil is wet")
