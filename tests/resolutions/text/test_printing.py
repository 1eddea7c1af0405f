"""Printing: a file that a person reads and the grammar reads back."""

from hypothesis import given

from resolutions.text.clauses import ResolutionText, Span
from resolutions.text.grammar import parse
from resolutions.text.printing import mark, print_text
from resolutions.text.sources import CANONICAL, read_text, read_words
from tests.resolutions.text.generated import resolutions, said


def reread(printed: str) -> ResolutionText:
    return parse(read_text(printed), language="en").text


@given(resolutions())
def test_what_is_printed_parses_to_the_same_tree(text: ResolutionText) -> None:
    assert reread(print_text(text)) == text


SIMPLE = """\
RESOLUTION 1332 (MODIFIED 2019)

Title

The Council,

recalling

a) *one* thing;
b) another:
	i) its half[^1],

resolves

to go on.

[^1]: A note.
"""


def test_a_plain_text_prints_as_a_person_would_write_it() -> None:
    lines = [line for line in print_text(reread(SIMPLE)).splitlines() if line]
    assert lines == [line for line in SIMPLE.splitlines() if line]


def test_a_text_that_could_be_misread_says_that_nothing_is_to_be_inferred() -> None:
    printed = print_text(reread(f"{CANONICAL}\n{SIMPLE}".replace("another:", "so; c) no:")))
    assert printed.startswith(CANONICAL)
    assert reread(printed).by_address()["recalling/b"].text == "so; c) no:"


def test_a_blank_in_a_chinese_title_stays_where_nothing_is_to_be_inferred() -> None:
    text = reread(f"{CANONICAL}\n{SIMPLE}".replace("Title", "Title 电信 发展"))
    assert text.by_address()["title"].text == "Title 电信 发展"
    assert reread(print_text(text)) == text


@given(said())
def test_one_clause_s_words_and_marks_are_read_back(words: tuple[str, tuple[Span, ...]]) -> None:
    assert read_words(mark(*words)) == words
