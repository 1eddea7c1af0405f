"""A line that both views have is the same thing in both."""

from dataclasses import replace

from amendments.submissions.agreement import agree
from resolutions.text.clauses import ResolutionText
from resolutions.text.grammar import parse
from resolutions.text.lines import Line, Role
from resolutions.text.sources import Source, read_text

FRONT = "RESOLUTION 140 (REV. DUBAI, 2018)\n\nThe role\n\nThe Council,\n\nconsidering\n\n"
LIST = "a) that another one says:\n\nrequests the Council:\n\ni) to act;\n\nii) to report;\n\n"
LAST = "b) that more is said,\n\n"
END = "resolves\n\n1 to go on."


def lines_of(text: str) -> tuple[Line, ...]:
    return read_text(text).lines


def read(lines: tuple[Line, ...]) -> ResolutionText:
    return parse(Source(lines), language="en").text


def keys(text: ResolutionText) -> list[str]:
    return [clause.key for clause in text.clauses if clause.key]


def test_a_heading_inside_a_list_stays_one_when_the_list_s_end_is_deleted() -> None:
    before = lines_of(FRONT + LIST + LAST + END)
    after = tuple(line for line in before if not line.text.startswith("b)"))
    assert keys(read(before)) == ["considering", "resolves"]
    assert keys(read(after)) == ["considering", "requests-the-council", "resolves"]
    agreed = agree(after, read(after), before, read(before))
    assert keys(read(agreed)) == ["considering", "resolves"]


def test_a_heading_of_the_text_before_stays_one() -> None:
    after = lines_of(FRONT + LIST + LAST + END)
    before = tuple(line for line in after if not line.text.startswith("b)"))
    agreed = agree(after, read(after), before, read(before))
    assert "requests-the-council" in keys(read(agreed))


def test_lines_that_both_views_read_alike_stay_as_they_are() -> None:
    lines = lines_of(FRONT + LIST + LAST + END)
    assert agree(lines, read(lines), lines, read(lines)) == lines


def test_what_the_source_says_itself_counts() -> None:
    before = lines_of(FRONT + LIST + LAST + END)
    after = tuple(
        replace(line, role=Role.HEADING) if line.text.startswith("requests") else line
        for line in before
    )
    assert agree(after, read(after), before, read(before)) == after
