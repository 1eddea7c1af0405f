from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amendments.activity import LIMIT, last_visit, read_activity
from amendments.models import Contribution, ContributionState, Step, Transition
from amendments.services.adopting import adopt
from amendments.services.desks import bring
from amendments.services.publication import publish, send_back
from amendments.services.records import move
from amendments.services.sponsors import (
    accept_sponsorship,
    decline_sponsorship,
    invite_sponsor,
    part_with_sponsor,
    remove_invitation,
)
from amendments.services.visits import mark_seen
from resolutions.text.clauses import Action, Edition
from tests.amendments.contributed import store_base
from tests.amendments.desked import opened
from tests.amendments.owned import everybody
from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import draft, drafter, head
from tests.meetings.people import delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def heard(user: User) -> list[str]:
    """What the user learns, the latest first."""
    return [one.what for one in read_activity(user, last_visit(user)).events]


def test_what_others_did_is_told_to_those_who_may_see_it() -> None:
    contribution, owner = draft(title="canary"), head(delegation())
    kenya, other = head(delegation("kenya")), head(delegation("brazil"))
    asked = invite_sponsor(user=owner, contribution=contribution, delegation=delegation("kenya"))
    accept_sponsorship(user=kenya, sponsorship=asked)
    chile = invite_sponsor(user=owner, contribution=contribution, delegation=delegation("chile"))
    decline_sponsorship(user=head(delegation("chile")), sponsorship=chile)
    peru = invite_sponsor(user=owner, contribution=contribution, delegation=delegation("peru"))
    accept_sponsorship(user=head(delegation("peru")), sponsorship=peru)
    part_with_sponsor(user=owner, sponsorship=peru)
    again = invite_sponsor(user=owner, contribution=contribution, delegation=delegation("cuba"))
    remove_invitation(user=owner, sponsorship=again)
    hand_in(contribution)
    send_back(user=secretary(), contribution=contribution, note="canary")
    hand_in(contribution)
    assert heard(owner) == ["returned", "accepted", "declined", "accepted"]
    assert heard(drafter(delegation())) == [
        "submitted", "returned", "submitted", "uninvited", "invited", "parted", "accepted",
        "invited", "declined", "invited", "accepted", "invited",
    ]  # fmt: skip
    assert heard(kenya)[-1] == "invited" and heard(kenya).count("accepted") == 1
    assert heard(secretary()) == ["submitted", "submitted"]
    for user in (other, person("nobody"), head(delegation("chile")), head(delegation("peru"))):
        assert heard(user) == []
    publish(user=secretary(), contribution=contribution, symbol="PP26/1")
    for user in (other, person("nobody")):
        (event,) = read_activity(user, last_visit(user)).events
        assert (event.what, event.name, event.who, event.note) == ("published", "PP26/1", "", "")
    assert read_activity(owner, last_visit(owner)).events[0].who == "secretary"


def test_a_draft_is_in_nobody_elses_news() -> None:
    contribution = draft(title="canary")
    hand_in(contribution)
    send_back(user=secretary(), contribution=contribution, note="canary")
    own = {"head", "drafter", "member-reader"}
    for who, user in everybody().items():
        if isinstance(user, User):
            told = repr(read_activity(user, last_visit(user)).events)
            assert ("canary" in told) is (who in own), who


def test_what_was_seen_is_told_no_more() -> None:
    contribution, user = draft(), drafter(delegation())
    hand_in(contribution)
    shown = read_activity(user, last_visit(user))
    send_back(user=secretary(), contribution=contribution, note="Say more.")
    mark_seen(user=user, until=shown.until)
    assert heard(user) == ["returned"]
    assert last_visit(person("new")) < timezone.now() - timedelta(days=29)


def test_many_events_cost_no_more_queries_and_are_cut() -> None:
    base, user = store_base(), drafter(delegation())
    counted = []
    for _round in range(2):
        contribution = draft(base=base)
        invite_sponsor(
            user=head(delegation()), contribution=contribution, delegation=delegation("kenya")
        )
        hand_in(contribution)
        with CaptureQueriesContext(connection) as asked:
            shown = read_activity(user, last_visit(user))
        counted.append(len(asked))
        assert not shown.is_cut
    assert counted[0] == counted[1]
    Transition.objects.bulk_create(
        Transition(
            contribution=contribution, step=Step.SUBMITTED, state="submitted", by=secretary()
        )
        for _ in range(LIMIT)
    )
    shown = read_activity(user, last_visit(user))
    assert shown.is_cut and len(shown.events) == LIMIT
    times = [event.at for event in shown.events]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("leaves", [False, True])
def test_what_a_meeting_decided_is_told_once_to_those_who_proposed(leaves: bool) -> None:
    desk, chair = opened()
    if leaves:
        gone = Contribution.objects.get(proposals__identifier="JAP/1/1")
        move(secretary(), gone, ContributionState.WITHDRAWN)
        bring(user=chair, desk=desk)
    desk.refresh_from_db()
    edition = Edition(2026, "Doha", Action.REVISED)
    adopt(user=chair, desk=desk, edition=edition, seen=desk.saves, leave_rest=True)
    japan, canada = head(delegation("japan")), head(delegation("canada"))
    assert heard(canada).count("adopted") == 1
    assert heard(japan).count("adopted") == (0 if leaves else 1)
    event = next(one for one in read_activity(canada, last_visit(canada)).events)
    assert (event.what, event.delegation, event.who) == ("adopted", "A meeting", "")
    for user in (chair, person("nobody"), head(delegation("brazil"))):
        assert "adopted" not in heard(user)
