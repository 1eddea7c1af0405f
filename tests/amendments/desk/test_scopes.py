"""What can be taken at once: the number that is said beforehand is the number that is decided."""

from dataclasses import replace

import pytest

from amendments.desk.scopes import bulks, decided_by
from amendments.models import Desk
from amendments.redline.decisions import Choice
from amendments.services.rulings import Said, amend, rule, rule_all, take_back
from resolutions import queries
from tests.amendments.desked import base, contribution, key_of, now, opened, revised

pytestmark = pytest.mark.django_db


def numbers(desk: Desk) -> dict[str, int]:
    """How much each scope takes, as the page says it."""
    return {bulk.scope: bulk.number for bulk in bulks(now(desk))}


def test_each_scope_decides_as_much_as_was_said() -> None:
    desk, chair = opened()
    said = numbers(desk)
    assert len(said) == 2 + 6 and said["editorial"] == 0 < said["uncontested"]
    for scope, number in said.items():
        assert rule_all(user=chair, desk=desk, scope=scope) == number, scope
        if number:
            taken = now(desk).desk.saves
            assert take_back(user=chair, desk=desk, number=taken) == number
        assert numbers(desk) == said


def test_the_numbers_follow_each_decision() -> None:
    desk, chair = opened()
    said = numbers(desk)
    rule(user=chair, desk=desk, said=Said(key_of(desk, "fourth"), Choice.LEAVE), seen=0)
    after = numbers(desk)
    assert after["uncontested"] == said["uncontested"] - 1 and after["author:Japan"] == 0
    assert after["author:Canada"] == said["author:Canada"]


def test_a_collision_is_taken_with_the_one_side_on_which_an_author_stands() -> None:
    version = base()
    text = queries.version_text(version, "en")
    for number, word in enumerate(("long", "brief")):
        after = revised(text, recalling__b=f"the {word} report of the second conference;")
        contribution("canada", version, after, identifier=f"C/{number}")
    after = revised(text, recalling__b="the first report of the second conference;")
    contribution("kenya", version, after)
    sitting = now(opened([])[0])
    (decision,) = decided_by(sitting, "author:Kenya", Choice.TAKE)
    assert decision.choice is Choice.SIDE
    assert {s for key in decision.edits for s in sitting.plan.edits[key].sources} == {"KEN/1/1"}
    assert decided_by(sitting, "author:Canada", Choice.TAKE) == ()  # on both sides


def test_the_chairs_own_edits_are_nobodys_bulk() -> None:
    desk, chair = opened()
    uid = now(desk).base.by_address()["recalling/a"].uid
    said = numbers(desk)
    fields = {"do": "save", "clause": uid, "text": "the plan of the very first conference;"}
    amend(user=chair, desk=desk, fields=fields, seen=0)
    assert numbers(desk) == said


def test_doing_away_with_the_resolution_counts_with_whose_it_is() -> None:
    version = base()
    text = queries.version_text(version, "en")
    contribution("canada", version, replace(text), action="SUP").proposals.update(
        proposed_text=None
    )
    desk, _chair = opened([])
    assert numbers(desk) == {"uncontested": 1, "editorial": 0, "author:Canada": 1}
