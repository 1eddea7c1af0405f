"""Texts with identities, and operations that a drafter may think of, fitting or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from random import Random

from hypothesis import strategies as st

from amendments.drafting.applying import apply
from amendments.drafting.kinds import HEADED, LABELLED, may_stand
from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Indent,
    Insert,
    Merge,
    Move,
    Operation,
    Outdent,
    Recast,
    Rehead,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.refusals import CannotEdit
from amendments.drafting.trees import Place, Side
from resolutions.text.addresses import assign
from resolutions.text.clauses import (
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)
from tests.resolutions.text.generated import resolutions
from tests.strategies import resolution_texts

PHRASES = ("to report every year;", "第5号决议，", "that the group meets,", "x", "", "о развитии")
HEADINGS = ("resolves", "recalling", "instructs the Secretary-General", "hopes", "ANNEX 2")
LABELS = ("a)", "b)", "2", "2bis", "iv)", "", "7.1")


def identified(text: ResolutionText) -> ResolutionText:
    """The text with an identity on every clause, its address at that time."""
    return transform_text(text, lambda clause: replace(clause, uid=f"u:{clause.address}"))


def well_formed(text: ResolutionText) -> bool:
    """Whether every clause stands where one of its kind may, and says what one of it may."""
    return all(
        (not clause.heading or clause.kind in HEADED)
        and (not clause.label or clause.kind in LABELLED)
        and all(may_stand(child.kind, clause.kind) for child in clause.children)
        for clause in text.walk()
    )


def clause(uid: str, text: str, label: str = "", *children: Clause, **more: object) -> Clause:
    """A clause made by hand."""
    kind = more.pop("kind", Kind.CLAUSE)
    return Clause(kind, label=label, text=text, children=children, uid=uid, **more)  # type: ignore[arg-type]


def section(uid: str, heading: str, *children: Clause, **more: object) -> Clause:
    """A section made by hand; its key is its heading."""
    kind = more.pop("kind", Kind.OPERATIVE)
    key = heading.lower().replace(" ", "-")
    return Clause(kind, heading=heading, key=key, children=children, uid=uid, **more)  # type: ignore[arg-type]


def text_of(*clauses: Clause, language: str = "en") -> ResolutionText:
    """A text of these clauses, addressed."""
    return assign(ResolutionText(language, "pp", "resolution", "1", Edition(), clauses))


def labels(text: ResolutionText, parent: str) -> list[str]:
    """The labels of the clauses under one."""
    found = next(clause for clause in text.walk() if clause.uid == parent)
    return [child.label for child in found.children]


def uids(text: ResolutionText, parent: str) -> list[str]:
    """The identities of the clauses under one."""
    found = next(clause for clause in text.walk() if clause.uid == parent)
    return [child.uid for child in found.children]


def _spans(chance: Random, words: str) -> tuple[Span, ...]:
    if len(words) < 2 or chance.random() < 0.6:
        return ()
    start = chance.randrange(len(words) - 1)
    kind = chance.choice((SpanKind.ITALIC, SpanKind.BOLD))
    return (Span(start, chance.randint(start + 1, len(words)), kind),)


class Drafter:
    """Thinks of one operation after the other, and makes the identities for them."""

    def __init__(self, seed: int, name: str = "new") -> None:
        self.chance = Random(seed)
        self.fresh: Iterator[str] = (f"{name}:{rank}" for rank in count())

    def think(self, text: ResolutionText) -> Operation:
        """Some operation; it need not fit the text."""
        chance = self.chance
        clauses = list(text.walk())
        found = chance.choice(clauses) if clauses else Clause(Kind.CLAUSE, uid="none")
        words = chance.choice(PHRASES)
        spans = _spans(chance, words)
        side = chance.choice(list(Side))
        inside = side in {Side.FIRST, Side.LAST}
        place = Place(side, "" if inside and chance.random() < 0.2 else found.uid)
        other = chance.choice(clauses).uid if clauses else "none"
        kind = chance.choice([None, None, None, *Kind])
        heading = chance.choice(HEADINGS) if chance.random() < 0.3 else ""
        label = chance.choice(LABELS) if chance.random() < 0.2 else ""
        offset = chance.randint(0, len(found.text) + 1)
        new = Clause(Kind.CLAUSE, "1", text=words, spans=spans, uid=next(self.fresh))
        return chance.choice(
            (
                Reword(found.uid, words, spans),
                Rehead(found.uid, chance.choice(HEADINGS)),
                Relabel(found.uid, chance.choice(LABELS)),
                Recast(found.uid, chance.choice([*Kind, Kind.DASH, Kind.CLAUSE, Kind.PARAGRAPH])),
                Add(next(self.fresh), place, words, spans, kind, label, heading),
                AddNote(next(self.fresh), found.uid, offset, words, spans),
                Insert(place, replace(new, children=(replace(new, uid=next(self.fresh)),))),
                Delete(found.uid),
                Move(other, place),
                Indent(found.uid),
                Outdent(found.uid),
                Split(found.uid, offset, next(self.fresh)),
                Merge(found.uid),
            )
        )

    def draft(self, text: ResolutionText, number: int) -> tuple[ResolutionText, list[Operation]]:
        """The text after so many operations that fit, if as many are found, and these."""
        made: list[Operation] = []
        for _ in range(number * 6):
            if len(made) == number:
                break
            operation = self.think(text)
            try:
                text = apply(text, operation)
            except CannotEdit:
                continue
            made.append(operation)
        return text, made


seeds = st.integers(0, 2**32 - 1)
bases = st.one_of(resolutions(), resolution_texts).map(identified).filter(well_formed)
"""Texts as a drafter finds them."""

printable_bases = resolutions().map(identified)
"""The same, as the grammar makes them and a file can hold them."""
