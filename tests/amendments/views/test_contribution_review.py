import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from amendments.models import BaseState, Change, ChangeState, Contribution, Proposal
from tests.amendments.contributed import OWN, URL, contribute, fused, store_base, tracked
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def review(contribution: Contribution) -> str:
    return f"/contributions/document-{contribution.document_id}/review/"


def test_each_change_is_shown_with_its_rule_and_how_sure_it_is(client: Client) -> None:
    store_base()
    path = review(contribute(fused()))
    client.force_login(secretary())
    page = client.get(path).content.decode()
    assert "two editions in one bracket" in page
    assert "almost certain (" in page
    assert "Before" in page and "After" in page
    assert "recalling b)" in page


def test_a_clause_that_is_new_has_no_words_before(client: Client) -> None:
    store_base()
    path = review(contribute(fused()))
    Change.objects.waiting().update(address_before="")
    client.force_login(secretary())
    assert "It was not there." in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("decision", "state"),
    [("confirm", ChangeState.CONFIRMED), ("dismiss", ChangeState.DISMISSED)],
)
def test_a_change_is_settled_and_its_history_says_by_whom(
    client: Client, decision: str, state: ChangeState
) -> None:
    store_base()
    path = review(contribute(fused()))
    client.force_login(secretary())
    change = Change.objects.waiting()[0]
    client.post(path, {"decision": decision, "change": str(change.pk)})
    change.refresh_from_db()
    assert change.state == state
    assert change.history.first().history_user == secretary()


def test_all_that_are_sure_are_confirmed_at_once(client: Client) -> None:
    store_base()
    path = review(contribute(fused()))
    Change.objects.update(confidence=1.0, rule_confidence=0.95)
    client.force_login(secretary())
    page = client.post(path, {"decision": "sure"}, follow=True).content.decode()
    assert "changes are confirmed." in page
    assert not Change.objects.waiting().exists()


@pytest.mark.parametrize(
    ("decision", "state"), [("stored", BaseState.SAME), ("own", BaseState.ACCEPTED)]
)
def test_the_base_is_decided_here_too(client: Client, decision: str, state: BaseState) -> None:
    store_base()
    contribute(tracked(OWN))
    client.force_login(secretary())
    path = f"{URL}review/"
    assert "some other" in client.get(path).content.decode()
    client.post(path, {"decision": decision, "proposal": "1"})
    assert Proposal.objects.get().base_state == state
    assert "Use the stored text" not in client.get(path).content.decode()


def test_it_is_published_when_its_bases_are_decided(client: Client) -> None:
    store_base()
    contribute(tracked(OWN))
    client.force_login(secretary())
    path = f"{URL}review/"
    refused = client.post(path, {"decision": "publish"}, follow=True).content.decode()
    assert "decide it first" in refused
    client.post(path, {"decision": "own", "proposal": "1"})
    client.post(path, {"decision": "publish"})
    assert Contribution.objects.get().is_published
    client.logout()
    assert client.get(URL).status_code == 200


@pytest.mark.parametrize(
    "posted",
    [
        {"decision": "confirm", "change": "x"},
        {"decision": "dismiss", "change": "99999"},
        {"decision": "own", "proposal": "7"},
    ],
)
def test_what_is_not_there_cannot_be_decided(client: Client, posted: dict[str, str]) -> None:
    store_base()
    contribute()
    client.force_login(secretary())
    assert client.post(f"{URL}review/", posted).status_code == 404


def test_a_change_of_another_contribution_cannot_be_decided_here(client: Client) -> None:
    store_base()
    contribute(fused())
    contribute()
    change = Change.objects.waiting()[0]
    client.force_login(secretary())
    posted = {"decision": "confirm", "change": str(change.pk)}
    assert client.post(f"{URL}review/", posted).status_code == 404


def test_the_public_and_readers_stay_out(client: Client) -> None:
    store_base()
    contribute(is_published=True)
    assert client.get(f"{URL}review/")["Location"].startswith(reverse("account_login"))
    client.force_login(User.objects.create(username="reader"))
    assert client.get(f"{URL}review/").status_code == 403


def test_more_that_waits_costs_no_more_queries(client: Client) -> None:
    store_base()
    path = review(contribute(fused()))
    client.force_login(secretary())
    client.get(path)
    counted = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        counted.append(len(queries))
        Change.objects.filter(pk=Change.objects.waiting()[0].pk).update(state="confirmed")
    assert counted[0] == counted[1]
