"""Files of meetings become lines: Word and plain text, refused in a sentence where they are odd."""

from __future__ import annotations

from resolutions.services.sources import check_size, decode, is_packed, open_word, problem
from resolutions.text.lines import Line
from resolutions.text.sources import read_text
from resolutions.word import lines
from resolutions.word.marks import View


def read_lines(data: bytes) -> tuple[Line, ...]:
    """The lines of a file; revision marks of a Word file are read as accepted.

    Raise ImportProblem, with one sentence for a person, if nothing can be read.
    """
    check_size(data)
    if not is_packed(data):
        return tuple(read_text(decode(data)).lines)
    found = tuple(lines.lines(open_word(data), View.AFTER))
    if not any(line.text.strip() for line in found):
        raise problem("empty")
    return found
