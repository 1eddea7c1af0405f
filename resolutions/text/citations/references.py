"""References to a part: paragraphs, annexes, `resolves 2`; of the text itself or of another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from resolutions.text.citations.acts import Reading, found_at
from resolutions.text.citations.folding import plain
from resolutions.text.citations.values import ACTS, CitationKind, Draft
from resolutions.text.lexicon import load

_PARAGRAPH = re.compile(
    r"(?P<from>\d[\d.]*(?:\s?(?:bis|ter)(?!\w)|[a-z](?![\w)]))?(?:\s?\(?[a-zа-яء-ي]\))?|[a-zа-яء-ي]{1,2}\))"
)
_FIRST = "part_first"
"""The pattern of what has its labels before the verb: `points 2 et 3 du décide`."""
_PARTS = ("part", _FIRST)
_BEFORE = 40
_AHEAD = 30
_GAP = 60
_OWNERS = ACTS | {CitationKind.UN_DOCUMENT, CitationKind.INSTRUMENT}


class Owners:
    """The acts and instruments of a text, in its order: what a part may be a part of."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = [draft for draft in drafts if draft.kind in _OWNERS]
        self._starts = [draft.start for draft in self._drafts]
        self._ends = [draft.end for draft in self._drafts]
        self._acts = [draft for draft in self._drafts if draft.kind in ACTS]
        self._act_ends = [draft.end for draft in self._acts]

    def before(self, position: int) -> Draft | None:
        """The last of them that ends at or before `position`."""
        index = bisect_right(self._ends, position) - 1
        return self._drafts[index] if index >= 0 else None

    def act_before(self, position: int) -> Draft | None:
        """The last act that ends at or before `position`, instruments and documents left out."""
        index = bisect_right(self._act_ends, position) - 1
        return self._acts[index] if index >= 0 else None

    def after(self, position: int) -> Draft | None:
        """The first of them that begins at or after `position`."""
        index = bisect_left(self._starts, position)
        return self._drafts[index] if index < len(self._drafts) else None


def read_paragraph(reading: Reading, start: int, end: int, owners: Owners) -> Draft | None:
    """Paragraphs of what is named beside them, of "that resolution", of an instrument.

    What belongs to an act is written into its draft; nothing then comes back.
    """
    text, parts = reading.source.text, reading.words.parts
    said = paragraphs(reading, start, end)
    owner = owners.after(end)
    if owner and _joins(parts["paragraph_of"], text, end, owner.start):
        return _owned(owner, said, min(start, owner.start), owner.end)
    same = re.compile(parts["same"].pattern + r"\s*$")
    if found := same.search(text[max(0, start - _BEFORE) : start]):
        owner = owners.before(start)
        return _antecedent(owner, said, start - len(found.group()), end) if owner else None
    if found := parts["thereof"].match(text, end):
        owner = owners.before(start)
        return _antecedent(owner, said, start, found.end()) if owner else None
    owner = owners.before(start)
    if owner and _joins(parts["paragraph_by"], text, owner.end, start):
        return _owned(owner, said, owner.start, end)
    if found := parts["above"].match(text, end):
        return Draft(
            start, found.end(), CitationKind.INTERNAL_REFERENCE, number=said, paragraph=said
        )
    return None


