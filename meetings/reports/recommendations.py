"""Recommendations in their hierarchy, and conclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from meetings.reports.levels import in_figures
from meetings.reports.names import Names, parent_of
from meetings.reports.numbering import matches
from meetings.reports.tables import quarters, recommended
from meetings.reports.values import Conclusion, Paragraph, Recommendation
from meetings.reports.words import Words
from resolutions.text.citations import Citation
from resolutions.text.citations.folding import fold_form
from resolutions.text.citations.vocabulary import vocabulary
from resolutions.text.lexicon import without_marks
from resolutions.text.mandates import (
    SITTING,
    Request,
    actors_in,
    bounds,
    expected,
    own_sessions,
    requests,
)

_BY_SENTENCE = 0.6
_WORD = re.compile(r"[^\W_]")
_OPENS = (":", "：")
_FIGURE = re.compile(r"\d+(?:\.\d+)*|[ivxlIVXL]+|[A-Ha-h]|[一二三四五六七八九十]+")


@dataclass(slots=True)
class _Listed:
    """A list of recommendations: `root` is the number it stands under, empty if it has none.

    `around` is that of the section it stands in, which its own numbers need not repeat. One that a
    sentence announces and whose items are `labelled` ends where a line has no label.
    """

    root: str
    around: str
    spoken: bool = False
    labelled: bool = False

    def holds(self, paragraph: Paragraph) -> bool:
        if not self.root:
            return not paragraph.heading and not (self.labelled and not paragraph.number)
        return paragraph.number.startswith((f"{self.root}.", f"{self.root} ")) or (
            not paragraph.number and paragraph.under.startswith(self.root)
        )


def recommendations_of(
    paragraphs: Sequence[Paragraph], words: Words, language: str
) -> tuple[Recommendation, ...]:
    """Every recommendation in the order of the report.

    Listed are the paragraphs below a heading or a sentence that announces recommendations, as deep
    as they are numbered; elsewhere a sentence counts in which the group recommends something.
    """
    names, rest = Names(), list[Recommendation]()
    listed: _Listed | None = None
    tabled = dict(recommended(paragraphs, words, language))
    rest += [one for one in tabled.values() if one]
    alone = ""
    lead: Recommendation | None = None
    for paragraph, ahead in zip_longest(paragraphs, paragraphs[1:]):
        if paragraph.line in tabled or not _WORD.search(paragraph.text):
            continue  # a row of a table that is read as such, or a rule across the page
        if listed and not listed.holds(paragraph):
            listed = lead = None
        if number := _alone(paragraph, words, language):
            alone = number
            continue
        opened = _opens(paragraph, words)
        own, said = _own(paragraph, words, language)
        if opened is not None or (listed and not own and _leads(paragraph, ahead)):
            listed = opened or listed
            lead = _lead(paragraph, language)
            continue
        own, paragraph, alone = alone or own, said, ""
        if not (own or listed or _is_spoken(paragraph, words)):
            continue
        if listed:
            listed.labelled = listed.labelled or (listed.spoken and bool(paragraph.number))
        number = names.give(paragraph, own, listed.around if listed else None)
        surety = 1.0 if own or listed else _BY_SENTENCE
        parent = names.found.get(parent_of(number), lead)
        one = _recommendation(replace(paragraph, number=number), parent, language, surety)
        if surety < 1 or not names.add(one):
            rest.append(one)
    found = (*names.found.values(), *names.others(rest))
    return tuple(sorted(found, key=lambda one: one.line))


def _leads(paragraph: Paragraph, ahead: Paragraph | None) -> bool:
    """Whether a line without a number says to whom the items below it are addressed."""
    opens = paragraph.text.rstrip().endswith(_OPENS)
    return opens and not paragraph.number and ahead is not None and bool(ahead.number)


def _lead(paragraph: Paragraph, language: str) -> Recommendation:
    """What a line says of the items below it: whom they ask, or the only one it names."""
    lead = _recommendation(replace(paragraph, number=""), None, language, 1.0)
    named = actors_in(paragraph.text, language)
    if lead.addressees or len(named) != 1:
        return lead
    return replace(lead, addressees=named)


def _own(paragraph: Paragraph, words: Words, language: str) -> tuple[str, Paragraph]:
    """The number that its words give a paragraph, `Recommendation 1:`, and it without them."""
    found = words.numbered.match(paragraph.text)
    number = _count(found["number"], language) if found else ""
    if not found or not number:
        return "", paragraph
    cut = found.end()
    cited = tuple(
        replace(one, start=one.start - cut, end=one.end - cut)
        for one in paragraph.citations
        if one.start >= cut
    )
    return number, replace(paragraph, text=paragraph.text[cut:], citations=cited)


def _count(said: str, language: str) -> str:
    """A number as words give it, in figures if it is written out; empty if it is none."""
    if _FIGURE.fullmatch(said):
        return in_figures(said)
    rank = vocabulary(language).ranks.get(fold_form(said))
    return str(rank) if rank else ""


def _alone(paragraph: Paragraph, words: Words, language: str) -> str:
    """The number that a line gives what follows it: `Recommendation 4` and no more; else empty."""
    bare = without_marks(paragraph.text).strip(" *_\t").rstrip(":：. ")
    found = words.numbered.fullmatch(f"{bare}:")
    return _count(found["number"], language) if found else ""


def _opens(paragraph: Paragraph, words: Words) -> _Listed | None:
    """The list of recommendations that a paragraph announces, if it does."""
    if paragraph.heading and matches(words.recommendations, paragraph.text):
        return _Listed(paragraph.number, paragraph.number)
    text = without_marks(paragraph.text)
    if words.introduces.search(text) and not words.numbered.match(text):
        around = paragraph.number or paragraph.under
        return _Listed(paragraph.number, around, spoken=True)
    return None


def _is_spoken(paragraph: Paragraph, words: Words) -> bool:
    return words.recommends.search(without_marks(paragraph.text)) is not None


def _recommendation(
    paragraph: Paragraph, parent: Recommendation | None, language: str, confidence: float
) -> Recommendation:
    """One recommendation; what it does not say of its addressees, its parent does."""
    text, number = paragraph.text, paragraph.number
    asked = requests(text, language)
    actors = asked[0].actors if asked else expected(text, language) or _inherited(parent, language)
    return Recommendation(
        line=paragraph.line,
        number=number,
        text=text,
        parent=parent.number if parent else "",
        addressees=actors,
        action=str(asked[0].action) if asked else parent.action if parent else "",
        dues=_dues(paragraph, actors, language),
        citations=paragraph.citations,
        confidence=confidence,
    )


def _dues(paragraph: Paragraph, actors: tuple[str, ...], language: str) -> tuple[Citation, ...]:
    """When it is due: a deadline, or the session at which a body is asked to act itself."""
    due = bounds(paragraph.text, paragraph.citations, language)
    due = due or quarters(paragraph.citations)
    body = SITTING.get(actors[0], "") if len(actors) == 1 else ""
    if body and not due:
        return own_sessions(paragraph.text, language, body)
    return due


def _inherited(parent: Recommendation | None, language: str) -> tuple[str, ...]:
    """Whom the end of a parent's sentence asks: "asks the Council to instruct the group:"."""
    if not parent:
        return ()
    asked: tuple[Request, ...] = ()
    if parent.text.rstrip().endswith(_OPENS):
        asked = requests(parent.text, language, nested=True)
    return asked[-1].actors if asked else parent.addressees


def conclusions_of(paragraphs: Sequence[Paragraph], words: Words) -> Iterator[Conclusion]:
    """What stands below the heading of conclusions, and sentences in which a meeting agrees."""
    inside = False
    for paragraph in paragraphs:
        if paragraph.heading:
            inside = matches(words.conclusions, paragraph.text)
        elif not _WORD.search(paragraph.text):
            continue
        elif inside or words.concludes.search(without_marks(paragraph.text)):
            yield Conclusion(paragraph.line, paragraph.number, paragraph.text)
