"""What a form of the editor asks for, as operations; a page and a script send the same fields.

`do` names what is asked for, `clause` the clause it is about. What was typed in the clause's own
fields (`label`, `heading`, `text`) is saved along with anything else that is asked for, so that
nothing typed is lost. Words bear the marks of `printing.mark`.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from amendments.drafting.conflicts import Choice
from amendments.drafting.history import restoration
from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Indent,
    Merge,
    Move,
    Operation,
    Outdent,
    Rehead,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.packing import unpack
from amendments.drafting.refusals import CannotEdit, Flaw, Malformed, Reason
from amendments.drafting.trees import Place, Side, has, seat
from amendments.drafting.words import Words, one_line, tidy
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span
from resolutions.text.sources import read_words

Fields = Mapping[str, str]
MOST_PLAYED = 2_000
"""Operations of one undo; a text has some hundred clauses."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The operations that a form asks for, and the clause whose form is to be open afterwards."""

    operations: tuple[Operation, ...]
    opened: str = ""
    adverb: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a person settles what two have changed, and the state of the other that was shown."""

    choice: Choice
    against: int


def read_choice(fields: Fields) -> Chosen | None:
    """What the fields say of a collision; None if they say nothing of one."""
    choice = fields.get("choice", "")
    if choice not in set(Choice):
        return None
    return Chosen(Choice(choice), read_number(fields.get("against", ""), 0))


def read_number(said: str, otherwise: int) -> int:
    """The number of a state that a form says."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else otherwise


def read_edit(fields: Fields, text: ResolutionText, base: ResolutionText | None) -> Asked:
    """What the fields ask for, on the text that their writer saw.

    Raise Malformed for fields that no form sends, CannotEdit for what cannot be done.
    """
    do, uid = fields.get("do", ""), fields.get("clause", "")
    if do == "play":
        return Asked(tuple(_played(fields.get("operations", ""))), uid)
    if do == "restore":
        if base is None:
            raise CannotEdit(Reason.NOT_IN_BASE, uid)
        return Asked(restoration(base, text, uid)[1], uid)
    if do not in _ASKING and do != "save":
        raise Malformed(Flaw.UNKNOWN, do)
    typed = tuple(_typed(fields, seat(text, uid).clause))
    if do == "save":
        return Asked(typed, uid)
    more, opened = _ASKING[do](fields, text, uid)
    adverb = fields.get("adverb", "") == "on"
    return Asked((*typed, *more), opened, adverb)


def _played(packed: str) -> Iterator[Operation]:
    try:
        values = json.loads(packed)
    except (ValueError, RecursionError):
        raise Malformed(Flaw.NOT_A_MAPPING) from None
    if not isinstance(values, list) or len(values) > MOST_PLAYED:
        raise Malformed(Flaw.NOT_A_MAPPING)
    yield from map(unpack, values)


def _typed(fields: Fields, clause: Clause) -> Iterator[Operation]:
    """What was typed in the clause's own fields, as far as it says something else."""
    if "text" in fields:
        words = _words(fields["text"], by_line=clause.kind is Kind.CELL)
        if words != (clause.text, clause.spans):
            yield Reword(clause.uid, *words)
    if "heading" in fields and (heading := one_line(fields["heading"])) != clause.heading:
        yield Rehead(clause.uid, heading)
    if "label" in fields and (label := one_line(fields["label"])) != clause.label:
        yield Relabel(clause.uid, label)


def _words(typed: str, *, by_line: bool = False) -> Words:
    """What was typed as words with spans: one line, or line by line where a text has several."""
    if not by_line:
        return tidy(*read_words(typed))
    text, spans = "", list[Span]()
    for line in typed.strip().splitlines():
        words = tidy(*read_words(line))
        text += "\n" if text else ""
        spans += (
            replace(span, start=span.start + len(text), end=span.end + len(text))
            for span in words[1]
        )
        text += words[0]
    return text, tuple(spans)


def _new(fields: Fields) -> str:
    """The identity of what is added: the one that the sender chose, or one made here."""
    try:
        return str(uuid.UUID(fields.get("added", "")))
    except ValueError:
        return str(uuid.uuid4())


Answer = tuple[tuple[Operation, ...], str]


def _adding(side: Side) -> Callable[[Fields, ResolutionText, str], Answer]:
    def add(fields: Fields, text: ResolutionText, uid: str) -> Answer:
        added = _new(fields)
        kind = _kind(fields.get("kind", ""))
        words = _words(fields.get("new_text", ""))
        heading = one_line(fields.get("new_heading", ""))
        return (Add(added, Place(side, uid), *words, kind=kind, heading=heading),), added

    return add


def _kind(name: str) -> Kind | None:
    if not name:
        return None
    if name not in set(Kind):
        raise Malformed(Flaw.UNKNOWN, name)
    return Kind(name)


def _add_note(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    added = _new(fields)
    offset = min(_offset(fields), len(seat(text, uid).clause.text))
    words = _words(fields.get("new_text", ""))
    return (AddNote(added, uid, offset, words[0] or "…", words[1]),), added


def _offset(fields: Fields) -> int:
    """Where the caret stands among the words, the marks of emphasis before it left out."""
    place = fields.get("offset", "")
    if not (place.isascii() and place.isdigit() and len(place) < 9):
        raise CannotEdit(Reason.OUTSIDE)
    if "text" not in fields:
        return int(place)
    return len(_words(fields["text"][: int(place)])[0])


def _delete(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    return (Delete(uid),), ""


def _up(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    before = seat(text, uid).before
    if before is None or not before.uid:
        raise CannotEdit(Reason.NOTHING_ABOVE)
    return (Move(uid, Place(Side.BEFORE, before.uid)),), uid


def _down(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    after = seat(text, uid).after
    if after is None or not after.uid:
        raise CannotEdit(Reason.NOTHING_BEHIND)
    return (Move(uid, Place(Side.AFTER, after.uid)),), uid


def _move(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    side, target = fields.get("side", ""), fields.get("target", "")
    if side not in set(Side) or not has(text, target):
        raise CannotEdit(Reason.NO_SUCH_CLAUSE, target)
    return (Move(uid, Place(Side(side), target)),), ""


def _indent(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    return (Indent(uid),), uid


def _outdent(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    return (Outdent(uid),), uid


def _split(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    added = _new(fields)
    return (Split(uid, _offset(fields), added),), added


def _merge(fields: Fields, text: ResolutionText, uid: str) -> Answer:
    return (Merge(uid),), uid


_ASKING: dict[str, Callable[[Fields, ResolutionText, str], Answer]] = {
    "add-before": _adding(Side.BEFORE),
    "add-after": _adding(Side.AFTER),
    "add-inside": _adding(Side.LAST),
    "add-note": _add_note,
    "delete": _delete,
    "up": _up,
    "down": _down,
    "move": _move,
    "indent": _indent,
    "outdent": _outdent,
    "split": _split,
    "merge": _merge,
}
