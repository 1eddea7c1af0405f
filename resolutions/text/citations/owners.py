"""Owners: which body a number belongs to, told by the words beside it or understood.

In this order: the body beside it, the form of its number, the place and year of its edition, the
item before it in a list, the same number elsewhere in the text, a body earlier in the sentence,
the range of its number, and at last the body that adopts the text. Confidence falls in that order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from resolutions.text.citations.acts import Reading, act_at, of_nations, read_day, sector_body
from resolutions.text.citations.bodies import OTHER, THIS, Bodies, Named
from resolutions.text.citations.common import common
from resolutions.text.citations.symbols import full_year
from resolutions.text.citations.values import ACTS, Adopting, CitationKind, Draft

_GAP = 60
_SENTENCE = 160
_LOOK_BACK = 120
_SENTENCE_END = re.compile(r"[;。\n]|\.\s")
_BULLET = re.compile(r"\s*(?:\(?[a-z\d]{1,3}[.)]|[-•*·])?\s*")
_SECTOR_GAP = 10
_SECTOR_BEFORE = re.compile(r"(?<![a-z])(?:itu|uit|мсэ)-(?P<sector>[rtdртд])\s+$")
_SECTOR_AFTER = re.compile(
    r"\s+(?:of\s+(?:the\s+)?|de\s+l'|del\s+)?(?:itu|uit|мсэ)-(?P<sector>[rtdртд])(?![\w-]|\s+[a-z]\.)"
)


def assign(reading: Reading, drafts: list[Draft], bodies: Bodies, adopting: Adopting) -> None:
    """Give every act of `drafts` (in the order of the text) its body, as far as it can be told."""
    acts = [draft for draft in drafts if draft.kind in ACTS or draft.group >= 0]
    for _, members in groupby(acts, key=lambda draft: draft.group):
        group = list(members)
        _adopted(reading, group)
        _beside(reading, group, bodies, adopting)
    for draft in acts:
        if not draft.body and (body := common().body_of(draft.year, draft.place)):
            draft.body, draft.confidence = body, 0.95
    known = _known(acts)
    before: Draft | None = None
    for draft in acts:
        if not draft.body:
            _understand(reading, draft, before, known, bodies, adopting)
        before = draft


def meant(named: Named, adopting: Adopting) -> str:
    """The body that a name means; "this conference" is the one that adopts the text."""
    return adopting.body if named.body == THIS else named.body


def _beside(reading: Reading, group: list[Draft], bodies: Bodies, adopting: Adopting) -> None:
    """The body that stands right before the head of a list or right after its end."""
    text, words, first, last = reading.source.text, reading.words, group[0], group[-1]
    if _of_sector(text, group):
        return
    named = bodies.last_before(first.start)
    if named and named.body != OTHER and first.start - named.end <= _GAP:
        before = words.parts["before"].fullmatch(text, named.end, first.start)
        if before or words.parts["its"].fullmatch(text, named.end, first.start):
            year = (before.groupdict().get("year") if before else "") or named.year
            _own(group, named, adopting, year)
            first.start = named.start
            return
    named = bodies.first_after(last.end)
    if named and named.body != OTHER and named.start - last.end <= _GAP:
        after = words.parts["after"].fullmatch(text, last.end, named.start)
        if after:
            _own(group, named, adopting, named.year)
            last.end = named.end
            if last.kind is CitationKind.UN_DOCUMENT:
                read_day(reading, last)


def _of_sector(text: str, group: list[Draft]) -> bool:
    """Whether a sector stands beside a list, `ITU-T Resolution 78`: then it is of its assembly."""
    first, last = group[0], group[-1]
    before = _SECTOR_BEFORE.search(text[max(0, first.start - _SECTOR_GAP) : first.start])
    after = None if before else _SECTOR_AFTER.match(text, last.end)
    found = before or after
    if not found or any(_is_owned(draft) for draft in group):
        return False
    for draft in group:
        draft.body, draft.explicit = sector_body(draft.kind, found["sector"]), True
    if before:
        first.start -= len(before.group())
    elif after:
        last.end = after.end()
    return True


def _is_owned(draft: Draft) -> bool:
    """Whether no sector can stand beside a number: its own words or a draft tell whose it is.

    A series of recommendations, `M.2083`, only suggests the sector.
    """
    return (draft.explicit and not draft.body.startswith("ITU-")) or draft.number.startswith("[")


def _own(group: list[Draft], named: Named, adopting: Adopting, year: str) -> None:
    body = meant(named, adopting)
    for draft in group:
        of_nations(draft, body)
        if body and not draft.explicit:
            draft.body, draft.explicit = body, True
        if year and not draft.year:
            draft.year, draft.place = year, named.place
            draft.status = draft.status or named.status


def read_below(reading: Reading, start: int, end: int, bodies: Bodies) -> Draft | None:
    """A number of the General Assembly that opens a line below its name: `60/252. Title`."""
    text = reading.source.text
    line = text.rfind("\n", 0, start) + 1
    named = bodies.last_before(start)
    if not named or named.body != "UNGA" or not _BULLET.fullmatch(text, line, start):
        return None
    draft = act_at(reading, CitationKind.RESOLUTION, start, end)
    draft.confidence = 0.7
    return draft if draft.kind is CitationKind.UN_DOCUMENT else None


def _adopted(reading: Reading, group: list[Draft]) -> None:
    """The Council's session that adopted or amended, told beside the number."""
    text, parts = reading.source.text, reading.words.parts
    first, last = group[0], group[-1]
    if last.explicit and last.body != "Council":
        return
    found = parts["adopted"].match(text, last.end)
    if found:
        last.end = found.end()
    elif "adopted_before" in parts:
        offset = max(0, first.start - _LOOK_BACK)
        found = parts["adopted_before"].search(text[offset : first.start])
        first.start = offset + found.start() if found else first.start
    if not found:
        return
    for draft in group:
        draft.body, draft.explicit = "Council", True
        said = found.groupdict()
        if year := said.get("later") or said["year"] or said.get("first"):
            draft.year = full_year(year)
            draft.status = _status(reading, said.get("amended") or said["status"] or "")


