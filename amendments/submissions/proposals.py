"""The proposals of a submitted document, each with its resolution's lines and its reasons.

Law: every line of a document is in its head, in one of its proposals or in its oddities.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from amendments.submissions.heads import is_furniture, read_blocks, read_whole
from amendments.submissions.labels import Labels, load
from amendments.submissions.oddities import Oddity, OddityKind
from amendments.submissions.pairing import ProposalPair, match_views
from amendments.submissions.starts import (
    Action,
    Start,
    find_starts,
    is_heading,
    number_of,
    opening_of,
    words_of,
)
from amendments.submissions.values import (
    Block,
    ContributionText,
    Paragraph,
    ProposalText,
    Subject,
)
from resolutions.text import language as languages
from resolutions.text import lexicon as lexicons
from resolutions.text.annexes import is_annex_heading
from resolutions.text.clauses import SpanKind
from resolutions.text.front import find_opening
from resolutions.text.lexicon import Lexicon
from resolutions.text.lines import Line, Role
from resolutions.text.sources import cut

__all__ = [
    "Action",
    "ContributionText",
    "ProposalPair",
    "ProposalText",
    "Subject",
    "match_views",
    "read_contribution",
]

_SAMPLE_LINES = 400
_NEAR = 6
_NEAR_OPENING = 12
_LONGEST_DETAIL = 80


def read_contribution(
    lines: Sequence[Line],
    *,
    language: str | None = None,
    underlined: Collection[int] = (),
    told: bool = False,
) -> ContributionText:
    """The head and the proposals of a document; its language is detected when not given.

    `underlined` are the numbers of lines that the source underlines: there NOC says that a text
    is to be kept. With `told`, somebody says that the document amends a certain resolution: its
    text then needs no number line. Raises KeyError for a language that is none of the six.
    """
    sample = "\n".join(words_of(line) for line in lines[:_SAMPLE_LINES])
    detected, sure = languages.detect(sample) if language is None else (language, True)
    lexicon, labels = lexicons.load(detected), load(detected)
    starts = find_starts(lines, lexicon, labels, underlined=underlined, told=told)
    head, *parts = _with_notes(_parts(lines, starts))
    reader = _Reader(lexicon, labels, told=told)
    if not sure:
        reader.note(lines[0] if lines else None, OddityKind.LANGUAGE_GUESSED)
    if not starts:
        reader.note(lines[0] if lines else None, OddityKind.NO_PROPOSAL)
    proposals = [
        reader.read(start, lines[start.index].number, part)
        for start, part in zip(starts, parts, strict=True)
    ]
    reader.close(proposals)
    oddities = tuple(sorted(reader.oddities, key=lambda oddity: oddity.line))
    return ContributionText(detected, read_whole(head, labels), tuple(proposals), oddities)


def _parts(lines: Sequence[Line], starts: Sequence[Start]) -> list[list[Line]]:
    """The lines of the head and of each proposal, without the symbol lines."""
    bounds = [*(start.index for start in starts), len(lines)]
    parts = [list(lines[: bounds[0]])]
    for start, end in zip(starts, bounds[1:], strict=True):
        first = start.index + 1 if start.written else start.index
        rest = [start.rest] if start.rest else []
        parts.append([*rest, *lines[first:end]])
    return parts


def _with_notes(parts: list[list[Line]]) -> list[list[Line]]:
    """The parts, with every footnote in the part that its anchor is in.

    Word puts all the notes of a document at its end. A note without an anchor stays.
    """
    anchors = [{target for line in part for target in _anchors(line)} for part in parts]
    placed: list[list[Line]] = [[] for _ in parts]
    for at, part in enumerate(parts):
        for line in part:
            owner = at
            if line.role is Role.FOOTNOTE and line.label not in anchors[at]:
                owner = next((i for i in range(at, -1, -1) if line.label in anchors[i]), at)
            placed[owner].append(line)
    return placed


def _anchors(line: Line) -> set[str]:
    """The labels of the notes that a line leads to."""
    spans = [span for part in (line, *line.cells) for span in part.spans]
    return {span.target for span in spans if span.kind is SpanKind.FOOTNOTE}


def _behind_label(line: Line, end: int) -> Line:
    """What a line says behind the label of its reasons; a table's row becomes one text."""
    if line.role is not Role.ROW and not line.label:
        return replace(cut(line, end, len(line.text)), role=Role.UNKNOWN)
    return Line(words_of(line)[end:], line.number)


@dataclass(slots=True)
class _Sorted:
    """The lines of one proposal by what they are."""

    lines: list[Line] = field(default_factory=list)
    reasons: list[Line] = field(default_factory=list)
    following: list[Line] = field(default_factory=list)
    label: str = ""
    begun: int = 0


