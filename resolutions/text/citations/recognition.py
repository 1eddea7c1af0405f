"""Recognition: one pass finds where citations may begin, then each is read and understood."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable

from resolutions.text.citations import bodies as names
from resolutions.text.citations import owners, references, sessions, symbols, times
from resolutions.text.citations.acts import Reading, read_acts, read_dated, read_short
from resolutions.text.citations.bodies import OTHER, THIS, Bodies, Named
from resolutions.text.citations.common import common
from resolutions.text.citations.folding import Folded, fold, plain
from resolutions.text.citations.named import (
    read_circulars,
    read_goals,
    read_instrument,
    read_lines,
    read_plan,
)
from resolutions.text.citations.values import ACTS, Adopting, Citation, CitationKind, Draft
from resolutions.text.citations.vocabulary import vocabulary
from resolutions.text.language import detect

_SAMPLE = 20_000
"""So many characters tell a text's language."""
_UNSURE = 0.3
"""What is less sure than this is no citation."""

_SYMBOLS: dict[str, Callable[[int, str, str], Draft | None]] = {
    "un": symbols.read_un,
    "letter": symbols.read_letter,
    "document": symbols.read_document,
    "proposal": symbols.read_proposal,
}
_PLAIN: dict[str, Callable[[Reading, int, int], Draft | None]] = {
    "lines": read_lines,
    "instrument": read_instrument,
    "plan": read_plan,
    "date": times.read_date,
    "quarter": times.read_quarter,
    "period": times.read_period,
    "deadline": times.read_deadline,
    "recurring": times.read_recurring,
    "next": times.read_next,
    "relative": times.read_relative,
    "each": times.read_each,
}
_BODIES: dict[str, Callable[[Reading, int, int], Named | None]] = {
    "body": names.read_body,
    "acronym": names.read_acronym,
    "council": names.read_council,
    "group": names.read_group,
}
_ACT_KINDS = ACTS | {CitationKind.UN_DOCUMENT}
_OPENS = re.compile(r"\s*[,:]\s")

Spans = dict[str, list[tuple[int, int]]]


def find(
    text: str, *, language: str | None = None, adopting: Adopting | None = None
) -> tuple[Citation, ...]:
    """Every citation of a text, in its order.

    For each, `text[start:end]` is its text; those of one kind do not overlap. `language` is
    guessed if it is not given; raises KeyError for one that is none of the six. `adopting` is the
    body that adopts the text; if it is not given, the text's opening line tells it. Takes any
    characters, in a time that grows with the length and no faster.
    """
    language = language or detect(text[:_SAMPLE])[0]
    reading = Reading(vocabulary(language), fold(text, without_marks=language == "ar"))
    spans: Spans = defaultdict(list)
    for found in reading.words.scan.finditer(reading.source.text):
        spans[found.lastgroup or ""].append(found.span())
    drafts = _read(reading, spans, adopting)
    return _settled(reading.source, drafts)


def _read(reading: Reading, spans: Spans, given: Adopting | None) -> list[Draft]:
    """All drafts, each as far understood as the text allows."""
    acts = [draft for span in spans["act"] for draft in read_acts(reading, *span)]
    acts += [read_dated(reading, *span) for span in spans["dated"]]
    acts += [read_short(reading, *span) for span in spans["short"]]
    named = sorted(_named(reading, spans), key=lambda name: name.start)
    everywhere = Bodies(named)
    below = (owners.read_below(reading, *span, everywhere) for span in spans["below"])
    acts = _in_order([*acts, *_symbols(reading, spans), *filter(None, below)])
    inside = Cover(acts)
    named = [name for name in named if not inside.holds(name.start, name.end)]
    adopting = _adopting(reading, given, named)
    bodies = Bodies(named)
    owners.assign(reading, acts, bodies, adopting)
    inside = Cover(draft for draft in acts if draft.kind in _ACT_KINDS)
    others = [
        draft
        for draft in _plain(reading, spans)
        if draft and not (draft.kind is CitationKind.DATE and inside.holds(draft.start, draft.end))
    ]
    owned = _in_order([*acts, *(d for d in others if d.kind is CitationKind.INSTRUMENT)])
    references.read_sections(reading, owned)
    parts = _references(reading, spans, references.Owners(owned), adopting)
    met = [
        draft
        for span in spans["session"]
        for draft in sessions.read_session(reading, *span, everywhere, adopting)
    ]
    sessions.understand(met, everywhere)
    inside = Cover(draft for draft in acts if draft.kind in _ACT_KINDS)
    meetings = [
        draft
        for name in bodies
        if not inside.holds(name.start, name.end) and (draft := _meeting(name, adopting))
    ]
    others += times.read_bounds(reading, [*others, *met, *meetings])
    return [*acts, *others, *parts, *met, *meetings]


