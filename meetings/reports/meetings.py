"""The meetings that a report is about: of one group, told by their numbers or by their years."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from meetings.reports.attendance import Mention, attendance, tabled
from meetings.reports.documents import documents_of
from meetings.reports.values import Meeting, Paragraph
from meetings.reports.words import Words
from resolutions.text.citations import Citation, CitationKind
from resolutions.text.citations.common import common
from resolutions.text.citations.folding import fold_form
from resolutions.text.citations.vocabulary import vocabulary
from resolutions.text.lexicon import places

_SENTENCE = re.compile(r"(?:[^.;。；\n]|\.(?!\s|$))+")
_HELD = frozenset({CitationKind.MEETING, CitationKind.SESSION})
_HEAD = 4
"""The title of a report is among so many lines at its beginning."""
Facts = dict[str, str | int]
_GROUP = re.compile(r"(?:CWG|EG)-|(?:TSAG|TDAG|RAG)$")


def group_of(paragraphs: Iterable[Paragraph], language: str) -> str:
    """The group that is reported on: the one whose meetings and documents are cited most.

    A group with meetings of its own comes first, then one that the head names, then a Council whose
    sessions are cited, and at last a group that is named anywhere; empty if none is named.
    """
    paragraphs = tuple(paragraphs)
    cited = [c for paragraph in paragraphs for c in paragraph.citations]
    held = Counter(c.body for c in cited if c.kind in _HELD and c.body)
    held.update(c.body for c in cited if c.kind is CitationKind.MEETING_DOCUMENT and c.body)
    groups = [body for body, _ in held.most_common() if _GROUP.match(body)]
    sessions = [body for body, _ in held.most_common() if body == "Council"]
    words = vocabulary(language)
    named = Counter(
        (words.groups[fold_form(found.group())], rank < _HEAD)
        for rank, paragraph in enumerate(paragraphs)
        for found in words.parts["group"].finditer(fold_form(paragraph.text))
    )
    alone = [name for (name, _), _ in named.most_common(1)]
    head = [name for (name, in_head), _ in named.most_common() if in_head]
    return next(iter((*groups, *head, *sessions, *alone)), "")


def meetings_of(
    paragraphs: Sequence[Paragraph], group: str, words: Words, language: str
) -> tuple[Meeting, ...]:
    """The meetings of a group that a report names, in the order of their numbers.

    Where the group's meetings are counted, those that only a document's symbol names are left out
    unless no others are there; and so is one that a report only mentions, such as the next.
    """
    found: dict[str, Meeting] = {}
    for paragraph in paragraphs:
        for citation in _named(paragraph, group):
            key = citation.number or citation.year
            if key not in found:
                found[key] = Meeting(paragraph.line, group, citation.number, citation.year[:4])
    if any(meeting.number for meeting in found.values()):
        found = {key: meeting for key, meeting in found.items() if meeting.number}
    if not found:
        found = {m.number or m.year: m for m in _by_documents(paragraphs, group)}
    for key, facts in _told(paragraphs, group, words, language):
        if key in found:
            found[key] = _merged(found[key], facts)
    kept = _reported(found.values(), paragraphs)
    if len(kept) == 1:
        kept = (_alone(kept[0], paragraphs, words),)
    return tuple(sorted(kept, key=lambda m: (int(m.number or 0), m.year)))


def _alone(meeting: Meeting, paragraphs: Iterable[Paragraph], words: Words) -> Meeting:
    """The only meeting of a report with the first audience that is counted, whoever is named."""
    if meeting.attendance is not None:
        return meeting
    counted = (words.people.search(paragraph.text) for paragraph in paragraphs)
    first = next(filter(None, counted), None)
    return replace(meeting, attendance=int(first["count"])) if first else meeting


def _reported(found: Iterable[Meeting], paragraphs: Iterable[Paragraph]) -> Sequence[Meeting]:
    """The meetings without those that are only mentioned: with no document and no attendance,
    named after the line that names the first meeting. All of them if that leaves none.
    """
    found = tuple(found)
    first = min((meeting.line for meeting in found), default=0)
    with_documents = {document.meeting for document in documents_of(paragraphs)}
    kept = [
        meeting
        for meeting in found
        if meeting.line == first
        or meeting.attendance is not None
        or (meeting.number or meeting.year) in with_documents
    ]
    return kept or found


def _named(paragraph: Paragraph, group: str) -> Iterator[Citation]:
    """The meetings of the group that a paragraph names by number or year."""
    for citation in paragraph.citations:
        if citation.kind in _HELD and citation.body == group:
            yield citation


def _by_documents(paragraphs: Iterable[Paragraph], group: str) -> Iterator[Meeting]:
    for paragraph in paragraphs:
        for citation in paragraph.citations:
            if citation.kind is CitationKind.MEETING_DOCUMENT and citation.body == group:
                number = "" if citation.year else citation.number.split("/")[0]
                yield Meeting(paragraph.line, group, number, citation.year)


def _told(
    paragraphs: Sequence[Paragraph], group: str, words: Words, language: str
) -> Iterator[tuple[str, Facts]]:
    """What sentences, and then tables, say of each meeting."""
    for paragraph in paragraphs:
        yield from _facts(paragraph, group, words, language).items()
    for key, count in tabled(paragraphs, words, language).items():
        yield key, {"attendance": count}


def _facts(paragraph: Paragraph, group: str, words: Words, language: str) -> dict[str, Facts]:
    """What the sentences of a paragraph say of each meeting that they name."""
    facts: dict[str, Facts] = defaultdict(dict)
    named = list(_named(paragraph, group))
    last: list[Mention] = []
    for sentence in _SENTENCE.finditer(paragraph.text) if named else ():
        start, end = sentence.span()
        inside = [c for c in paragraph.citations if start <= c.start and c.end <= end]
        mentions: list[Mention] = [
            ((c.start - start, c.end - start), c.number or c.year) for c in named if c in inside
        ]
        mentions = mentions or [((0, 0), key) for _, key in last]
        last = mentions
        if not mentions:
            continue
        taken = [(c.start - start, c.end - start) for c in inside]
        for key, count in attendance(sentence.group(), mentions, taken, words).items():
            facts[key]["attendance"] = count
        dates = [c for c in inside if c.kind is CitationKind.DATE]
        for key, days in _dates(dates, mentions, start):
            facts[key]["dates"] = days
        towns = _towns_in(_without(sentence.group(), start, paragraph.citations, named), language)
        if towns and (len(towns) == 1 or len({key for _, key in mentions}) == 1):
            for _, key in mentions:
                facts[key]["place"] = common().nominative(towns[0])
    return facts


def _dates(
    dates: list[Citation], mentions: Sequence[Mention], offset: int
) -> Iterator[tuple[str, str]]:
    """The days of each meeting that a sentence names.

    Where all days stand behind all names, "respectively", the first are of the first; if they are
    not as many, none is anybody's.
    """
    if len(mentions) > 1 and dates and dates[0].start >= offset + mentions[-1][0][1]:
        if len(dates) == len(mentions):
            years = [date.year if date.year[0] != "-" else "" for date in dates]
            for (_, key), date in zip(mentions, dates, strict=True):
                yield key, _with_year(date.year, next(filter(None, years), ""))
        return
    for place, key in mentions:
        if near := _next(dates, offset + place[1], mentions, offset):
            yield key, near.year


def _with_year(days: str, other: str) -> str:
    """Days that are told without their year, `--09-15`, in that of the others beside them."""
    return days.replace("--", f"{other[:4]}-") if other and days.startswith("--") else days


def _next(
    dates: list[Citation], end: int, mentions: Sequence[Mention], offset: int
) -> Citation | None:
    """The date behind one meeting's name and before the next, or the only one of the sentence."""
    following = min((offset + at[0] for at, _ in mentions if offset + at[0] >= end), default=None)
    near = [d for d in dates if d.start >= end and (following is None or d.end <= following)]
    if near:
        return near[0]
    return dates[0] if len(dates) == 1 and len(mentions) == 1 else None


