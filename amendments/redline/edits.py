"""Edits: the smallest changes of a proposal that can be taken or left, each as a value with a key.

The key says what the edit does and where, not who proposes it: what several proposals do alike is
one edit, and a decision about it outlives a revision that still has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from amendments.redline.changes import Change
from resolutions.text.clauses import Clause, Edition, ResolutionText, Span


class EditKind(StrEnum):
    """What an edit does."""

    EDITION = "edition"
    WORDS = "words"
    SETTING = "setting"
    HEADING = "heading"
    LABEL = "label"
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"
    DELETE = "delete"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal on a base: `source` (`ATU/35A18/1`) is its own, `display` is for people.

    `action` is its symbol as submitted (`MOD`). `text` is what it proposes: its clauses bear the
    base's uids where they are the same provisions; None suppresses the resolution. `changes`,
    where they are kept, are what `compare` says of the base and the text.
    """

    source: str
    display: str
    action: str
    text: ResolutionText | None
    changes: tuple[Change, ...] | None = None


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters `[start, end)` of a provision's text in the base give way to `words`.

    The stretch begins and ends where tokens do; `spans` lie in the words.
    """

    provision: str
    start: int
    end: int
    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A gap in a list of clauses: under which element, behind the seat of which provision.

    An element is a provision of the base or an added clause; "" is the text itself as a parent,
    and the front of the list as a seat. A seat stays where it is when its clause leaves it.
    """

    parent: str
    after: str


@dataclass(frozen=True, slots=True)
class Addition:
    """A clause that the base does not have, without its children; `element` is its identity."""

    element: str
    place: Place
    clause: Clause


@dataclass(frozen=True, slots=True)
class Edit:
    """One atomic change; the fields that its kind does not need are empty.

    `provision` is what it changes, for an addition the new element. A split is the splices of the
    clause that was split and the additions of its parts; a merger the splices of the clause that
    grows and the removal of those that go into it. `state` is the clause as proposed, of a label,
    a heading or a setting (its spans). A label that only counts on is a `renumbering`.
    """

    kind: EditKind
    key: str
    provision: str
    sources: tuple[str, ...]
    splices: tuple[Splice, ...] = ()
    additions: tuple[Addition, ...] = ()
    removes: tuple[str, ...] = ()
    place: Place | None = None
    state: Clause | None = None
    edition: Edition | None = None
    renumbering: bool = False

    @property
    def touched(self) -> tuple[str, ...]:
        """The identities of the clauses that it changes, adds or removes, each once."""
        parts = (
            [self.provision],
            [each.provision for each in self.splices],
            [each.element for each in self.additions],
            self.removes,
        )
        return tuple(dict.fromkeys(one for part in parts for one in part if one))


_BLANKS = re.compile(r"\s{2,}|[^\S ]")
"""All white space but one blank by itself, which stays as it is and is most of it."""


def fold(words: str) -> str:
    """Words with every run of white space as one blank: what counts as identical wording."""
    return _BLANKS.sub(" ", words)


def digest(*said: object) -> str:
    """A short name for some values, the same in every process."""
    return blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def edit_key(kind: EditKind, provision: str, *said: object) -> str:
    """The key of an edit, by what tells it from others of its kind on one provision."""
    return f"{kind}-{digest(provision, *said)}"


_FIGURES = re.compile(r"(\d+)")


def source_order(source: str) -> tuple[tuple[int, int, str], ...]:
    """The order of sources, in which figures count as numbers: `RCC/9/1` before `RCC/12/1`."""
    pieces = _FIGURES.split(source)
    return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p) for p in pieces)


def clip(spans: tuple[Span, ...], start: int, end: int, shift: int = 0) -> tuple[Span, ...]:
    """What of some spans lies in `[start, end)`, counted from there and shifted."""
    return tuple(
        Span(
            max(span.start, start) - start + shift,
            min(span.end, end) - start + shift,
            span.kind,
            span.target,
        )
        for span in spans
        if span.start < end and start < span.end
    )
