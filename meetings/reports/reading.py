"""The one way in: the lines of a report become a `Report`."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from meetings.reports.agenda import agenda_of, sections_of
from meetings.reports.documents import documents_of, own_symbol
from meetings.reports.meetings import group_of, meetings_of
from meetings.reports.numbering import Numbering
from meetings.reports.recommendations import conclusions_of, recommendations_of
from meetings.reports.values import Oddity, OddityKind, Paragraph, Recommendation, Report
from meetings.reports.words import words
from resolutions.text.citations import Adopting, Citation, find
from resolutions.text.language import detect
from resolutions.text.lines import Line


def read(lines: Sequence[Line], *, language: str | None = None) -> Report:
    """The report that some lines are; nothing of them is lost.

    Every word of a line stands in a paragraph, whether it was understood or not. `language` is
    guessed if it is not given; raises FileNotFoundError for one that is none of the six.
    """
    sure = True
    if language is None:
        language, sure = detect("\n".join(line.text for line in lines))
    said = words(language)
    numbering = Numbering(said, language)
    paragraphs = tuple(_cited(list(numbering.read(lines)), language))
    group = group_of(paragraphs, language)
    meetings = meetings_of(paragraphs, group, said, language) if group else ()
    recommendations = recommendations_of(paragraphs, said, language)
    oddities = list(numbering.oddities)
    if not sure:
        oddities.append(Oddity(1, OddityKind.LANGUAGE_GUESSED))
    if not meetings:
        oddities.append(Oddity(1, OddityKind.NO_MEETING))
    oddities.extend(_of_recommendations(recommendations))
    return Report(
        language=language,
        group=group,
        symbol=own_symbol(paragraphs),
        meetings=meetings,
        documents=documents_of(paragraphs, meetings),
        agenda=agenda_of(paragraphs, said),
        sections=sections_of(paragraphs),
        recommendations=recommendations,
        conclusions=tuple(conclusions_of(paragraphs, said)),
        paragraphs=paragraphs,
        oddities=tuple(sorted(oddities, key=lambda odd: odd.line)),
    )


def _cited(paragraphs: list[Paragraph], language: str) -> Iterator[Paragraph]:
    """The paragraphs with what they cite; the whole text tells what one of them means.

    A report is of nobody who adopts resolutions, so that no bare number is taken for its own. What
    runs over the end of a line is of the line in which it ends.
    """
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    inside: dict[int, list[Citation]] = defaultdict(list)
    for citation in find(text, language=language, adopting=Adopting("")):
        line = bisect_right(starts, citation.end - 1) - 1
        start = max(citation.start, starts[line])
        inside[line].append(
            replace(
                citation,
                start=start - starts[line],
                end=citation.end - starts[line],
                text=text[start : citation.end],
            )
        )
    for line, paragraph in enumerate(paragraphs):
        yield replace(paragraph, citations=tuple(inside[line])) if line in inside else paragraph


def _of_recommendations(recommendations: Sequence[Recommendation]) -> Iterator[Oddity]:
    if not recommendations:
        yield Oddity(1, OddityKind.NO_RECOMMENDATION)
    for one in recommendations:
        if not one.addressees:
            yield Oddity(one.line, OddityKind.NO_ADDRESSEE, one.number)
