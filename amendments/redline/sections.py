"""Sections of a fused text: what the changes of one paragraph say about those around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from amendments.redline import editionpairs, fusedlabels
from amendments.redline.diff import Op
from amendments.redline.labelruns import Choice
from amendments.redline.recovery import APPLIED, Doubt, Reason, Rule, Split
from resolutions.text.lexicon import Lexicon

_LONGEST_HEADING = 160
_FINAL = ",，،.。"
_MIDDLE = ";；؛"
_CLOSED = re.compile(r"[,;:，；：。、،؛.]\W*$")
_HISTORY_GAP = 6
_LONGEST_EDITION = 30
_EARLIER = re.compile(r"(?:19|20)\d\d")
_SEPARATOR = re.compile(r"\s*[;；؛,，،]\s*")
_CITED = re.compile(
    r"(?<![\d.])(?P<number>\d{1,4}(?:-\d+)?)\s?(?:号\s?\w{2,3})?\s?[(（](?P<inside>[^()（）]*)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph while it is read: its splits and doubts, its label, and what became of it."""

    text: str
    splits: tuple[Split, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
    choice: Choice | None = None
    heading: bool = False
    op: Op = Op.KEEP
    whole: Split | None = None

    @property
    def changed(self) -> bool:
        """Whether it has a sure change of its own, and so stood both before and after."""
        return any(split.confidence >= APPLIED for split in self.splits)


def is_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a paragraph begins a section: a heading, an annex, a number line."""
    line = text.strip()
    if not 1 < len(line) <= _LONGEST_HEADING or fusedlabels.entry(line):
        return False
    found = lexicon.heading(line)
    if found and (found.known or not line.endswith((*_MIDDLE, "。", "."))):
        return True
    return bool(lexicon.annex.match(line)) or any(
        pattern.match(line) for pattern in lexicon.number_lines
    )


def ended(text: str) -> bool:
    """Whether a paragraph ends with a closing mark, as a clause does."""
    return bool(_CLOSED.search(text.rstrip()))


def whole(paragraph: Paragraph, op: Op, rule: Rule, confidence: float, reason: Reason) -> Paragraph:
    """The paragraph as inserted or deleted from its first character to its last."""
    text = paragraph.text
    deleted, inserted = ("", text) if op is Op.INSERT else (text, "")
    split = Split(rule, 0, deleted, inserted, confidence, reason)
    return replace(paragraph, op=op, whole=split)


def inherit(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """What stands below a clause that came or went, or continues its sentence, went with it."""
    parent: Paragraph | None = None
    for paragraph in paragraphs:
        if paragraph.heading or paragraph.op is not Op.KEEP:
            parent = None if paragraph.heading else paragraph
        elif paragraph.choice and not (parent and _below(paragraph, parent)):
            parent = None
        elif parent and parent.whole and _belongs(paragraph, parent):
            confidence = parent.whole.confidence
            paragraph = whole(paragraph, parent.op, Rule.SEQUENCE, confidence, Reason.INSIDE)
        yield paragraph


def _belongs(paragraph: Paragraph, parent: Paragraph) -> bool:
    """Whether a paragraph without changes is a sub-clause or the rest of a broken sentence."""
    if paragraph.changed or not paragraph.text.strip():
        return False
    listed = bool(paragraph.choice) or fusedlabels.is_dash(paragraph.text)
    return listed or not ended(parent.text)


def _below(paragraph: Paragraph, parent: Paragraph) -> bool:
    """Whether a clause without changes of its label stands in a list below the parent's."""
    own, outer = paragraph.choice, parent.choice
    return bool(own and outer and own.depth > outer.depth and not own.deleted)


def follow(section: Sequence[Paragraph]) -> list[Paragraph]:
    """Where a section's end moved, the clauses between its two ends came or went.

    `，；`: the clause was the last one and the clauses after it are new. `；，`: it is the last one
    now and the clauses after it were deleted. Clauses that stood both before and after contradict
    that, and are reported instead.
    """
    found = list(section)
    for index, paragraph in enumerate(section):
        op = _moved_end(paragraph)
        if op is Op.KEEP or found[index].op is not Op.KEEP:
            continue
        places = list(_rest(section, index))
        contradicted = any(
            found[place].changed
            or found[place].op not in (Op.KEEP, op)
            or ((choice := found[place].choice) and choice.deleted)
            for place in places
        )
        reason = Reason.SECTION_GROWN if op is Op.INSERT else Reason.SECTION_CUT
        for place in places:
            if contradicted:
                end = len(found[place].text)
                unsure = Doubt(Rule.SECTION, 0, end, Reason.SECTION_ODD)
                found[place] = replace(found[place], doubts=(*found[place].doubts, unsure))
            elif found[place].op is Op.KEEP:
                found[place] = whole(found[place], op, Rule.SECTION, 0.9, reason)
    return found


def _moved_end(paragraph: Paragraph) -> Op:
    """What two closing marks at a paragraph's end say about the clauses behind it."""
    for split in paragraph.splits:
        if split.rule is Rule.CLOSING and not paragraph.text[split.end :].strip():
            if split.deleted in _FINAL and split.inserted in _MIDDLE:
                return Op.INSERT
            if split.deleted in _MIDDLE and split.inserted in _FINAL:
                return Op.DELETE
    return Op.KEEP


def _rest(section: Sequence[Paragraph], index: int) -> Iterator[int]:
    """The places of the paragraphs after one, to the end of its list and of its section."""
    choice = section[index].choice
    last = ""
    for place in range(index + 1, len(section)):
        paragraph = section[place]
        if not paragraph.text.strip():
            continue
        if choice and paragraph.choice and paragraph.choice.depth < choice.depth:
            return
        labelled = paragraph.choice or fusedlabels.is_dash(paragraph.text)
        if not labelled and last and last in _FINAL:
            return
        yield place
        last = paragraph.text.rstrip()[-1]


def read_history(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The item of the history line that was inserted: the edition inserted in the title near it."""
    found = list(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        near = paragraphs[max(index - _HISTORY_GAP, 0) : index + _HISTORY_GAP]
        inserted = {
            editionpairs.edition(split.inserted)
            for other in near
            for split in other.splits
            if split.rule is Rule.EDITIONS and split.confidence >= APPLIED
        }
        split = _last_item(paragraph.text)
        if split and editionpairs.edition(split.inserted) in inserted:
            found[index] = replace(paragraph, splits=(*paragraph.splits, split))
    return found


def _last_item(text: str) -> Split | None:
    """The last edition of a history line, with the separator before it."""
    end = len(text.rstrip())
    if not text[:end].endswith((")", "）")):
        return None
    near = list(_SEPARATOR.finditer(text, max(end - 2 * _LONGEST_EDITION, 0)))
    for separator in reversed(near):
        if editionpairs.edition(text[separator.end() : end - 1]):
            inserted, place = text[separator.start() : end - 1], separator.start()
            if not _EARLIER.search(text[max(place - _LONGEST_EDITION, 0) : place]):
                return None
            return Split(Rule.HISTORY, place, "", inserted, 0.95, Reason.HISTORY)
    return None


def report_stale(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A citation of an edition that was replaced elsewhere in the text is worth a look."""
    replaced = {
        (cited["number"], editionpairs.edition(split.deleted))
        for paragraph in paragraphs
        for split in paragraph.splits
        if split.rule is Rule.EDITIONS
        for cited in _CITED.finditer(paragraph.text[: split.end])
        if cited.end() >= split.start
    }
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        stale = tuple(
            Doubt(Rule.STALE, cited.start("inside"), cited.end(), Reason.STALE)
            for cited in _CITED.finditer(paragraph.text)
            if (cited["number"], editionpairs.edition(cited["inside"])) in replaced
            and not any(s.start < cited.end() and cited.start() < s.end for s in paragraph.splits)
        )
        found.append(replace(paragraph, doubts=(*paragraph.doubts, *stale)))
    return found
