import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from resolutions.models import Body, ClauseText, Resolution, SourceFile, Version
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    return store_version(user=secretary(), text=make_text(), identities={})


@pytest.fixture
def staff(client: Client) -> Client:
    user = User.objects.create(username="root", is_superuser=True, is_staff=True)
    client.force_login(user)
    return client


TABLES = ["body", "resolution", "version", "clause", "clausetext", "sourcefile"]


@pytest.mark.parametrize("table", TABLES)
def test_every_list_opens(staff: Client, version: Version, table: str) -> None:
    assert staff.get(reverse(f"admin:resolutions_{table}_changelist")).status_code == 200


@pytest.mark.parametrize("table", ["version", "clause", "clausetext"])
def test_what_a_version_says_is_shown_and_not_changed(
    staff: Client, version: Version, table: str
) -> None:
    model = apps.get_model("resolutions", table)
    row = model.objects.first()
    change = reverse(f"admin:resolutions_{table}_change", args=[row.pk])
    before = model.objects.values().get(pk=row.pk)
    assert staff.get(change).status_code == 200
    assert staff.post(change, {"place": "Elsewhere", "text": "x"}).status_code == 403
    delete = reverse(f"admin:resolutions_{table}_delete", args=[row.pk])
    assert staff.post(delete, {"post": "yes"}).status_code == 403
    listing = reverse(f"admin:resolutions_{table}_changelist")
    staff.post(listing, {"action": "delete_selected", "_selected_action": row.pk, "post": "yes"})
    history = reverse(f"admin:resolutions_{table}_history", args=[row.pk])
    assert staff.get(history).status_code == 200
    old = reverse(f"admin:resolutions_{table}_simple_history", args=[row.pk, row.history.last().pk])
    assert staff.get(old).status_code == 200
    staff.post(old, {"place": "Elsewhere", "text": "x"})
    assert model.objects.values().get(pk=row.pk) == before


def test_in_force_is_changed_through_the_service_with_history(
    staff: Client, version: Version
) -> None:
    resolution = version.resolution
    change = reverse("admin:resolutions_resolution_change", args=[resolution.pk])
    assert staff.post(change, {}).status_code == 302
    latest = Resolution.history.first()
    assert (latest.in_force, latest.history_user.username) == (False, "root")


def test_a_preview_is_not_shown_to_anybody(staff: Client) -> None:
    user = secretary()
    source = SourceFile.objects.create(
        name="canary.docx", sha256="0" * 64, content=b"x", size=1, uploaded_by=user
    )
    listing = staff.get(reverse("admin:resolutions_sourcefile_changelist"))
    assert b"canary" not in listing.content
    shown = staff.get(reverse("admin:resolutions_sourcefile_change", args=[source.pk]))
    assert shown.status_code in (302, 404)


def test_a_draft_is_not_shown_to_staff_outside_the_secretariat(client: Client) -> None:
    from django.contrib.auth.models import Permission

    draft = store_version(
        user=secretary(), text=make_text(resolves="canary"), identities={}, publish=False
    )
    clerk = User.objects.create(username="clerk", is_staff=True)
    clerk.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(clerk)
    for table in ("version", "clause", "clausetext"):
        page = client.get(reverse(f"admin:resolutions_{table}_changelist"))
        assert b"canary" not in page.content and b"0 " in page.content
    text = ClauseText.objects.filter(clause__version=draft)[0]
    shown = client.get(reverse("admin:resolutions_clausetext_change", args=[text.pk]))
    assert shown.status_code in (302, 404)


def test_a_body_keeps_its_code(staff: Client) -> None:
    change = reverse("admin:resolutions_body_change", args=["pp"])
    posted = {"code": "other", "name": "Plenipotentiary", "order": 1}
    assert staff.post(change, posted).status_code == 302
    assert Body.objects.get(pk="pp").name == "Plenipotentiary"
    assert not Body.objects.filter(pk="other").exists()
