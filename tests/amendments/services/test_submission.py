from datetime import timedelta

import pytest
from django.utils import timezone

from amendments.models import (
    Change,
    ChangeState,
    Contribution,
    ContributionState,
    SponsorState,
    Transition,
)
from amendments.services.checks import check_contribution
from amendments.services.publication import send_back
from amendments.services.submission import stamp_of, submit, withdraw
from amendments.submitted import proposal_changes
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from tests.amendments.contributed import BEFORE, text
from tests.amendments.sponsored import draft, drafter, head, meeting, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def hand_in(contribution: Contribution, **how: object) -> Contribution:
    """Submitted by its head, with all warnings accepted unless said otherwise."""
    keys = [one.key for one in check_contribution(contribution)]
    said = {"accepted": keys, **how}
    return submit(user=head(delegation()), contribution=contribution, **said)


def test_what_is_submitted_is_fixed_and_seen_by_the_secretariat() -> None:
    contribution = draft()
    assert not Contribution.objects.visible_to(secretary()).exists()
    found = hand_in(contribution)
    assert found.state == ContributionState.SUBMITTED and found.handed_in_at and not found.is_late
    assert Contribution.objects.visible_to(secretary()).get() == contribution
    document = found.document
    document.refresh_from_db()
    assert (document.is_handed_in, document.is_public) == (True, False)
    assert document.date == timezone.localdate() and document.source == "Canada"
    proposal = contribution.proposals.get()
    rows = {one.position: one.kinds for one in proposal.changes.all()}
    values = enumerate(proposal_changes(proposal), 1)
    assert rows and rows == {
        at: [kind.value for kind in one.kinds] for at, one in values if one.kind.value != "same"
    }
    assert set(proposal.changes.values_list("state", flat=True)) == {ChangeState.CONFIRMED}
    assert all(one.provision for one in proposal.changes.all())
    assert Change.history.first().history_user == head(delegation())


def test_a_second_click_changes_nothing() -> None:
    contribution = draft()
    hand_in(contribution)
    written = contribution.history.count()
    again = submit(user=head(delegation()), contribution=contribution)
    assert again.state == ContributionState.SUBMITTED
    assert contribution.history.count() == written and Transition.objects.count() == 1


def test_errors_stop_and_nothing_is_half_done() -> None:
    contribution = draft(after=BEFORE)
    with pytest.raises(ImportProblem) as caught:
        hand_in(contribution)
    assert caught.value.code == "errors"
    contribution.refresh_from_db()
    assert contribution.state == ContributionState.DRAFT
    assert not Change.objects.exists() and not Transition.objects.exists()


def test_warnings_ask_for_exactly_those_that_are_found() -> None:
    contribution = draft(reasons="")
    keys = {one.key for one in check_contribution(contribution)}
    assert len(keys) > 1
    for accepted in ((), sorted(keys)[1:], ["something"]):
        with pytest.raises(ImportProblem) as caught:
            hand_in(contribution, accepted=accepted)
        assert caught.value.code == "warnings"
    assert hand_in(contribution, accepted=keys).state == ContributionState.SUBMITTED


def test_who_saw_another_state_looks_once_more() -> None:
    contribution = draft()
    seen = stamp_of(contribution)
    for change in (
        lambda: contribution.proposals.get().save(),
        lambda: sponsor(contribution, "kenya", SponsorState.DECLINED),
        lambda: contribution.document.save(),
    ):
        change()
        with pytest.raises(ImportProblem) as caught:
            hand_in(contribution, stamp=seen)
        assert caught.value.code == "changed"
        seen = stamp_of(contribution)
    assert hand_in(contribution, stamp=seen).state == ContributionState.SUBMITTED


@pytest.mark.parametrize(
    ("days", "is_late"), [(1, False), (-1, True), (None, False)], ids=["before", "after", "none"]
)
def test_what_comes_after_the_deadline_is_late(days: int | None, is_late: bool) -> None:
    at = None if days is None else timezone.now() + timedelta(days=days)
    contribution = draft()
    meeting()
    contribution.document.meeting.submission_deadline = at
    contribution.document.meeting.save()
    assert hand_in(contribution).is_late is is_late


def test_what_was_sent_back_is_the_delegations_own_again_and_can_come_again() -> None:
    contribution = draft()
    hand_in(contribution)
    send_back(user=secretary(), contribution=contribution, note="Say more.")
    contribution.refresh_from_db()
    assert contribution.handed_in_at is None
    assert not Contribution.objects.visible_to(secretary()).exists()
    proposal = contribution.proposals.get()
    former = set(proposal.changes.values_list("pk", flat=True))
    before = proposal.before
    proposal.proposed_text = serial.to_json(
        text((BEFORE[0], "the reports of several conferences,"))
    )
    proposal.save()
    assert before and hand_in(contribution).handed_in_at
    assert former.isdisjoint(proposal.changes.values_list("pk", flat=True))
    assert any("several" in str(one.marks) for one in proposal.changes.all())
    steps = list(Transition.objects.values_list("step", flat=True))
    assert steps == ["submitted", "returned", "submitted"]


def test_a_draft_that_is_withdrawn_stays_with_its_sponsors_as_a_record() -> None:
    contribution = draft()
    sponsor(contribution, "kenya")
    hand_in(contribution)
    send_back(user=secretary(), contribution=contribution, note="Say more.")
    withdraw(user=head(delegation()), contribution=contribution, note="No longer.")
    withdraw(user=head(delegation()), contribution=contribution)
    seeing = (drafter(delegation()), drafter(delegation("kenya")))
    assert all(Contribution.objects.visible_to(user).exists() for user in seeing)
    assert not Contribution.objects.visible_to(secretary()).exists()
    assert Transition.objects.filter(step="withdrawn").get().note == "No longer."


def test_what_was_submitted_and_withdrawn_stays_with_the_secretariat() -> None:
    contribution = draft()
    hand_in(contribution)
    withdraw(user=head(delegation()), contribution=contribution)
    assert Contribution.objects.visible_to(secretary()).exists()
    assert not Contribution.objects.visible_to(drafter(delegation("kenya"))).exists()
