import pytest
from django.test import Client
from django.urls import reverse

from resolutions.models import Clause, PairingState, Version
from tests.amendments.editions import store_two
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/resolutions/pp/140/2018/pairings/"


def doubtful(version: Version) -> Clause:
    return Clause.objects.get(version=version, address="recalling/b")


def decide(client: Client, clause: Clause, decision: str) -> str:
    posted = {"clause": str(clause.pk), "decision": decision}
    return client.post(URL, posted, follow=True).content.decode()


def test_both_sides_are_shown_with_how_sure_it_is(client: Client) -> None:
    client.force_login(secretary())
    store_two(unsure="recalling/b")
    page = client.get(URL).content.decode()
    assert "recalling b)" in page
    assert "doubtful (40%)" in page
    assert "both have the same number under the same heading" in page
    assert ">inserted: </span>long " in page


def test_demonstration_texts_are_called_that(client: Client) -> None:
    client.force_login(secretary())
    store_two(unsure="recalling/b")
    assert "not the official wording" not in client.get(URL).content.decode()
    Version._base_manager.filter(year=2014).update(is_demonstration=True)
    assert "Some of these are demonstration texts" in client.get(URL).content.decode()


def test_nothing_left_leads_to_the_text(client: Client) -> None:
    client.force_login(secretary())
    store_two()
    assert "Nothing waits for a decision" in client.get(URL).content.decode()


def test_a_pairing_is_confirmed(client: Client) -> None:
    client.force_login(secretary())
    _first, second = store_two(unsure="recalling/b")
    page = decide(client, doubtful(second), "confirm")
    assert doubtful(second).pairing_state == PairingState.CONFIRMED
    assert "Nothing waits for a decision" in page


def test_all_are_confirmed_at_once(client: Client) -> None:
    client.force_login(secretary())
    _first, second = store_two(unsure="recalling/b")
    page = client.post(URL, {"decision": "all"}, follow=True).content.decode()
    assert doubtful(second).pairing_state == PairingState.CONFIRMED
    assert "1 pairing is confirmed." in page


def test_a_clause_is_called_new(client: Client) -> None:
    client.force_login(secretary())
    first, second = store_two(unsure="recalling/b")
    decide(client, doubtful(second), "new")
    assert doubtful(second).provision_id != doubtful(first).provision_id
    assert doubtful(second).pairing_state == PairingState.CORRECTED


def test_another_provision_is_chosen(client: Client) -> None:
    client.force_login(secretary())
    first, second = store_two(unsure="recalling/b")
    wanted = Clause.objects.get(version=first, address="recalling/c").provision
    assert f'<option value="{wanted.uid}">recalling c): the letter' in (
        client.get(URL).content.decode()
    )
    decide(client, doubtful(second), str(wanted.uid))
    assert doubtful(second).provision == wanted


@pytest.mark.parametrize("decision", ["", "nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_provision_that_is_not_there_changes_nothing(client: Client, decision: str) -> None:
    client.force_login(secretary())
    _first, second = store_two(unsure="recalling/b")
    assert "no such provision" in decide(client, doubtful(second), decision)
    assert doubtful(second).pairing_state == PairingState.SUGGESTED


def test_a_clause_of_another_edition_cannot_be_decided_here(client: Client) -> None:
    client.force_login(secretary())
    first, _second = store_two(unsure="recalling/b")
    posted = {"clause": str(doubtful(first).pk), "decision": "confirm"}
    assert client.post(URL, posted).status_code == 404


def test_the_public_is_led_to_the_login_even_where_nothing_is(client: Client) -> None:
    store_two()
    for path in (URL, "/resolutions/pp/9/2018/pairings/"):
        assert client.get(path)["Location"].startswith(reverse("account_login"))
