"""Desks: who opens one, what comes to it, what becomes of decisions when a revision comes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amendments.desk.lists import openable
from amendments.models import ContributionState, Desk, DeskProposalState, Relation, Ruling
from amendments.redline.decisions import Choice
from amendments.services.desks import arrivals, bring, open_desk, point, show
from amendments.services.records import move
from amendments.services.rulings import Said, rule
from meetings.models import DelegationKind, Role
from resolutions import queries
from resolutions.models import Body
from resolutions.text import serial
from tests.amendments.desked import (
    bare,
    base,
    chair_of,
    contribution,
    key_of,
    now,
    opened,
    revised,
    six,
)
from tests.amendments.sponsored import draft, head, meeting
from tests.meetings.people import delegation, member
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_a_desk_starts_as_the_base_with_everything_that_is_published() -> None:
    desk, _chair = opened()
    sitting = now(desk)
    assert len(sitting.entries) == 6
    assert sitting.consolidated.text.clauses == sitting.base.clauses
    assert {entry.author for entry in sitting.entries} >= {"Canada", "Japan"}
    assert sitting.open_count == len(sitting.open_edits) + len(sitting.consolidated.collisions)


def test_opened_twice_it_is_one_desk() -> None:
    desk, chair = opened()
    again = open_desk(user=chair, meeting=desk.meeting, language="en", resolution=desk.resolution)
    assert again == desk and Desk.objects.count() == 1


def test_a_new_resolution_is_one_whether_its_number_stands_in_brackets_or_not() -> None:
    none = {"resolution": None, "base": None, "base_text": None, "base_state": "none"}
    for who, number in (("canada", "ATU-1"), ("kenya", "[ATU-1]")):
        text = make_text(year=2026, number=number)
        made = contribution(who, base(), text, action="ADD")
        made.proposals.update(said_number=number, **none)
    at, chair = meeting(), chair_of(meeting())
    (found,) = openable(chair)
    assert (found.number, found.proposals) == ("ATU-1", 2)
    pp = Body.objects.get(pk="pp")
    desk = open_desk(user=chair, meeting=at, language="en", body=pp, number="ATU-1")
    assert {entry.author for entry in now(desk).entries} == {"Canada", "Kenya"}
    again = open_desk(user=chair, meeting=at, language="en", body=pp, number="[ATU-1]")
    assert again == desk and not openable(chair)


@pytest.mark.parametrize("who", ["delegate", "reader-chair", "other-chair"])
def test_nobody_else_opens_a_desk(who: str) -> None:
    version, at = base(), meeting()
    chair_of(at)
    user = {
        "delegate": lambda: head(delegation("canada")),
        "reader-chair": lambda: member("assistant", delegation("chair-pp"), Role.READER),
        "other-chair": lambda: member(
            "stranger", delegation("chair-x", DelegationKind.CHAIR), Role.HEAD
        ),
    }[who]()
    with pytest.raises(PermissionDenied):
        open_desk(user=user, meeting=at, language="en", resolution=version.resolution)
    assert not Desk.objects.visible_to(user).exists()


@pytest.mark.parametrize(
    "state",
    [
        ContributionState.DRAFT,
        ContributionState.SUBMITTED,
        ContributionState.WITHDRAWN,
        ContributionState.SUPERSEDED,
    ],
)
def test_what_is_not_before_the_meeting_never_comes_to_a_desk(state: ContributionState) -> None:
    version = base()
    made = draft(by="canada", base=version, at=meeting())
    move(secretary(), made, state)
    desk = open_desk(
        user=chair_of(meeting()), meeting=meeting(), language="en", resolution=version.resolution
    )
    assert not desk.entries.exists()


def test_a_revision_keeps_what_still_stands_and_opens_the_rest() -> None:
    version = base()
    text = queries.version_text(version, "en")
    first = contribution(
        "canada",
        version,
        revised(text, recalling__a="the great plan of the first conference;"),
        identifier="CAN/1/1",
    )
    contribution(
        "kenya", version, revised(text, resolves="to carry on with the work that has begun at once")
    )
    desk = open_desk(
        user=chair_of(meeting()), meeting=meeting(), language="en", resolution=version.resolution
    )
    chair = chair_of(meeting())
    for number, words in enumerate(("great", "at once")):
        rule(user=chair, desk=desk, said=Said(key_of(desk, words), Choice.TAKE), seen=number)
    assert now(desk).open_count == 0
    late = contribution(
        "canada",
        version,
        revised(text, recalling__a="the grand plan of the first conference;"),
        identifier="CAN/1/1",
    )
    late.follows, late.relation = first, Relation.REVISION
    late.published_at = timezone.now()
    late.save()
    move(secretary(), first, ContributionState.SUPERSEDED)
    waiting = arrivals(Desk.objects.get(pk=desk.pk))
    assert (len(waiting.coming), len(waiting.leaving)) == (1, 1)
    answer = bring(user=chair, desk=desk)
    assert answer is not None and [one.reason for one in answer.reopened] == ["reworded"]
    after = now(desk)
    assert "work that has begun at once" in "\n".join(bare(after.consolidated.text))
    assert after.open_count == 1
    told = {row.about for row in Ruling.objects.filter(reason="reworded", choice="")}
    (reopened,) = answer.reopened
    assert told == {reopened.decision.about, key_of(desk, "grand")}  # what is open says why
    states = {entry.source: entry.state for entry in after.entries}
    assert states["CAN/1/1"] == DeskProposalState.SUPERSEDED
    assert states["CAN/1/1 Rev. 1"] == DeskProposalState.STANDING
    assert bring(user=chair, desk=desk) is None


def test_a_proposal_on_another_edition_is_made_to_fit_the_base() -> None:
    version = base()
    other = revised(
        queries.version_text(version, "en"), recalling__c="the postcard of a conference,"
    )
    made = contribution(
        "canada", version, revised(other, recalling__a="the great plan of the first conference;")
    )
    made.proposals.update(base_text=serial.to_json(other))
    desk, _chair = opened([])
    words = bare(now(desk).proposals[0].text)  # type: ignore[arg-type]
    assert "a) the great plan of the first conference;" in words
    assert "c) the letter of the third conference," in words


def test_the_screen_follows_and_says_nothing_of_the_text() -> None:
    desk, chair = opened([])
    moved = desk.pointer.moves
    point(user=chair, desk=desk, element="somewhere")
    point(user=chair, desk=desk, element="somewhere")
    desk.pointer.refresh_from_db()
    assert (desk.pointer.element, desk.pointer.moves) == ("somewhere", moved + 1)
    assert show(user=chair, desk=desk, is_shown=True).is_shown
    assert Desk.objects.shown().get() == desk
    with pytest.raises(PermissionDenied):
        point(user=head(delegation("canada")), desk=desk, element="elsewhere")


def test_reading_a_desk_costs_as_many_queries_whatever_is_on_it(
    django_assert_num_queries: object,
) -> None:
    desk, _chair = opened([])
    with django_assert_num_queries(4):  # type: ignore[operator]
        _ = now(desk)
    six(desk.base)  # type: ignore[arg-type]
    bring(user=secretary(), desk=desk)
    with django_assert_num_queries(4):  # type: ignore[operator]
        _ = now(desk)
