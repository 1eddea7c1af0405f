import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from meetings.models import Role
from meetings.queries import (
    acting_delegation,
    full_name,
    list_delegations,
    memberships_of,
    read_delegation,
)
from meetings.services.invitations import invite, revoke
from tests.meetings.people import delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_for_whom_somebody_acts() -> None:
    canada = delegation()
    assert acting_delegation(member("dana", canada)) == canada
    assert acting_delegation(person("reader")) is None
    assert acting_delegation(AnonymousUser()) is None
    assert memberships_of(AnonymousUser()) == ()


def test_the_list_counts_members_and_open_invitations() -> None:
    canada, kenya = delegation(), delegation("kenya")
    for name in ("a", "b"):
        member(name, canada)
    user = secretary()
    sent = [
        invite(user=user, delegation=canada, email=f"{n}@x.example", role=Role.HEAD, link=str)
        for n in "xyz"
    ]
    revoke(user=user, invitation=sent[0])
    rows = {row.delegation: (row.members, row.invited) for row in list_delegations()}
    assert rows == {canada: (2, 2), kenya: (0, 0)}


def test_a_sheet_has_heads_first_and_only_open_invitations() -> None:
    canada = delegation()
    member("a", canada, Role.READER)
    member("b", canada, Role.HEAD)
    user = secretary()
    gone = invite(user=user, delegation=canada, email="x@x.example", role=Role.HEAD, link=str)
    revoke(user=user, invitation=gone)
    kept = invite(user=user, delegation=canada, email="y@x.example", role=Role.HEAD, link=str)
    sheet = read_delegation(canada)
    assert [one.user.last_name for one in sheet.members] == ["b", "a"]
    assert sheet.invitations == (kept,)


@pytest.mark.parametrize("size", [1, 5])
def test_the_number_of_queries_does_not_grow(
    size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    canada = delegation()
    for number in range(size):
        member(f"p{number}", canada)
        delegation(f"d{number}")
    with django_assert_num_queries(1):
        assert len(list_delegations()) == size + 1
    with django_assert_num_queries(2):
        assert len([full_name(one.user) for one in read_delegation(canada).members]) == size
