"""The clause tree: what a resolution says, as frozen values.

A `ResolutionText` is one language of one version. It holds everything as clauses, front matter
included, in the order in which a reader meets them, so that a redline, a printer or a database
needs one traversal and no special cases.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from resolutions.text.ideographs import close_up
from resolutions.text.oddities import Odd


class Kind(StrEnum):
    """What a clause is. The first four make the front matter."""

    NUMBER = "number"
    TITLE = "title"
    HISTORY = "history"
    OPENING = "opening"
    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"
    HEADING = "heading"
    CLAUSE = "clause"
    DASH = "dash"
    PARAGRAPH = "paragraph"
    FOOTNOTE = "footnote"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"


FRONT_MATTER = frozenset({Kind.NUMBER, Kind.TITLE, Kind.HISTORY, Kind.OPENING})
SECTIONS = frozenset({Kind.PREAMBLE, Kind.OPERATIVE})


class SpanKind(StrEnum):
    """How a stretch of a clause's text is set, or what it leads to."""

    ITALIC = "italic"
    BOLD = "bold"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    FOOTNOTE = "footnote"
    LINK = "link"


class Action(StrEnum):
    """How an edition came about: adopted as new, revised by a conference, modified by Council."""

    NEW = "new"
    REVISED = "revised"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch `[start, end)` of a text, in characters (code points).

    `target` is the address of a link, or the label of the footnote whose anchor the stretch is.
    """

    start: int
    end: int
    kind: SpanKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The edition that a number line names, `(Rev. Dubai, 2018)`; place as written there."""

    year: int | None = None
    place: str = ""
    action: Action = Action.NEW


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of the tree.

    `label` is as printed (`a)`, `5`, `iv)`, `–`); `heading` is as printed (`recalling`), and `key`
    its canonical form, the same in every language (`instructs-the-secretary-general`); `text` is
    what follows, without outer white space; `spans` lie inside it, sorted. `address` is unique in
    a tree that came from `addressed`. `uid` is the identity of the provision that the clause is a
    state of, empty until somebody gives one. `line` (from 1) is where the clause began in its
    source, 0 if it has none. Neither `uid` nor `line` counts when clauses are compared.
    """

    kind: Kind
    label: str = ""
    heading: str = ""
    text: str = ""
    spans: tuple[Span, ...] = ()
    children: tuple[Clause, ...] = ()
    key: str = ""
    address: str = ""
    uid: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    def walk(self) -> Iterator[Clause]:
        """Yield this clause and everything under it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def words(self) -> str:
        """Label, heading and text of this clause alone, as one line; empty parts are left out."""
        return " ".join(part for part in (self.label, self.heading, self.text) if part)


class OddityKind(StrEnum):
    """What may be odd about a source, as one plain sentence; `{}` stands for the detail."""

    NO_NUMBER = "No line with the resolution's number was found."
    NO_OPENING = "No opening line of an adopting body was found."
    BEFORE_NUMBER = "This line stands before the resolution's number and was kept as it is."
    COVER = "These lines belong to a document's cover and were kept apart from the title: {}"
    UNKNOWN_HEADING = "This looks like a heading, but the lexicon does not know it: {}"
    UNKNOWN_REST = "Part of this heading is not in the lexicon: {}"
    HEADING_IN_LINE = "A heading was found inside a line: {}"
    LABEL_IN_LINE = "A label was found inside a line: {}"
    FOOTNOTE_IN_LINE = "A footnote was found inside a line: {}"
    FOOTNOTE_END = "Where footnote {} ends inside its line was guessed."
    LABEL_ORDER = "The label {} does not follow the one before it."
    LABEL_MISSING = "The label {} was not found; the list goes on without it."
    LABEL_REPEATED = "The label {} stands twice in one list."
    DISPLACED = "These words seem to stand in the wrong place: {}"
    NO_ANCHOR = "Nothing in the text leads to footnote {}."
    PAGE_FURNITURE = "A page number or running head was left out: {}"
    SECOND_RESOLUTION = "A second resolution begins here and was kept as plain paragraphs: {}"
    WRAPPED = "Lines broken in the middle of a sentence were joined, here and below."
    LANGUAGE_GUESSED = "The text is too short to be sure of its language."
    REVISIONS_ACCEPTED = "Revision marks ({}) were read as accepted."
    COMMENT_LEFT_OUT = "A comment was left out: {}"
    BOX_LEFT_OUT = "A text box was left out: {}"
    WORD_REMARK = "Of the Word file: {}"
    IDENTITY_DOUBLED = "The invisible mark of one provision stands on another clause too: {}"
    IDENTITY_LOST = "This clause had lost its invisible mark and was paired by what it says: {}"
    IDENTITY_UNKNOWN = "Invisible marks of provisions of another text ({}) were ignored."

    @property
    def needs_look(self) -> bool:
        """Whether a person should look at the place, since the reading may be wrong there."""
        return self not in _ROUTINE


