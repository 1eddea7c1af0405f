"""Single sign-on, there and back: whom the provider names, and what pretends to be its word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests.config.openid_provider import CLIENT, Provider, Served, new_key
from tests.meetings.people import delegation, member, person

pytestmark = pytest.mark.django_db
BEGIN = "/accounts/oidc/sso/login/"
BACK = "/accounts/oidc/sso/login/callback/"
DANA = {"sub": "1", "email": "dana@example.org", "email_verified": True, "name": "Dana"}


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """A provider that says who Dana is, named in the settings as the environment would."""
    cache.clear()
    provider = Provider(dict(DANA))
    with Served(provider):
        app: dict[str, Any] = {"provider_id": "sso", "name": "The Union"}
        app |= {"client_id": CLIENT, "secret": "a secret"}
        app["settings"] = {"server_url": provider.issuer, **settings.OIDC_FLOW}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield provider


def go(client: Client) -> dict[str, str]:
    """One goes to the provider by the form of the login page: what is asked of it."""
    answer = client.post(BEGIN)
    assert answer.status_code == 302
    return {"address": answer["Location"]} | {
        name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()
    }


def come_back(client: Client, provider: Provider, **said: str) -> Any:
    """One logs in there and is sent back with a code; `said` is what is brought instead."""
    asked = go(client)
    brought = {"code": provider.begin(asked["address"]), "state": asked["state"]} | said
    return client.get(BACK, brought)


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_who_was_invited_is_connected_with_his_account(client: Client, provider: Provider) -> None:
    user = member("dana", delegation())
    before = client.session.session_key
    assert come_back(client, provider).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session.session_key != before
    assert SocialAccount.objects.get().user == user
    assert User.objects.filter(email="dana@example.org").count() == 1
    client.logout()
    provider.claims["email"] = "another@example.org"  # the same person, with another address there
    come_back(client, provider)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_stranger_gets_no_account(client: Client, provider: Provider) -> None:
    provider.claims["email"] = "stranger@example.org"
    answer = come_back(client, provider)
    page = client.get(answer["Location"], follow=True) if answer.status_code == 302 else answer
    assert "by invitation" in page.content.decode()
    assert not logged_in(client)
    assert not User.objects.exists() and not SocialAccount.objects.exists()


@pytest.mark.parametrize("verified", [False, None])
def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(
    client: Client, provider: Provider, verified: bool | None
) -> None:
    person("dana")
    provider.claims["email_verified"] = verified
    come_back(client, provider)
    assert not logged_in(client)
    assert not SocialAccount.objects.exists()


def test_an_account_that_was_closed_stays_closed(client: Client, provider: Provider) -> None:
    user = person("dana")
    user.is_active = False
    user.save()
    come_back(client, provider)
    assert not logged_in(client)


@pytest.mark.parametrize("state", ["", "forged", "another's"])
def test_a_state_that_one_did_not_begin_with_is_refused(
    client: Client, provider: Provider, state: str
) -> None:
    """Nobody is made to log in to an account that somebody else chose."""
    person("dana")
    if state == "another's":
        state = go(Client())["state"]
    answer = come_back(client, provider, state=state)
    assert answer.status_code in (200, 302, 401, 403)
    assert not logged_in(client)


def test_a_code_that_another_began_is_refused(client: Client, provider: Provider) -> None:
    """What was sent with the code is bound to the browser that asked for it."""
    person("dana")
    stolen = provider.begin(go(Client())["address"])
    come_back(client, provider, code=stolen)
    assert not logged_in(client)


def test_a_code_opens_once(client: Client, provider: Provider) -> None:
    person("dana")
    asked = go(client)
    brought = {"code": provider.begin(asked["address"]), "state": asked["state"]}
    client.get(BACK, brought)
    assert logged_in(client)
    client.logout()
    client.get(BACK, brought)
    assert not logged_in(client)


FORGED: dict[str, dict[str, Any]] = {
    "unsigned": {"algorithm": "none"},
    "no token": {"algorithm": ""},
    "another key": {"signs_with": new_key()},
    "the secret for a key": {"signs_with": "a secret" * 8, "algorithm": "HS256"},
    "another issuer": {"forged": {"iss": "https://other.example"}},
    "another reader": {"forged": {"aud": "somebody-else"}},
    "too old": {"forged": {"exp": 1_000_000_000, "iat": 999_999_000}},
}


@pytest.mark.parametrize("how", FORGED.values(), ids=FORGED.keys())
def test_a_word_that_is_not_the_providers_is_refused(
    client: Client, provider: Provider, how: dict[str, Any]
) -> None:
    person("dana")
    for name, value in how.items():
        setattr(provider, name, value)
    answer = come_back(client, provider)
    assert answer.status_code < 500
    assert not logged_in(client)
    assert not SocialAccount.objects.exists()
    assert EmailAddress.objects.count() == 1


def test_whoever_cancels_there_is_told_so(client: Client, provider: Provider) -> None:
    state = go(client)["state"]
    page = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)
    assert page.status_code == 200
    assert not logged_in(client)


def test_going_there_is_asked_for_by_post(client: Client, provider: Provider) -> None:
    """Nobody is sent there by a link of another site."""
    answer = client.get(BEGIN)
    assert answer.status_code == 200
    assert "<form" in answer.content.decode()


def test_nothing_of_the_token_is_kept(client: Client, provider: Provider) -> None:
    person("dana")
    come_back(client, provider)
    assert logged_in(client)
    assert not SocialToken.objects.exists()
