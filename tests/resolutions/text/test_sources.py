"""Sources: plain text and Markdown become lines, without the noise of their formats."""

import pytest

from resolutions.text.clauses import Span, SpanKind
from resolutions.text.lines import Line, Role
from resolutions.text.sources import CANONICAL, clean, cut, join, read_text


def only(text: str) -> Line:
    (line,) = read_text(text).lines
    return line


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\u00a0b\u3000c\u202fd", "a b c d"),
        ("co\u00adoperate", "cooperate"),
        ("\u200fكلمة\u200e", "كلمة"),
        ("\ufefftext", "text"),
        ("one\r\ntwo\rthree\u2028four\x0cfive", "one\ntwo\nthree\nfour\nfive"),
        ("non\u2011breaking", "non-breaking"),
    ],
)
def test_what_no_reader_sees_goes(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_lines_are_numbered_as_in_the_file() -> None:
    source = read_text("# source: somewhere\n\nfirst\n\n<!-- hidden\nlines -->\nsecond")
    assert [(line.text, line.number) for line in source.lines] == [("first", 3), ("second", 7)]


def test_bookmarks_rules_and_runs_of_blanks_go() -> None:
    assert only("[bookmark: _Toc1]one   two\n-----").text == "one two"


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("*one* two", "one two", (Span(0, 3, SpanKind.ITALIC),)),
        ("a **b** c", "a b c", (Span(2, 3, SpanKind.BOLD),)),
        ("m<sup>2</sup>", "m2", (Span(1, 2, SpanKind.SUPERSCRIPT),)),
        ("x[^1],", "x1,", (Span(1, 2, SpanKind.FOOTNOTE, "1"),)),
        ("[a](recalling/b)", "a", (Span(0, 1, SpanKind.LINK, "recalling/b"),)),
        ("2 * 3 * 4", "2 * 3 * 4", ()),
        ("a lone *asterisk", "a lone *asterisk", ()),
        (r"an escaped \*one\*", "an escaped *one*", ()),
        ("[footnoteRef:1]1 of it", "1 of it", (Span(0, 1, SpanKind.FOOTNOTE, "1"),)),
    ],
)
def test_marks_become_spans(marked: str, text: str, spans: tuple[Span, ...]) -> None:
    line = only(marked)
    assert (line.text, line.spans) == (text, spans)


@pytest.mark.parametrize(
    ("raw", "label", "text"),
    [
        ("[^1]: A note.", "1", "A note."),
        ("<sup>2</sup> Une note.", "2", "Une note."),
        ("[^*]: Примечание.", "*", "Примечание."),
    ],
)
def test_a_line_of_a_note_is_one(raw: str, label: str, text: str) -> None:
    line = only(raw)
    assert (line.role, line.label, line.text) == (Role.FOOTNOTE, label, text)


def test_a_note_at_the_end_of_its_paragraph_becomes_a_line() -> None:
    clause, note = read_text("a) for readers[footnoteRef:1]1; [1: 1 Young and old.] ").lines
    assert clause.text == "a) for readers1;"
    assert (note.role, note.label, note.text) == (Role.FOOTNOTE, "1", "Young and old.")


@pytest.mark.parametrize(
    ("below", "role"),
    [
        ("1 Young and old readers.", Role.FOOTNOTE),
        ("1 图书馆的读者。", Role.FOOTNOTE),
        ("1 Introduction", Role.UNKNOWN),
        ("1 引言", Role.UNKNOWN),
    ],
)
def test_a_numbered_sentence_below_a_rule_is_a_note_and_a_heading_is_not(
    below: str, role: Role
) -> None:
    assert only(f"__________\n{below}").role is role


def test_a_table_has_rows_and_cells() -> None:
    head, rule, row = read_text("| a | b |\n|---|:-:|\n| c\\|d | e<br>f |").lines
    assert [cell.text for cell in head.cells] == ["a", "b"]
    assert (rule.role, rule.cells) == (Role.ROW, ())
    assert [cell.text for cell in row.cells] == ["c|d", "e\nf"]


def test_tabs_tell_the_depth_and_hashes_a_heading() -> None:
    deep, heading = read_text("\t\ti) deep\n## Part").lines
    assert (deep.depth, deep.text) == (2, "i) deep")
    assert (heading.role, heading.text) == (Role.HEADING, "Part")


def test_an_escaped_start_makes_a_plain_paragraph() -> None:
    line = only("\\1 is a number")
    assert (line.role, line.text) == (Role.PARAGRAPH, "1 is a number")
    marked = only("\\ *1* is a number")
    assert (marked.role, marked.text) == (Role.PARAGRAPH, "1 is a number")
    assert marked.spans == (Span(0, 1, SpanKind.ITALIC),)


def test_a_source_may_say_that_nothing_is_to_be_inferred() -> None:
    assert read_text(f"{CANONICAL}\ntext").canonical
    assert not read_text("text").canonical


def test_a_part_of_a_line_keeps_its_spans() -> None:
    line = Line("one two three", 1, spans=(Span(4, 13, SpanKind.BOLD),))
    part = cut(line, 3, 9)
    assert (part.text, part.spans) == ("two t", (Span(0, 5, SpanKind.BOLD),))


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [("one", "two", "one two"), ("co-", "operate", "co-operate"), ("图书", "馆", "图书馆")],
)
def test_two_lines_of_a_sentence_join_with_the_blank_of_their_script(
    before: str, after: str, whole: str
) -> None:
    spans = (Span(0, len(after), SpanKind.ITALIC),)
    found = join(Line(before, 1), Line(after, 2, spans=spans))
    assert (found.text, found.number) == (whole, 1)
    assert found.spans == (Span(len(whole) - len(after), len(whole), SpanKind.ITALIC),)
