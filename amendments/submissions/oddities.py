"""What may be odd about a submitted document; each is one plain sentence with its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resolutions.text.oddities import Odd


class OddityKind(StrEnum):
    """What may be odd, as one plain sentence; `{}` stands for the detail."""

    LANGUAGE_GUESSED = "The text is too short to be sure of its language."
    NO_SYMBOL = "The head names no document symbol."
    SYMBOLS_DIFFER = "The head names another document besides its own: {}"
    NO_SUCH_DATE = "There is no such date: {}"
    UNKNOWN_ORIGINAL = "The original's language is none of the six: {}"
    RUN_TOGETHER = "The head stood in one line and was split at the labels found in it."
    NO_PROPOSAL = "No proposal was found: neither a symbol (ADD, MOD, SUP, NOC) nor a resolution."
    ACTION_INFERRED = "No symbol stands before this resolution; it was taken as {}."
    NO_RESOLUTION = "The proposal does not say which resolution it is about: {}"
    IDENTIFIER_REPEATED = "This identifier stands before two proposals: {}"
    REASONS_MISSING = "Keeping a text unchanged needs reasons, and none are given: {}"
    REASONS_INSIDE = "The resolution goes on after these reasons; more of it was found here: {}"
    BEHIND_ALL = "This stands behind the last proposal and was kept here: {}"
    FURNITURE = "A rule, a page number or an address was left out: {}"


@dataclass(frozen=True, slots=True)
class Oddity(Odd):
    """Something odd that the reader of contributions met."""

    kind: OddityKind
