"""The two views of one document agree on which of its lines are headings.

What a line is depends on the lines around it: where a list goes on behind it, it is no heading of a
section. A line that stands unchanged in both views is one thing in both, and the view before, which
was adopted, decides which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from resolutions.text.clauses import SECTIONS, ResolutionText
from resolutions.text.lines import Line, Role


def agree(
    lines: Iterable[Line],
    after: ResolutionText,
    lines_before: Iterable[Line],
    before: ResolutionText,
) -> tuple[Line, ...]:
    """The lines after, with the roles that those of them have which stand in the view before too.

    `after` and `before` are the texts that the lines of each view were read as.
    """
    kept = {line.number: line.text for line in lines_before}
    was, now = _headings(before), _headings(after)

    def settle(line: Line) -> Line:
        number = line.number
        unsettled = line.role is Role.UNKNOWN and kept.get(number) == line.text
        if not unsettled or (number in was) == (number in now):
            return line
        return replace(line, role=Role.HEADING if number in was else Role.PARAGRAPH)

    return tuple(map(settle, lines))


def _headings(text: ResolutionText) -> frozenset[int]:
    """The lines at which a section begins."""
    return frozenset(clause.line for clause in text.walk() if clause.kind in SECTIONS)
