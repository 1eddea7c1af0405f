"""Why an edit cannot be made: each reason is one plain sentence that can be translated."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why an operation does not fit a text; `{}` stands for the detail."""

    NO_SUCH_CLAUSE = "This clause is not in the text any more: {}"
    DOUBLED = "Two clauses have the same identity: {}"
    NO_IDENTITY = "A new clause needs an identity."
    TAKEN = "This identity belongs to another clause already: {}"
    NOT_THERE = "A clause of this kind cannot stand there: {}"
    OTHER_SORT = "This cannot become a clause of another sort: {}"
    INSIDE_ITSELF = "A clause cannot be moved into itself."
    NOTHING_ABOVE = "There is no clause above it to stand under."
    OUTERMOST = "This clause stands on the outermost level already."
    NOTHING_BEHIND = "There is no clause behind it to merge with."
    NO_MERGING = "These two cannot be merged into one clause."
    NO_SPLITTING = "This clause cannot be split here."
    NO_HEADING = "A clause of this kind has no heading: {}"
    NEEDS_HEADING = "A section or an annex needs a heading."
    NO_WORDS = "A clause of this kind has no words of its own: {}"
    NO_LABEL = "A clause of this kind has no label: {}"
    BAD_SPANS = "A mark of emphasis, a link or a note lies outside the words it belongs to."
    NOT_DELETED = "This clause was not deleted."
    NOT_IN_BASE = "The base does not have this clause: {}"
    NOT_BOTH = "Only one of the two can be chosen here."
    OUTSIDE = "This place is outside the words of the clause."


class CannotEdit(Exception):
    """An operation does not fit the text that it is to be applied to; the text stays as it was."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.replace("{}", detail))
        self.reason = reason
        self.detail = detail


class Flaw(StrEnum):
    """What is wrong with values that should be an operation; `{}` stands for the detail."""

    NOT_A_MAPPING = "This is not a description of an edit."
    UNKNOWN = "There is no such edit: {}"
    MISSING = "Something is missing in the description of an edit: {}"
    SURPLUS = "The description of an edit has something that does not belong there: {}"
    WRONG_TYPE = "Something in the description of an edit is of the wrong sort: {}"
    TOO_LONG = "This is longer than a clause may be: {}"
    TOO_DEEP = "These clauses are nested deeper than any text is."
    UNKEEPABLE = "The words have a character that cannot be kept: {}"
    BAD_SPANS = "A mark of emphasis, a link or a note lies outside the words it belongs to."


class Malformed(ValueError):
    """Values that are no operation."""

    def __init__(self, flaw: Flaw, detail: str = "") -> None:
        super().__init__(flaw.replace("{}", detail))
        self.flaw = flaw
        self.detail = detail