def _symbols(reading: Reading, spans: Spans) -> list[Draft]:
    """The drafts of all symbols; the words of an act around one belong to it."""
    source, parts, drafts = reading.source, reading.words.parts, []
    for name, read in _SYMBOLS.items():
        for start, end in spans[name]:
            draft = read(start, source.text[start:end], source.written(start, end))
            if not draft:
                continue
            drafts.append(draft)
            if draft.kind is CitationKind.UN_DOCUMENT and draft.body != symbols.JIU:
                offset = max(0, start - 20)
                before = parts["symbol_before"].search(source.text[offset:start])
                after = parts["symbol_after"].match(source.text, end)
                draft.start = offset + before.start() if before else start
                draft.end = after.end() if after else end
                draft.group = start
    return drafts


def _named(reading: Reading, spans: Spans) -> Iterable[Named]:
    """All names of bodies."""
    for name, read in _BODIES.items():
        for span in spans[name]:
            if named := read(reading, *span):
                yield named


def _plain(reading: Reading, spans: Spans) -> Iterable[Draft | None]:
    """What needs nothing but itself to be read."""
    for name, read in _PLAIN.items():
        for span in spans[name]:
            yield read(reading, *span)
    for span in spans["goal"]:
        yield from read_goals(reading, *span)
    for span in spans["circular"]:
        yield from read_circulars(reading, *span)
    for start, end in spans["numbered"]:
        written = reading.source.written(start, end)
        yield from symbols.read_numbered(start, reading.source.text[start:end], written)


def _references(
    reading: Reading, spans: Spans, known: references.Owners, adopting: Adopting
) -> list[Draft]:
    """The references to parts; those of the text itself get the body that adopts it."""
    headings = references.headings(reading)
    read = [
        *(references.read_paragraph(reading, *span, known) for span in spans["paragraph"]),
        *(references.read_part(reading, *span, known, headings) for span in spans["part"]),
        *(references.read_annex(reading, *span, known) for span in spans["annex"]),
    ]
    drafts = [draft for draft in read if draft]
    for draft in drafts:
        if not draft.body:
            draft.body, draft.confidence = adopting.body, 0.9 if adopting.body else 0.6
    return drafts


def _meeting(name: Named, adopting: Adopting) -> Draft | None:
    """A meeting that is named beside no number; "this conference" is the adopting one."""
    if name.body != THIS:
        return names.meeting(name)
    return Draft(
        name.start,
        name.end,
        CitationKind.INTERNAL_REFERENCE,
        body=adopting.body,
        number="this conference",
        year=adopting.year,
        place=adopting.place,
        confidence=0.9 if adopting.body else 0.6,
    )


def _adopting(reading: Reading, given: Adopting | None, named: list[Named]) -> Adopting:
    """The body that adopts the text: the given one, or the first that a line begins with."""
    if given:
        return Adopting(
            common().codes.get(given.body, given.body), given.number, given.year, given.place
        )
    text = reading.source.text
    for name in named:
        line = text.rfind("\n", 0, name.start) + 1
        if name.body in (THIS, OTHER) or name.start - line > 8:
            continue
        lead = text[line : name.start].strip(" \t*_-")
        if lead in reading.words.articles and _OPENS.match(text + "\n", name.end):
            return Adopting(name.body, "", name.year, name.place)
    return Adopting("")


class Cover:
    """Stretches of a text, to be asked whether one of them holds another."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        spans = sorted((draft.start, draft.end) for draft in drafts)
        self._starts = [start for start, _ in spans]
        self._ends: list[int] = []
        for _, end in spans:  # the furthest end so far, so that one look-up is enough
            self._ends.append(max(end, self._ends[-1]) if self._ends else end)

    def holds(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies inside one of the stretches."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]


def _in_order(drafts: Iterable[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _settled(source: Folded, drafts: Iterable[Draft]) -> tuple[Citation, ...]:
    """The citations of the drafts, in order; of two of one kind that overlap the surer remains."""
    ends: dict[CitationKind, Draft] = {}
    kept: list[Draft] = []
    for draft in _in_order(drafts):
        if draft.confidence < _UNSURE or draft.start >= draft.end:
            continue
        before = ends.get(draft.kind)
        if before and draft.start < before.end:
            if draft.end <= before.end or draft.confidence < before.confidence:
                continue
            if draft.start == before.start:
                before.hidden = True
            else:
                draft.start = before.end
        ends[draft.kind] = draft
        kept.append(draft)
    kept.sort(key=lambda draft: (draft.start, draft.end))
    return tuple(_citation(source, draft) for draft in kept if not draft.hidden)


def _citation(source: Folded, draft: Draft) -> Citation:
    start, end = source.place(draft.start), source.end(draft.end)
    return Citation(
        start=start,
        end=end,
        text=source.original[start:end],
        kind=draft.kind,
        body=draft.body,
        number=plain(draft.number),
        year=plain(draft.year),
        place=common().nominative(draft.place),
        status=draft.status,
        paragraph=plain(draft.paragraph),
        confidence=draft.confidence,
    )
