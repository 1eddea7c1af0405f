"""Logging in: by address, with a second factor, counted, and never by signing up."""

import subprocess
import sys
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.config.test_settings import KEY, check
from tests.meetings.people import PASSWORD, delegation, member, person
from tests.shared_texts import ROOT

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"


def enter(client: Client, login: str = "dana@example.org", password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"login": login, "password": password}).status_code


def logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("login", ["dana@example.org", "DANA@Example.ORG"])
def test_one_logs_in_by_address_and_gets_another_session(client: Client, login: str) -> None:
    person()
    client.get(LOGIN)
    session = client.session
    session["before"] = True
    session.save()
    key = session.session_key
    assert enter(client, login) == 302
    assert logged_in(client)
    assert client.session.session_key != key


def test_other_rights_come_with_another_session(client: Client) -> None:
    """Whoever knew the session before does not share what it may do now."""
    user = member("dana", delegation())
    member("dana", delegation("kenya"))
    client.force_login(user)
    key = client.session.session_key
    assert client.post("/acting/", {"delegation": "kenya"}).status_code == 302
    assert logged_in(client)
    assert client.session.session_key != key
    assert not Session.objects.filter(session_key=key).exists()


def test_a_new_password_ends_the_sessions_of_before(client: Client) -> None:
    user, elsewhere = person(), Client()
    for one in (client, elsewhere):
        enter(one)
    key = client.session.session_key
    said = {"oldpassword": PASSWORD, "password1": f"{PASSWORD}!", "password2": f"{PASSWORD}!"}
    assert client.post("/accounts/password/change/", said).status_code == 302
    assert client.session.session_key != key
    assert client.get("/activity/").status_code == 200
    assert elsewhere.get("/activity/").status_code == 302
    user.is_active = False
    user.save()
    assert client.get("/activity/").status_code == 302


def test_no_script_reads_a_cookie_and_no_other_site_sends_one(client: Client) -> None:
    person()
    client.get(LOGIN)
    client.post("/language/", {"language": "en", "next": "/"})
    enter(client)
    assert {"sessionid", "csrftoken", "django_language"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key


def test_neither_the_name_of_the_account_nor_a_wrong_password_opens(client: Client) -> None:
    User.objects.create_user("clerk", "", PASSWORD)
    person()
    for login, password in (("clerk", PASSWORD), ("dana@example.org", "wrong"), ("x@x.org", "x")):
        assert enter(client, login, password) == 200
    assert not logged_in(client)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("You are logged in as", "Log out", "logged out")),
        ("zh-hans", ("您已登录为", "退出", "退出")),
    ],
)
def test_one_logs_in_and_out_in_the_same_words(
    client: Client, language: str, said: tuple[str, str, str]
) -> None:
    person()
    client.post("/language/", {"language": language, "next": "/"})
    enter(client)
    pages = [client.get("/"), client.get("/accounts/logout/")]
    pages.append(client.post("/accounts/logout/", follow=True))
    for page, words in zip(pages, said, strict=True):
        text = page.content.decode()
        assert words in text
        assert "Sign" not in text and "signed" not in text


def test_logging_out_is_asked_for_by_post(client: Client) -> None:
    client.force_login(person())
    assert client.get("/accounts/logout/").status_code == 200
    assert logged_in(client)
    assert client.post("/accounts/logout/")["Location"] == "/"
    assert not logged_in(client)


def test_a_login_leads_to_no_other_site(client: Client) -> None:
    person()
    said = {"login": "dana@example.org", "password": PASSWORD, "next": "https://other.example/"}
    assert client.post(LOGIN, said)["Location"] == "/"


def test_an_address_that_nobody_confirmed_is_confirmed_first(client: Client) -> None:
    User.objects.create_user("root", "root@example.org", PASSWORD)
    enter(client, "root@example.org")
    assert not logged_in(client)
    assert mail.outbox[0].to == ["root@example.org"]


def test_a_second_factor_is_asked_for(client: Client) -> None:
    user = person()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert enter(client) == 302
    assert not logged_in(client)
    assert client.post("/accounts/two-factor/authenticate/", {"code": "000000"}).status_code == 200
    assert not logged_in(client)
    code = f"{hotp_value(secret, int(time.time()) // 30):06d}"
    assert client.post("/accounts/two-factor/authenticate/", {"code": code}).status_code == 302
    assert logged_in(client)


