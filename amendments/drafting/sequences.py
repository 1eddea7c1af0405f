"""How a list counts: the style that its labels show, and the labels that come next in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from resolutions.text.clauses import Kind
from resolutions.text.labels import Label, Reading, Style, read_bare, write


@dataclass(frozen=True, slots=True)
class Counting:
    """The way a list counts: a label of it as a pattern, and how that one is read."""

    sample: Label
    reading: Reading

    def label(self, rank: int, step: int = 0) -> str:
        """The label of that rank, with its adverb where `step` is more than 0 (2 is `bis`)."""
        return write(self.sample, self.reading, rank, step)

    def read(self, label: str) -> Reading | None:
        """A label as one of this list; None if it is none."""
        found = read_bare(label)
        for reading in found.readings if found else ():
            if (reading.style, reading.form) == (self.reading.style, self.reading.form):
                return reading
        return None

    def next(self, before: Reading | None, step: int = 0) -> Reading:
        """The reading that follows one, the first of the list after none.

        With a `step`, the next one with an adverb: `bis` of it, or `ter` if it is a `bis`.
        """
        rank = before.rank if before else 0
        if step and before:
            return Reading(self.reading.style, self.reading.form, rank, max(before.step, 1) + 1)
        return Reading(self.reading.style, self.reading.form, rank + 1)

    def under(self, form: str) -> Counting:
        """The same below another number: `2.1` where that was `1.1`."""
        if self.reading.style is not Style.PATH:
            return self
        return replace(self, reading=replace(self.reading, form=form))


def counting_of(labels: Iterable[str]) -> Counting | None:
    """How a list with these labels counts: the reading that most of them, in order, agree with.

    None if no label can be read, or if most clauses have none.
    """
    said = list(labels)
    read = [found for label in said if (found := read_bare(label)) and not found.is_dash]
    if len(read) * 2 < len(said) or not read:
        return None
    votes: dict[tuple[Style, str], int] = {}
    for style, form in dict.fromkeys((r.style, r.form) for one in read for r in one.readings):
        votes[style, form] = _agreement(read, style, form)
    # Of two that fit alike, a Roman number begins a list (`i)`), and a letter goes on with one.
    style, form = max(votes, key=lambda key: votes[key])
    return next(
        Counting(label, reading)
        for label in read
        for reading in label.readings
        if (reading.style, reading.form) == (style, form)
    )


def _agreement(read: Sequence[Label], style: Style, form: str) -> int:
    """How well labels go with a style: as firsts, as followers, or as being in it at all."""
    before: Reading | None = None
    score = 0
    for label in read:
        reading = next((r for r in label.readings if (r.style, r.form) == (style, form)), None)
        if reading is None:
            continue
        follows = reading.follows(before) if before else reading.first
        score += 4 if follows else 1
        before = reading
    return score


_FIRST = {Style.LETTER: "a)", Style.NUMBER: "1", Style.ROMAN: "i)"}
_LETTERS = {"ru": "а)", "ar": "أ )"}


def usual(parent: Kind | None, above: Counting | None, language: str) -> Counting:
    """How a list counts where no other tells: letters in a preamble and below numbers, small
    Roman numbers below letters, numbers elsewhere.
    """
    letters = _LETTERS.get(language, _FIRST[Style.LETTER])
    if above is None:
        first = letters if parent is Kind.PREAMBLE else _FIRST[Style.NUMBER]
    elif above.reading.style in {Style.NUMBER, Style.PATH, Style.ROMAN}:
        first = letters
    else:
        first = _FIRST[Style.ROMAN]
    label = read_bare(first)
    assert label is not None, first
    firsts = [reading for reading in label.readings if reading.first]
    return Counting(label, firsts[-1])
