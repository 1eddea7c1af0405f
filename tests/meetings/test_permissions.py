import pytest
from django.contrib.auth.models import AnonymousUser

from meetings import permissions
from meetings.models import DelegationKind, Role
from meetings.services.delegations import act_for
from tests.meetings.people import administrator, delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

STATE = DelegationKind.MEMBER_STATE


@pytest.mark.parametrize(
    ("kind", "role", "is_delegate", "is_chair"),
    [
        (STATE, Role.HEAD, True, False),
        (DelegationKind.REGIONAL_GROUP, Role.DRAFTER, True, False),
        (DelegationKind.SECTOR_MEMBER, Role.DRAFTER, True, False),
        (STATE, Role.READER, False, False),
        (DelegationKind.CHAIR, Role.HEAD, False, True),
        (DelegationKind.CHAIR, Role.READER, False, False),
        (DelegationKind.SECRETARIAT, Role.HEAD, False, False),
    ],
)
def test_what_somebody_is_follows_from_where_he_acts(
    kind: str, role: Role, is_delegate: bool, is_chair: bool
) -> None:
    user = member("dana", delegation(kind=kind), role)
    assert permissions.is_delegate(user) is is_delegate
    assert permissions.is_chair(user) is is_chair
    assert permissions.is_secretariat(user) is (kind == DelegationKind.SECRETARIAT)


@pytest.mark.parametrize("role", Role)
def test_a_head_manages_the_delegation_that_he_acts_for(role: Role) -> None:
    canada, kenya = delegation(), delegation("kenya")
    user = member("dana", canada, role)
    member("dana", kenya, Role.HEAD)
    assert permissions.may_manage(user, canada) is (role == Role.HEAD)
    assert not permissions.may_manage(user, kenya)
    act_for(user=user, delegation=kenya)
    assert permissions.may_manage(user, kenya)
    assert not permissions.may_manage(user, canada)


def test_the_secretariat_manages_all() -> None:
    canada = delegation()
    for user in (secretary(), administrator()):
        assert permissions.may_manage(user, canada)
        assert permissions.may_list_delegations(user)
        assert permissions.may_manage_meetings(user)
    for other in (member("dana", canada, Role.HEAD), person("reader"), AnonymousUser()):
        assert not permissions.may_list_delegations(other)
        assert not permissions.may_manage_meetings(other)
    assert not permissions.may_manage(AnonymousUser(), canada)


def test_an_administrator_runs_the_site() -> None:
    root = administrator()
    assert permissions.is_administrator(root)
    assert not permissions.is_administrator(secretary())
    root.is_active = False
    assert not permissions.is_administrator(root)
