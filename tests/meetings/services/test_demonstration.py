import pytest

from meetings.models import Delegation, Role
from meetings.permissions import is_chair, is_delegate
from meetings.queries import acting_delegation, memberships_of
from meetings.services.accounts import find_person
from meetings.services.demonstration import DELEGATIONS, PEOPLE, load_people
from resolutions.permissions import is_secretariat
from resolutions.services.accounts import system_user

pytestmark = pytest.mark.django_db


def test_people_are_made_once_and_keep_their_password() -> None:
    user = system_user()
    assert load_people(user=user, password="first password") == PEOPLE
    assert load_people(user=user, password="second password") == ()
    assert Delegation.objects.count() == len(DELEGATIONS)
    people = {one.account: find_person(one.email) for one in PEOPLE}
    assert all(found and found.check_password("first password") for found in people.values())
    assert [name for name, one in people.items() if one and is_secretariat(one)] == ["secretariat"]
    assert [name for name, one in people.items() if one and is_chair(one)] == ["chair"]
    delegates = [name for name, one in people.items() if one and is_delegate(one)]
    assert delegates == ["delegate", "cosponsor", "other"]
    other = people["other"]
    assert other is not None
    assert str(acting_delegation(other)) == "Kenya"
    assert {one.role for one in memberships_of(other)} == {Role.HEAD, Role.READER}
