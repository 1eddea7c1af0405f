"""What is recovered from a fused text: its revision marks, how sure each is, and what is doubtful.

A fused text is what is left of a redline when strike-through and underline are lost: what was
deleted and what was inserted stand side by side (`20192023年`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amendments.redline import diff
from amendments.redline.diff import Mark, Marks, Op

APPLIED = 0.8
"""A split that is less sure than this is reported as a doubt and not made."""


class Rule(StrEnum):
    """The kind of sign by which a deletion and an insertion were told apart."""

    YEARS = "two-years"
    RANGES = "two-year-ranges"
    CONFERENCES = "two-conferences"
    EDITIONS = "two-editions"
    PLACES = "two-places"
    NUMBERS = "two-numbers"
    LABELS = "two-labels"
    SEQUENCE = "labels-run-on"
    TWICE = "clause-twice"
    CLOSING = "two-closing-marks"
    SECTION = "end-of-section-moved"
    HEADINGS = "two-headings"
    HISTORY = "history-line"
    STALE = "edition-left-behind"
    BASE = "text-before"


class Reason(StrEnum):
    """Why, in one plain sentence, ready to be translated."""

    YEARS = "Two years stand side by side; the earlier one was deleted."
    YEARS_ODD = (
        "Eight digits look like two years, but what stands around them or their order does not."
    )
    RANGES = "Two spans of years stand side by side; the earlier one was deleted."
    CONFERENCES = "Two editions of one conference are run together; the earlier one was deleted."
    CONFERENCE_OR_YEAR = "These four digits may be one year or two editions of a conference."
    EDITIONS = "Two known editions of one body stand in one bracket; the earlier one was deleted."
    EDITIONS_PLACES = (
        "Two places with their years stand in one bracket; the earlier one was deleted."
    )
    EDITIONS_SHAPE = "One bracket has two places and years without a separator between them."
    EDITIONS_ODD = "Two editions stand in one bracket, but the later one stands first."
    PLACES = "Two places where a conference met stand side by side before or after a year."
    NUMBERS = "Two numbers of the same kind stand side by side without a separator."
    LABELS = "Two labels are run together, and each continues its own list."
    LABELS_VALID = "This could be one label; only its place in both lists shows that it is two."
    LABELS_WHOLE = "Two whole labels stand side by side, though a list does not run on."
    LABELS_NEIGHBOURS = "Two neighbouring labels are run together."
    LABELS_UNSURE = "This may be two labels run together, but no list tells which."
    LABELS_AMBIGUOUS = "The labels around it allow more than one reading."
    INSERTED_CLAUSE = "Only the list after the changes has this label, by the labels around it."
    DELETED_CLAUSE = "Only the list before the changes has this label, by the labels around it."
    INSIDE = "This belongs to a clause that was inserted or deleted as a whole."
    TWICE = "The same label stands twice in one paragraph: a deleted clause, then an inserted one."
    CLOSING = "Two closing marks stand side by side; the first one was deleted."
    CLOSING_ODD = "Two closing marks that seldom replace each other stand side by side."
    SECTION_GROWN = "The clause above ended its section before the changes and no longer does."
    SECTION_CUT = "The clause above ends its section after the changes and did not before."
    SECTION_ODD = "The section's end seems to have moved, but this clause has changes of its own."
    HEADINGS = "Two headings stand side by side; the first one was deleted."
    HEADINGS_ODD = "This may be one heading or two."
    HISTORY = "The history ends with the edition that was inserted in the title."
    STALE = "The same resolution is cited in a later edition elsewhere in this text."
    INSERTED = "The text before does not have this."
    REPLACED = "The text before does not have this, and it is run together with what it replaces."
    REPLACED_UNSURE = "The text before does not have this; how much of it was replaced is a guess."
    NOT_BEFORE = "The text before is not contained in this text, so it cannot be given back."


@dataclass(frozen=True, slots=True)
class Split:
    """A deletion and the insertion right after it, at `start` of the fused text; one may be empty.

    `confidence` is between 0 and 1.
    """

    rule: Rule
    start: int
    deleted: str
    inserted: str
    confidence: float
    reason: Reason

    @property
    def end(self) -> int:
        """Where the insertion ends in the fused text."""
        return self.start + len(self.deleted) + len(self.inserted)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place `[start, end)` of the fused text that a person should look at; it stays as it is.

    `deleted` and `inserted` are what it would be split into, where that can be said.
    """

    rule: Rule
    start: int
    end: int
    reason: Reason
    deleted: str = ""
    inserted: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What one paragraph of a fused text says.

    The texts of all marks, joined, are the fused paragraph to the character. `paragraph` tells
    whether the paragraph itself is kept, was inserted or was deleted; `splits` explain the marks
    in order of place; `exact` is false if a text before was given and rejecting every change
    does not give it back.
    """

    marks: Marks
    splits: tuple[Split, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    paragraph: Op = Op.KEEP
    exact: bool = True

    @property
    def fused(self) -> str:
        """The text that this was recovered from."""
        return "".join(mark.text for mark in self.marks)

    @property
    def before(self) -> str:
        """The text with every change rejected."""
        return diff.before(self.marks)

    @property
    def after(self) -> str:
        """The text with every change accepted."""
        return diff.after(self.marks)


def doubt(split: Split) -> Doubt:
    """A split that is not made, as something to look at."""
    return Doubt(split.rule, split.start, split.end, split.reason, split.deleted, split.inserted)


def settle(
    text: str, splits: Iterable[Split], doubts: Iterable[Doubt] = (), paragraph: Op = Op.KEEP
) -> Recovery:
    """Make the splits that are sure enough, the surer one where two overlap; report the others."""
    chosen: list[Split] = []
    unsure = list(doubts)
    for split in sorted(splits, key=lambda split: (-split.confidence, split.start - split.end)):
        if any(split.start < other.end and other.start < split.end for other in chosen):
            continue
        if split.confidence < APPLIED:
            unsure.append(doubt(split))
        else:
            chosen.append(split)
    chosen.sort(key=lambda split: split.start)
    unsure.sort(key=lambda place: place.start)
    return Recovery(weave(text, chosen), tuple(chosen), tuple(unsure), paragraph)


def weave(text: str, splits: Sequence[Split]) -> Marks:
    """The marks of a text with these splits, which stand in order and do not overlap."""
    pieces: list[Mark] = []
    end = 0
    for split in splits:
        middle = split.start + len(split.deleted)
        pieces.append(Mark(Op.KEEP, text[end : split.start]))
        pieces.append(Mark(Op.DELETE, text[split.start : middle]))
        pieces.append(Mark(Op.INSERT, text[middle : split.end]))
        end = split.end
    pieces.append(Mark(Op.KEEP, text[end:]))
    return tuple(piece for piece in pieces if piece.text)
