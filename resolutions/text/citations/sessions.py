"""Sessions of a Council, a commission or the General Assembly, and meetings of working groups."""

from __future__ import annotations

import re

from resolutions.text.citations.acts import Reading, found_at
from resolutions.text.citations.bodies import CONFERENCES, OTHER, Bodies, Named
from resolutions.text.citations.common import common
from resolutions.text.citations.owners import meant
from resolutions.text.citations.symbols import full_year
from resolutions.text.citations.values import Adopting, CitationKind, Draft
from resolutions.text.citations.vocabulary import known

_GAP = 40
_NUMBER = re.compile(r"\d{1,3}")
_HOLD_SESSIONS = frozenset(common().first_session) | {"ECOSOC"}
_FAR = 400
_MOST_ASSEMBLIES = 30
_BY_NUMBER_ALONE = 0.2
"""A rank in words says too little, unless the text says of the same meeting whose it is."""
_FEW = 10
"""A rank in words above this is of a group that has met for years: the last one that is named."""
_SENTENCE_END = re.compile(r"[;。\n]|\.\s")


def read_session(
    reading: Reading, start: int, end: int, bodies: Bodies, adopting: Adopting
) -> list[Draft]:
    """The sessions at `[start, end)`, one draft for every number, with the body beside them.

    What no body stands beside is of the body that the sentence names before it.
    """
    found = next((m for p in reading.words.sessions if (m := found_at(p, reading, start))), None)
    if not found:
        return []
    groups = found.groupdict()
    counted = bool(groups.get("numbers") or groups.get("ranks"))
    drafts = _numbered(reading, found) if counted else [_single(reading, start, end, groups)]
    named, confidence = _owner(reading, found.start(), end, bodies)
    if groups.get("rank") and confidence < 1:
        drafts[0].kind, drafts[0].confidence = CitationKind.MEETING, _BY_NUMBER_ALONE
        return drafts
    if not named or (counted and confidence < 1):
        for draft in drafts:
            draft.kind, draft.confidence = CitationKind.MEETING, 0.4
        return drafts if counted else []
    if named.end <= start and confidence == 1:
        drafts[0].start = named.start
    elif named.start >= end:
        drafts[-1].end = named.end
    for draft in drafts:
        _complete(draft, meant(named, adopting), confidence)
    return drafts


def _numbered(reading: Reading, found: re.Match[str]) -> list[Draft]:
    """A draft for each number of a list, in figures or in words."""
    words = reading.words
    in_words = bool(found.groupdict().get("ranks"))
    pattern = words.parts["rank"] if in_words else _NUMBER
    listed = found.span("ranks" if in_words else "numbers")
    drafts = [
        Draft(
            *number.span(),
            CitationKind.SESSION,
            number=str(known(words.ranks, number.group()) if in_words else int(number.group())),
        )
        for number in pattern.finditer(found.string, *listed)
    ]
    drafts[0].start, drafts[-1].end = found.span()[0], found.end()
    return drafts


def _single(reading: Reading, start: int, end: int, groups: dict[str, str | None]) -> Draft:
    """A session by its year, or by its rank in words."""
    if rank := groups.get("rank"):
        number = str(known(reading.words.ranks, rank))
        return Draft(start, end, CitationKind.SESSION, number=number)
    year = full_year(groups["year"] or "")
    month = groups.get("month")
    when = f"{year}-{int(month):02}" if month else year
    return Draft(start, end, CitationKind.SESSION, year=when)


def _complete(draft: Draft, body: str, confidence: float) -> None:
    """Give a session its body; what a working group or a conference holds is a meeting."""
    draft.body, draft.confidence = body, confidence
    draft.explicit = confidence == 1.0
    if body in CONFERENCES or body.startswith(("CWG", "EG-")) or body in ("TSAG", "TDAG", "RAG"):
        draft.kind = CitationKind.MEETING
    first = common().first_session.get(body)
    if first and draft.number and not draft.year:
        draft.year = str(first + int(draft.number))


def _owner(reading: Reading, start: int, end: int, bodies: Bodies) -> tuple[Named | None, float]:
    """The body whose session it is, and how sure that is."""
    text, parts = reading.source.text, reading.words.parts
    if inside := parts["named"].search(text, start, end):
        return Named(start, end, known(reading.words.bodies, inside.group())), 1.0
    if assembly := _assembly(reading, start, end):
        return assembly, 1.0
    named = bodies.last_before(start)
    if _near(named, named.end if named else 0, start) and parts["session_by"].fullmatch(
        text, named.end if named else 0, start
    ):
        return named, 1.0
    after = bodies.first_after(end)
    if _near(after, end, after.start if after else 0) and parts["session_of"].fullmatch(
        text, end, after.start if after else 0
    ):
        return after, 1.0
    if found := _last_of(bodies, start):
        return found, 0.6 if not _SENTENCE_END.search(text, found.end, start) else 0.5
    return None, 0.0


def _assembly(reading: Reading, start: int, end: int) -> Named | None:
    """The General Assembly where "the Assembly" stands beside a session: no other has so many."""
    text, parts = reading.source.text, reading.words.parts
    if not _rank(reading, start, end) > _MOST_ASSEMBLIES:
        return None
    offset = max(0, start - _GAP)
    if before := parts["assembly_before"].search(text[offset:start]):
        return Named(offset + before.start(), start, "UNGA")
    after = parts["assembly_after"].match(text, end)
    return Named(end, after.end(), "UNGA") if after else None


def _rank(reading: Reading, start: int, end: int) -> int:
    """The number of a session, in figures or in words; 0 if it has none."""
    for pattern in reading.words.sessions:
        if found := found_at(pattern, reading, start):
            groups = found.groupdict()
            if groups.get("numbers") or groups.get("ranks"):
                return int(_numbered(reading, found)[0].number)
            return int(known(reading.words.ranks, groups.get("rank") or "") or 0)
    return 0


def _near(named: Named | None, start: int, end: int) -> bool:
    """Whether the body of a name can stand beside a session over the gap `[start, end)`."""
    return named is not None and named.body != OTHER and end - start <= _GAP


def _last_of(bodies: Bodies, start: int) -> Named | None:
    """The last body not far before that holds sessions."""
    named = bodies.last_before(start)
    while named and start - named.end <= _FAR:
        if named.body in _HOLD_SESSIONS or named.body.startswith("CWG"):
            return named
        named = bodies.last_before(named.start)
    return None


def understand(drafts: list[Draft], bodies: Bodies) -> None:
    """Give meetings without a body that of the same number before, else of the first such further
    on, else the last working group.
    """
    known: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda draft: -draft.start):
        if draft.body:
            known[draft.number] = draft.body
    groups = Bodies([named for named in bodies if named.body.startswith("CWG")])
    for draft in sorted(drafts, key=lambda draft: draft.start):
        if draft.body:
            known[draft.number] = draft.body
            continue
        last = groups.last_before(draft.start)
        counted = draft.confidence > _BY_NUMBER_ALONE or int(draft.number or 0) > _FEW
        if body := known.get(draft.number) or (last.body if last and counted else ""):
            draft.body, draft.confidence = body, 0.5
