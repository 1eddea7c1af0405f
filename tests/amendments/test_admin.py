"""The admin hides what `visible_to` hides, from an administrator too, in lists and in histories."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from amendments.models import ContributionState
from tests.amendments.owned import CANARY, owned
from tests.meetings.people import administrator, delegation, member

pytestmark = pytest.mark.django_db

TABLES = (
    "amendments.contribution",
    "amendments.proposal",
    "amendments.change",
    "meetings.document",
    "meetings.documentfile",
)
DRAFT, SUBMITTED, PUBLISHED, *_LATER = ContributionState


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(administrator())
    return client


def pages(table: str) -> dict[str, str]:
    """The pages of the admin that show a row of the table or its history."""
    row = apps.get_model(table).objects.first()
    record = row.history.first()
    name = f"admin:{table.replace('.', '_')}"
    return {
        "change": reverse(f"{name}_change", args=[row.pk]),
        "history": reverse(f"{name}_history", args=[row.pk]),
        "record": reverse(f"{name}_simple_history", args=[row.pk, record.pk]),
    }


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("owner", "state", "shown", "remembered"),
    [
        ("canada", DRAFT, False, False),
        ("canada", SUBMITTED, True, False),
        ("canada", PUBLISHED, True, False),
        ("", DRAFT, True, True),
    ],
)
def test_what_an_administrator_finds(
    staff: Client,
    table: str,
    owner: str,
    state: ContributionState,
    shown: bool,
    remembered: bool,
) -> None:
    owned(state, by=owner)
    listing = staff.get(reverse(f"admin:{table.replace('.', '_')}_changelist"))
    assert listing.context["cl"].queryset.exists() is shown
    answers = {name: staff.get(address) for name, address in pages(table).items()}
    assert answers["change"].status_code == (200 if shown else 302)
    for name in ("history", "record"):
        assert answers[name].status_code == (200 if remembered else 404)
    if not shown:
        assert CANARY not in listing.content.decode()


def test_a_search_finds_no_draft(staff: Client) -> None:
    owned()
    for table in TABLES[:4]:
        address = reverse(f"admin:{table.replace('.', '_')}_changelist")
        assert not staff.get(address, {"q": CANARY}).context["cl"].queryset.exists()


def test_an_administrator_who_acts_for_the_owner_sees_it(staff: Client) -> None:
    owned()
    user = member("x", delegation())
    user.is_staff = user.is_superuser = True
    user.save()
    staff.force_login(user)
    for table in TABLES:
        for address in pages(table).values():
            assert staff.get(address).status_code == 200


def test_a_history_that_is_no_number_is_not_found(staff: Client) -> None:
    for key in ("x", "0", "_2F"):
        assert staff.get(f"/admin/amendments/contribution/{key}/history/").status_code == 404


def test_a_deleted_row_has_no_history_for_anybody(staff: Client) -> None:
    owned()
    addresses = pages("amendments.change")
    apps.get_model("amendments.change").objects.first().delete()
    for name in ("history", "record"):
        assert staff.get(addresses[name]).status_code == 404
