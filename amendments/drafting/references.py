"""References of a text to its own clauses, which renumbering leaves behind.

A reference that stands unchanged in a clause meant what it says in the text before; one that was
written into the draft, what it said when it was written. Where that clause has another label now,
stands elsewhere or is gone, the reference is reported with what it should say, and with the
operation that mends it where its words can be replaced one for one. What can mean several clauses,
or maybe another text, is reported as such; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from amendments.drafting.operations import Reword
from amendments.drafting.whereabouts import Labels, bare, core
from amendments.drafting.words import replaced
from amendments.redline.diff import Op, diff
from resolutions.text.citations import Adopting, Citation, CitationKind, find
from resolutions.text.clauses import Clause, ResolutionText

Written = Mapping[str, Mapping[str, Sequence[Sequence[str]]]]
"""By clause and by the words of a reference in it: the clauses that each of its labels means."""

NOTHING: Written = {}

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


def stale_references(
    before: ResolutionText | None, after: ResolutionText, written: Written = NOTHING
) -> tuple[Reference, ...]:
    """The references that the way from one text to the other left behind, in reading order.

    `written` is what `written_references` noted of those that do not stand in the text before.
    """
    was, now = Labels(before) if before else None, Labels(after)
    same = was is not None and was.same_as(now)
    found: list[Reference] = []
    for clause in after.walk():
        noted = written.get(clause.uid, {})
        if not clause.text or (same and not noted):
            continue
        earlier = was.clauses.get(clause.uid) if was else None
        for citation, is_kept in _own(earlier, clause, after):
            reference = None
            if is_kept and was and not same:
                reference = _check(clause, citation, was, now)
            elif not is_kept and citation.text in noted:
                reference = _check_written(clause, citation, noted[citation.text], now)
            if reference:
                found.append(reference)
    return tuple(found)


def written_references(
    before: ResolutionText | None, after: ResolutionText, known: Written
) -> dict[str, dict[str, list[list[str]]]]:
    """What the references that do not stand in the text before point at, when they are written.

    By clause and by their words: for each label in them, the clauses that it can mean. Those that
    are `known` keep what they pointed at, for in the meantime a label may have gone elsewhere.
    """
    earlier = {clause.uid: clause for clause in before.walk()} if before else {}
    now, noted = Labels(after), {}
    for clause in after.walk():
        was = earlier.get(clause.uid)
        if clause.uid not in now.paths or (was is not None and was.text == clause.text):
            continue
        had = known.get(clause.uid, {})
        said = {}
        for citation, is_kept in _own(was, clause, after):
            if not is_kept:
                points = had.get(citation.text) or _pointed(clause, citation, now)
                said[citation.text] = [list(found) for found in points]
        if said:
            noted[clause.uid] = said
    return noted


def _pointed(clause: Clause, citation: Citation, labels: Labels) -> list[list[str]]:
    """For each label in a reference, the clauses that it can mean where they stand like this."""
    key, _, listed = citation.paragraph.partition(" ")
    within = labels.paths[clause.uid][0]
    items = _items(citation.text, listed, key)
    return [labels.pointed_at(key, item.labels, within) for item in items]


def _own(
    earlier: Clause | None, clause: Clause, text: ResolutionText
) -> Iterator[tuple[Citation, bool]]:
    """The references of a clause to the text itself, and whether their words stood there before."""
    adopting = Adopting(text.body or "itself", text.number)
    is_same = earlier is not None and earlier.text == clause.text
    kept = [] if is_same or earlier is None else _kept(earlier.text, clause.text)
    for citation in find(clause.text, language=text.language, adopting=adopting):
        if citation.kind is not CitationKind.INTERNAL_REFERENCE or not citation.paragraph:
            continue
        if citation.confidence == _THEREOF:
            continue
        yield citation, is_same or any(a <= citation.start and citation.end <= b for a, b in kept)


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


def _check(clause: Clause, citation: Citation, was: Labels, now: Labels) -> Reference | None:
    """What has become of what a reference points at; None if it still says what it said."""
    pointed = _pointed(clause, citation, was)
    targets = tuple(dict.fromkeys(uid for found in pointed for uid in found))
    changed = [uid for uid in targets if _standing(uid, was, now)]
    if not changed:
        return None
    span = (clause.uid, citation.start, citation.end, citation.text, targets)
    if not _is_sure(citation, pointed):
        return Reference(*span, Standing.AMBIGUOUS)
    standings = {_standing(uid, was, now) for uid in changed}
    for standing in (Standing.DELETED, Standing.MOVED):
        if standing in standings:
            said = _moved_words(citation, targets, was, now)
            said = said if standing is Standing.MOVED else ""
            return Reference(*span, standing, said, _fix(clause, citation, said))
    words = _renumbered(citation, pointed, now)
    return Reference(*span, Standing.RENUMBERED, words, _fix(clause, citation, words))


def _check_written(
    clause: Clause, citation: Citation, pointed: Sequence[Sequence[str]], now: Labels
) -> Reference | None:
    """The same of a reference that was written into the draft, and pointed at these clauses."""
    here = _pointed(clause, citation, now)
    targets = tuple(dict.fromkeys(uid for found in pointed for uid in found))
    if not targets or [list(found) for found in pointed] == here:
        return None
    span = (clause.uid, citation.start, citation.end, citation.text, targets)
    if not _is_sure(citation, pointed):
        return Reference(*span, Standing.AMBIGUOUS)
    if any(uid not in now.paths for uid in targets):
        return Reference(*span, Standing.DELETED)
    key, _, _listed = citation.paragraph.partition(" ")
    words = _renumbered(citation, pointed, now)
    if not key.startswith("§") and any(not _is_in(key, uid, now) for uid in targets):
        return Reference(*span, Standing.MOVED)
    return Reference(*span, Standing.RENUMBERED, words, _fix(clause, citation, words))


def _is_sure(citation: Citation, pointed: Sequence[Sequence[str]]) -> bool:
    """Whether a reference is one of the text itself, and means one clause with each label."""
    return citation.confidence >= _OWN and all(len(found) <= 1 for found in pointed)


def _is_in(key: str, uid: str, now: Labels) -> bool:
    """Whether a clause stands in a section of that key."""
    section = now.key(now.paths[uid][0])
    return section == key or section.startswith(f"{key}-")


def _renumbered(citation: Citation, pointed: Sequence[Sequence[str]], now: Labels) -> str:
    """The words with the labels that the clauses have now; empty if they are the same."""
    key, _, listed = citation.paragraph.partition(" ")
    words = citation.text
    items = _items(words, listed, key)
    for item, found in reversed(list(zip(items, pointed, strict=False))):
        if found:
            words = words[: item.start] + _written(words, item, found[0], now) + words[item.end :]
    return words if words != citation.text else ""


def _standing(uid: str, was: Labels, now: Labels) -> Standing | None:
    """What has become of a clause; None if it has its number and place."""
    if uid not in now.paths:
        return Standing.DELETED
    (section, labels), (section_now, labels_now) = was.paths[uid], now.paths[uid]
    same_section = section == section_now and was.key(section) == now.key(section)
    if not same_section or len(labels) != len(labels_now):
        return Standing.MOVED
    same = all(core(a) == core(b) for a, b in zip(labels, labels_now, strict=True))
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


def _written(words: str, item: _Item, uid: str, now: Labels) -> str:
    """What a label in a reference should say now, written as it is written there."""
    written = words[item.start : item.end]
    labels = now.paths[uid][1][-len(item.labels) :]
    for before, label in zip(item.labels, labels, strict=False):
        if core(before) != core(label):
            place = re.search(rf"(?<!\w){re.escape(before)}(?!\w)", written)
            if place:
                written = written[: place.start()] + bare(label) + written[place.end() :]
    return written


def _moved_words(citation: Citation, targets: tuple[str, ...], was: Labels, now: Labels) -> str:
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
