from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage

from amendments.models import Contribution, ContributionState, Sponsorship, SponsorState
from amendments.services import records
from amendments.services.sources import keep_source
from amendments.services.sponsors import (
    accept_sponsorship,
    decline_sponsorship,
    invite_sponsor,
    part_with_sponsor,
    remove_invitation,
    withdraw_sponsorship,
)
from meetings.models import DelegationKind
from resolutions.services.problems import ImportProblem
from tests.amendments.owned import everybody
from tests.amendments.sponsored import draft, drafter, head, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db

INVITED, ACCEPTED, DECLINED, WITHDRAWN = SponsorState
WHATEVER = (ContributionState.SUBMITTED, ContributionState.PUBLISHED, ContributionState.WITHDRAWN)


def source(contribution: Contribution) -> str:
    contribution.document.refresh_from_db()
    return contribution.document.source


def test_who_is_asked_sees_the_draft_and_who_declines_no_longer() -> None:
    contribution, kenya = draft(), delegation("kenya")
    reader = drafter(kenya)
    visible = Contribution.objects.visible_to(reader)
    assert not visible.exists()
    asked = invite_sponsor(user=drafter(delegation()), contribution=contribution, delegation=kenya)
    assert asked.state == INVITED and visible.exists()
    assert source(contribution) == "Canada"
    accept_sponsorship(user=head(kenya), sponsorship=asked)
    assert visible.exists() and source(contribution) == "Canada, Kenya"
    withdraw_sponsorship(user=head(kenya), sponsorship=asked)
    assert not visible.exists() and source(contribution) == "Canada"
    invite_sponsor(user=head(delegation()), contribution=contribution, delegation=kenya)
    declined = decline_sponsorship(user=head(kenya), sponsorship=asked)
    assert declined.state == DECLINED and declined.answered_at and not visible.exists()
    said = asked.history.order_by("history_id").values_list("state", "history_user__email")
    assert [state for state, _by in said] == [INVITED, ACCEPTED, WITHDRAWN, INVITED, DECLINED]
    assert [by for _state, by in said][1] == head(kenya).email


def test_asking_and_answering_twice_changes_nothing() -> None:
    contribution, kenya = draft(), delegation("kenya")
    owner = head(delegation())
    asked = invite_sponsor(user=owner, contribution=contribution, delegation=kenya)
    assert invite_sponsor(user=owner, contribution=contribution, delegation=kenya) == asked
    accept_sponsorship(user=head(kenya), sponsorship=asked)
    accept_sponsorship(user=head(kenya), sponsorship=asked)
    assert invite_sponsor(user=owner, contribution=contribution, delegation=kenya) == asked
    assert asked.history.count() == 2
    withdraw_sponsorship(user=head(kenya), sponsorship=asked)
    withdraw_sponsorship(user=head(kenya), sponsorship=asked)
    assert asked.history.count() == 3


def test_an_invitation_is_taken_back_as_long_as_nobody_answered() -> None:
    contribution, kenya = draft(), delegation("kenya")
    owner = head(delegation())
    asked = invite_sponsor(user=owner, contribution=contribution, delegation=kenya)
    remove_invitation(user=owner, sponsorship=asked)
    asked.contribution = contribution
    assert not Sponsorship.objects.exists() and Sponsorship.history.first().history_type == "-"
    assert not Contribution.objects.visible_to(head(kenya)).exists()
    again = invite_sponsor(user=owner, contribution=contribution, delegation=kenya)
    accept_sponsorship(user=head(kenya), sponsorship=again)
    with pytest.raises(ImportProblem) as caught:
        remove_invitation(user=owner, sponsorship=again)
    assert caught.value.code == "answered"


