from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.citations import wholes


def pieces(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in wholes(text, language=language)]


def test_numbers_and_symbols_are_kept_whole_and_the_words_are_not() -> None:
    text = "see UNGA Resolution 70/125, §§ 29-82 of the Tunis Agenda and CWG-WSIS&SDG-40/INF/4"
    assert pieces(text, "en") == ["70/125", "29-82", "CWG-WSIS&SDG-40/INF/4"]
    assert pieces("ITU-R第61-3号决议（2023年，迪拜，修订版）", "zh") == ["61-3", "2023"]


def test_days_and_years_may_change_by_themselves() -> None:
    assert pieces("22 September 2024, 2015-2019", "en") == []


@given(st.text(alphabet="Resolution 70/125(C2-、) of第号决议"))
def test_spans_are_sorted_and_apart(text: str) -> None:
    end = 0
    for start, stop in wholes(text, language="en"):
        assert end <= start < stop <= len(text)
        end = stop