def _without(
    sentence: str, offset: int, citations: Sequence[Citation], kept: Sequence[Citation]
) -> str:
    """The sentence with blanks for what it cites: `(Bucharest, 2022)` is no place of a meeting."""
    for citation in citations:
        start = max(citation.start - offset, 0)
        end = min(citation.end - offset, len(sentence))
        if start < end and citation not in kept:
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


def _towns_in(sentence: str, language: str) -> list[str]:
    """The towns of the sentence where conferences of the Union met."""
    return list(dict.fromkeys(found.group() for found in _towns(language).finditer(sentence)))


@cache
def _towns(language: str) -> re.Pattern[str]:
    """All towns as a language writes them; Russian puts them into cases."""
    names = sorted((name for name in places() if len(name) > 1), key=len, reverse=True)
    if language == "ru":
        names = [name[:-1] for name in names if len(name) > 3]
    joined = "|".join(map(re.escape, names))
    ends = {"zh": "", "ru": r"\w{0,3}(?!\w)"}.get(language, r"(?!\w)")
    begins = "" if language == "zh" else r"(?<!\w)[وبف]?" if language == "ar" else r"(?<!\w)"
    return re.compile(f"{begins}(?:{joined}){ends}", re.IGNORECASE)


def _merged(meeting: Meeting, facts: Facts) -> Meeting:
    """The meeting with what it did not know yet."""
    dates, place, count = facts.get("dates", ""), facts.get("place", ""), facts.get("attendance")
    known = meeting.attendance if meeting.attendance is not None else count
    when = meeting.dates or str(dates)
    year = meeting.year or (when[:4] if when[:4].isdigit() else "")
    return replace(
        meeting,
        dates=when,
        year=year,
        place=meeting.place or str(place),
        attendance=int(known) if known is not None else None,
    )
