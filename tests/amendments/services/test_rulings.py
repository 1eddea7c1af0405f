"""Rulings: one, many at once, taken back, by two chairs; each is kept with who, when and why."""

import pytest
from django.core.exceptions import PermissionDenied

from amendments.desk.plans import CHAIR
from amendments.desk.undoing import last_undoable
from amendments.models import Desk, Ruling
from amendments.redline.collisions import Collision, CollisionKind, collide
from amendments.redline.decisions import Choice
from amendments.redline.structure import Outcome
from amendments.services.rulings import Contested, Said, amend, rule, rule_all, take_back
from resolutions.services.problems import ImportProblem
from tests.amendments.desked import bare, key_of, now, opened
from tests.amendments.sponsored import head
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def says(desk: Desk) -> str:
    """What the working text says."""
    return "\n".join(bare(now(desk).consolidated.text))


def collision(desk: Desk, kind: CollisionKind) -> str:
    """The key of the open collision of this kind."""
    return next(one.key for one in now(desk).consolidated.collisions if one.kind is kind)


def test_a_change_that_is_taken_stands_in_the_text_and_its_numbering_follows() -> None:
    desk, chair = opened()
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.TAKE), seen=0)
    assert "d) the vote of the fourth conference," in says(desk)
    ruling = Ruling.objects.get()
    assert (ruling.by, ruling.save_number, ruling.choice) == (chair, 1, "take")
    desk.pointer.refresh_from_db()
    assert desk.pointer.element


def test_each_way_to_decide_about_a_change() -> None:
    desk, chair = opened()
    key = key_of(desk, "fourth")
    ways = {
        Choice.BRACKET: "[the vote of the fourth conference,]",
        Choice.REWORD: "d) the ballot,",
        Choice.LEAVE: "",
        Choice.LATER: "",
    }
    for choice, expected in ways.items():
        words = "the ballot," if choice is Choice.REWORD else ""
        rule(user=chair, desk=desk, said=Said(key, choice, words, note="why"), seen=99)
        assert (expected in says(desk)) and ("d)" in says(desk)) is bool(expected)
    assert Ruling.objects.filter(about=key, note="why").count() == 4


def test_each_way_to_decide_about_a_collision() -> None:
    desk, chair = opened()
    key = collision(desk, CollisionKind.SAME_WORDS)
    one = next(c for c in now(desk).consolidated.collisions if c.key == key)
    side = next(s for s in one.sides if len(s.sources) == 2)
    rule(user=chair, desk=desk, said=Said(key, Choice.SIDE, edits=side.edits), seen=99)
    assert "b) the long report of the second conference;" in says(desk)
    rule(user=chair, desk=desk, said=Said(key, Choice.ALTERNATIVES), seen=99)
    assert "[" in says(desk) and " / [" in says(desk)
    assert len(now(desk).brackets) == 1
    said = Said(key, Choice.COMPROMISE, "full report of the second")
    rule(user=chair, desk=desk, said=said, seen=99)
    assert "full report of the second" in says(desk)
    assert not now(desk).brackets


@pytest.mark.parametrize(
    ("choice", "words", "code"),
    [
        (Choice.REWORD, " ", "no-words"),
        (Choice.SIDE, "", "unfit"),
        (Choice.REWORD, "x" * 20_001, "long"),
    ],
)
def test_what_cannot_be_decided_so_is_refused(choice: Choice, words: str, code: str) -> None:
    desk, chair = opened()
    with pytest.raises(ImportProblem) as problem:
        rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), choice, words), seen=0)
    assert problem.value.code == code
    with pytest.raises(ImportProblem) as problem:
        rule(user=chair, desk=desk, said=Said("words-none", Choice.TAKE), seen=0)
    assert problem.value.code == "gone"
    assert not Ruling.objects.exists()


def test_nobody_else_rules() -> None:
    desk, _chair = opened()
    with pytest.raises(PermissionDenied):
        rule(
            user=head(delegation("canada")),
            desk=desk,
            said=Said(key_of(desk, "fourth"), Choice.TAKE),
            seen=0,
        )


