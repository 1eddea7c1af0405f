"""Footnotes of one number that different proposals bring in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from amendments.redline.collisions import CollisionKind
from amendments.redline.consolidation import Consolidated, settle
from amendments.redline.gathering import gather
from amendments.redline.pieces import NUMBERED, after, before
from amendments.redline.relabelling import relabel
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind, transform_text
from tests.amendments.redline.consolidating import identified, proposal, section, take_all, text

SOURCES = ("A/1", "B/1", "C/1")
WORDS = tuple(f"to do work of sort {letter};" for letter in "klmnop")


def signed(base: ResolutionText, rank: int, number: int, name: str) -> ResolutionText:
    """The text with a note of that number, whose sign ends the clause of that rank."""

    def sign(clause: Clause) -> Clause:
        if clause.address != f"resolves/{rank}":
            return clause
        said = f"{clause.text}{number}"
        span = Span(len(clause.text), len(said), SpanKind.FOOTNOTE, str(number))
        return replace(clause, text=said, spans=(*clause.spans, span))

    note = Clause(Kind.FOOTNOTE, label=str(number), text=f"Note of {name}.")
    found = transform_text(base, sign)
    return assign(replace(found, clauses=(*found.clauses, note)))


def made(ranks: Sequence[int], own: int) -> tuple[ResolutionText, list[ResolutionText]]:
    """A base whose first clauses of these have notes, and for each clause more a proposal."""
    base = text(section("resolves", *WORDS))
    for number, rank in enumerate(ranks[:own], start=1):
        base = signed(base, rank, number, f"base{rank}")
    base = identified(base)
    return base, [signed(base, rank, own + 1, f"new{rank}") for rank in ranks[own:]]


def settled(base: ResolutionText, proposed: Sequence[ResolutionText]) -> Consolidated:
    """Everything taken and numbered."""
    plan = gather(base, [proposal(*one) for one in zip(SOURCES, proposed, strict=False)])
    return settle(plan, take_all(plan), relabel)


def leads(found: ResolutionText) -> dict[str, list[str]]:
    """To which notes the signs of each clause lead, in the order of the text."""
    notes = {one.label: one.text for one in found.walk() if one.kind is Kind.FOOTNOTE}
    return {
        clause.text.rstrip("0123456789"): [
            notes[span.target]
            for span in clause.spans
            if span.kind is SpanKind.FOOTNOTE and clause.text[span.start : span.end] == span.target
        ]
        for clause in found.walk()
        if clause.spans
    }


RANKS = st.permutations(range(1, len(WORDS) + 1)).map(lambda ranks: ranks[:5])


@given(RANKS, st.integers(0, 2), st.integers(2, 3))
def test_every_sign_leads_to_its_own_note_and_they_are_counted_through(
    ranks: list[int], own: int, count: int
) -> None:
    base, proposed = made([*sorted(ranks[:own]), *ranks[own : own + count]], own)
    found = settled(base, proposed)
    assert not found.collisions
    signs = [s.target for c in found.text.walk() for s in c.spans if s.kind is SpanKind.FOOTNOTE]
    labels = [one.label for one in found.text.walk() if one.kind is Kind.FOOTNOTE]
    assert signs == labels == [str(number + 1) for number in range(own + count)]
    expected = {rank: f"Note of base{rank}." for rank in ranks[:own]}
    expected |= {rank: f"Note of new{rank}." for rank in ranks[own : own + count]}
    assert leads(found.text) == {WORDS[r - 1]: [expected[r]] for r in sorted(expected)}
    bases = {clause.uid: clause for clause in base.walk()}
    for clause, each in zip(found.text.walk(), found.attribution, strict=True):
        assert each.address == clause.address
        was = bases.get(each.element, Clause(Kind.FOOTNOTE))
        assert [before(each.label), before(each.text)] == [was.label, was.text]
        assert [after(each.label), after(each.text)] == [clause.label, clause.text]


@given(RANKS, st.integers(0, 2))
def test_one_proposal_alone_is_what_it_says(ranks: list[int], own: int) -> None:
    base, proposed = made([*sorted(ranks[:own]), ranks[own]], own)
    found = settled(base, proposed)
    assert [c.words for c in found.text.walk()] == [c.words for c in proposed[0].walk()]
    assert not [p for a in found.attribution for p in a.text if p.origin == NUMBERED]


def test_a_sign_that_may_lead_to_either_note_is_left_to_a_person() -> None:
    base, proposed = made([2, 4], 0)
    without = [
        transform_text(one, lambda c: replace(c, text=c.text.rstrip("1"), spans=()))
        for one in proposed
    ]
    found = settled(base, without)
    assert [one.kind for one in found.collisions] == [CollisionKind.LABEL_TWICE]
