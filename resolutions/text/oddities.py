"""What a reader of texts says of something odd: the line, and which sentence fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Odd:
    """Something odd that was met at `line` (from 1) of the source.

    Each reader narrows `kind` to its own sentences, in which `{}` stands for `detail`.
    """

    line: int
    kind: StrEnum
    detail: str = ""

    @property
    def message(self) -> str:
        """The plain English sentence that says it."""
        return self.kind.replace("{}", self.detail)
