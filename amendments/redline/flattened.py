"""Flattened redlines: plain text in which deleted and inserted text stand fused, read back.

Laws: whatever is recovered, the pieces of a paragraph joined are the fused paragraph, to the
character; what has no sure sign stays as it is; with the text before, rejecting every change gives
it back wherever the fused text contains it, and where it does not, the result says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from amendments.redline import embedding, fusedlabels, fusions, labelruns, paragraphs, sections
from amendments.redline.diff import Op
from amendments.redline.recovery import APPLIED, Doubt, Reason, Recovery, Rule, Split, settle
from amendments.redline.sections import Paragraph
from resolutions.text.lexicon import Lexicon, load

__all__ = ["Doubt", "Reason", "Recovery", "Rule", "Split", "recover", "recover_lines"]


def recover(text: str, *, language: str, base: str | None = None) -> Recovery:
    """The marks of one fused paragraph; with `base`, its text before, they follow from that."""
    if base is None:
        return recover_lines([text], language=language)[0]
    return embedding.recover(text, base, recover(text, language=language))


def recover_lines(
    lines: Sequence[str], *, language: str, base: Sequence[str] | None = None
) -> tuple[Recovery, ...]:
    """The marks of the fused paragraphs of a text, one recovery each, in their order.

    Labels are read in the order of their lists, which also shows what clauses came or went. With
    `base`, the paragraphs before, paragraphs that it lacks were inserted.
    """
    found = tuple(_settled(paragraph) for paragraph in _read(lines, load(language)))
    return found if base is None else paragraphs.recover(lines, base, found)


def _read(lines: Sequence[str], lexicon: Lexicon) -> list[Paragraph]:
    """Every paragraph with what its own text, its list and its section say about it."""
    paragraphs = [_alone(line, lexicon) for line in lines]
    read: list[Paragraph] = []
    number = 0
    sectioned: list[tuple[int, Paragraph]] = []
    for paragraph in paragraphs:
        number += paragraph.heading
        sectioned.append((number, paragraph))
    for _, group in groupby(sectioned, key=lambda pair: pair[0]):
        section = list(_with_labels([paragraph for _, paragraph in group]))
        read += sections.follow(list(sections.inherit(section)))
    return sections.report_stale(sections.read_history(read))


def _alone(line: str, lexicon: Lexicon) -> Paragraph:
    """A paragraph with the fusions that can be seen in it alone."""
    twice = _clause_twice(line)
    splits = (twice,) if twice else tuple(fusions.find(line, lexicon))
    heading = any(split.rule is Rule.HEADINGS and split.confidence >= APPLIED for split in splits)
    heading = heading or sections.is_heading(lexicon, settle(line, splits).after)
    return Paragraph(line, splits, heading=heading)


def _clause_twice(line: str) -> Split | None:
    """`i) what was,i) what is`: a clause replaced as a whole, its label included."""
    label = fusedlabels.entry(line)
    if not label or not label.trusted:
        return None
    again = re.compile(rf"(?<=[,;.，；。،؛]){re.escape(label.raw)}(?=\s)")
    places = [found.start() for found in again.finditer(line, label.end)]
    if len(places) != 1:
        return None
    deleted, inserted = line[label.start : places[0]], line[places[0] :]
    return Split(Rule.TWICE, label.start, deleted, inserted, 0.95, Reason.TWICE)


def _with_labels(section: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a section with their labels read in their order."""
    entries: list[fusedlabels.Entry | None] = []
    settled = True
    for paragraph in section:
        changed = paragraph.changed and not paragraph.heading
        entry = fusedlabels.entry(paragraph.text, changed=changed, settled=settled)
        entries.append(None if paragraph.heading else entry)
        if paragraph.text.strip():
            settled = paragraph.heading or sections.ended(paragraph.text)
    for paragraph, entry, choice in zip(section, entries, labelruns.read(entries), strict=True):
        yield _with_label(paragraph, entry, choice)


def _with_label(
    paragraph: Paragraph, entry: fusedlabels.Entry | None, choice: labelruns.Choice | None
) -> Paragraph:
    if choice and choice.op is not Op.KEEP and choice.confidence < APPLIED:
        unsure = Doubt(Rule.SEQUENCE, 0, len(paragraph.text), choice.reason)
        kept = replace(choice, op=Op.KEEP)
        return replace(paragraph, choice=kept, doubts=(*paragraph.doubts, unsure))
    if choice and choice.op is not Op.KEEP:
        whole = replace(paragraph, choice=choice)
        return sections.whole(whole, choice.op, Rule.SEQUENCE, choice.confidence, choice.reason)
    if choice and choice.deleted:
        split = Split(
            Rule.LABELS,
            choice.start,
            choice.deleted,
            choice.inserted,
            choice.confidence,
            choice.reason,
        )
        return replace(paragraph, choice=choice, splits=(*paragraph.splits, split))
    if entry and not choice and entry.trusted and fusedlabels.may_be_two(entry.raw):
        unsure = Doubt(Rule.LABELS, entry.start, entry.end, Reason.LABELS_UNSURE)
        return replace(paragraph, doubts=(*paragraph.doubts, unsure))
    return replace(paragraph, choice=choice)


def _settled(paragraph: Paragraph) -> Recovery:
    """What a paragraph that was read says."""
    text = paragraph.text
    if paragraph.whole and text:
        return settle(text, [paragraph.whole], paragraph.doubts, paragraph.op)
    return settle(text, paragraph.splits, paragraph.doubts)
