"""Where the proposals of a document begin: at their symbols, else at their resolutions."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from amendments.submissions.labels import Labels
from amendments.submissions.symbols import IDENTIFIER, ProposalIdentifier, parse_identifier
from resolutions.text.front import NumberLine, find_number_line, find_opening
from resolutions.text.lexicon import Lexicon
from resolutions.text.lines import Line, Role
from resolutions.text.sources import cut

_ACTIONS = (
    r"(?P<keep><u>\s*NOC\s*</u>|_+NOC_+)"
    r"|(?P<action>[(（]\s*MOD\s*[)）]|ADD\s?\*|SUP\s?\*|ADD|MOD|SUP|NOC)(?![\w*])"
)
_SYMBOL = re.compile(
    rf"(?:{_ACTIONS})(?:\s+(?P<identifier>{IDENTIFIER}))?(?:\s*#\d+)?"
    r"(?:\s+(?P<provision>\d{1,4}[A-Z]{0,2}(?:\s?bis|\s?ter)?)(?=\s*$))?\s*"
)
_OTHER = re.compile(rf"OTHER\s+(?P<identifier>{IDENTIFIER})\s*")
_NEAR = 12
"""So many lines at most lie between a resolution's number and its opening line."""


class Action(StrEnum):
    """What is proposed; the symbols stay Latin in all six languages."""

    ADD = "ADD"
    MOD = "MOD"
    MOD_EDITORIAL = "(MOD)"
    SUP = "SUP"
    ADD_MOVED = "ADD*"
    SUP_MOVED = "SUP*"
    NOC = "NOC"
    NOC_KEEP = "NOC underlined"
    OTHER = "OTHER"


SUPPRESSING = frozenset({Action.SUP, Action.SUP_MOVED})
"""What would do away with a text."""
UNCHANGED = frozenset({Action.NOC, Action.NOC_KEEP})
"""What would leave a text as it is."""
BRINGING_NOTHING = UNCHANGED | {Action.OTHER}
"""What brings no words that one text could be made of."""


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of a proposal at line `index` of a document.

    `written` is its symbol line as it stands, empty where it begins at its resolution's number;
    `rest` is what an extract ran on behind the symbol. `provision` is what a symbol line for one
    provision of a treaty names ("ADD 3A").
    """

    index: int
    action: Action | None = None
    identifier: ProposalIdentifier | None = None
    written: str = ""
    provision: str = ""
    rest: Line | None = None


def words_of(line: Line) -> str:
    """What a line says, its label and its cells included."""
    if line.role is Role.ROW:
        return " ".join(filter(None, (cell.text for cell in line.cells)))
    return f"{line.label} {line.text}".strip()


def find_starts(
    lines: Sequence[Line],
    lexicon: Lexicon,
    labels: Labels,
    *,
    underlined: Collection[int] = (),
    told: bool = False,
) -> tuple[Start, ...]:
    """Where each proposal begins, in order: the symbol lines if there are any.

    Without them, every number line that leads to the opening line of its body or to a heading of
    a resolution; without those, the text of a resolution if the caller was told that it is one.
    `underlined` holds the numbers of the lines whose text the source underlines.
    """
    found = (read_symbol_line(line, lexicon, index) for index, line in enumerate(lines))
    symbols = tuple(
        replace(start, action=Action.NOC_KEEP)
        if start.action is Action.NOC and lines[start.index].number in underlined
        else start
        for start in found
        if start
    )
    return symbols or tuple(
        map(Start, _resolutions(lines, lexicon, labels) or _bare(lines, lexicon, labels, told=told))
    )


def read_symbol_line(line: Line, lexicon: Lexicon, index: int = 0) -> Start | None:
    """The beginning of a proposal that a line is; None if it is no symbol line.

    Behind symbol and identifier may stand nothing but the number line of a resolution.
    """
    if line.role is Role.FOOTNOTE:
        return None
    text = words_of(line)
    found = _SYMBOL.match(text) or _OTHER.match(text)
    if not found:
        return None
    groups = found.groupdict()
    rest = None
    if found.end() < len(text):
        number = find_number_line(lexicon, text[found.end() :])
        if not number or number.start or line.role is Role.ROW:
            return None
        rest = cut(replace(line, text=text, label=""), found.end(), len(text))
    return Start(
        index,
        _action(groups),
        parse_identifier(groups["identifier"]) if groups["identifier"] else None,
        text[: found.end()].strip(),
        groups.get("provision") or "",
        rest,
    )


def number_of(line: Line, lexicon: Lexicon) -> NumberLine | None:
    """The number line that a whole line is."""
    if line.role in {Role.FOOTNOTE, Role.ROW}:
        return None
    found = find_number_line(lexicon, words_of(line))
    return found if found and not found.start else None


def opening_of(line: Line, lexicon: Lexicon) -> str | None:
    """The body that a line names as an opening line does; None if it is none."""
    found = find_opening(lexicon, words_of(line)) if line.role is not Role.FOOTNOTE else None
    return found.body if found and not found.start else None


def is_heading(line: Line, lexicon: Lexicon) -> bool:
    """Whether a whole line is a heading of a resolution that the lexicon knows."""
    if line.role in {Role.FOOTNOTE, Role.ROW}:
        return False
    found = lexicon.heading(line.text)
    return found is not None and found.known


def _action(groups: dict[str, str | None]) -> Action:
    if groups.get("keep"):
        return Action.NOC_KEEP
    written = groups.get("action") or "OTHER"
    plain = re.sub(r"\s", "", written).replace("（", "(").replace("）", ")")
    return Action(plain)


def _resolutions(lines: Sequence[Line], lexicon: Lexicon, labels: Labels) -> list[int]:
    """The number lines that begin a resolution's text, and not a reference to one."""
    starts: list[int] = []
    last: int | None = None
    for index, line in enumerate(lines):
        if number := number_of(line, lexicon):
            last = index
            if find_opening(lexicon, words_of(line), number.end):
                starts.append(index)
                last = None
        elif last is None:
            continue
        elif labels.block(words_of(line)) or index - last > _NEAR:
            last = None
        elif opening_of(line, lexicon) is not None or is_heading(line, lexicon):
            starts.append(last)
            last = None
    return starts


def _bare(lines: Sequence[Line], lexicon: Lexicon, labels: Labels, *, told: bool) -> list[int]:
    """Where the text of a resolution begins that has no number line; nowhere unless told.

    Everything belongs to it, but for what stands before its first heading and is a document's
    head.
    """
    headings = (
        index
        for index, line in enumerate(lines)
        if opening_of(line, lexicon) is not None or is_heading(line, lexicon)
    )
    if not told or not lines:
        return []
    first = next(headings, 0)
    above = [words_of(line) for line in lines[:first]]
    is_head = any(
        labels.front_label(words) or labels.document.match(words) or labels.block(words)
        for words in above
    )
    return [first if is_head else 0]
