import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from meetings.models import Delegation, Role
from tests.meetings.people import delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/delegations/"
SAID = {"name": "Canada", "code": "Canada", "kind": "member-state", "name_zh": "加拿大"}


def test_one_logs_in_first(client: Client) -> None:
    assert client.get(URL)["Location"] == f"{reverse('account_login')}?next={URL}"


def test_it_is_the_secretariats(client: Client) -> None:
    for user in (person("reader"), member("dana", delegation("kenya"), Role.HEAD)):
        client.force_login(user)
        assert client.get(URL).status_code == 403
        assert client.post(URL, SAID).status_code == 403
    assert not Delegation.objects.filter(code="canada").exists()


def test_a_delegation_is_added_with_its_names(client: Client) -> None:
    client.force_login(secretary())
    assert client.post(URL, SAID)["Location"] == "/delegations/canada/"
    added = Delegation.objects.get(code="canada")
    assert (added.name, added.names, added.kind) == ("Canada", {"zh": "加拿大"}, "member-state")
    assert "Canada" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"code": "kenya"}, {"code": "a/b"}, {"kind": "x"}, {"name": ""}, {"name": "n" * 201}]
)
def test_what_is_wrong_comes_back_with_a_sentence(client: Client, wrong: dict[str, str]) -> None:
    delegation("kenya")
    client.force_login(secretary())
    page = client.post(URL, {**SAID, **wrong}).content.decode()
    assert 'role="alert"' in page
    assert 'value="加拿大"' in page
    assert Delegation.objects.count() == 1


@pytest.mark.parametrize("size", [1, 12])
def test_the_number_of_queries_does_not_grow(
    client: Client, size: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(size):
        member(f"p{number}", delegation(f"d{number}"))
    client.force_login(secretary())
    with django_assert_max_num_queries(9):
        client.get(URL)
