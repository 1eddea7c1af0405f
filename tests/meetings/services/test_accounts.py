import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db import IntegrityError

from meetings.services.accounts import confirm_address, find_person, has_address, open_account
from tests.meetings.people import PASSWORD

pytestmark = pytest.mark.django_db


def test_an_address_finds_its_account_whatever_its_capitals() -> None:
    user = open_account(email="Dana@Example.org", password=PASSWORD, name="Dana")
    assert user.email == "dana@example.org"
    assert user.get_full_name() == "Dana"
    assert find_person("DANA@example.ORG") == user
    assert has_address(user, "dana@EXAMPLE.org")
    assert find_person("other@example.org") is None


def test_a_further_confirmed_address_finds_it_too_and_an_unconfirmed_one_does_not() -> None:
    user = open_account(email="dana@example.org", password=PASSWORD)
    EmailAddress.objects.create(user=user, email="second@example.org", verified=True)
    EmailAddress.objects.create(user=user, email="claimed@example.org")
    assert has_address(user, "second@example.org")
    assert not has_address(user, "claimed@example.org")


def test_an_address_belongs_to_one_account() -> None:
    User.objects.create(username="a", email="dana@example.org")
    User.objects.create(username="b", email="")
    User.objects.create(username="c", email="")
    with pytest.raises(IntegrityError):
        User.objects.create(username="d", email="DANA@example.org")


def test_a_long_address_fits() -> None:
    email = f"{'x' * 60}@{'y' * 60}.{'z' * 60}.example"
    assert len(email) > 150
    assert find_person(email) is None
    assert open_account(email=email, password=PASSWORD).email == email


def test_an_account_without_an_address_of_its_own_gets_it_confirmed_once() -> None:
    user = User.objects.create(username="a", email="Dana@example.org")
    confirm_address(user)
    confirm_address(user)
    assert EmailAddress.objects.get(user=user).email == "dana@example.org"