def _status(reading: Reading, word: str) -> str:
    """What a verb of adopting makes of the edition."""
    words = reading.words
    late = bool(words.modified.search(word)) or "最" in word or "last" in word
    return "modified" if late else "revised" if words.revised.search(word) else "new"


def _known(acts: Iterable[Draft]) -> dict[tuple[CitationKind, str], set[str]]:
    """The bodies under which a text cites a number in words that tell them."""
    known: dict[tuple[CitationKind, str], set[str]] = defaultdict(set)
    for draft in acts:
        if draft.body:
            known[draft.kind, draft.number].add(draft.body)
    return known


def _understand(
    reading: Reading,
    draft: Draft,
    before: Draft | None,
    known: dict[tuple[CitationKind, str], set[str]],
    bodies: Bodies,
    adopting: Adopting,
) -> None:
    """Find the body of a number that nothing beside it tells."""
    elsewhere = known.get((draft.kind, draft.number), set())
    candidates = (
        (_carried(reading, draft, before), 0.85),
        (next(iter(elsewhere)) if len(elsewhere) == 1 else "", 0.8),
        (_in_sentence(reading, draft, before, bodies, adopting), 0.7),
        (_by_range(draft), 0.7),
        ("" if common().town(draft.place) else adopting.body, 0.5),
    )
    for body, confidence in candidates:
        if body and fits(draft, body):
            draft.body, draft.confidence = body, confidence
            return
    draft.confidence = 0.4


def _carried(reading: Reading, draft: Draft, before: Draft | None) -> str:
    """The body of the item before, in a list."""
    if not before or not before.body or draft.start - before.end > 12:
        return ""
    gap = reading.source.text[before.end : draft.start]
    return before.body if reading.words.parts["join"].fullmatch(gap) else ""


def _in_sentence(
    reading: Reading, draft: Draft, before: Draft | None, bodies: Bodies, adopting: Adopting
) -> str:
    """The last body before in the same sentence, where the language puts it there."""
    named = bodies.last_before(draft.start)
    if not reading.words.loose or not named or named.body == OTHER:
        return ""
    if draft.start - named.end > _SENTENCE or (before and before.end > named.end):
        return ""
    return (
        ""
        if _SENTENCE_END.search(reading.source.text, named.end, draft.start)
        else meant(named, adopting)
    )


def _by_range(draft: Draft) -> str:
    """The one body whose numbers reach so far."""
    number = re.match(r"\d+$", draft.number)
    possible = [body for body in common().numbers if number and fits(draft, body)]
    return possible[0] if len(possible) == 1 else ""


def fits(draft: Draft, body: str) -> bool:
    """Whether a body can have adopted that number."""
    number = re.match(r"\d+(?!/)(?:-\d+)?$", draft.number)
    if body not in common().adopted_by.get(draft.kind, [body]):
        return False
    low, high = common().numbers.get(body, (0, 9999))
    return bool(number) and low <= int(number.group().split("-")[0] if number else 0) <= high
