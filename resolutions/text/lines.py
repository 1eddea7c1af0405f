"""Lines: what every source of text (plain, Markdown, Word) is turned into before it is parsed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from resolutions.text.clauses import Span


class Role(StrEnum):
    """What the source itself says a line is; most sources say nothing."""

    UNKNOWN = ""
    NUMBER = "number"
    TITLE = "title"
    HEADING = "heading"
    ANNEX = "annex"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a source, free of the noise of its format.

    `number` is its place in the source, from 1. `label` is set when the source keeps the label
    apart from the text (Word's numbering, a footnote's number). `depth` is the level of
    indentation where the source states one. `cells` are the cells' lines of a table's row. `uid`
    is the identity of the provision that the source says the paragraph is a state of.
    """

    text: str
    number: int
    label: str = ""
    depth: int | None = None
    spans: tuple[Span, ...] = ()
    role: Role = Role.UNKNOWN
    cells: tuple[Line, ...] = ()
    uid: str = ""
