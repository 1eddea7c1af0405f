"""A desk on which some would do away with the whole resolution: one change, decided once."""

import pytest
from django.contrib.auth.models import User

from amendments.desk.sheets import DeskSheet
from amendments.models import Contribution, ContributionState, Desk
from amendments.redline.decisions import Choice
from amendments.redline.snapshots import Fate
from amendments.redline.suppression import SUPPRESS
from amendments.services.desks import bring
from amendments.services.records import move
from amendments.services.rulings import Said, rule, rule_all, take_back
from resolutions import queries
from resolutions.services.problems import ImportProblem
from tests.amendments.desked import contribution, key_of, now, opened
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def suppressing() -> tuple[Desk, User]:
    """A desk on which the resolution would be done away with, and two clauses be changed."""
    desk, chair = opened()
    version = desk.base
    assert version is not None
    made = contribution("chile", version, queries.version_text(version, "en"), action="SUP")
    made.proposals.update(proposed_text=None)
    bring(user=chair, desk=desk)
    desk.refresh_from_db()
    return desk, chair


def test_a_suppression_is_one_change_whatever_else_is_proposed() -> None:
    plain, (desk, _chair) = now(opened()[0]), suppressing()
    sitting = now(desk)
    assert sitting.open_count == plain.open_count + 1 and sitting.total == plain.total + 1
    assert all("CHI/1/1" not in edit.sources for edit in sitting.plan.edits.values())
    assert sitting.text == plain.text
    (told,) = [one for one in sitting.snapshot().dispositions if "CHI/1/1" in one.sources]
    assert told.kind == SUPPRESS and told.fate is Fate.OPEN


def test_taken_it_leaves_nothing_and_everything_else_is_not_taken() -> None:
    desk, chair = suppressing()
    number = rule(user=chair, desk=desk, said=Said(SUPPRESS, Choice.TAKE), seen=0)
    sitting = now(desk)
    assert sitting.is_suppressed and not sitting.open_count
    fates = {one.sources: one.fate for one in sitting.snapshot(final=True).dispositions}
    assert fates.pop(("CHI/1/1",)) is fates.pop(("GHA/1/1",)) is Fate.TAKEN  # it deletes a clause
    assert set(fates.values()) == {Fate.NOT_TAKEN}
    assert not DeskSheet(sitting).rows[1].items
    take_back(user=chair, desk=desk, number=number)
    assert now(desk).awaits_suppression and now(desk).text.clauses


def test_left_it_changes_nothing_and_is_told_as_not_taken() -> None:
    desk, chair = suppressing()
    rule(user=chair, desk=desk, said=Said(SUPPRESS, Choice.LEAVE), seen=0)
    sitting = now(desk)
    assert sitting.text == sitting.base and not sitting.awaits_suppression
    (told,) = [one for one in sitting.snapshot().dispositions if "CHI/1/1" in one.sources]
    assert told.fate is Fate.NOT_TAKEN


def test_a_suppression_is_decided_with_its_author_or_with_the_rest_alone() -> None:
    desk, chair = suppressing()
    rule_all(user=chair, desk=desk, scope="uncontested")
    assert now(desk).awaits_suppression  # others want to change what it would do away with
    with pytest.raises(ImportProblem):
        rule(user=chair, desk=desk, said=Said(SUPPRESS, Choice.BRACKET), seen=9)
    assert rule_all(user=chair, desk=desk, scope="author:Chile") == 1
    assert now(desk).takes_suppression


def test_the_decision_about_a_suppression_ends_with_it() -> None:
    desk, chair = suppressing()
    key = key_of(desk, "fourth")
    rule(user=chair, desk=desk, said=Said(key, Choice.TAKE), seen=0)
    rule(user=chair, desk=desk, said=Said(SUPPRESS, Choice.TAKE), seen=1)
    gone = Contribution.objects.get(proposals__identifier="CHI/1/1")
    move(secretary(), gone, ContributionState.WITHDRAWN)
    bring(user=chair, desk=desk)
    sitting = now(desk)
    assert sitting.rulings[SUPPRESS].reason == "withdrawn" and not sitting.suppressing
    assert sitting.rulings[key].choice == Choice.TAKE and not sitting.is_suppressed
