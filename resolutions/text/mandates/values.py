"""What a mandate says, as frozen values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from resolutions.text.citations import Citation

_RECURRING = frozenset({"each", "next", "regularly"})
SITTING = {
    "the-council": "Council",
    "the-plenipotentiary-conference": "PP",
    "the-world-telecommunication-standardization-assembly": "WTSA",
    "the-world-telecommunication-development-conference": "WTDC",
    "the-radiocommunication-assembly": "RA",
    "the-world-radiocommunication-conference": "WRC",
}
"""The actors that are bodies and meet, as citations call them."""


class Action(StrEnum):
    """How somebody is told to act, from the most to the least binding."""

    INSTRUCTS = "instructs"
    REQUESTS = "requests"
    URGES = "urges"
    INVITES = "invites"
    ENCOURAGES = "encourages"


class Rule(StrEnum):
    """How a mandate was found."""

    HEADING = "heading"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Request:
    """A request inside a sentence, whose words stand at `[start, end)` of it.

    `actors` are canonical keys of the lexicon, at least one.
    """

    start: int
    end: int
    action: Action
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the citation that says it, in the text of the clause at `address`."""

    address: str
    citation: Citation

    @property
    def when(self) -> str:
        """The year, month or day as ISO 8601 writes it, empty if none is told."""
        return self.citation.year

    @property
    def recurrence(self) -> str:
        """A period of ISO 8601 (`P1Y`), `each` meeting of `body` or its `next`, or `regularly`.

        Empty for what is due once.
        """
        number = self.citation.number
        return number if number in _RECURRING or re.match(r"P\d", number) else ""

    @property
    def body(self) -> str:
        """The body at whose meeting it is due, empty if that is not told."""
        return self.citation.body


@dataclass(frozen=True, slots=True)
class Mandate:
    """What the clause at `address`, a state of the provision `uid`, tells somebody to do.

    `actors` act, `helpers` act together with them, `recipients` are to be reported to: canonical
    keys of the lexicon, in the order of the text. `confidence` is 1 where a heading names them.
    """

    address: str
    uid: str
    action: Action
    actors: tuple[str, ...]
    helpers: tuple[str, ...]
    recipients: tuple[str, ...]
    dues: tuple[Due, ...]
    rule: Rule
    confidence: float
