"""Who sees a contribution: every role, every state, whoever owns it."""

import pytest

from amendments.models import Change, Contribution, ContributionState, Proposal
from meetings.models import Document, Membership
from meetings.services.delegations import act_for
from tests.amendments.owned import EVERYBODY, OWN, everybody, owned
from tests.meetings.people import delegation, person

pytestmark = pytest.mark.django_db

DRAFT, SUBMITTED, PUBLISHED, *_LATER = ContributionState
OFFICE = {"secretariat", "administrator"}


@pytest.mark.parametrize(
    ("owner", "state", "seen_by", "remembered_by"),
    [
        ("canada", DRAFT, OWN, OWN),
        ("canada", SUBMITTED, OWN | OFFICE, OWN),
        ("canada", PUBLISHED, EVERYBODY, OWN),
        ("", DRAFT, OFFICE, OFFICE),
        ("", SUBMITTED, OFFICE, OFFICE),
        ("", PUBLISHED, EVERYBODY, OFFICE),
    ],
)
def test_who_sees_a_contribution_and_all_that_hangs_on_it(
    owner: str, state: ContributionState, seen_by: set[str], remembered_by: set[str]
) -> None:
    owned(state, by=owner)
    people = everybody()
    for table in (Contribution, Proposal, Change, Document):
        rows = table.objects
        seen = {who for who, user in people.items() if rows.visible_to(user).exists()}
        assert seen == seen_by, table
        if table is Document and not owner:  # a paper of nobody's draft has nothing to keep
            remembered_by = seen_by
        kept = {who for who, user in people.items() if rows.remembered_for(user).exists()}
        assert kept == remembered_by, table


def test_a_state_that_nobody_thought_of_is_secret() -> None:
    contribution = owned(SUBMITTED)
    Contribution.objects.filter(pk=contribution.pk).update(state="new")
    seen = {w for w, user in everybody().items() if Contribution.objects.visible_to(user).exists()}
    assert seen == OWN


def test_one_sees_it_as_long_as_one_acts_for_its_owner() -> None:
    owned()
    everybody()
    user = person("elsewhere")
    assert not Contribution.objects.visible_to(user).exists()
    act_for(user=user, delegation=delegation())
    assert Contribution.objects.visible_to(user).exists()
    Membership.objects.filter(user=user, is_acting=True).delete()
    assert not Contribution.objects.visible_to(user).exists()


def test_an_account_that_was_closed_sees_nothing() -> None:
    owned()
    user = everybody()["head"]
    user.is_active = False
    assert not Contribution.objects.visible_to(user).exists()


def test_each_row_is_seen_once() -> None:
    owned(SUBMITTED)
    for user in everybody().values():
        rows = list(Contribution.objects.visible_to(user))
        assert len(rows) == len(set(rows)) <= 1
