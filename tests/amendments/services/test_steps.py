"""No step is taken outside of the table: every state, every step, every role."""

import contextlib

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amendments import permissions
from amendments.models import (
    AFTER,
    Contribution,
    ContributionState,
    Step,
    Transition,
)
from amendments.services import publication, records, submission
from meetings.models import Role
from resolutions.services.problems import ImportProblem
from tests.amendments.owned import everybody
from tests.amendments.sponsored import draft
from tests.meetings.people import delegation, member
from tests.trees import secretary

pytestmark = pytest.mark.django_db

DRAFT, SUBMITTED, PUBLISHED, CONSIDERED, SUPERSEDED, WITHDRAWN = ContributionState
OFFICE = {"secretariat", "administrator"}
# What may happen to a delegation's contribution: whoever is not named may not, anywhere else.
TABLE = {
    (DRAFT, Step.SUBMITTED): {"head"},
    (DRAFT, Step.WITHDRAWN): {"head"},
    (SUBMITTED, Step.RETURNED): OFFICE,
    (SUBMITTED, Step.PUBLISHED): OFFICE,
    (SUBMITTED, Step.WITHDRAWN): {"head"},
    (PUBLISHED, Step.CONSIDERED): OFFICE,
    (PUBLISHED, Step.WITHDRAWN): {"head"},
}
# And to what the secretariat took in itself.
OWN_TABLE = {
    (DRAFT, Step.SUBMITTED): OFFICE,
    (DRAFT, Step.PUBLISHED): OFFICE,
    (DRAFT, Step.WITHDRAWN): OFFICE,
    (SUBMITTED, Step.PUBLISHED): OFFICE,
    (SUBMITTED, Step.WITHDRAWN): OFFICE,
    (PUBLISHED, Step.CONSIDERED): OFFICE,
    (PUBLISHED, Step.WITHDRAWN): OFFICE,
}


def everybody_and_a_sponsor(contribution: Contribution) -> dict[str, User]:
    people = everybody()
    people["sponsor"] = member("sponsor", delegation("atu"), Role.HEAD)
    contribution.sponsorships.create(
        delegation=delegation("atu"), state="accepted", invited_by=secretary()
    )
    return {who: user for who, user in people.items() if isinstance(user, User)}


@pytest.mark.parametrize("owner", ["canada", ""])
def test_who_may_take_which_step_from_which_state(owner: str) -> None:
    contribution = draft()
    people = everybody_and_a_sponsor(contribution)
    if not owner:
        contribution.delegation = None
        contribution.sponsorships.all().delete()
        contribution.save()
    table = TABLE if owner else OWN_TABLE
    for state in ContributionState:
        records.move(secretary(), contribution, state)
        for step in Step:
            found = {w for w, u in people.items() if permissions.may_take(u, contribution, step)}
            assert found == table.get((state, step), set()), (owner, state, step)


SERVICES = {
    Step.SUBMITTED: lambda user, one, seen: submission.submit(
        user=user, contribution=one, accepted=seen
    ),
    Step.WITHDRAWN: lambda user, one, _: submission.withdraw(user=user, contribution=one),
    Step.RETURNED: lambda user, one, _: publication.send_back(
        user=user, contribution=one, note="mend it"
    ),
    Step.PUBLISHED: lambda user, one, _: publication.publish(
        user=user, contribution=one, symbol="PP26/1"
    ),
    Step.CONSIDERED: lambda user, one, _: publication.consider(user=user, contribution=one),
}


@pytest.mark.parametrize("step", SERVICES)
def test_the_services_take_the_steps_of_the_table_and_no_other(step: Step) -> None:
    contribution = draft()
    people = everybody_and_a_sponsor(contribution)
    seen = {f.key for f in submission.check_contribution(contribution)}
    for state in ContributionState:
        records.move(secretary(), contribution, state)
        allowed = TABLE.get((state, step), set())
        written = contribution.history.count(), Transition.objects.count()
        for who in people.keys() - allowed:
            with contextlib.suppress(PermissionDenied, ImportProblem):
                SERVICES[step](people[who], contribution, seen)
            contribution.refresh_from_db()
            assert contribution.state == state, who
        assert written == (contribution.history.count(), Transition.objects.count())
        for who in sorted(allowed)[:1]:
            SERVICES[step](people[who], contribution, seen)
            contribution.refresh_from_db()
            row = Transition.objects.last()
            assert contribution.state == AFTER[step]
            assert (row.step, row.state, row.by) == (step, AFTER[step], people[who])
            document = contribution.document
            document.refresh_from_db()
            assert document.is_public == contribution.is_published
            assert document.is_handed_in == contribution.is_handed_in


def test_a_step_from_the_wrong_state_says_where_it_stands() -> None:
    contribution = draft()
    people = everybody_and_a_sponsor(contribution)
    records.move(secretary(), contribution, CONSIDERED)
    with pytest.raises(ImportProblem, match="considered") as caught:
        submission.withdraw(user=people["head"], contribution=contribution)
    assert caught.value.code == "state"


def test_what_was_withdrawn_after_its_publication_is_not_published_again() -> None:
    contribution = draft()
    for state in (SUBMITTED, PUBLISHED, WITHDRAWN):
        contribution.published_at = contribution.published_at or timezone.now()
        records.move(secretary(), contribution, state)
    with pytest.raises(ImportProblem) as caught:
        publication.publish(user=secretary(), contribution=contribution, symbol="PP26/1")
    assert caught.value.code == "state"
