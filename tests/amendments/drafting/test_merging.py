import pytest
from hypothesis import given, settings

from amendments.drafting.applying import apply
from amendments.drafting.conflicts import Choice, Conflict, ConflictKind, resolve
from amendments.drafting.history import play
from amendments.drafting.merging import Merged, merge
from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Insert,
    Move,
    Operation,
    Rehead,
    Relabel,
    Reword,
)
from amendments.drafting.refusals import CannotEdit
from amendments.drafting.renumbering import edit
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Kind, ResolutionText, Span, SpanKind
from resolutions.text.serial import to_json
from tests.amendments.drafting.drafted import (
    Drafter,
    bases,
    clause,
    labels,
    section,
    seeds,
    text_of,
    uids,
)

WORDS = "to report every year to the Council on what has been done;"


def small() -> ResolutionText:
    return text_of(
        section(
            "s",
            "resolves",
            clause("1", WORDS, "1"),
            clause("2", "two", "2", clause("2a", "inner", "a)"), clause("2b", "more", "b)")),
            clause("3", "three", "3"),
            clause("4", "four", "4"),
        ),
        section("t", "invites", clause("5", "five", "1")),
    )


def made(text: ResolutionText, *operations: Operation) -> ResolutionText:
    """The text after operations, renumbered."""
    for operation in operations:
        text, _ = edit(text, operation)
    return text


def both(mine: tuple[Operation, ...], theirs: tuple[Operation, ...]) -> Merged:
    """Two people's operations on the small text, merged."""
    return merge(small(), made(small(), *mine), made(small(), *theirs))


def settled(mine: Operation, theirs: Operation) -> tuple[Conflict, ResolutionText]:
    """The one conflict of two operations, and the merged text."""
    found = both((mine,), (theirs,))
    (conflict,) = found.conflicts
    return conflict, found.text


def said(text: ResolutionText, uid: str) -> str:
    return next(clause.text for clause in text.walk() if clause.uid == uid)


@given(bases, seeds)
@settings(max_examples=40)
def test_who_saves_alone_gets_what_he_saved(base: ResolutionText, seed: int) -> None:
    text, _ = Drafter(seed).draft(base, 5)
    for found in (merge(base, text, base), merge(base, base, text), merge(base, text, text)):
        assert to_json(found.text) == to_json(text)
        assert (found.conflicts, found.merged) == ((), ())


@given(bases, seeds)
@settings(max_examples=60)
def test_nothing_that_was_typed_is_lost(base: ResolutionText, seed: int) -> None:
    mine, _ = Drafter(seed, "mine").draft(base, 4)
    theirs, _ = Drafter(seed + 1, "theirs").draft(base, 4)
    found = merge(base, mine, theirs)
    everywhere = list(found.text.walk())
    for conflict in found.conflicts:
        for side in (conflict.mine, conflict.theirs):
            everywhere += side.walk() if side else []
    assert len({c.uid for c in found.text.walk()}) == len(list(found.text.walk()))
    was = {c.uid: c for c in base.walk()}
    for typed in (*mine.walk(), *theirs.walk()):
        before = was.get(typed.uid)
        here = [c for c in everywhere if c.uid == typed.uid]
        if before is None or before.heading != typed.heading:
            assert typed.heading in {c.heading for c in here}
        if (before is None or before.text != typed.text) and typed.uid not in found.merged:
            assert _words(typed.text) in {_words(c.text) for c in here}


def _words(text: str) -> str:
    """The words without the numbers of notes, which a merge may change."""
    return "".join(character for character in text if not character.isdecimal())


@given(bases, seeds)
@settings(max_examples=40)
def test_edits_of_different_sections_commute(base: ResolutionText, seed: int) -> None:
    tops = [c.uid for c in base.clauses if c.children]
    if len(tops) < 2:
        return
    mine = _within(base, Drafter(seed, "mine"), tops[0])
    theirs = _within(base, Drafter(seed + 1, "theirs"), tops[1])
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert (one.conflicts, other.conflicts) == ((), ())
    assert to_json(one.text) == to_json(other.text)


def _within(base: ResolutionText, drafter: Drafter, top: str) -> ResolutionText:
    """A few operations that change one section of a text alone."""
    text = base
    for _ in range(20):
        try:
            after = apply(text, drafter.think(text))
        except CannotEdit:
            continue
        outside = [[c for c in each.clauses if c.uid != top] for each in (base, after)]
        if outside[0] == outside[1] and [c.uid for c in base.clauses] == [
            c.uid for c in after.clauses
        ]:
            text = after
    return text


def test_different_clauses_merge_by_themselves() -> None:
    found = both(
        (Reword("3", "mine"), Delete("2b"), Rehead("t", "invites Member States")),
        (Reword("5", "theirs"), Add("new", Place(Side.FIRST, "s"), "added")),
    )
    assert (found.conflicts, found.merged) == ((), ())
    assert (said(found.text, "3"), said(found.text, "5")) == ("mine", "theirs")
    assert uids(found.text, "s") == ["new", "1", "2", "3", "4"]
    assert labels(found.text, "s") == ["1", "2", "3", "4", "5"]
    assert labels(found.text, "2") == ["a)"]


def test_both_add_and_the_numbers_follow() -> None:
    mine = (Add("m", Place(Side.AFTER, "1"), "mine"), Delete("3"))
    theirs = (Add("t1", Place(Side.LAST, "s"), "theirs"), Move("4", Place(Side.FIRST, "s")))
    found = both(mine, theirs)
    assert found.conflicts == ()
    assert uids(found.text, "s") == ["4", "1", "m", "2", "t1"]
    assert labels(found.text, "s") == ["1", "2", "3", "4", "5"]
    assert both(theirs, mine).text == found.text


