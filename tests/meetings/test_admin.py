import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from meetings.models import Document, Group, Invitation, Meeting, Role
from meetings.services.invitations import invite
from tests.meetings.people import administrator, delegation, member
from tests.trees import secretary

pytestmark = pytest.mark.django_db

TABLES = ("delegation", "membership", "invitation", "group", "meeting", "document", "documentfile")


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(administrator())
    return client


@pytest.mark.parametrize("table", TABLES)
def test_every_list_opens(staff: Client, table: str) -> None:
    member("dana", delegation())
    invite(user=secretary(), delegation=delegation(), email="x@x.org", role=Role.HEAD, link=str)
    assert staff.get(reverse(f"admin:meetings_{table}_changelist")).status_code == 200


def test_the_hash_of_a_token_is_not_shown(staff: Client) -> None:
    row = invite(
        user=secretary(), delegation=delegation(), email="x@x.org", role=Role.HEAD, link=str
    )
    for name in ("change", "history"):
        page = staff.get(reverse(f"admin:meetings_invitation_{name}", args=[row.pk]))
        assert page.status_code == 200
        assert Invitation.objects.get().token_hash not in page.content.decode()


def test_a_meeting_is_entered_with_history(staff: Client) -> None:
    group = Group.objects.create(code="council", name="Council")
    said = {
        "group": group.pk,
        "title": "The first",
        "number": "1",
        "submission_deadline_0": "2026-05-02",
        "submission_deadline_1": "12:00",
    }
    assert staff.post(reverse("admin:meetings_meeting_add"), said).status_code == 302
    assert Meeting.objects.get().history.get().history_user == administrator()
    delete = reverse("admin:meetings_meeting_delete", args=[Meeting.objects.get().pk])
    assert staff.post(delete, {"post": "yes"}).status_code == 403


def test_only_the_secretariat_enters_meetings(client: Client) -> None:
    clerk = User.objects.create(username="clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.all())
    client.force_login(clerk)
    assert client.get(reverse("admin:meetings_meeting_add")).status_code == 403
    clerk.groups.set(secretary().groups.all())
    assert client.get(reverse("admin:meetings_meeting_add")).status_code == 200


def test_what_a_delegation_keeps_is_nowhere_in_the_admin(staff: Client) -> None:
    user = member("dana", delegation())
    row = Document.objects.create(title="canary", delegation=delegation())
    listing = staff.get(reverse("admin:meetings_document_changelist"))
    assert b"canary" not in listing.content
    record = row.history.get().pk
    for name, args in (("change", []), ("history", []), ("simple_history", [record])):
        page = staff.get(reverse(f"admin:meetings_document_{name}", args=[row.pk, *args]))
        assert page.status_code == (302 if name == "change" else 404)
        assert b"canary" not in page.content
    deletion = staff.get(reverse("admin:auth_user_delete", args=[user.pk]))
    assert deletion.status_code == 403


def test_secrets_are_not_registered() -> None:
    for model in (Authenticator, SocialApp, SocialToken):
        assert not admin.site.is_registered(model)
