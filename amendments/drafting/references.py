"""References of a text to its own clauses, which renumbering leaves behind.

A reference that stands unchanged in a clause meant what it says in the text before. Where that
clause has another label now, stands elsewhere or is gone, the reference is reported with what it
should say, and with the operation that mends it where its words can be replaced one for one. What
can mean several clauses, or maybe another text, is reported as such; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from amendments.drafting.operations import Reword
from amendments.drafting.words import replaced
from amendments.redline.diff import Op, diff
from resolutions.text.citations import Adopting, Citation, CitationKind, find
from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText

_OWN = 0.9
"""The recogniser is that sure that a part is one of the text itself, and none of what it cites."""

_THEREOF = 0.8
"""It is that sure of a part of what was cited before."""

_ITEM = re.compile(r"\d+(?:\.\d+)*(?:\s?[^\W\d_]\))?|[^\W\d_]{1,2}\s?[)）]")


class Standing(StrEnum):
    """What has become of what a reference points at, as one plain sentence."""

    RENUMBERED = "What this refers to has another number now."
    MOVED = "What this refers to stands in another section now."
    DELETED = "What this refers to was deleted."
    AMBIGUOUS = "This may refer to a clause that has changed its number or place."


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference in the clause `uid` that no longer says what it said.

    `words` stand at `[start, end)` of its text. `targets` are the clauses that they pointed at,
    for an ambiguous one all that they may have. `now` is what the words should be, empty where
    that cannot be told; `fix` writes it there, None where a person has to.
    """

    uid: str
    start: int
    end: int
    words: str
    targets: tuple[str, ...]
    standing: Standing
    now: str = ""
    fix: Reword | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """One label in the words of a reference, and where it stands there."""

    start: int
    end: int
    labels: tuple[str, ...]


def stale_references(before: ResolutionText, after: ResolutionText) -> tuple[Reference, ...]:
    """The references that the way from one text to the other left behind, in reading order."""
    was, now = _Labels(before), _Labels(after)
    if was.same_as(now):
        return ()
    found: list[Reference] = []
    for clause in after.walk():
        earlier = was.clauses.get(clause.uid)
        if earlier is None or not clause.text:
            continue
        for citation in _unchanged(earlier, clause, before):
            reference = _check(clause, citation, was, now)
            if reference:
                found.append(reference)
    return tuple(found)


class _Labels:
    """The clauses of a text by identity, and where each stands: its section and its labels."""

    def __init__(self, text: ResolutionText) -> None:
        self.clauses: dict[str, Clause] = {}
        self.paths: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.sections = [c for c in text.clauses if c.kind in SECTIONS | {Kind.ANNEX}]
        for top in text.clauses:
            for path, clause in _paths(top, ()):
                if clause.uid:
                    self.clauses[clause.uid] = clause
                    self.paths[clause.uid] = (top.uid, path)

    def same_as(self, other: _Labels) -> bool:
        """Whether every clause has its number and place, so that no reference can be stale."""
        heads = [clause.key for clause in self.sections]
        return self.paths == other.paths and heads == [c.key for c in other.sections]

    def key(self, section: str) -> str:
        """The key of a section."""
        return self.clauses[section].key if section in self.clauses else ""

    def heading(self, section: str) -> str:
        """The heading of a section as a reference says it."""
        words = self.clauses[section].heading if section in self.clauses else ""
        return words.strip(" ,:،，：*_")

    def pointed_at(self, key: str, labels: tuple[str, ...], within: str) -> list[str]:
        """The clauses that a section's key and labels can mean; `§` means any section's.

        In several sections with one key, or in any, each that has such labels counts.
        """
        if key == "annex":
            key = "-".join((key, *labels))
            return [c.uid for c in self.sections if c.kind is Kind.ANNEX and c.key == key]
        named = self.sections
        if not key.startswith("§"):
            named = [c for c in named if c.key == key] or [
                c for c in named if c.key.startswith(f"{key}-")
            ]
        elif any(c.uid == within for c in named):
            own = [c for c in named if c.uid == within]
            named = own if _below(own[0], labels) else named
        return [found.uid for section in named if (found := _below(section, labels))]


def _paths(clause: Clause, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Clause]]:
    path = (*path, clause.label) if clause.kind is Kind.CLAUSE else path
    yield path, clause
    for child in clause.children:
        yield from _paths(child, path)


def _below(clause: Clause, labels: tuple[str, ...]) -> Clause | None:
    """The clause under one that labels lead to; None if there is none, or more than one."""
    for label in labels:
        there = [c for c in clause.children if c.label and _core(c.label) == _core(label)]
        if len(there) != 1:
            return None
        clause = there[0]
    return clause


def _bare(label: str) -> str:
    """A label without brackets, stops and blanks: `a` of `a)`."""
    return label.strip(" .()（）")


def _core(label: str) -> str:
    """A label as it is compared: bare, and in small letters."""
    return _bare(label).casefold()


def _unchanged(earlier: Clause, clause: Clause, text: ResolutionText) -> Iterator[Citation]:
    """The references of a clause to the text itself whose words stood there before."""
    adopting = Adopting(text.body or "itself", text.number)
    kept = None if earlier.text == clause.text else _kept(earlier.text, clause.text)
    for citation in find(clause.text, language=text.language, adopting=adopting):
        if citation.kind is not CitationKind.INTERNAL_REFERENCE or not citation.paragraph:
            continue
        if citation.confidence == _THEREOF:
            continue
        if kept is None or any(a <= citation.start and citation.end <= b for a, b in kept):
            yield citation


