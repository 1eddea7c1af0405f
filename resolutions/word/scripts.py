"""Scripts: which stretches of a text are set from right to left, and which are Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
EAST_ASIAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
# A label in Latin letters with its brackets, and words of a left-to-right script with what stands
# between them.
LEFT_TO_RIGHT = re.compile(
    r"(\A\(?[A-Za-z]{1,5}\)(?=\t|$)"
    "|[A-Za-z\u00c0-\u052f\u2e80-\u9fff]"
    "(?:[^\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]*[A-Za-z0-9\u00c0-\u052f\u2e80-\u9fff])?)"
)


def directions(text: str, rtl: bool) -> Iterator[tuple[str, bool]]:
    """The text of a run in stretches that are set from right to left, or not.

    `rtl` is the paragraph's direction, which stretches without any letter take.
    """
    if not RIGHT_TO_LEFT.search(text):
        yield text, rtl and not LEFT_TO_RIGHT.search(text)
        return
    pieces = LEFT_TO_RIGHT.split(text)
    for order in range(1, len(pieces), 2):
        opened = pieces[order].count("(") - pieces[order].count(")")
        if opened > 0 and pieces[order + 1].startswith(")"):
            pieces[order] += ")"
            pieces[order + 1] = pieces[order + 1][1:]
    for order, piece in enumerate(pieces):
        if piece:
            yield piece, order % 2 == 0
