import pytest
from django.core.exceptions import PermissionDenied

from meetings.models import Delegation, DelegationKind, Membership, Role
from meetings.queries import acting_delegation
from meetings.services.delegations import act_for, add_delegation, change_role, remove_member
from meetings.services.problems import PeopleProblem
from resolutions.permissions import is_secretariat
from tests.meetings.people import delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

STATE = DelegationKind.MEMBER_STATE


def test_the_secretariat_adds_a_delegation_with_history() -> None:
    names = {"zh": "加拿大", "fr": ""}
    added = add_delegation(user=secretary(), code="canada", name="Canada", kind=STATE, names=names)
    assert added.names == {"zh": "加拿大"}
    assert added.history.get().history_user == secretary()


def test_a_code_is_given_once() -> None:
    delegation("canada")
    with pytest.raises(PeopleProblem) as refused:
        add_delegation(user=secretary(), code="canada", name="Other", kind=STATE)
    assert refused.value.code == "code"


def test_nobody_else_adds_one() -> None:
    with pytest.raises(PermissionDenied):
        add_delegation(user=member("dana", delegation(), Role.HEAD), code="x", name="X", kind=STATE)
    assert Delegation.objects.count() == 1


def test_a_first_membership_acts_and_switching_moves_it_with_history() -> None:
    canada, kenya = delegation(), delegation("kenya")
    user = member("dana", canada)
    member("dana", kenya)
    assert acting_delegation(user) == canada
    act_for(user=user, delegation=kenya)
    assert acting_delegation(user) == kenya
    assert Membership.objects.filter(user=user, is_acting=True).count() == 1
    left, entered = (Membership.objects.get(delegation=one) for one in (canada, kenya))
    assert [row.is_acting for row in left.history.all()] == [False, True]
    assert [row.history_user for row in entered.history.all()] == [user, secretary()]
    act_for(user=user, delegation=kenya)
    assert entered.history.count() == 2


def test_nobody_acts_for_a_delegation_that_is_not_his() -> None:
    user = member("dana", delegation())
    with pytest.raises(PermissionDenied):
        act_for(user=user, delegation=delegation("kenya"))
    assert acting_delegation(user) == delegation()


def test_a_head_changes_roles_and_removes_in_his_own_delegation() -> None:
    canada = delegation()
    head = member("head", canada, Role.HEAD)
    row = Membership.objects.get(user=member("dana", canada))
    assert change_role(user=head, membership=row, role=Role.READER).role == Role.READER
    assert row.history.first().history_user == head
    remove_member(user=head, membership=row)
    assert not Membership.objects.filter(pk=row.pk).exists()
    gone = Membership.history.filter(id=row.pk).first()
    assert (gone.history_type, gone.history_user) == ("-", head)


def test_nobody_changes_another_delegation() -> None:
    row = Membership.objects.get(user=member("dana", delegation()))
    for user in (member("head", delegation("kenya"), Role.HEAD), person("reader"), row.user):
        with pytest.raises(PermissionDenied):
            change_role(user=user, membership=row, role=Role.HEAD)
        with pytest.raises(PermissionDenied):
            remove_member(user=user, membership=row)
    row.refresh_from_db()
    assert row.role == Role.DRAFTER


def test_the_group_of_the_secretariat_follows_the_memberships() -> None:
    office = delegation("office", DelegationKind.SECRETARIAT)
    user = member("sasha", office, Role.DRAFTER)
    row = Membership.objects.get(user=user)
    assert is_secretariat(user)
    change_role(user=secretary(), membership=row, role=Role.READER)
    assert not is_secretariat(user)
    change_role(user=secretary(), membership=row, role=Role.HEAD)
    assert is_secretariat(user)
    remove_member(user=secretary(), membership=row)
    assert not is_secretariat(user)


def test_another_delegation_touches_no_right_of_the_secretariat() -> None:
    user = secretary("sasha")
    Membership.objects.create(user=user, delegation=delegation())
    remove_member(user=secretary(), membership=Membership.objects.get(user=user))
    assert is_secretariat(user)