_ROUTINE = frozenset(
    {
        OddityKind.BEFORE_NUMBER,
        OddityKind.COVER,
        OddityKind.HEADING_IN_LINE,
        OddityKind.LABEL_IN_LINE,
        OddityKind.FOOTNOTE_IN_LINE,
        OddityKind.PAGE_FURNITURE,
        OddityKind.WRAPPED,
        OddityKind.REVISIONS_ACCEPTED,
        OddityKind.IDENTITY_UNKNOWN,
    }
)
_GROUPED = {OddityKind.LABEL_IN_LINE: ", ", OddityKind.HEADING_IN_LINE: "; "}


@dataclass(frozen=True, slots=True)
class Oddity(Odd):
    """Something odd that the grammar met."""

    kind: OddityKind


def grouped(oddities: Iterable[Oddity]) -> tuple[Oddity, ...]:
    """Oddities in the order of their lines; what was found again and again in a line is one.

    Its detail then lists what was found: `b), c), d)`.
    """
    found: dict[tuple[object, ...], list[Oddity]] = {}
    for number, odd in enumerate(oddities):
        key = (odd.line, odd.kind) if odd.kind in _GROUPED else (number,)
        found.setdefault(key, []).append(odd)
    one = [
        replace(group[0], detail=_GROUPED[group[0].kind].join(odd.detail for odd in group))
        if len(group) > 1
        else group[0]
        for group in found.values()
    ]
    return tuple(sorted(one, key=lambda odd: odd.line))


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """One language of one version of a resolution.

    `body` is a code of the lexicon (`pp`, `council`, `wtsa`, `wtdc`, `wrc`, `ra`, `un`) or empty
    if the text does not say; `kind` is `resolution`, `decision`, `recommendation` or `opinion`;
    `number` is as written, without "Resolution"; `language` is one of ar en es fr ru zh.
    """

    language: str
    body: str
    kind: str
    number: str
    edition: Edition
    clauses: tuple[Clause, ...]

    def walk(self) -> Iterator[Clause]:
        """Yield every clause of the text in document order."""
        for clause in self.clauses:
            yield from clause.walk()

    @property
    def title(self) -> str:
        """The title lines, joined by a blank, but not between two Chinese characters."""
        return close_up(" ".join(c.text for c in self.clauses if c.kind is Kind.TITLE))

    def by_address(self) -> dict[str, Clause]:
        """Every clause under its address."""
        return {clause.address: clause for clause in self.walk()}


def transform(clause: Clause, change: Callable[[Clause], Clause]) -> Clause:
    """Rebuild a clause from its leaves up, passing every node through `change`."""
    children = tuple(transform(child, change) for child in clause.children)
    return change(replace(clause, children=children))


def transform_text(text: ResolutionText, change: Callable[[Clause], Clause]) -> ResolutionText:
    """Rebuild a text, passing every clause through `change`, children before parents."""
    return replace(text, clauses=tuple(transform(clause, change) for clause in text.clauses))
