from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amendments.models import Relation, SponsorState
from amendments.services.following import follow
from amendments.services.publication import publish
from amendments.services.sponsors import withdraw_sponsorship
from amendments.standing import read_deadline, read_relatives, read_standing
from tests.amendments.contributed import store_base
from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import add_proposal, draft, drafter, head, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("left", "days", "is_past"),
    [
        (timedelta(days=3, hours=2), 3, False),
        (timedelta(hours=2), 0, False),
        (-timedelta(1), 0, True),
    ],
)
def test_how_many_days_are_left(left: timedelta, days: int, is_past: bool) -> None:
    contribution = draft()
    contribution.document.meeting.submission_deadline = timezone.now() + left
    found = read_deadline(contribution)
    assert found and (found.days, found.is_past) == (days, is_past)


def test_what_the_sponsors_see_of_each_other_others_do_not() -> None:
    contribution = draft()
    asked = sponsor(contribution, "kenya")
    sponsor(contribution, "chile", SponsorState.DECLINED)
    hand_in(contribution)
    publish(user=secretary(), contribution=contribution, symbol="PP26/1")
    contribution.refresh_from_db()
    own = read_standing(head(delegation("kenya")), contribution)
    assert len(own.sponsors.rows) == 2 and own.sponsors.mine == asked
    assert [one.step for one in own.steps] == ["submitted", "published"]
    withdraw_sponsorship(user=head(delegation("kenya")), sponsorship=asked)
    for user in (AnonymousUser(), head(delegation("brazil"))):
        other = read_standing(user, contribution)
        assert other.sponsors.rows == () and other.sponsors.candidates == ()
        assert [one.step for one in other.steps] == ["published"]
        assert [str(one.delegation) for one in other.sponsors.left] == ["Kenya"]
        assert not other.errors and not other.warnings and not other.symbol


def test_what_follows_is_linked_once_it_may_be_seen() -> None:
    former = draft()
    hand_in(former)
    publish(user=secretary(), contribution=former, symbol="PP26/1")
    former.refresh_from_db()
    begun = follow(user=head(delegation()), contribution=former, relation=Relation.CORRIGENDUM)
    own = read_relatives(drafter(delegation()), former)
    assert [one.relation for one in own.followers] == ["corrigendum"]
    for user in (AnonymousUser(), secretary()):
        assert read_relatives(user, former).followers == ()
    hand_in(begun)
    publish(user=secretary(), contribution=begun, symbol="PP26/1(Corr.1)")
    begun.refresh_from_db()
    assert [one.name for one in read_relatives(AnonymousUser(), former).followers] == [
        "PP26/1(Corr.1)"
    ]
    back = read_relatives(AnonymousUser(), begun).follows
    assert back and back.address == "PP26/1"


def test_more_costs_no_more_queries() -> None:
    base = store_base()
    contribution, user = draft(base=base), head(delegation())
    sponsor(contribution, "kenya", SponsorState.INVITED)
    counted = []
    for code in ("chile", "brazil"):
        with CaptureQueriesContext(connection) as asked:
            read_standing(user, contribution)
        counted.append(len(asked))
        sponsor(contribution, code, SponsorState.INVITED)
        add_proposal(contribution, base)
    assert counted[0] == counted[1]