class _Reader:
    """Reads one proposal after the other; what introduces the next one is handed on."""

    def __init__(self, lexicon: Lexicon, labels: Labels, *, told: bool) -> None:
        self.told = told
        self.lexicon = lexicon
        self.labels = labels
        self.oddities: list[Oddity] = []
        self.introduction: tuple[Block, ...] = ()

    def note(self, line: Line | None, kind: OddityKind, detail: str = "") -> None:
        self.oddities.append(Oddity(line.number if line else 1, kind, detail))

    def read(self, start: Start, number: int, part: list[Line]) -> ProposalText:
        """The proposal that begins at `start` and whose other lines are `part`."""
        sorted_lines = self._sort(part)
        subject = self._subject(sorted_lines.lines)
        action = start.action or (Action.ADD if subject and subject.is_new else Action.MOD)
        if start.action is None:
            self.oddities.append(Oddity(number, OddityKind.ACTION_INFERRED, action))
        names_none = subject is None and not start.provision and not self.told
        if names_none and action is not Action.OTHER:
            self.oddities.append(Oddity(number, OddityKind.NO_RESOLUTION, start.written))
        proposal = ProposalText(
            action=action,
            identifier=start.identifier,
            written=start.written,
            provision=start.provision,
            lines=tuple(sorted_lines.lines),
            subject=subject,
            reasons_label=sorted_lines.label,
            reasons=self._paragraphs(sorted_lines.reasons),
            introduction=self.introduction,
            line=number,
            reasons_line=sorted_lines.begun,
        )
        if action is Action.NOC_KEEP and not proposal.reasons:
            self.oddities.append(Oddity(number, OddityKind.REASONS_MISSING, start.written))
        self.introduction = read_blocks(sorted_lines.following, self.labels)
        return proposal

    def close(self, proposals: Sequence[ProposalText]) -> None:
        """Report what belongs to no proposal, and what two of them share."""
        for block in self.introduction:
            texts = [block.label, *(paragraph.text for paragraph in block.paragraphs)]
            for text in filter(None, texts):
                self.oddities.append(Oddity(block.line, OddityKind.BEHIND_ALL, text))
        seen = set()
        for proposal in proposals:
            if proposal.identifier in seen:
                detail = str(proposal.identifier)
                self.oddities.append(Oddity(proposal.line, OddityKind.IDENTIFIER_REPEATED, detail))
            if proposal.identifier:
                seen.add(proposal.identifier)

    def _sort(self, part: list[Line]) -> _Sorted:
        """Tell a resolution's lines from its reasons and from what introduces the next proposal.

        Behind reasons the resolution goes on only at a heading of its own.
        """
        found = _Sorted()
        here = found.lines
        for line in part:
            text = words_of(line)
            if line.role is Role.FOOTNOTE:
                led = {target for reason in found.reasons for target in _anchors(reason)}
                (found.reasons if line.label in led else found.lines).append(line)
                continue
            if here is not found.following and (label := self.labels.reasons.match(text)):
                here = found.reasons
                if not found.label:
                    found.label, found.begun = label["written"].strip(), line.number
                    line = _behind_label(line, label.end())
                if line.text.strip() or line.cells:
                    here.append(line)
                continue
            if here is found.reasons:
                here = self._behind_reasons(line, text, found)
            if here is found.reasons and is_furniture(text):
                self.note(line, OddityKind.FURNITURE, text)
            else:
                here.append(line)
        return found

    def _behind_reasons(self, line: Line, text: str, found: _Sorted) -> list[Line]:
        """What a line behind reasons belongs to."""
        annex = line.role is Role.ANNEX or is_annex_heading(self.lexicon, line.text)
        if annex or is_heading(line, self.lexicon):
            self.note(line, OddityKind.REASONS_INSIDE, text[:_LONGEST_DETAIL])
            return found.lines
        if self.labels.block(text) or self.labels.part.fullmatch(text):
            return found.following
        return found.reasons

    def _paragraphs(self, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(words_of(line).strip(), line.number) for line in lines)

    def _subject(self, lines: Sequence[Line]) -> Subject | None:
        """The resolution that the first lines of a proposal name."""
        for index, line in enumerate(lines[:_NEAR]):
            number = number_of(line, self.lexicon)
            if not number:
                continue
            text = words_of(line)
            opening = find_opening(self.lexicon, text, number.end)
            ahead = (opening_of(one, self.lexicon) for one in lines[index : index + _NEAR_OPENING])
            body = number.body or (opening.body if opening else next(filter(None, ahead), ""))
            is_new = self.labels.draft_new.match(text) is not None or number.number[:1] == "["
            return Subject(number.kind, number.number, body, number.edition, is_new, line.number)
        return None
