"""Telling: one edit of a plan as a reader meets it, with a few words of what stands around it.

Law: what is kept and deleted stands in the base where the edit is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amendments.redline.diff import Mark, Marks, Op
from amendments.redline.edits import Edit, EditKind
from amendments.redline.gathering import Plan
from resolutions.text.clauses import Edition, Kind
from resolutions.text.names import cite_one

AROUND = 40
"""So many characters of the base are shown on each side of a change, up to the end of a word."""
CUT = "…"


def tell(plan: Plan, edit: Edit) -> Marks:
    """What the edit does: kept, deleted and inserted words; where it is cut stands `…`."""
    clauses = plan.ground.clauses
    match edit.kind:
        case EditKind.WORDS | EditKind.SPLIT | EditKind.MERGE:
            told = [*_spliced(clauses[edit.provision].text, edit)]
            told += [Mark(Op.DELETE, clauses[name].words) for name in edit.removes]
            told += [Mark(Op.INSERT, f" {each.clause.words}") for each in edit.additions]
            return tuple(told)
        case EditKind.ADD:
            return tuple(Mark(Op.INSERT, each.clause.words) for each in edit.additions)
        case EditKind.DELETE:
            return tuple(Mark(Op.DELETE, clauses[name].words) for name in edit.removes)
        case EditKind.EDITION:
            return _changed(_edition(plan.ground.text.edition), _edition(edit.edition))
        case EditKind.HEADING | EditKind.LABEL if edit.state is not None:
            part = "heading" if edit.kind is EditKind.HEADING else "label"
            was = getattr(clauses[edit.provision], part)
            return _changed(was, getattr(edit.state, part))
    return (Mark(Op.KEEP, clauses[edit.provision].words),)


def proposed_words(edit: Edit) -> str:
    """What the edit puts in, as the words that a decision may replace."""
    if edit.kind in (EditKind.HEADING, EditKind.LABEL) and edit.state is not None:
        return edit.state.heading if edit.kind is EditKind.HEADING else edit.state.label
    if edit.kind is EditKind.ADD:
        return edit.additions[0].clause.text
    return edit.splices[0].words if len(edit.splices) == 1 else ""


def place_name(plan: Plan, edit: Edit) -> str:
    """How the clause is cited that the edit is about; of an addition, what it stands behind."""
    if edit.kind is EditKind.EDITION:
        return ""
    return element_name(plan, edit.provision)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an edit moves a clause: `behind` a clause, or as the first one `under` another.

    Both are as clauses are cited; of the front of the text both are empty.
    """

    behind: str = ""
    under: str = ""


def destination(plan: Plan, edit: Edit) -> Destination | None:
    """Where the edit moves its clause, if it moves one."""
    if edit.place is None:
        return None
    if edit.place.after:
        return Destination(behind=element_name(plan, edit.place.after))
    under = edit.place.parent
    return Destination(under=element_name(plan, under) if under else "")


def element_name(plan: Plan, element: str) -> str:
    """How an element is cited: by the base's name, an added one by its own label below that.

    Empty for one unknown.
    """
    clause, added = plan.ground.clauses.get(element), plan.additions.get(element)
    if clause is not None:
        return cite_one(clause, plan.ground.cited)
    if added is None:
        return ""
    if added.clause.kind is Kind.FOOTNOTE:
        return cite_one(added.clause, {})
    above = element_name(plan, added.place.parent) if added.place.parent else ""
    own = added.clause.label or added.clause.heading
    return " ".join(part for part in (above, own) if part) or cite_one(added.clause, {})


def _edition(edition: Edition | None) -> str:
    """Place and year, as far as they are said."""
    if edition is None:
        return ""
    return ", ".join(part for part in (edition.place, str(edition.year or "")) if part)


def _changed(before: str, after: str) -> Marks:
    marks = (Mark(Op.DELETE, before), Mark(Op.INSERT, after))
    return tuple(mark for mark in marks if mark.text)


def _spliced(text: str, edit: Edit) -> Iterator[Mark]:
    """The splices in their context; between two that are near each other all of it is shown."""
    place = 0
    for number, splice in enumerate(edit.splices):
        yield from _kept(text, place, splice.start, first=number == 0, last=False)
        if splice.start < splice.end:
            yield Mark(Op.DELETE, text[splice.start : splice.end])
        if splice.words:
            yield Mark(Op.INSERT, splice.words)
        place = splice.end
    yield from _kept(text, place, len(text), first=False, last=True)


def _kept(text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Mark]:
    words = text[start:end]
    if len(words) > AROUND * 2 or (len(words) > AROUND and (first or last)):
        head = "" if first else until_blank(words)
        tail = "" if last else until_blank(words[::-1])[::-1]
        if len(head) + len(tail) < len(words):
            words = f"{head}{CUT}{tail}"
    if words:
        yield Mark(Op.KEEP, words)


def until_blank(words: str) -> str:
    """The first words, cut at the end of one; text without blanks is cut anywhere."""
    cut = words.find(" ", AROUND, AROUND * 2)
    if cut < 0:
        cut = words.rfind(" ", 0, AROUND)
    return words[: cut if cut > 0 else AROUND]
