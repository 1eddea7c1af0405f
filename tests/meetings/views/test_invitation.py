import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client

from meetings.models import Invitation, Membership, Role
from meetings.services.invitations import accept_as_new, invite, revoke
from tests.meetings.people import PASSWORD, delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

SAID = {"name": "New Person", "password": PASSWORD, "again": PASSWORD}


def ask() -> str:
    """The address of an invitation of new@example.org."""
    invite(
        user=secretary(),
        delegation=delegation(),
        email="new@example.org",
        role=Role.DRAFTER,
        link="/invitations/{}/".format,
    )
    return re.findall("/invitations/.+/", str(mail.outbox[-1].body))[0]


def test_a_new_person_makes_an_account_and_is_logged_in(client: Client) -> None:
    address = ask()
    assert "new@example.org" in client.get(address).content.decode()
    page = client.post(address, SAID, follow=True).content.decode()
    assert "You belong to Canada now, as drafter." in page
    assert "acting for <bdi>Canada</bdi>" in page
    assert Membership.objects.get().user.email == "new@example.org"


@pytest.mark.parametrize(
    "wrong",
    [{"again": "other"}, {"password": "short", "again": "short"}, {"name": ""}]
    + [{"password": word, "again": word} for word in ("new@example.org", "1234567890123")],
)
def test_what_is_wrong_comes_back_with_a_sentence(client: Client, wrong: dict[str, str]) -> None:
    address = ask()
    page = client.post(address, {**SAID, **wrong}).content.decode()
    assert 'role="alert"' in page
    assert PASSWORD not in page
    assert not Membership.objects.exists()
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_person_with_an_account_logs_in_first_and_joins(client: Client) -> None:
    address = ask()
    user = person("new")
    assert f"?next={address}" in client.get(address).content.decode()
    assert client.post(address, SAID).status_code == 200
    assert not Membership.objects.exists()
    client.force_login(user)
    assert "Accept and join" in client.get(address).content.decode()
    assert client.post(address)["Location"] == "/"
    assert Membership.objects.get().user == user


def used(address: str) -> None:
    accept_as_new(token=address.split("/")[2], name="x", password=PASSWORD)


def revoked(address: str) -> None:
    revoke(user=secretary(), invitation=Invitation.objects.get())


def expired(address: str) -> None:
    Invitation.objects.update(expires_at="2020-01-01T00:00:00Z")


def test_every_void_token_gets_the_same_page(client: Client) -> None:
    def read(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 404
        masked = response.content.decode().replace(address, "")
        return re.sub('csrfmiddlewaretoken" value="[^"]+', "", masked)

    nothing = read("/invitations/nothing/")
    for make_void in (used, revoked, expired):
        address = ask()
        make_void(address)
        assert read(address) == nothing
        assert client.post(address, SAID).status_code == 404
        Membership.objects.all().delete()
        Invitation.objects.all().delete()
        User.objects.filter(email="new@example.org").update(email="")


def test_the_invitation_of_somebody_else_is_none(client: Client) -> None:
    address = ask()
    client.force_login(person("stranger"))
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 404
        assert "Canada" not in response.content.decode()
    assert not Membership.objects.exists()