def test_both_add_at_one_place() -> None:
    mine = Add("m", Place(Side.AFTER, "1"), "mine")
    theirs = Add("t1", Place(Side.AFTER, "1"), "theirs")
    assert uids(both((mine,), (theirs,)).text, "s") == ["1", "m", "t1", "2", "3", "4"]
    assert uids(both((theirs,), (mine,)).text, "s") == ["1", "m", "t1", "2", "3", "4"]


def test_words_that_do_not_touch_are_put_together_and_flagged() -> None:
    found = both(
        (Reword("1", WORDS.replace("every year", "every second year")),),
        (Reword("1", WORDS.replace("done", "achieved"), (Span(0, 2, SpanKind.ITALIC),)),),
    )
    assert said(found.text, "1") == (
        "to report every second year to the Council on what has been achieved;"
    )
    assert (found.merged, found.conflicts) == (("1",), ())
    assert found.text.clauses[0].children[0].spans == (Span(0, 2, SpanKind.ITALIC),)


def test_words_that_touch_are_a_conflict_with_all_three() -> None:
    ours = WORDS.replace("every year", "every second year")
    others = WORDS.replace("every year", "every third year")
    conflict, text = settled(Reword("1", ours), Reword("1", others))
    assert conflict.kind is ConflictKind.WORDS
    assert (conflict.ancestor and conflict.ancestor.text, said(text, "1")) == (WORDS, ours)
    assert said(play(text, resolve(conflict, Choice.MINE)), "1") == ours
    assert said(play(text, resolve(conflict, Choice.THEIRS)), "1") == others
    assert said(play(text, resolve(conflict, Choice.BOTH)), "1") == f"{ours} {others}"


def test_what_one_deleted_and_the_other_changed_stays_until_somebody_chooses() -> None:
    conflict, text = settled(Delete("2"), Reword("2a", "changed"))
    assert (conflict.kind, conflict.uid) == (ConflictKind.DELETED_HERE, "2")
    assert uids(text, "2") == ["2a", "2b"]
    assert resolve(conflict, Choice.THEIRS) == ()
    assert uids(play(text, resolve(conflict, Choice.MINE)), "s") == ["1", "3", "4"]
    conflict, text = settled(Reword("3", "changed"), Delete("3"))
    assert conflict.kind is ConflictKind.DELETED_THERE
    assert uids(play(text, resolve(conflict, Choice.THEIRS)), "s") == ["1", "2", "4"]


def test_what_moved_into_a_clause_that_goes_comes_out_again() -> None:
    conflict, text = settled(Delete("2"), Move("3", Place(Side.LAST, "2")))
    assert uids(text, "2") == ["2a", "2b", "3"]
    assert uids(play(text, resolve(conflict, Choice.MINE)), "s") == ["1", "3", "4"]


def test_moved_to_two_places() -> None:
    conflict, text = settled(Move("3", Place(Side.LAST, "t")), Move("3", Place(Side.LAST, "2")))
    assert (conflict.kind, uids(text, "t")) == (ConflictKind.MOVED, ["5", "3"])
    assert uids(play(text, resolve(conflict, Choice.THEIRS)), "2") == ["2a", "2b", "3"]
    assert uids(play(text, resolve(conflict, Choice.MINE)), "t") == ["5", "3"]
    conflict, text = settled(Move("4", Place(Side.FIRST, "s")), Move("4", Place(Side.AFTER, "1")))
    assert (conflict.kind, uids(text, "s")) == (ConflictKind.MOVED, ["4", "1", "2", "3"])
    assert uids(play(text, resolve(conflict, Choice.THEIRS)), "s") == ["1", "4", "2", "3"]


def test_moved_into_each_other() -> None:
    found = both((Move("3", Place(Side.LAST, "4")),), (Move("4", Place(Side.LAST, "3")),))
    assert {conflict.kind for conflict in found.conflicts} == {ConflictKind.MOVED}
    assert (uids(found.text, "s"), uids(found.text, "4")) == (["1", "2", "4"], ["3"])


def test_headings_and_labels() -> None:
    conflict, text = settled(Rehead("t", "requests"), Rehead("t", "urges"))
    assert (conflict.kind, text.clauses[1].heading) == (ConflictKind.HEADING, "requests")
    assert play(text, resolve(conflict, Choice.THEIRS)).clauses[1].heading == "urges"
    with pytest.raises(CannotEdit):
        resolve(conflict, Choice.BOTH)
    mine, theirs = apply(small(), Relabel("3", "7")), apply(small(), Relabel("3", "8"))
    found = merge(small(), mine, theirs, kept={"3"})
    assert [c.kind for c in found.conflicts] == [ConflictKind.LABEL]
    assert labels(play(found.text, resolve(found.conflicts[0], Choice.THEIRS)), "s")[2] == "8"


def test_one_identity_added_twice() -> None:
    place = Place(Side.LAST, "t")
    conflict, text = settled(
        Insert(place, clause("new", "one")), Insert(place, clause("new", "other"))
    )
    assert (conflict.kind, conflict.ancestor, said(text, "new")) == (
        ConflictKind.WORDS,
        None,
        "one",
    )


def test_two_new_notes_are_told_apart() -> None:
    found = both((AddNote("m", "3", 5, "mine"),), (AddNote("t1", "5", 4, "theirs"),))
    notes = {c.uid: c.label for c in found.text.walk() if c.kind is Kind.FOOTNOTE}
    assert notes == {"m": "1", "t1": "2"}
    assert (said(found.text, "3"), said(found.text, "5")) == ("three1", "five2")