def test_a_head_goes_on_without_a_sponsor_who_then_sees_nothing(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    contribution, kenya = draft(title="canary"), delegation("kenya")
    asked = sponsor(contribution, "kenya")
    keep_source(head(delegation()), contribution)
    for user in (drafter(delegation()), head(kenya), secretary()):
        with pytest.raises(PermissionDenied):
            part_with_sponsor(user=user, sponsorship=asked)
    assert source(contribution) == "Canada, Kenya"
    with django_capture_on_commit_callbacks(execute=True):
        part_with_sponsor(user=head(delegation()), sponsorship=asked)
    assert source(contribution) == "Canada"
    assert not Contribution.objects.visible_to(head(kenya)).exists()
    gone = Sponsorship.history.first()
    assert (gone.history_type, gone.state, gone.history_user) == ("-", ACCEPTED, head(delegation()))
    assert {to for one in mailoutbox for to in one.to} >= {head(kenya).email}
    assert not any("canary" in one.subject + one.body for one in mailoutbox)
    part_with_sponsor(user=head(delegation()), sponsorship=asked)  # sent twice: done once
    assert Sponsorship.history.filter(history_type="-").count() == 1


def test_what_is_handed_in_keeps_its_sponsors() -> None:
    contribution = draft()
    asked = sponsor(contribution, "kenya")
    records.move(secretary(), contribution, ContributionState.SUBMITTED)
    with pytest.raises(PermissionDenied):
        part_with_sponsor(user=head(delegation()), sponsorship=asked)


@pytest.mark.parametrize("kind", [DelegationKind.SECRETARIAT, DelegationKind.CHAIR])
def test_who_submits_nothing_sponsors_nothing(kind: DelegationKind) -> None:
    contribution = draft()
    with pytest.raises(ImportProblem) as caught:
        invite_sponsor(
            user=head(delegation()), contribution=contribution, delegation=delegation("x", kind)
        )
    assert caught.value.code == "kind"
    with pytest.raises(ImportProblem) as caught:
        invite_sponsor(user=head(delegation()), contribution=contribution, delegation=delegation())
    assert caught.value.code == "owner"


def test_who_writes_for_the_owner_asks_and_who_heads_the_other_answers() -> None:
    contribution, atu = draft(), delegation("atu")
    people = everybody()
    for who, user in people.items():
        if who in ("head", "drafter"):
            invite_sponsor(user=user, contribution=contribution, delegation=atu)
            continue
        with pytest.raises(PermissionDenied):
            invite_sponsor(user=user, contribution=contribution, delegation=atu)
    asked = Sponsorship.objects.get()
    for user in (*people.values(), drafter(atu)):
        for answer in (accept_sponsorship, decline_sponsorship, withdraw_sponsorship):
            with pytest.raises(PermissionDenied):
                answer(user=user, sponsorship=asked)
    sponsor(contribution, "brazil")
    for user in (head(atu), head(delegation("brazil"))):
        with pytest.raises(PermissionDenied):
            remove_invitation(user=user, sponsorship=asked)


@pytest.mark.parametrize("state", WHATEVER)
def test_nobody_joins_what_is_no_draft(state: ContributionState) -> None:
    contribution = draft()
    asked = sponsor(contribution, "kenya", INVITED)
    records.move(secretary(), contribution, state)
    for answer in (accept_sponsorship, decline_sponsorship):
        with pytest.raises(ImportProblem) as caught:
            answer(user=head(delegation("kenya")), sponsorship=asked)
        assert caught.value.code == "not-draft"
    for ask in (
        lambda: invite_sponsor(
            user=head(delegation()), contribution=contribution, delegation=delegation("chile")
        ),
        lambda: remove_invitation(user=head(delegation()), sponsorship=asked),
    ):
        with pytest.raises(PermissionDenied):
            ask()
    assert Sponsorship.objects.get() == asked and asked.state == INVITED


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (ContributionState.SUBMITTED, "Canada"),
        (ContributionState.PUBLISHED, "Canada, Kenya"),
        (ContributionState.CONSIDERED, "Canada, Kenya"),
    ],
)
def test_a_sponsor_goes_whenever_it_likes(state: ContributionState, line: str) -> None:
    contribution = draft()
    asked = sponsor(contribution, "kenya")
    records.move(secretary(), contribution, state)
    withdraw_sponsorship(user=head(delegation("kenya")), sponsorship=asked)
    asked.refresh_from_db()
    assert asked.state == WITHDRAWN and source(contribution) == line
