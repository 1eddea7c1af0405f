"""Remarks: what is to be said about a document that came in, whoever found it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One plain English sentence about `line` of the source (0: all of it).

    `{}` in the sentence stands for the detail, so that it can be translated.
    """

    line: int
    sentence: str
    detail: str = ""

    @property
    def message(self) -> str:
        """The sentence with its detail."""
        return self.sentence.replace("{}", self.detail)


BY_HAND = "Strike-through and underline made by hand were read as deletions and insertions."
UNMARKED = "The file has no revision marks; its text was taken as what is proposed."
NOT_STORED = "The resolution is not stored: {}"
NO_EDITION = "No such edition of the resolution is stored: {}"
NO_LANGUAGE = "The stored edition has no text in this language: {}"
OTHER_BASE = "The contribution starts from another text than the stored one: {}"
EMPTY_TEXT = "No text of the resolution was found under this proposal: {}"


def pack_remarks(remarks: Iterable[Remark]) -> list[list[int | str]]:
    """Remarks as JSON keeps them: `[line, sentence, detail]`."""
    return [[remark.line, remark.sentence, remark.detail] for remark in remarks]


def unpack_remarks(packed: Iterable[tuple[int, str, str]]) -> tuple[Remark, ...]:
    """The remarks that `pack_remarks` packed."""
    return tuple(Remark(line, sentence, detail) for line, sentence, detail in packed)
