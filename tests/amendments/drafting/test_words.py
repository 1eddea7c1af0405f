from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.words import fit, joined, replaced, split, tidy, unkeepable
from resolutions.text.clauses import Span, SpanKind
from tests.strategies import any_text

ITALIC = SpanKind.ITALIC


@st.composite
def spanned(draw: st.DrawFn) -> tuple[str, tuple[Span, ...]]:
    """Any text with a few spans inside."""
    text = draw(any_text)
    if not text:
        return text, ()
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=3))
    return text, tuple(
        sorted(Span(start, draw(st.integers(start + 1, len(text))), ITALIC) for start in starts)
    )


@given(spanned())
def test_tidy_words_can_be_kept_and_are_tidy_for_good(
    words: tuple[str, tuple[Span, ...]],
) -> None:
    text, spans = tidy(*words)
    assert fit(text, spans) and not unkeepable(text)
    assert text == " ".join(text.split())
    assert tidy(text, spans) == (text, spans)


@given(spanned(), st.data())
def test_both_halves_have_spans_of_their_own(
    words: tuple[str, tuple[Span, ...]], data: st.DataObject
) -> None:
    halves = split(*words, data.draw(st.integers(0, len(words[0]))))
    assert all(fit(*half) for half in halves)
    assert "".join("".join(half[0] for half in halves).split()) == "".join(words[0].split())


@given(spanned(), st.data())
def test_replacing_leaves_what_stands_around(
    words: tuple[str, tuple[Span, ...]], data: st.DataObject
) -> None:
    text, spans = words
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    now, moved = replaced(text, spans, start, end, "new")
    assert now == text[:start] + "new" + text[end:]
    assert fit(now, moved)


def test_typed_words() -> None:
    typed = "  to\u00a0report\r\n  every\u200b year\x00 "
    assert tidy(typed, (Span(2, 11, ITALIC),)) == ("to report every year", (Span(0, 9, ITALIC),))


def test_words_are_joined_as_their_script_is_written() -> None:
    assert joined(("one", ()), ("two", (Span(0, 3, ITALIC),))) == (
        "one two",
        (Span(4, 7, ITALIC),),
    )
    assert joined(("报告；", ()), ("公布", ()))[0] == "报告；公布"
    assert joined(("", ()), ("two", ()))[0] == "two"


def test_a_span_around_what_is_replaced_holds_what_comes() -> None:
    assert replaced("resolves 2 above", (Span(0, 10, ITALIC),), 9, 10, "13") == (
        "resolves 13 above",
        (Span(0, 11, ITALIC),),
    )
    assert replaced("resolves 2 above", (Span(0, 8, ITALIC),), 9, 10, "3")[1] == (
        Span(0, 8, ITALIC),
    )
