import pytest
from django.core.exceptions import PermissionDenied

from amendments.models import Contribution, ContributionState, Relation, Transition
from amendments.services.following import follow
from amendments.services.publication import consider, publish
from amendments.services.submission import withdraw
from tests.amendments.owned import everybody
from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import draft, drafter, head, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db

REVISION, CORRIGENDUM, ADDENDUM = Relation


def published(symbol: str = "PP26/14") -> Contribution:
    contribution = draft()
    sponsor(contribution, "kenya")
    hand_in(contribution)
    return publish(user=secretary(), contribution=contribution, symbol=symbol)


def test_a_revision_starts_from_the_text_and_takes_its_place() -> None:
    former = published()
    begun = follow(user=drafter(delegation()), contribution=former, relation=REVISION)
    assert begun.state == ContributionState.DRAFT and begun.document.symbol == ""
    assert (begun.follows, begun.relation) == (former, REVISION)
    copied, first = begun.proposals.get(), former.proposals.get()
    assert (copied.before, copied.after) == (first.before, first.after)
    assert (copied.reasons, copied.base, copied.identifier) == (first.reasons, first.base, "")
    assert [one.state for one in begun.sponsorships.all()] == ["invited"]
    assert begun.document.source == "Canada"
    assert not Contribution.objects.visible_to(secretary()).filter(pk=begun.pk).exists()
    hand_in(begun)
    publish(user=secretary(), contribution=begun, symbol="PP26/14(Rev.1)")
    former.refresh_from_db()
    assert former.state == ContributionState.SUPERSEDED
    steps = Transition.objects.filter(contribution=former).values_list("step", flat=True)
    assert list(steps) == ["submitted", "published", "superseded"]
    assert begun.proposals.get().identifier == "CAN/14/1"


@pytest.mark.parametrize(("relation", "number"), [(CORRIGENDUM, 1), (ADDENDUM, 0)])
def test_what_corrects_or_adds_leaves_it_standing(relation: Relation, number: int) -> None:
    former = published()
    begun = follow(user=head(delegation()), contribution=former, relation=relation)
    assert begun.proposals.count() == number
    if number:
        hand_in(begun)
        publish(user=secretary(), contribution=begun, symbol="PP26/14(Corr.1)")
    former.refresh_from_db()
    assert former.state == ContributionState.PUBLISHED


def test_a_second_click_leads_to_the_same_draft() -> None:
    former = published()
    first = follow(user=head(delegation()), contribution=former, relation=REVISION)
    assert follow(user=head(delegation()), contribution=former, relation=REVISION) == first
    assert follow(user=head(delegation()), contribution=former, relation=ADDENDUM) != first
    withdraw(user=head(delegation()), contribution=first)
    assert follow(user=head(delegation()), contribution=former, relation=REVISION) != first


def test_only_its_writers_go_on_from_what_stands() -> None:
    former = published()
    people = {who: user for who, user in everybody().items() if who not in ("head", "drafter")}
    people["sponsor"] = head(delegation("kenya"))
    for user in people.values():
        with pytest.raises(PermissionDenied):
            follow(user=user, contribution=former, relation=REVISION)
    consider(user=secretary(), contribution=former)
    assert follow(user=head(delegation()), contribution=former, relation=REVISION)
    Contribution.objects.filter(pk=former.pk).update(state="superseded")
    with pytest.raises(PermissionDenied):
        follow(user=head(delegation()), contribution=former, relation=CORRIGENDUM)


def test_a_revision_of_what_was_withdrawn_meanwhile_leaves_it_withdrawn() -> None:
    former = published()
    begun = follow(user=head(delegation()), contribution=former, relation=REVISION)
    withdraw(user=head(delegation()), contribution=former)
    hand_in(begun)
    publish(user=secretary(), contribution=begun, symbol="PP26/14(Rev.1)")
    former.refresh_from_db()
    assert former.state == ContributionState.WITHDRAWN
