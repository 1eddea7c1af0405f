import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils.translation import override

from meetings.models import Delegation, Membership, Role
from tests.meetings.people import delegation, member, person

pytestmark = pytest.mark.django_db


def test_a_delegation_is_called_in_the_language_of_the_interface() -> None:
    canada = Delegation(code="canada", name="Canada", names={"zh": "加拿大", "fr": ""})
    assert str(canada) == "Canada"
    with override("zh-hans"):
        assert str(canada) == "加拿大"
    assert [canada.name_in(language) for language in ("fr", "ru")] == ["Canada", "Canada"]


def test_nobody_acts_for_two() -> None:
    user = person()
    Membership.objects.create(user=user, delegation=delegation(), is_acting=True)
    with pytest.raises(IntegrityError):
        Membership.objects.create(user=user, delegation=delegation("kenya"), is_acting=True)


def test_nobody_belongs_twice_to_one() -> None:
    member("dana", delegation())
    with pytest.raises(IntegrityError):
        Membership.objects.create(user=person("dana"), delegation=delegation())


def test_who_acts_is_what_the_row_says() -> None:
    user = member("dana", delegation(), Role.HEAD)
    member("dana", delegation("kenya"))
    assert [one.delegation.code for one in Membership.objects.acting(user)] == ["canada"]
    assert not Membership.objects.acting(AnonymousUser()).exists()
    user.is_active = False
    assert not Membership.objects.acting(user).exists()


def test_head_and_drafter_write() -> None:
    assert [Membership(role=role).is_drafting for role in Role] == [True, True, False]
