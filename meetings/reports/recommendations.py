"""Recommendations in their hierarchy, and conclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meetings.reports.numbering import matches
from meetings.reports.values import Conclusion, Paragraph, Recommendation
from meetings.reports.words import Words
from resolutions.text.lexicon import without_marks
from resolutions.text.mandates import Request, bounds, requests

_BY_SENTENCE = 0.6
_WORD = re.compile(r"[^\W_]")
_OPENS = (":", "：")


@dataclass(slots=True)
class _Listed:
    """A list of recommendations: `root` is the number it stands under, empty below a heading."""

    root: str
    open: bool = True

    def holds(self, paragraph: Paragraph) -> bool:
        if not self.root:
            return not paragraph.heading
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
    for paragraph in paragraphs:
        if not _WORD.search(paragraph.text):
            continue  # a rule across the page
        if listed and not listed.holds(paragraph):
            listed = None
        opened = _opens(paragraph, words)
        if opened is not None:
            listed = _Listed(opened)
            continue
        if listed:
            _add(_recommendation(paragraph, found, words, language), found, rest)
        elif _is_spoken(paragraph, words):
            rest.append(_recommendation(paragraph, {}, words, language, _BY_SENTENCE))
    return tuple(sorted((*found.values(), *rest), key=lambda one: one.line))


def _add(one: Recommendation, found: dict[str, Recommendation], rest: list[Recommendation]) -> None:
    if one.number and one.number not in found:
        found[one.number] = one
    else:
        rest.append(one)


def _opens(paragraph: Paragraph, words: Words) -> str | None:
    """The number that the recommendations stand under which a paragraph announces, if it does."""
    if paragraph.heading and matches(words.recommendations, paragraph.text):
        return paragraph.number
    if words.introduces.search(without_marks(paragraph.text)):
        return paragraph.number or ""
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
    text, number = paragraph.text, paragraph.number
    if own := words.numbered.match(text):
        number = own["number"]
        confidence = 1.0
    parent = found.get(_parent(number))
    asked = requests(text, language)
    actors = asked[0].actors if asked else _inherited(parent, language)
    return Recommendation(
        line=paragraph.line,
        number=number,
        text=text,
        parent=parent.number if parent else "",
        addressees=actors,
        action=str(asked[0].action) if asked else parent.action if parent else "",
        dues=bounds(text, paragraph.citations, language),
        citations=paragraph.citations,
        confidence=confidence,
    )


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
