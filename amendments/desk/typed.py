"""What a chair types over proposed words, made fit to stand where those would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amendments.desk.plans import Sitting
from amendments.drafting.words import one_line
from amendments.redline.collisions import Part
from amendments.redline.decisions import of_words
from amendments.redline.edits import EditKind
from amendments.redline.settling import region, wording
from amendments.redline.telling import proposed_words

_OPENING = "([{«“‘\"'„"


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands right before and behind the words, and what is proposed to stand there."""

    before: str = ""
    behind: str = ""
    proposed: Sequence[str] = ()


def typed_over(sitting: Sitting, about: str, words: str) -> str:
    """The words as one line of what readers see and what can be kept.

    Inside a sentence they keep a blank before and behind them, one, where they or the words
    proposed there have it: whoever types `also` over ` further` means ` also`.
    """
    line = one_line(words)
    if not line:
        return ""
    place = _place(sitting, about)
    begins = line[0].isalnum() or line[0] in _OPENING
    lead = words[0].isspace() or (begins and any(one[:1].isspace() for one in place.proposed))
    tail = words[-1].isspace() or any(one[-1:].isspace() for one in place.proposed)
    lead &= bool(place.before.strip())
    tail &= bool(place.behind.strip())
    return f"{' ' if lead else ''}{line}{' ' if tail else ''}"


def _place(sitting: Sitting, about: str) -> _Place:
    """Where the words of a change or a collision stand; outside of a sentence they stand alone."""
    edit, one = sitting.plan.edits.get(about), sitting.sided.get(about)
    if edit is not None and edit.kind is EditKind.WORDS:
        (splice,) = edit.splices
        name, start, end = splice.provision, splice.start, splice.end
        proposed: tuple[str, ...] = (proposed_words(edit),)
    elif one is not None and of_words(sitting.plan, one):
        name, part, start, end = region(sitting.plan, one)
        if part is not Part.TEXT:
            return _Place()
        proposed = tuple(wording(sitting.plan, one, side) for side in one.sides)
    else:
        return _Place()
    text = sitting.plan.ground.clauses[name].text
    return _Place(text[start - 1 : start], text[end : end + 1], proposed)
