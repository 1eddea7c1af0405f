"""Recommendations in their hierarchy, and conclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetings.reports.numbering import matches
from meetings.reports.tables import recommended
from meetings.reports.values import Conclusion, Paragraph, Recommendation
from meetings.reports.words import Words
from resolutions.text.citations import Citation
from resolutions.text.lexicon import without_marks
from resolutions.text.mandates import SITTING, Request, bounds, expected, own_sessions, requests

_BY_SENTENCE = 0.6
_WORD = re.compile(r"[^\W_]")
_OPENS = (":", "：")


@dataclass(slots=True)
class _Listed:
    """A list of recommendations: `root` is the number it stands under, empty if it has none.

    One that a sentence announces and whose items are `labelled` ends where a line has no label.
    """

    root: str
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
    found: dict[str, Recommendation] = {}
    rest: list[Recommendation] = []
    listed: _Listed | None = None
    tabled = dict(recommended(paragraphs, words, language))
    rest += [one for one in tabled.values() if one]
    alone = ""
    for paragraph in paragraphs:
        if paragraph.line in tabled or not _WORD.search(paragraph.text):
            continue  # a row of a table that is read as such, or a rule across the page
        if listed and not listed.holds(paragraph):
            listed = None
        if number := _alone(paragraph, words):
            alone = number
            continue
        opened = _opens(paragraph, words)
        if opened is not None:
            listed = opened
            continue
        if alone:
            paragraph, alone = replace(paragraph, number=alone), ""
            _add(_recommendation(paragraph, found, words, language), found, rest)
        elif listed:
            listed.labelled = listed.labelled or (listed.spoken and bool(paragraph.number))
            _add(_recommendation(paragraph, found, words, language), found, rest)
        elif _is_spoken(paragraph, words):
            rest.append(_recommendation(paragraph, {}, words, language, _BY_SENTENCE))
    return tuple(sorted((*found.values(), *rest), key=lambda one: one.line))


def _add(one: Recommendation, found: dict[str, Recommendation], rest: list[Recommendation]) -> None:
    if one.number and one.number not in found:
        found[one.number] = one
    else:
        rest.append(one)


def _alone(paragraph: Paragraph, words: Words) -> str:
    """The number that a line gives what follows it: `Recommendation 4` and no more; else empty."""
    bare = without_marks(paragraph.text).strip(" *_\t").rstrip(":：. ")
    found = words.numbered.fullmatch(f"{bare}:")
    return found["number"] if found else ""


def _opens(paragraph: Paragraph, words: Words) -> _Listed | None:
    """The list of recommendations that a paragraph announces, if it does."""
    if paragraph.heading and matches(words.recommendations, paragraph.text):
        return _Listed(paragraph.number)
    if words.introduces.search(without_marks(paragraph.text)):
        return _Listed(paragraph.number, spoken=True)
    return None


def _is_spoken(paragraph: Paragraph, words: Words) -> bool:
    text = without_marks(paragraph.text)
    return bool(words.recommends.search(text) or words.numbered.match(text))


def _recommendation(
    paragraph: Paragraph,
    found: dict[str, Recommendation],
    words: Words,
    language: str,
    confidence: float = 1.0,
) -> Recommendation:
    """One recommendation; what it does not say of its addressees, its parent does."""
    text, number, bare = paragraph.text, paragraph.number, paragraph.text
    if own := words.numbered.match(text):
        number, bare = own["number"], text[own.end() :]
        confidence = 1.0
    parent = found.get(_parent(number))
    asked = requests(text, language)
    actors = asked[0].actors if asked else expected(bare, language) or _inherited(parent, language)
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
    body = SITTING.get(actors[0], "") if len(actors) == 1 else ""
    if body and not due:
        return own_sessions(paragraph.text, language, body)
    return due


def _parent(number: str) -> str:
    """The number of what a number is a part of: `3.15.1` of `3.15`, `3.2 a)` of `3.2`."""
    return number.rpartition(" ")[0] if " " in number else number.rpartition(".")[0]


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
