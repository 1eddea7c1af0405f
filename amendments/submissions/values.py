"""What is read from a submitted document, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amendments.submissions.labels import BlockKind
from amendments.submissions.oddities import Oddity
from amendments.submissions.starts import Action
from amendments.submissions.symbols import DocumentSymbol, ProposalIdentifier
from resolutions.text.clauses import Edition
from resolutions.text.lines import Line


class EntryKind(StrEnum):
    """What a line of a head says that is in no block."""

    SYMBOL = "symbol"
    DATE = "date"
    ORIGINAL = "original"
    AGENDA_ITEM = "agenda-item"
    SOURCE = "source"
    TITLE = "title"
    MEETING = "meeting"
    FURNITURE = "furniture"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of a head that is in no block, and its label; both as written."""

    kind: EntryKind
    text: str
    line: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as written, and its line in the source."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled part of a head. `label` is as written, with its number, without the colon."""

    kind: BlockKind
    label: str
    paragraphs: tuple[Paragraph, ...]
    line: int

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first proposal.

    `originals` are codes of the six languages; `sources` are as written, without their label.
    `entries` and `blocks` together hold all that the head's lines say.
    """

    symbol: DocumentSymbol | None
    date: date | None
    originals: tuple[str, ...]
    sources: tuple[str, ...]
    title: str
    agenda_item: str
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    oddities: tuple[Oddity, ...]

    def text(self, kind: BlockKind) -> str:
        """What the blocks of a kind say, empty without any."""
        return "\n".join(block.text for block in self.blocks if block.kind is kind)


@dataclass(frozen=True, slots=True)
class Subject:
    """The resolution that a proposal is about, as its number line says.

    `body` is empty unless the number line or the opening line names it. `is_new` is true of a
    draft that has no number yet; `number` is then what stands in its brackets.
    """

    kind: str
    number: str
    body: str
    edition: Edition
    is_new: bool
    line: int


@dataclass(frozen=True, slots=True)
class ProposalText:
    """One proposal of a document.

    `lines` are the lines of the resolution for the grammar, `written` the symbol line as it
    stands (empty where there is none: the action is then inferred). `introduction` are the blocks
    that stand between the proposal before and this one. `reasons_label` is as written; it is
    empty where the proposal has no reasons.
    """

    action: Action
    identifier: ProposalIdentifier | None
    written: str
    provision: str
    lines: tuple[Line, ...]
    subject: Subject | None
    reasons_label: str
    reasons: tuple[Paragraph, ...]
    introduction: tuple[Block, ...]
    line: int
    reasons_line: int = 0


@dataclass(frozen=True, slots=True)
class ContributionText:
    """A submitted document as it was read; `oddities` are those of its proposals."""

    language: str
    head: Head
    proposals: tuple[ProposalText, ...]
    oddities: tuple[Oddity, ...]
