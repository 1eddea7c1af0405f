"""Ideographs: a blank between two of them is a broken line's, and goes."""

import pytest

from resolutions.text.clauses import Span, SpanKind
from resolutions.text.grammar import parse
from resolutions.text.ideographs import close_up
from resolutions.text.lines import Line
from resolutions.text.sources import close_up_line, read_text


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("图书馆和 《读者》", "图书馆和《读者》"),
        ("图书馆 ITU 读者", "图书馆 ITU 读者"),
        ("图书 馆 的", "图书馆的"),
        ("of the library", "of the library"),
    ],
)
def test_only_blanks_between_ideographs_go(text: str, closed: str) -> None:
    assert close_up(text) == closed


def test_the_spans_of_a_line_move_along() -> None:
    line = Line("图书 馆的", 1, spans=(Span(0, 4, SpanKind.BOLD), Span(4, 5, SpanKind.ITALIC)))
    closed = close_up_line(line)
    assert closed.text == "图书馆的"
    assert closed.spans == (Span(0, 3, SpanKind.BOLD), Span(3, 4, SpanKind.ITALIC))


def test_titles_have_no_blank_that_a_broken_line_left() -> None:
    lines = ("第9号决议（2022年，基加利）", "图书馆和 《读者》", "的作用", "理事会，")
    text = parse(read_text("\n".join(lines)), language="zh").text
    assert text.title == "图书馆和《读者》的作用"