def _joins(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether the stretch between a part and what it is a part of says so."""
    return end - start <= _GAP and pattern.fullmatch(text, start, end) is not None


def _owned(owner: Draft, said: str, start: int, end: int) -> Draft | None:
    """Write paragraphs into the draft they belong to; an instrument becomes its paragraph."""
    if owner.paragraph:
        return None
    owner.paragraph = said
    if owner.kind is CitationKind.INSTRUMENT:
        owner.kind, owner.start, owner.end = CitationKind.INSTRUMENT_PARAGRAPH, start, end
        owner.number = said
    elif start < owner.start or owner.end < end:
        owner.start, owner.end = min(start, owner.start), max(end, owner.end)
    return None


def _antecedent(owner: Draft, said: str, start: int, end: int) -> Draft:
    """A part of what was cited last."""
    return Draft(
        start,
        end,
        CitationKind.INTERNAL_REFERENCE,
        body=owner.body,
        number=said,
        year=owner.year,
        place=owner.place,
        paragraph=said,
        confidence=min(0.8, owner.confidence),
    )


def paragraphs(reading: Reading, start: int, end: int) -> str:
    """What a list of paragraphs says, in figures: `§ 68`, `§§ 29-82`, `§ 35 a)-e)`."""
    listed = _labels(reading, start, end)
    several = len(re.findall(r"(?<![\d.])\d[\d.]*", listed)) > 1
    return f"{'§§' if several else '§'} {listed}" if listed else ""


def _labels(reading: Reading, start: int, end: int) -> str:
    """Labels with `-` for ranges and `, ` between the items of a list."""
    text = reading.source.text
    said, last = "", None
    for found in _PARAGRAPH.finditer(text, start, end):
        if last is not None:
            gap = text[last.end() : found.start()]
            said += "-" if reading.words.parts["to"].fullmatch(gap) else ", "
        written = plain(reading.source.written(*found.span()))
        said += " ".join(written.strip(" .").replace("(", " ").split())
        last = found
    return said


def read_part(
    reading: Reading, start: int, end: int, owners: Owners, headings: dict[str, int]
) -> Draft | None:
    """`resolves 2` inside a sentence: of the resolution named after it, or of the text itself.

    Before a text has reached its own heading of that word, what is meant is the resolution cited
    last. A heading with the first label of its section behind it is no reference.
    """
    text, parts = reading.source.text, reading.words.parts
    read = ((key, _search(parts[key], text, start, end)) for key in _PARTS if key in parts)
    key, found = next(((key, found) for key, found in read if found), ("", None))
    if not found:
        return None
    beside = (start, found.start("verb")) if key == _FIRST else (found.end("verb"), end)
    said = f"{_key(reading, found)} {_labels(reading, *beside)}"
    owner = owners.after(end)
    if owner and _joins(parts["part_of"], text, end, owner.start):
        owner.paragraph, owner.start = said, start
        return None
    cited = owners.act_before(start)
    if cited and (thereof := parts["thereof"].match(text, end)):
        return _antecedent(cited, said, start, thereof.end())
    above = parts["above"].match(text, end)
    named = owners.before(start)
    if named and not named.paragraph and _joins(parts["part_by"], text, named.end, start):
        named.paragraph, named.end = said, above.end() if above else end
        return None
    before = parts["part_before"].search(text[max(0, start - _BEFORE) : start])
    told = above and not text[:start].endswith("\n") and not reading.words.loose
    if not told and (not before or (not _ends(text, end) and not reading.words.loose)):
        before_word = parts["part_lead"].search(text[max(0, start - _BEFORE) : start])
        if not before_word:
            return None
    draft = Draft(start, above.end() if above else end, CitationKind.INTERNAL_REFERENCE)
    draft.number = draft.paragraph = said
    own = headings.get(reading.words.verbs.get(" ".join(found["verb"].split()), ""), len(text))
    if own > start and cited and not above:
        draft.body, draft.confidence = cited.body, 0.6
    return draft


def _key(reading: Reading, found: re.Match[str]) -> str:
    """The canonical key of the heading that is referred to, `instructs-the-secretary-general`."""
    source = reading.source
    written = source.written(found.start("verb"), found.end())
    heading = load(reading.words.language).heading(written.strip("*_"))
    return heading.key if heading else ""


def _search(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The pattern where it fills `[start, end)` up to its end; a letter may be written onto it."""
    found = pattern.search(text, start, min(len(text), end + _AHEAD))
    return found if found and found.end() == end else None


def _ends(text: str, end: int) -> bool:
    return not text[end:].strip() or text[end] in ",;.)\n"


def read_annex(reading: Reading, start: int, end: int, owners: Owners) -> Draft | None:
    """An annex: of the act named after it, or of the text itself."""
    text, parts = reading.source.text, reading.words.parts
    found = found_at(parts["annex"], reading, start)
    label = reading.source.written(*found.span("label")) if found and found["label"] else ""
    said = f"annex {label}".strip()
    owner = owners.after(end)
    if owner and _joins(parts["annex_of"], text, end, owner.start):
        owner.paragraph = owner.paragraph or said
        owner.start = start
        return None
    cited = owners.before(start)
    if cited and not cited.paragraph and _joins(parts["annex_by"], text, cited.end, start):
        cited.paragraph, cited.end = said, end
        return None
    here = parts["annex_here"].match(text, end)
    if not here and parts["annex_of"].match(text, end):
        return None  # of a report, or of whatever else is no act
    if not here and not parts["annex_in"].search(text[max(0, start - _BEFORE) : start]):
        return None
    return Draft(
        start,
        here.end() if here else end,
        CitationKind.INTERNAL_REFERENCE,
        number=said,
        paragraph=said,
    )


def read_sections(reading: Reading, owners: list[Draft]) -> None:
    """Write into acts which of their sections are meant: `第102号决议的考虑到、认识到部分`."""
    pattern = reading.words.parts.get("parts_after")
    if not pattern:
        return
    verbs = reading.words.parts["verbs"]
    for owner in owners:
        found = pattern.match(reading.source.text, owner.end) if owner.kind in _OWNERS else None
        if found:
            named = (verb.group() for verb in verbs.finditer(found["verbs"]))
            owner.paragraph = ", ".join(reading.words.verbs.get(verb, verb) for verb in named)
            owner.end = found.end()


def headings(reading: Reading) -> dict[str, int]:
    """Where each heading of the text itself first stands, by its canonical verb."""
    words, found = reading.words, dict[str, int]()
    for line in words.parts["heading"].finditer(reading.source.text):
        found.setdefault(words.verbs.get(" ".join(line["verb"].split()), ""), line.start())
    return found
