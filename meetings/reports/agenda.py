"""The agenda and the sections of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meetings.reports.numbering import matches
from meetings.reports.values import AgendaItem, Paragraph, Section
from meetings.reports.words import Words

_ITEM = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]?\s+(?P<title>\S.*)")


def sections_of(paragraphs: Sequence[Paragraph]) -> tuple[Section, ...]:
    """Every heading, numbered or not."""
    return tuple(Section(p.line, p.number, p.text) for p in paragraphs if p.heading)


def agenda_of(paragraphs: Sequence[Paragraph], words: Words) -> tuple[AgendaItem, ...]:
    """The items that stand below the heading of the agenda, and those that the text names."""
    return (*_listed(paragraphs, words), *_named(paragraphs, words))


def _listed(paragraphs: Sequence[Paragraph], words: Words) -> Iterator[AgendaItem]:
    inside, expected = False, 1
    for paragraph in paragraphs:
        if paragraph.heading and matches(words.agenda, paragraph.text):
            inside, expected = True, 1
            continue
        if not inside:
            continue
        number, title = paragraph.number, paragraph.text
        if not number and (found := _ITEM.fullmatch(paragraph.text)):
            number, title = found["number"], found["title"]
        top, _, part = number.partition(".")
        if not number or (top.isdigit() and int(top) != expected - bool(part)):
            inside = False
            continue
        expected += top.isdigit() and not part
        yield AgendaItem(paragraph.line, number, title)


def _named(paragraphs: Sequence[Paragraph], words: Words) -> Iterator[AgendaItem]:
    for paragraph in paragraphs:
        if found := words.item.fullmatch(paragraph.text):
            yield AgendaItem(paragraph.line, found["number"], found["title"])
