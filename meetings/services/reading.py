"""Files of meetings become lines: Word and plain text, refused in a sentence where they are odd."""

from __future__ import annotations

from django.utils.translation import gettext as _

from resolutions.services.problems import ImportProblem
from resolutions.services.sources import check_size, decode, is_packed, open_word, problem
from resolutions.text.lines import Line
from resolutions.text.sources import read_text
from resolutions.word import lines
from resolutions.word.marks import View

LONGEST = 1_500_000
"""So many characters a file may hold: some five hundred pages."""
MOST_LINES = 6_000
"""So many paragraphs: to find out what they cite takes the longer the more there are."""


def read_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a file; revision marks of a Word file are read as accepted.

    Raise ImportProblem, with one sentence for a person, if nothing can be read or if it is more
    than a page can answer for.
    """
    check_size(data)
    if not is_packed(data):
        text = decode(data)
        _check_length(len(text))
        found = tuple(read_text(text).lines)
    else:
        found = tuple(lines.lines(open_word(data), View.AFTER))
    if not any(line.text.strip() for line in found):
        raise problem("empty")
    _check_length(sum(len(line.text) for line in found), len(found))
    return found


def _check_length(characters: int, count: int = 0) -> None:
    """Raise ImportProblem for more characters or lines than are read at once."""
    if characters > LONGEST or count > MOST_LINES:
        words = _(
            "The text is too long to be read at once: %(lines)s paragraphs and %(characters)s"
            " characters at most. Divide it and hand in its parts."
        )
        sizes = {"lines": f"{MOST_LINES:,}", "characters": f"{LONGEST:,}"}
        raise ImportProblem("too-long", words % sizes)
