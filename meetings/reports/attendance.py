"""How many people attended which meeting, told by the numbers and the mentions of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from meetings.reports.numbering import matches
from meetings.reports.tables import Row, row_of
from meetings.reports.values import Paragraph
from meetings.reports.words import Words
from resolutions.text.citations.folding import fold_form
from resolutions.text.citations.vocabulary import known, vocabulary
from resolutions.text.lexicon import without_marks

_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,4}(?![\d/]|[.,]\d)")
Spot = tuple[int, int]
Mention = tuple[Spot, str]


def attendance(
    sentence: str, mentions: Sequence[Mention], taken: Iterable[Spot], words: Words
) -> dict[str, int]:
    """The audience of each meeting that a sentence names, by the meeting's name.

    `mentions` are the places of the meetings' names in the order of the sentence, `taken` the
    places whose numbers say something else. A sentence that counts nobody gives nothing, nor does
    one that does not tell which count is whose.
    """
    busy = list(taken)
    counted = [found.span("count") for found in words.people.finditer(sentence)]
    if not counted and words.audience.search(without_marks(sentence)):
        free = (found.span() for found in _NUMBER.finditer(sentence))
        counted = [spot for spot in free if not _touches(spot, busy)]
    if not counted or not mentions:
        return {}
    if len(mentions) == 1:
        return {mentions[0][1]: _count(sentence, _nearest(mentions[0][0], counted))}
    spots = [
        found.span()
        for found in _NUMBER.finditer(sentence)
        if found.span() in counted or not _touches(found.span(), busy)
    ]
    if len(spots) != len(mentions):
        spots = counted
    if len(spots) != len(mentions) or not _in_order([place for place, _ in mentions], spots):
        return {}
    pairs = zip(mentions, spots, strict=True)
    return {name: _count(sentence, spot) for (_, name), spot in pairs}


def _in_order(places: list[Spot], spots: list[Spot]) -> bool:
    """Whether the first count is of the first meeting: all stand apart, or they take turns."""
    if spots[-1] < places[0] or places[-1] < spots[0]:
        return True
    turns = sorted([*((spot, 0) for spot in spots), *((place, 1) for place in places)])
    return all(a[1] != b[1] for a, b in pairwise(turns))


def _touches(spot: Spot, others: list[Spot]) -> bool:
    return any(start < spot[1] and spot[0] < end for start, end in others)


def _nearest(place: Spot, spots: list[Spot]) -> Spot:
    return min(spots, key=lambda spot: max(spot[0] - place[1], place[0] - spot[1]))


def _count(sentence: str, spot: Spot) -> int:
    return int(re.sub(r"\D", "", sentence[spot[0] : spot[1]]))


def tabled(paragraphs: Iterable[Paragraph], words: Words, language: str) -> dict[str, int]:
    """The audience of each meeting by its number, as the columns of a table tell it."""
    found: dict[str, int] = {}
    columns: tuple[int, int] | None = None
    for paragraph in paragraphs:
        row = row_of(paragraph)
        heads = _columns(row, words) if row else None
        columns = (heads or columns) if row else None
        if not row or heads or not columns:
            continue
        number = _meeting(row.words(columns[0]), language)
        people = _NUMBER.search(row.words(columns[1]))
        if number and people:
            found[number] = int(people.group())
    return found


def _columns(row: Row, words: Words) -> tuple[int, int] | None:
    """Which columns of a table have the meeting and its audience, by the row of their heads."""
    heads = [row.words(place) for place in range(len(row.cells))]
    meeting = next((n for n, head in enumerate(heads) if matches(words.column_meeting, head)), None)
    people = next((n for n, head in enumerate(heads) if matches(words.column_people, head)), None)
    return (meeting, people) if meeting is not None and people is not None else None


def _meeting(cell: str, language: str) -> str:
    """The number of a meeting in figures: of `21st`, of `Twenty-first meeting`."""
    figures = re.search(r"(?<!\d)\d{1,3}(?!\d)", cell)
    if figures:
        return figures.group()
    said = vocabulary(language)
    rank = said.parts["rank"].search(fold_form(cell))
    return str(known(said.ranks, rank.group())) if rank else ""
