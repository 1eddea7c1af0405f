import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from meetings.models import Delegation, Invitation, Membership, Role
from meetings.services.accounts import find_person
from meetings.services.invitations import accept_as_member, accept_as_new, invite, revoke
from meetings.services.problems import PeopleProblem
from tests.meetings.people import PASSWORD, delegation, member, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

EMAIL = "new@example.org"


def ask(to: Delegation, email: str = EMAIL, role: Role = Role.DRAFTER) -> str:
    """The token of an invitation by the secretariat."""
    invite(user=secretary(), delegation=to, email=email, role=role, link="<{}>".format)
    return re.findall("<(.+)>", str(mail.outbox[-1].body))[0]


def test_the_message_has_the_token_and_the_table_has_not() -> None:
    token = ask(delegation(), "New@Example.org")
    sent = mail.outbox[0]
    assert sent.to == [EMAIL]
    assert token in sent.body and "Canada" in sent.subject and "drafter" in sent.body
    row = Invitation.objects.values().get()
    assert token not in str(row) + str(Invitation.history.values().get())
    assert row["email"] == EMAIL


def test_a_new_person_gets_an_account_and_the_role() -> None:
    canada = delegation()
    user = accept_as_new(token=ask(canada, role=Role.HEAD), name="New Person", password=PASSWORD)
    assert (user.email, user.get_full_name()) == (EMAIL, "New Person")
    assert user.check_password(PASSWORD)
    membership = Membership.objects.acting(user).get()
    assert (membership.delegation, membership.role) == (canada, Role.HEAD)
    invitation = Invitation.objects.get()
    assert invitation.accepted_by == user
    assert invitation.history.first().history_user == user


def test_a_person_with_an_account_joins_and_keeps_acting_where_he_did() -> None:
    kenya = delegation("kenya")
    user = member("new", kenya)
    joined = accept_as_member(user=user, token=ask(delegation()))
    assert (joined.delegation.code, joined.is_acting) == ("canada", False)
    assert Membership.objects.acting(user).get().delegation == kenya


def spend(token: str) -> None:
    accept_as_new(token=token, name="x", password=PASSWORD)


def expire(token: str) -> None:
    Invitation.objects.with_token(token).update(expires_at=timezone.now() - timedelta(seconds=1))


def withdraw(token: str) -> None:
    revoke(user=secretary(), invitation=Invitation.objects.with_token(token).get())


def ask_again(token: str) -> None:
    ask(delegation())


@pytest.mark.parametrize("void", [spend, expire, withdraw, ask_again])
def test_a_void_token_opens_nothing(void: Callable[[str], None]) -> None:
    token = ask(delegation())
    void(token)
    members = Membership.objects.count()
    for attempt in (
        lambda: accept_as_new(token=token, name="y", password=PASSWORD),
        lambda: accept_as_member(user=find_person(EMAIL) or person("new"), token=token),
    ):
        with pytest.raises(PeopleProblem) as refused:
            attempt()
        assert refused.value.code == "token"
    assert Membership.objects.count() == members


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "a" * 10_000])
def test_a_token_that_never_was_opens_nothing(token: str) -> None:
    ask(delegation())
    with pytest.raises(PeopleProblem):
        accept_as_new(token=token, name="x", password=PASSWORD)


def test_a_token_is_of_no_use_to_somebody_else() -> None:
    token = ask(delegation())
    with pytest.raises(PeopleProblem):
        accept_as_member(user=person("stranger"), token=token)
    assert not Membership.objects.exists()
    assert Invitation.objects.open().exists()


def test_an_address_with_an_account_gets_no_second_one() -> None:
    token = ask(delegation())
    person("new")
    with pytest.raises(PeopleProblem) as refused:
        accept_as_new(token=token, name="x", password=PASSWORD)
    assert refused.value.code == "account"


def test_a_head_invites_for_his_own_delegation_alone() -> None:
    canada, kenya = delegation(), delegation("kenya")
    head = member("head", canada, Role.HEAD)
    sent = invite(user=head, delegation=canada, email=EMAIL, role=Role.HEAD, link=str)
    assert sent.invited_by == head
    for user, where in ((head, kenya), (member("dana", canada), canada), (person("x"), canada)):
        with pytest.raises(PermissionDenied):
            invite(user=user, delegation=where, email="z@example.org", role=Role.READER, link=str)
    with pytest.raises(PermissionDenied):
        revoke(user=member("other", kenya, Role.HEAD), invitation=sent)
    assert len(mail.outbox) == 1
    assert Invitation.objects.open().exists()


def test_a_member_is_not_invited_again() -> None:
    member("member", delegation())
    with pytest.raises(PeopleProblem) as refused:
        ask(delegation(), "MEMBER@example.org")
    assert refused.value.code == "member"


def test_nobody_invites_himself_into_the_secrets_of_others() -> None:
    user = secretary("sasha")
    user.email = "sasha@example.org"
    user.save()
    with pytest.raises(PeopleProblem) as refused:
        invite(
            user=user, delegation=delegation(), email="Sasha@example.org", role=Role.HEAD, link=str
        )
    assert refused.value.code == "oneself"


@pytest.mark.parametrize("verified", [True, False])
def test_a_second_address_is_oneself_too(verified: bool) -> None:
    """Confirmed or not: it could be confirmed once the message is there."""
    user = person("sasha")
    user.groups.set(secretary().groups.all())
    EmailAddress.objects.create(user=user, email="Second@example.org", verified=verified)
    with pytest.raises(PeopleProblem) as refused:
        invite(
            user=user, delegation=delegation(), email="second@Example.org", role=Role.HEAD, link=str
        )
    assert refused.value.code == "oneself"
    assert mail.outbox == []


def test_nobody_takes_an_address_to_which_he_sent_an_invitation() -> None:
    user = person("sasha")
    user.groups.set(secretary().groups.all())
    invite(user=user, delegation=delegation(), email=EMAIL, role=Role.HEAD, link="<{}>".format)
    token = re.findall("<(.+)>", str(mail.outbox[-1].body))[0]
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True)
    with pytest.raises(PeopleProblem):
        accept_as_member(user=user, token=token)
    assert not Membership.objects.exists()


def test_what_cannot_be_sent_invites_nobody(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(PeopleProblem) as refused:
        ask(delegation())
    assert refused.value.code == "mail"
    assert Invitation.objects.get().revoked_at is not None


def test_what_was_accepted_is_not_revoked() -> None:
    spend(ask(delegation()))
    invitation = Invitation.objects.get()
    revoke(user=secretary(), invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.revoked_at is None
