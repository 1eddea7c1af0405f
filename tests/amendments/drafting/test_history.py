import pytest
from hypothesis import given, settings

from amendments.drafting.applying import apply
from amendments.drafting.history import invert, lead, play, restoration
from amendments.drafting.operations import Delete, Move, Relabel
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import ResolutionText
from resolutions.text.serial import to_json
from tests.amendments.drafting.drafted import (
    Drafter,
    bases,
    clause,
    section,
    seeds,
    text_of,
    uids,
)


@given(bases, seeds)
@settings(max_examples=60)
def test_undo_gives_back_every_identity_label_and_address(base: ResolutionText, seed: int) -> None:
    drafter = Drafter(seed)
    text, _ = drafter.draft(base, 2)
    for _ in range(12):
        operation = drafter.think(text)
        try:
            after = apply(text, operation)
        except CannotEdit:
            continue
        back = invert(text, operation)
        assert to_json(play(after, back)) == to_json(text)


@given(bases, seeds)
@settings(max_examples=60)
def test_any_state_can_be_reached_from_any_other(base: ResolutionText, seed: int) -> None:
    one, _ = Drafter(seed, "one").draft(base, 5)
    other, made = Drafter(seed + 1, "two").draft(base, 5)
    assert to_json(play(one, lead(one, other))) == to_json(other)
    assert to_json(play(base, made)) == to_json(other)


def small() -> ResolutionText:
    return text_of(
        section(
            "s",
            "resolves",
            clause("1", "one", "1"),
            clause("2", "two", "2", clause("2a", "inner", "a)"), clause("2b", "more", "b)")),
            clause("3", "three", "3"),
        )
    )


def test_one_move_is_one_operation() -> None:
    before = small()
    after = apply(before, Move("1", Place(Side.AFTER, "3")))
    assert lead(before, after) == (Move("1", Place(Side.AFTER, "3")),)
    assert lead(before, before) == ()


def test_a_label_set_by_hand_stays_so_when_it_comes_back() -> None:
    before = small()
    back = invert(before, Relabel("2", "9"), kept={"2"})
    assert back == (Relabel("2", "2", by_hand=True),)
    assert invert(before, Relabel("2", "9")) == (Relabel("2", "2", by_hand=False),)


def test_a_deleted_clause_comes_back_where_it_stood() -> None:
    base = small()
    text = apply(apply(base, Delete("2")), Delete("3"))
    restored, made = restoration(base, text, "3")
    assert uids(restored, "s") == ["1", "3"]
    restored, _ = restoration(base, restored, "2")
    assert to_json(restored) == to_json(base)
    assert play(text, made) == restoration(base, text, "3")[0]


def test_a_clause_comes_back_with_the_parent_it_needs_and_without_what_moved_away() -> None:
    base = small()
    text = apply(base, Move("2a", Place(Side.FIRST, "s")))
    restored, _ = restoration(base, apply(text, Delete("2")), "2b")
    assert (uids(restored, "s"), uids(restored, "2")) == (["2a", "1", "2", "3"], ["2b"])
    restored, _ = restoration(base, apply(text, Delete("2")), "2")
    assert (uids(restored, "s"), uids(restored, "2")) == (["2a", "1", "2", "3"], ["2b"])


def test_only_what_was_deleted_from_the_base_comes_back() -> None:
    base = small()
    with pytest.raises(CannotEdit) as there:
        restoration(base, base, "2")
    with pytest.raises(CannotEdit) as unknown:
        restoration(base, base, "7")
    assert (there.value.reason, unknown.value.reason) == (Reason.NOT_DELETED, Reason.NOT_IN_BASE)