def test_two_rule_on_different_things_and_meet_on_the_same() -> None:
    desk, chair = opened()
    other = secretary()
    key = collision(desk, CollisionKind.SAME_WORDS)
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.TAKE), seen=0)
    rule(user=other, desk=desk, said=Said(key, Choice.ALTERNATIVES), seen=0)
    with pytest.raises(Contested) as contested:
        rule(user=chair, desk=desk, said=Said(key, Choice.LEAVE), seen=1)
    assert contested.value.ruling.by == other
    inside = next(c for c in _all(desk) if c.key == key).edits[0]
    with pytest.raises(Contested):
        rule(user=chair, desk=desk, said=Said(inside, Choice.TAKE), seen=1)
    rule(user=chair, desk=desk, said=Said(key, Choice.LEAVE), seen=2)


def _all(desk: Desk) -> tuple[Collision, ...]:
    return collide(now(desk).plan)


def test_what_nobody_contests_is_taken_at_once_and_taken_back_at_once() -> None:
    desk, chair = opened()
    before = now(desk)
    number = rule_all(user=chair, desk=desk, scope="uncontested")
    assert number == len(before.open_edits) > 0
    after = now(desk)
    assert not after.open_edits and len(after.consolidated.collisions) == 2
    assert rule_all(user=chair, desk=desk, scope="uncontested") == 0
    assert take_back(user=chair, desk=desk, number=1) == number
    assert now(desk).open_count == before.open_count
    with pytest.raises(ImportProblem):
        take_back(user=chair, desk=desk, number=1)


def test_all_of_one_delegation_is_taken_also_where_others_want_something_else() -> None:
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    assert "the long report of the second conference;" in says(desk)
    outcomes = now(desk).consolidated.outcomes
    assert outcomes[key_of(desk, "brief")] is Outcome.LEFT
    rule_all(user=chair, desk=desk, scope="rest", choice=Choice.LEAVE)
    assert now(desk).open_count == 0


def test_taking_back_gives_what_was_decided_before() -> None:
    desk, chair = opened()
    key = key_of(desk, "fourth")
    rule(user=chair, desk=desk, said=Said(key, Choice.BRACKET), seen=9)
    rule(user=chair, desk=desk, said=Said(key, Choice.TAKE), seen=9)
    take_back(user=chair, desk=desk, number=2)
    assert "[the vote of the fourth conference,]" in says(desk)
    assert Ruling.objects.filter(about=key).count() == 3


def test_the_chairs_own_edit_stands_by_itself_and_collides_like_any_other() -> None:
    desk, chair = opened()
    uid = now(desk).base.by_address()["recalling/a"].uid
    amend(
        user=chair,
        desk=desk,
        fields={"do": "save", "clause": uid, "text": "the plan of the very first conference;"},
        seen=0,
    )
    desk.refresh_from_db()
    assert "a) the plan of the very first conference;" in says(desk)
    assert CHAIR in now(desk).plan.sources
    with pytest.raises(ImportProblem):
        amend(user=chair, desk=desk, fields={"do": "delete", "clause": uid}, seen=0)
    other = now(desk).base.by_address()["recalling/b"].uid
    fields = {"do": "save", "clause": other, "text": "the own report of the second conference;"}
    amend(user=chair, desk=desk, fields=fields, seen=desk.saves)
    key = collision(desk, CollisionKind.SAME_WORDS)
    one = next(c for c in now(desk).consolidated.collisions if c.key == key)
    assert CHAIR in one.sources


def test_undoing_goes_back_step_by_step() -> None:
    desk, chair = opened()
    key = key_of(desk, "fourth")
    for choice in (Choice.BRACKET, Choice.TAKE):
        rule(user=chair, desk=desk, said=Said(key, choice), seen=9)
    rule_all(user=chair, desk=desk, scope="author:Canada")
    undone = []
    while number := last_undoable(now(desk).record):
        undone.append(number)
        take_back(user=chair, desk=desk, number=number)
    assert undone == [3, 2, 1]
    assert now(desk).decisions == ()
    assert "vote of the fourth" not in " ".join(says(desk))
