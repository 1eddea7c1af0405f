"""Ideographs: Chinese is written without blanks, so one that a broken line left is none."""

from __future__ import annotations

import re

_WIDE = r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]"
GAP = re.compile(rf"(?<={_WIDE})[ \t]+(?={_WIDE})")
"""A blank between two Chinese characters or marks of punctuation."""


def close_up(text: str) -> str:
    """The text without blanks between two Chinese characters or marks of punctuation."""
    return GAP.sub("", text)


def is_ideograph(character: str) -> bool:
    """Whether it is one Chinese character or mark of punctuation."""
    return re.fullmatch(_WIDE, character) is not None