def _kept(before: str, after: str) -> list[tuple[int, int]]:
    """The stretches of the text after that were there before."""
    stretches, place = [], 0
    for mark in diff(before, after):
        if mark.op is Op.DELETE:
            continue
        if mark.op is Op.KEEP:
            stretches.append((place, place + len(mark.text)))
        place += len(mark.text)
    return stretches


def _check(clause: Clause, citation: Citation, was: _Labels, now: _Labels) -> Reference | None:
    """What has become of what a reference points at; None if it still says what it said."""
    key, _, listed = citation.paragraph.partition(" ")
    within = was.paths[clause.uid][0]
    items = _items(citation.text, listed, key)
    pointed = [was.pointed_at(key, item.labels, within) for item in items]
    targets = tuple(dict.fromkeys(uid for found in pointed for uid in found))
    changed = [uid for uid in targets if _standing(uid, was, now)]
    if not changed:
        return None
    span = (clause.uid, citation.start, citation.end, citation.text, targets)
    sure = citation.confidence >= _OWN and all(len(found) <= 1 for found in pointed)
    if not sure:
        return Reference(*span, Standing.AMBIGUOUS)
    standings = {_standing(uid, was, now) for uid in changed}
    for standing in (Standing.DELETED, Standing.MOVED):
        if standing in standings:
            said = _moved_words(citation, targets, was, now)
            said = said if standing is Standing.MOVED else ""
            return Reference(*span, standing, said, _fix(clause, citation, said))
    words = citation.text
    for item, found in reversed(list(zip(items, pointed, strict=True))):
        if found:
            words = words[: item.start] + _written(words, item, found[0], now) + words[item.end :]
    words = words if words != citation.text else ""
    return Reference(*span, Standing.RENUMBERED, words, _fix(clause, citation, words))


def _standing(uid: str, was: _Labels, now: _Labels) -> Standing | None:
    """What has become of a clause; None if it has its number and place."""
    if uid not in now.paths:
        return Standing.DELETED
    (section, labels), (section_now, labels_now) = was.paths[uid], now.paths[uid]
    same_section = section == section_now and was.key(section) == now.key(section)
    if not same_section or len(labels) != len(labels_now):
        return Standing.MOVED
    same = all(_core(a) == _core(b) for a, b in zip(labels, labels_now, strict=True))
    return None if same else Standing.RENUMBERED


def _items(words: str, listed: str, key: str) -> list[_Item]:
    """The labels in the words of a reference, as many as the recogniser says that it lists.

    Where the words have more or fewer, or an annex is meant, none of them has a place.
    """
    if key == "annex":
        return [_Item(0, 0, (listed,) if listed else ())]
    said = _ITEM.findall(listed)
    found = list(_ITEM.finditer(words))
    placed = len(found) == len(said)
    return [
        _Item(
            found[rank].start() if placed else 0,
            found[rank].end() if placed else 0,
            tuple(re.findall(r"\d+(?:\.\d+)*|[^\W\d_]+", label)),
        )
        for rank, label in enumerate(said)
    ]


def _written(words: str, item: _Item, uid: str, now: _Labels) -> str:
    """What a label in a reference should say now, written as it is written there."""
    written = words[item.start : item.end]
    labels = now.paths[uid][1][-len(item.labels) :]
    for before, label in zip(item.labels, labels, strict=False):
        if _core(before) != _core(label):
            place = re.search(rf"(?<!\w){re.escape(before)}(?!\w)", written)
            if place:
                written = written[: place.start()] + _bare(label) + written[place.end() :]
    return written


def _moved_words(citation: Citation, targets: tuple[str, ...], was: _Labels, now: _Labels) -> str:
    """A reference to one clause that stands in another section now; empty if no one can tell."""
    if len(targets) != 1 or targets[0] not in now.paths:
        return ""
    (section, labels), (section_now, labels_now) = was.paths[targets[0]], now.paths[targets[0]]
    if len(labels) != len(labels_now) or len(_ITEM.findall(citation.text)) != 1:
        return ""
    heading, heading_now = (side.heading(at) for side, at in ((was, section), (now, section_now)))
    place = re.search(re.escape(heading), citation.text, re.IGNORECASE) if heading else None
    if not place or not heading_now:
        return ""
    words = citation.text[: place.start()] + heading_now + citation.text[place.end() :]
    items = list(_ITEM.finditer(words))
    if len(items) != 1:
        return ""
    said = tuple(re.findall(r"\d+(?:\.\d+)*|[^\W\d_]+", items[0].group()))
    item = _Item(items[0].start(), items[0].end(), said)
    return words[: item.start] + _written(words, item, targets[0], now) + words[item.end :]


def _fix(clause: Clause, citation: Citation, words: str) -> Reword | None:
    """The operation that writes other words where a reference stands; None without words."""
    if not words:
        return None
    text, spans = clause.text, clause.spans
    start, end = citation.start, citation.end
    old = citation.text
    lead = next((n for n, (a, b) in enumerate(zip(old, words, strict=False)) if a != b), 0)
    limit = min(len(old), len(words)) - lead
    tail = next((n for n in range(limit) if old[-n - 1] != words[-n - 1]), limit)
    cut = words[lead : len(words) - tail]
    return Reword(clause.uid, *replaced(text, spans, start + lead, end - tail, cut))
