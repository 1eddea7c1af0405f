"""Asides: where a note ends that an extract ran into a line, at the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from resolutions.text.building import Builder
from resolutions.text.footnotes import next_note
from resolutions.text.labels import read_label
from resolutions.text.sections import Context, find_section
from resolutions.text.splitting import (
    BULLETS,
    NOTE,
    Boundary,
    BoundaryKind,
    bullet_at,
    find_annex,
    in_bullets,
    with_comma,
)

LONGEST_NOTE = 1000
"""A note of more characters than this must have swallowed what follows it."""

_ENDS = re.compile(r"[.。;)]\s+|\s(?=[•▪●◦]\s)")
_SMALL = re.compile(r"[.。)）]\s+(?=[^\W\d_])")
# What a page ends with in the middle of a sentence; the number is what leads to the note.
_BROKEN = re.compile(r"[^\W\d_]\d{0,2}\s*$")
# A full stop behind a whole word, and no abbreviation's; or a code such as `D.2` before a title.
_LIKELY = re.compile(
    r"(?:[^\W\d_]{4}|[\d)）”\"»/])[.]\s+(?=[^\W\d_])|。\s*(?=\S)|\s(?=[A-Z]\.\d{1,2} [A-Z])"
)


def find_note_end(text: str, note: Boundary, builder: Builder, context: Context) -> Boundary | None:
    """What begins behind a note that an extract ran into a line; None if the note ends with it.

    It is the next clause, section or annex. Where there is none, or so late that the note would
    be longer than any, or behind another page's notes, the likeliest place is guessed.
    """
    sure = _sure_end(text, note.end, builder, context)
    end = sure.start if sure else len(text)
    page = NOTE.search(text, note.end, end)
    if end - note.end <= LONGEST_NOTE and not page:
        return sure
    return _guess(text, note, page.start() if page else end, builder, context) or sure


def _sure_end(text: str, position: int, builder: Builder, context: Context) -> Boundary | None:
    """The next clause, section or annex.

    A clause that goes on begins small, the next note does not.
    """
    annex = find_annex(text, position, len(text), context.lexicon)
    for stop in _ENDS.finditer(text, position, annex.start if annex else len(text)):
        found = _begins(text, stop.end(), builder, context)
        if found and (found.label or not text[found.start].isupper()):
            return found
    return annex


def _begins(text: str, start: int, builder: Builder, context: Context) -> Boundary | None:
    """The section, the bullet or the next clause of a list that begins right at `start`."""
    section = builder.container.kind if builder.container else None
    if heading := find_section(text, start, section, context):
        end = with_comma(text, heading.end)
        return Boundary(BoundaryKind.HEADING, start, end, heading=heading)
    if text[start : start + 1] in tuple(BULLETS) and in_bullets(builder):
        return bullet_at(text, start)
    found = read_label(text, start)
    if found and builder.continues(found[0]) and text[found[1] :].lstrip()[:1].islower():
        return Boundary(BoundaryKind.LABEL, start, found[1], label=found[0])
    return None


def _guess(
    text: str, note: Boundary, limit: int, builder: Builder, context: Context
) -> Boundary | None:
    """The likeliest end of the last note at the foot of a page: where something reads like text.

    A sentence that the page broke goes on small.
    """
    start = _last_note(text, note, limit)
    places = [*_likely_ends(text, start, limit)]
    if _BROKEN.search(text[: note.start]):
        small = (found.end() for found in _SMALL.finditer(text, start, start + LONGEST_NOTE))
        places = [at for at in small if at < limit and text[at].islower()][:1] or places
    if not places:
        return None
    at = places[0]
    found = _begins(text, at, builder, context) or Boundary(BoundaryKind.TEXT, at, at)
    return replace(found, guessed=True)


def _last_note(text: str, note: Boundary, limit: int) -> int:
    """Where the last of the notes begins that stand in a row."""
    label, start = note.label.text if note.label else "", note.end
    while (found := next_note(text, label, start)) and found.end() < limit:
        if found.start() - start > LONGEST_NOTE:
            break
        label, start = found["label"], found.end()
    return start


def _likely_ends(text: str, start: int, limit: int) -> Iterator[int]:
    """Places behind a whole sentence where a capital begins something, outside any bracket."""
    for found in _LIKELY.finditer(text, start, limit):
        before = text[start : found.start() + 1]
        outside = found.end() < limit and before.count("(") <= before.count(")")
        if outside and not text[found.end()].islower():
            yield found.end()
