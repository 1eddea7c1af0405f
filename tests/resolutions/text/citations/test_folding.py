from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.citations.folding import fold, fold_form


def test_signs_have_one_form() -> None:
    assert fold("Ｒ（２０２２）、CWG\u2011A\u00a0’٢").text == "r(2022)、cwg-a '2"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(text)
    assert folded.written(0, len(text)) == text


@given(st.text(alphabet="قرار\u064e\u0651\u0640\u200f 140"))
def test_marks_of_arabic_are_left_out_and_found_again(text: str) -> None:
    folded = fold(text, without_marks=True)
    assert not set("\u064e\u0651\u0640\u200f") & set(folded.text)
    for place, char in enumerate(folded.text):
        assert fold(folded.written(place, place + 1)).text == char


def test_a_form_of_the_vocabulary_is_folded_alike() -> None:
    assert fold_form("المراجَع  في") == fold("المراجَع في", without_marks=True).text
