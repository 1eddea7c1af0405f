import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from meetings.models import Invitation, Membership, Role
from meetings.queries import acting_delegation
from meetings.services.invitations import invite
from tests.meetings.people import administrator, delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/delegations/canada/"


def head() -> Membership:
    return Membership.objects.get(user=member("head", delegation(), Role.HEAD))


def test_who_may_not_manage_it_finds_nothing(client: Client) -> None:
    row = head()
    sent = invite(
        user=secretary(), delegation=delegation(), email="x@x.org", role=Role.HEAD, link=str
    )
    actions = {
        f"{URL}invite": {"email": "y@example.org", "role": "head"},
        f"{URL}members/{row.pk}/role": {"role": "reader"},
        f"{URL}members/{row.pk}/remove": {},
        f"{URL}invitations/{sent.pk}/revoke": {},
    }
    strangers = (
        member("dana", delegation()),
        member("other", delegation("kenya"), Role.HEAD),
        person("reader"),
    )
    for user in strangers:
        client.force_login(user)
        missing = client.get("/delegations/nowhere/")
        refused = client.get(URL)
        assert refused.status_code == missing.status_code == 404
        for address, said in actions.items():
            assert client.post(address, said).status_code == 404
    row.refresh_from_db()
    assert row.role == Role.HEAD
    assert len(mail.outbox) == 1
    assert Invitation.objects.open().exists()


def test_a_row_of_another_delegation_is_not_found(client: Client) -> None:
    client.force_login(head().user)
    other = Membership.objects.get(user=member("other", delegation("kenya")))
    assert client.post(f"{URL}members/{other.pk}/remove").status_code == 404
    assert Membership.objects.filter(pk=other.pk).exists()


def test_its_head_and_the_secretariat_see_who_is_in_it(client: Client) -> None:
    for user in (head().user, secretary(), administrator()):
        client.force_login(user)
        assert "head@example.org" in client.get(URL).content.decode()


def test_an_invitation_is_sent_shown_and_revoked(client: Client) -> None:
    client.force_login(head().user)
    said = {"email": "New@example.org", "role": "drafter"}
    page = client.post(f"{URL}invite", said, follow=True).content.decode()
    assert "An invitation is on its way to new@example.org." in page
    assert "http://testserver/invitations/" in str(mail.outbox[0].body)
    sent = Invitation.objects.get()
    page = client.post(f"{URL}invitations/{sent.pk}/revoke", follow=True).content.decode()
    assert "its link opens nothing any more" in page
    assert not Invitation.objects.open().exists()


@pytest.mark.parametrize("email", ["", "no address", "head@example.org", "a\nb@example.org"])
def test_a_wrong_address_comes_back_with_a_sentence(client: Client, email: str) -> None:
    client.force_login(head().user)
    page = client.post(f"{URL}invite", {"email": email, "role": "drafter"})
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode()
    assert mail.outbox == []


def test_a_role_is_changed_and_a_member_removed(client: Client) -> None:
    client.force_login(head().user)
    row = Membership.objects.get(user=member("dana", delegation()))
    page = client.post(f"{URL}members/{row.pk}/role", {"role": "reader"}, follow=True)
    assert "dana: now reader." in page.content.decode()
    assert client.post(f"{URL}members/{row.pk}/role", {"role": "king"}).status_code == 404
    client.post(f"{URL}members/{row.pk}/remove")
    assert not Membership.objects.filter(pk=row.pk).exists()


def test_a_head_who_gives_his_role_up_is_led_away(client: Client) -> None:
    row = head()
    client.force_login(row.user)
    address = f"{URL}members/{row.pk}/role"
    assert client.post(address, {"role": "reader"})["Location"] == "/"


def test_what_changes_something_is_asked_for_by_post(client: Client) -> None:
    row = head()
    client.force_login(row.user)
    for address in (f"{URL}invite", f"{URL}members/{row.pk}/remove", "/acting/"):
        assert client.get(address).status_code == 405


def test_switching_is_said_on_every_page_and_leads_back(client: Client) -> None:
    user = head().user
    member("head", delegation("kenya"))
    client.force_login(user)
    assert "acting for <bdi>Canada</bdi>" in client.get("/about/").content.decode()
    response = client.post("/acting/", {"delegation": "kenya", "next": "/about/"})
    assert response["Location"] == "/about/"
    assert acting_delegation(user) == delegation("kenya")
    assert "acting for <bdi>Kenya</bdi>" in client.get("/about/").content.decode()
    away = client.post("/acting/", {"delegation": "kenya", "next": "https://elsewhere.example/"})
    assert away["Location"] == "/"


@pytest.mark.parametrize("code", ["kenya", "nowhere", ""])
def test_nobody_switches_to_what_is_not_his(client: Client, code: str) -> None:
    delegation("kenya")
    user = head().user
    client.force_login(user)
    assert client.post("/acting/", {"delegation": code}).status_code == 404
    assert acting_delegation(user) == delegation()


def test_a_name_is_text(client: Client) -> None:
    canada = delegation()
    canada.name = "<script>alert(1)</script>"
    canada.save()
    client.force_login(head().user)
    assert "<script>alert" not in client.get(URL).content.decode()


@pytest.mark.parametrize("size", [1, 12])
def test_the_number_of_queries_does_not_grow(
    client: Client, size: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(size):
        member(f"p{number}", delegation())
    client.force_login(head().user)
    with django_assert_max_num_queries(14):
        client.get(URL)