def test_a_recovery_code_opens_once(client: Client) -> None:
    user = person()
    TOTP.activate(user, generate_totp_secret())
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    for opens in (True, False):
        enter(client)
        client.post("/accounts/two-factor/authenticate/", {"code": code})
        assert logged_in(client) is opens
        client.logout()


def test_limits_are_counted_where_every_process_sees_them() -> None:
    assert isinstance(caches["default"], DatabaseCache)


def test_too_many_attempts_are_refused_whoever_tries(client: Client) -> None:
    person()
    for _attempt in range(5):
        enter(client, password="wrong")
    assert (
        "Too many failed login attempts"
        in client.post(LOGIN, {"login": "dana@example.org", "password": PASSWORD}).content.decode()
    )
    assert not logged_in(client)


def test_one_attempt_more_than_the_limit_gets_429(client: Client) -> None:
    answers = [enter(client, f"nobody{n}@example.org", "wrong") for n in range(31)]
    assert answers[:30] == [200] * 30
    assert answers[30] == 429
    page = client.post(LOGIN, {"login": "a@example.org", "password": "x"}).content.decode()
    assert "Too many attempts" in page
    assert Client(REMOTE_ADDR="10.0.0.9").post(LOGIN, {}).status_code == 200


@pytest.mark.parametrize("address", ["/accounts/signup/", "/accounts/connections/signup/"])
def test_nobody_signs_up(client: Client, address: str) -> None:
    said = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    for response in (client.get(address, follow=True), client.post(address, said, follow=True)):
        assert response.status_code == 200
    assert not User.objects.filter(email="new@example.org").exists()
    assert mail.outbox == []
    assert "by invitation" in client.get("/accounts/signup/").content.decode()


def test_a_forgotten_password_says_nothing_of_who_has_an_account(client: Client) -> None:
    person()
    known, unknown = (
        client.post("/accounts/password/reset/", {"email": email}, follow=True)
        for email in ("dana@example.org", "nobody@example.org")
    )
    assert known.redirect_chain == unknown.redirect_chain != []
    assert [message.to for message in mail.outbox] == [["dana@example.org"]]


def test_single_sign_on_is_there_by_settings_alone(client: Client, settings: Settings) -> None:
    assert "Continue with" not in client.get(LOGIN).content.decode()
    assert client.get("/accounts/oidc/sso/login/").status_code == 404
    app = {"provider_id": "sso", "name": "The Union", "client_id": "a", "secret": "b"}
    app["settings"] = {"server_url": "https://login.example"}  # type: ignore[assignment]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    page = client.get(LOGIN).content.decode()
    assert "Continue with The Union" in page
    assert "/accounts/oidc/sso/login/" in page


@pytest.mark.once
@pytest.mark.parametrize(("server", "apps"), [("", 0), ("https://login.example", 1)])
def test_the_environment_names_the_provider(server: str, apps: int) -> None:
    code = (
        "from config import settings; p = settings.SOCIALACCOUNT_PROVIDERS['openid_connect'];"
        "print(len(p['APPS']), [a['settings']['server_url'] for a in p['APPS']])"
    )
    variables = {"SECRET_KEY": KEY, "DATABASE_URL": "sqlite://:memory:", "OIDC_SERVER_URL": server}
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True
    )
    assert found.stdout.strip() == f"{apps} {[server] if server else []}"
    assert check(DEBUG="true", OIDC_SERVER_URL=server).returncode == 0


def test_the_admin_has_no_login_of_its_own(client: Client) -> None:
    User.objects.create_superuser("root", "root@example.org", PASSWORD)
    client.post("/admin/login/", {"username": "root", "password": PASSWORD})
    assert not logged_in(client)
    assert client.get("/admin/login/")["Location"].startswith(LOGIN)


PAGES = (
    "account_email",
    "account_change_password",
    "mfa_index",
    "mfa_list_webauthn",
    "socialaccount_connections",
    "account_logout",
    "account_reauthenticate",
)


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_the_account_is_one_of_ours(client: Client, name: str) -> None:
    client.force_login(person())
    page = client.get(reverse(name)).content.decode()
    assert 'class="site-header"' in page
    assert " style=" not in page and "onclick" not in page
    assert page.count("<h1>") == 1


def test_turning_the_second_factor_off_asks_who_one_is(client: Client) -> None:
    user = person()
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    page = client.post("/accounts/two-factor/totp/deactivate/")
    assert page["Location"].startswith("/accounts/")
    assert Authenticator.objects.filter(user=user).exists()
