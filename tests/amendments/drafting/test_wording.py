from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.wording import merge_words
from amendments.drafting.words import Words
from resolutions.text.clauses import Span, SpanKind

TEXT = "to report every year to the Council on what has been done;"
words = st.lists(st.sampled_from("to report 第号 year, the done; x".split(" ")), max_size=8).map(
    " ".join
)


@given(words, words)
def test_who_is_alone_has_his_words(before: str, after: str) -> None:
    was, now = (before, ()), (after, ())
    assert merge_words(was, now, was) == now
    assert merge_words(was, was, now) == now
    assert merge_words(was, now, now) == now


@given(words, words, words)
def test_it_does_not_matter_who_is_mine(before: str, mine: str, theirs: str) -> None:
    was = (before, ())
    one = merge_words(was, (mine, ()), (theirs, ()))
    assert one == merge_words(was, (theirs, ()), (mine, ()))


def said(text: str, *spans: Span) -> Words:
    return text, spans


def test_changes_apart_are_both_made() -> None:
    mine = said(TEXT.replace("every year", "every second year"))
    theirs = said(TEXT.replace("done", "achieved"))
    merged = merge_words(said(TEXT), mine, theirs)
    assert merged == said("to report every second year to the Council on what has been achieved;")


def test_the_same_change_counts_once() -> None:
    mine = said(TEXT.replace("year", "month").replace("done", "achieved"))
    theirs = said(TEXT.replace("year", "month"))
    assert merge_words(said(TEXT), mine, theirs) == mine


def test_changes_that_touch_are_no_ones_to_merge() -> None:
    mine, theirs = said(TEXT.replace("year", "month")), said(TEXT.replace("year", "week"))
    assert merge_words(said(TEXT), mine, theirs) is None
    assert merge_words(said(TEXT), mine, said(TEXT.replace(" every year", ""))) is None


def test_emphasis_moves_with_its_words() -> None:
    note = Span(28, 35, SpanKind.ITALIC)
    mine = said(TEXT.replace("every year", "each year"), Span(27, 34, SpanKind.ITALIC))
    theirs = said(TEXT, note, Span(0, 2, SpanKind.BOLD))
    merged = merge_words(said(TEXT, note), mine, theirs)
    assert merged is not None
    text, spans = merged
    assert text == mine[0]
    assert {(text[s.start : s.end], s.kind) for s in spans} == {
        ("to", SpanKind.BOLD),
        ("Council", SpanKind.ITALIC),
    }
