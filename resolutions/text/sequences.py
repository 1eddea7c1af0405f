"""Labels that count only in their sequence: `1that` without its blank, `A.`, `一、`.

Each may as well be the beginning of a sentence. It is a label where the next one of its list comes
later, or where it is the next one itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from resolutions.text.labels import Label, Reading, read_bare, read_glued, read_label
from resolutions.text.lines import Line, Role
from resolutions.text.sources import cut, join

_NEAR = 60
"""So many labels before and after a line are looked at."""


def set_labels_apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, labels that their sequence makes sure of set apart from the text.

    A label that the source kept apart, but that no list counts with, goes back into its text.
    """
    plain = tuple(_with_label(line) for line in lines)
    found = [_candidate(line) for line in plain]
    if not any(found):
        return plain
    labels = [_label(line, one) for line, one in zip(plain, found, strict=True)]
    labelled = [index for index, label in enumerate(labels) if label]
    place = {index: rank for rank, index in enumerate(labelled)}
    seen: deque[Reading] = deque(maxlen=_NEAR)
    settled: list[Line] = []
    for index, line in enumerate(plain):
        candidate, label = found[index], labels[index]
        if candidate:
            ahead = labelled[place[index] + 1 : place[index] + 1 + _NEAR]
            following = [reading for at in ahead for reading in _readings(labels[at])]
            if not _in_sequence(candidate[0], seen, following):
                settled.append(line)
                continue
            line = _split(line, *candidate)
        seen.extend(_readings(label))
        settled.append(line)
    return tuple(settled)


def _with_label(line: Line) -> Line:
    """A line whose label is none that can be read, with the label in its text."""
    if not line.label or line.role is Role.FOOTNOTE:
        return line
    if line.role is Role.UNKNOWN and read_bare(line.label):
        return line
    whole = join(Line(f"{line.label} ".strip(), line.number), replace(line, label=""))
    return replace(line, label="", text=whole.text, spans=whole.spans)


def _candidate(line: Line) -> tuple[Label, int] | None:
    """What may be a label at the start of a line if its sequence agrees, and where it ends."""
    if line.label or line.role is not Role.UNKNOWN:
        return None
    found = read_label(line.text)
    if found:
        return found if found[0].weak else None
    return read_glued(line.text)


def _label(line: Line, candidate: tuple[Label, int] | None) -> Label | None:
    if candidate:
        return candidate[0]
    if line.label:
        return read_bare(line.label)
    found = read_label(line.text)
    return found[0] if found else None


def _readings(label: Label | None) -> tuple[Reading, ...]:
    return label.readings if label else ()


def _in_sequence(label: Label, seen: Sequence[Reading], following: Sequence[Reading]) -> bool:
    """Whether a label is the next of one before it, or begins a list that goes on behind it."""
    return any(
        any(reading.follows(before) for before in seen)
        or (reading.first and any(after.follows(reading) for after in following))
        for reading in label.readings
    )


def _split(line: Line, label: Label, end: int) -> Line:
    rest = cut(line, end, len(line.text))
    return replace(rest, label=label.text.strip(), depth=line.depth)
