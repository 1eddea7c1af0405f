"""Footnotes count as a reader meets them, whatever is edited, by one person or by two."""

from __future__ import annotations

from hypothesis import assume, given

from amendments.drafting.history import play
from amendments.drafting.merging import merge
from amendments.drafting.notes import as_before, is_ruled, numbered
from amendments.drafting.operations import AddNote, Delete, Move, Operation, Relabel, Reword
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from tests.amendments.drafting.drafted import Drafter, bases, clause, section, seeds, text_of


def base() -> ResolutionText:
    """Three clauses, the second with a note."""
    three = (clause("1", "one", "1"), clause("2", "two", "2"), clause("3", "three", "3"))
    bare = text_of(section("r", "resolves", *three))
    return play(bare, [AddNote("n", "2", 3, "a note")])


def done(text: ResolutionText, *operations: Operation) -> ResolutionText:
    return numbered(text, play(text, operations))


def said(text: ResolutionText) -> list[str]:
    """The words of its clauses, and number and identity of its notes as they stand."""
    return [
        f"{one.label} {one.uid}" if one.kind is Kind.FOOTNOTE else one.text
        for one in text.walk()
        if one.kind in (Kind.CLAUSE, Kind.FOOTNOTE)
    ]


def led(text: ResolutionText) -> list[tuple[str, str]]:
    """To which note each clause's anchors lead, by identity."""
    notes = {one.label: one.uid for one in text.walk() if one.kind is Kind.FOOTNOTE}
    clauses = (one for one in text.walk() if one.kind is not Kind.FOOTNOTE)
    anchors = ((one.uid, span) for one in clauses for span in sorted(one.spans))
    return [
        (uid, notes.get(span.target, "?"))
        for uid, span in anchors
        if span.kind is SpanKind.FOOTNOTE
    ]


def test_a_note_before_another_takes_its_number_and_its_place() -> None:
    text = done(base(), AddNote("new", "1", 3, "first"))
    assert said(text) == ["one1", "two2", "three", "1 new", "2 n"]
    again = done(text, AddNote("last", "3", 5, "last"))
    assert said(again) == ["one1", "two2", "three3", "1 new", "2 n", "3 last"]


def test_a_note_right_before_an_anchor_leaves_that_as_it_is() -> None:
    text = play(base(), [AddNote("new", "2", 3, "first")])
    assert apart(text)
    assert led(text) == [("2", "new"), ("2", "n")]
    assert said(numbered(base(), text)) == ["one", "two12", "three", "1 new", "2 n"]


def test_numbers_close_up_behind_a_note_that_went_and_follow_a_clause_that_moved() -> None:
    text = done(base(), AddNote("new", "1", 3, "first"))
    assert said(done(text, Delete("new"))) == ["one", "two1", "three", "1 n"]
    moved = done(text, Move("2", Place(Side.BEFORE, "1")))
    assert said(moved)[:2] == ["two1", "one2"]
    assert said(moved)[-2:] == ["1 n", "2 new"]


def test_a_number_set_by_hand_and_numbers_by_no_rule_stay() -> None:
    text = play(base(), [AddNote("new", "1", 3, "first")])
    assert said(text)[0] == "one2"
    assert not is_ruled(text)
    assert done(text, AddNote("more", "1", 1, "more")) == play(
        text, [AddNote("more", "1", 1, "more")]
    )
    by_hand = play(base(), [Relabel("n", "7"), AddNote("new", "1", 3, "first")])
    assert numbered(base(), by_hand, {"n"}) == by_hand


def test_a_note_that_lost_its_anchor_comes_last() -> None:
    text = done(done(base(), AddNote("new", "1", 3, "first")), Reword("1", "one"))
    assert said(text) == ["one", "two1", "three", "1 n", "2 new"]


def test_the_notes_of_two_people_are_numbered_as_one() -> None:
    """Neither meets a conflict where the other's note only gave a clause another number."""
    mine = done(base(), AddNote("m", "1", 3, "mine"))
    anchor = Span(6, 7, SpanKind.FOOTNOTE, "1")
    theirs = done(base(), AddNote("t", "3", 5, "theirs"), Reword("2", "so two1", (anchor,)))
    both = merge(base(), mine, theirs)
    assert both.conflicts == ()
    assert said(both.text) == ["one1", "so two2", "three3", "1 m", "2 n", "3 t"]
    assert both.text == merge(base(), theirs, mine).text


@given(bases, seeds)
def test_numbers_by_rule_lead_to_the_same_notes_as_before(text: ResolutionText, seed: int) -> None:
    text = numbered(text_of(), text)
    assume(is_ruled(text))
    after, made = Drafter(seed).draft(text, 4)
    assume(apart(after))
    touched = [one.uid for one in made if isinstance(one, Relabel)]
    follows = numbered(text, after, touched)
    assert numbered(text, follows, touched) == follows
    assert bare(follows) == bare(after)
    if follows != after:
        assert is_ruled(follows)
        assert led(follows) == led(after)


@given(bases, seeds)
def test_what_one_side_did_alone_is_what_comes_of_it(text: ResolutionText, seed: int) -> None:
    text = numbered(text_of(), text)
    mine = numbered(text, Drafter(seed).draft(text, 3)[0])
    assert merge(text, mine, text).text == mine
    assert merge(text, text, mine).text == mine
    assert merge(text, mine, mine).text == mine
    assert as_before(text, text) == text


def apart(text: ResolutionText) -> bool:
    """Whether each anchor shows the number of its note and no other sign."""
    return all(
        one.text[span.start : span.end] == span.target
        for one in text.walk()
        for span in one.spans
        if span.kind is SpanKind.FOOTNOTE
    )


def bare(text: ResolutionText) -> set[tuple[str, str]]:
    """What every clause says but for the numbers of notes."""
    return {(one.uid, _without(one)) for one in text.walk()}


def _without(one: Clause) -> str:
    words = one.text
    for span in sorted(one.spans, reverse=True):
        if span.kind is SpanKind.FOOTNOTE:
            words = words[: span.start] + words[span.end :]
    return words
