"""Labels that count only in their sequence, and labels that no list counts with."""

import pytest

from resolutions.text.clauses import Kind
from resolutions.text.grammar import parse
from resolutions.text.lines import Line
from resolutions.text.sequences import set_labels_apart
from resolutions.text.sources import Source, read_text

FRONT = "Resolution 901 (Doha, 2031)\n\nMasts\n\nThe Council,\n\nresolves\n\n"


def addresses(body: str) -> list[str]:
    parsed = parse(read_text(FRONT + body), language="en")
    return [clause.address for clause in parsed.text.walk() if clause.kind is Kind.CLAUSE]


def test_numbers_that_lost_their_blank_are_labels_in_their_sequence() -> None:
    said = "1that masts be inspected;\n2that costs be shared:\ni)by users;\n3that it be reported."
    assert addresses(said) == ["resolves/1", "resolves/2", "resolves/2/i", "resolves/3"]


@pytest.mark.parametrize("line", ["3GPP is consulted;", "1that stands alone;", "2nd masts count;"])
def test_a_number_before_a_word_alone_is_none(line: str) -> None:
    assert addresses(line) == []


def test_letters_and_roman_numbers_with_a_stop_are_labels_where_they_go_on() -> None:
    assert addresses("A. to inspect;\nB. to report:\ni. in spring;\nii. in autumn.") == [
        "resolves/a",
        "resolves/b",
        "resolves/b/i",
        "resolves/b/ii",
    ]
    assert addresses("A. Mast wrote this.\nThe Council agreed.") == []


def test_chinese_and_full_width_numbers_are_labels() -> None:
    front = "第901号决议（2031年，多哈）\n\n天线杆\n\n理事会，\n\n做出决议\n\n"
    body = "1．检查天线杆：\n（一）每年；\n（二）暴风雨后；\n2．分担费用。"
    parsed = parse(read_text(front + body))
    found = [clause.address for clause in parsed.text.walk() if clause.kind is Kind.CLAUSE]
    assert found == ["resolves/1", "resolves/1/1", "resolves/1/2", "resolves/2"]


def test_raised_commas_around_a_number_count_the_inner_list() -> None:
    front = "القرار 901 (الدوحة، 2031)\n\nالصواري\n\nإن المجلس،\n\nيقرر\n\n"
    parsed = parse(read_text(f"{front}1\tأن تفحص:\n’1‘\tكل سنة؛\n’2‘\tبعد العاصفة؛\n2\tأن تسجل."))
    found = [clause.address for clause in parsed.text.walk() if clause.kind is Kind.CLAUSE]
    assert found == ["resolves/1", "resolves/1/i", "resolves/1/ii", "resolves/2"]


def test_a_label_that_no_list_counts_with_stays_in_the_text() -> None:
    lines = (Line("the masts", 1, label="§ 4"), Line("the wires", 2, label="b)"))
    apart = set_labels_apart(lines)
    assert [(line.label, line.text) for line in apart] == [
        ("", "§ 4 the masts"),
        ("b)", "the wires"),
    ]


def test_nothing_of_a_numbered_word_heading_is_lost() -> None:
    lines = [Line(text, number) for number, text in enumerate(FRONT.split("\n"), 1) if text]
    lines.append(Line("that masts be inspected", 20, label="Article 1"))
    words = " ".join(clause.words for clause in parse(Source(tuple(lines), whole=True)).text.walk())
    assert "Article 1 that masts be inspected" in words
