"""Which lines are headings: of a section, of an annex, or of something no one listed."""

from __future__ import annotations

import re
from dataclasses import replace

from resolutions.text.clauses import Kind
from resolutions.text.labels import read_label
from resolutions.text.lexicon import Heading, Lexicon, fold
from resolutions.text.lines import Line, Role
from resolutions.text.run import Run

UNKNOWN = "section"
"""The key of a section whose heading the lexicon does not know."""

_LONGEST = 160
_LONGEST_UNKNOWN = 100
_SENTENCE_ENDS = tuple(";.；。,，:：")
_SECTION_ENDS = tuple(",，.。،;；]")


def find_heading(run: Run, index: int, line: Line | None = None) -> Heading | None:
    """What a line says as a section's heading, None if it is none.

    The heading's `end` tells how much of the line belongs to it; the rest is the section's text.
    """
    line = line or run.lines[index]
    if line.role in {Role.PARAGRAPH, Role.ROW} or not line.text or run.annex is not None:
        return None
    found = run.lexicon.heading(line.text)
    if line.role is Role.HEADING:
        return replace(found, end=len(line.text)) if found else _unknown(run, line)
    if run.canonical and not (found and found.known):
        return None
    if found is None:
        return _unknown(run, line) if _looks_unknown(run, index, line) else None
    return _accept(run, found, line, index)


def annex_key(lexicon: Lexicon, heading: str) -> str:
    """The key of an annex: `annex`, or `annex-2` where its heading numbers it."""
    number = re.match(r"\s*(\d+)", lexicon.annex.split(heading, maxsplit=1)[-1])
    return f"annex-{number[1]}" if number else "annex"


def is_annex_heading(lexicon: Lexicon, text: str) -> bool:
    """Whether a whole line is an annex's heading: the word, a number, what it is annexed to."""
    found = lexicon.annex.match(text)
    found = found or re.match(rf".*[)）号议].{{0,2}}{lexicon.annex.pattern}", text)
    if not found or len(text) > _LONGEST or text.rstrip().endswith(tuple(";.；。,，")):
        return False
    number = r"^\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4}|[一二三四五六七八九十])?(?=\W|$)"
    rest = re.sub(number, "", text[found.end() :])
    if not rest.strip():
        return True
    named = any(kind in fold(rest) for kind in lexicon.kinds)
    introduced = re.match(r"\s*[(（–—:：-]|\s+\S{1,4}\s|\s+[بل]", rest) is not None
    return named and (text.isupper() or introduced)


def _accept(run: Run, found: Heading, line: Line, index: int) -> Heading | None:
    """Whether a line that begins with a heading's words is one, and how far it goes."""
    text = line.text.rstrip()
    rest = text[found.end :].lstrip(" *_,，:：")
    if found.known:
        interrupts = text.endswith((":", "：")) and _interrupts_list(run, index)
        return None if interrupts else found
    label = read_label(rest)
    if label and label[0].begins:
        return found
    if not _may_begin(run):
        return None
    sentence = text[0].isupper() and not text[: found.end].isupper()
    following = run.next_label(index)
    if found.kind is Kind.PREAMBLE and sentence and not (following and following.begins):
        return found
    if len(text) <= _LONGEST and not rest.endswith(_SENTENCE_ENDS):
        return replace(found, end=len(text))
    return found if _runs_on(run, line, found) else None


def _runs_on(run: Run, line: Line, found: Heading) -> bool:
    """Whether a heading's text stands on the same line, as the United Nations print it."""
    uncased = run.lexicon.language in {"zh", "ar"}
    after = line.text[found.end : found.end + 1]
    if after.isalnum() and run.lexicon.language != "zh":
        return False
    return line.text[0].isupper() or (run.flat and (uncased or found.kind is Kind.OPERATIVE))


def _interrupts_list(run: Run, index: int) -> bool:
    """Whether the list that is open goes on behind this line: then it is no new section."""
    outer = run.builder.levels[:1]
    return any(
        reading.follows(level.reading)
        for label in run.following(index)
        if not label.is_dash
        for reading in label.readings
        for level in outer
        if level.reading
    )


def _may_begin(run: Run) -> bool:
    """Whether what came last has ended: nothing yet, a comma, a full stop, or no text at all."""
    last = run.builder.last
    if last is None or last.kind in {Kind.OPENING, Kind.TITLE, Kind.NUMBER, Kind.HISTORY}:
        return True
    # A note's number may stand behind the comma.
    text = re.sub(r"(?<=[,;.])\d{1,2}$", "", last.text.rstrip('"”’» '))
    return not text or text.endswith(_SECTION_ENDS)


def _looks_unknown(run: Run, index: int, line: Line) -> bool:
    """Whether a short line that leads into a list must be a heading that no one listed."""
    indented = run.indented and bool(line.depth)
    if run.labels[index] or indented or len(line.text) > _LONGEST_UNKNOWN or not run.in_body:
        return False
    ends = line.text.rstrip().endswith((*_SENTENCE_ENDS, ")", "）"))
    if ends or line.text[0].isdigit() or not _may_begin(run):
        return False
    ahead = run.next_label(index)
    return ahead is not None and not ahead.is_dash and ahead.begins


def _unknown(run: Run, line: Line) -> Heading:
    operative = any(node.kind is Kind.OPERATIVE for node in run.builder.roots)
    kind = Kind.OPERATIVE if operative else Kind.PREAMBLE
    return Heading(kind, UNKNOWN, len(line.text), known=False)
