import pytest
from django.contrib.auth.models import AnonymousUser

from resolutions.models import Body, Resolution, Version
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_the_standing_bodies_are_there_in_their_order() -> None:
    codes = [body.code for body in Body.objects.all()]
    assert codes == ["pp", "council", "wtsa", "wtdc", "ra", "wrc", "un"]


@pytest.mark.parametrize(
    ("kind", "number", "designator"),
    [
        ("resolution", "1332", "1332"),
        ("decision", "5", "decision-5"),
        ("resolution", "2-5", "2-5"),
        ("opinion", "2-5", "opinion-2-5"),
    ],
)
def test_a_designator_leads_back_to_its_resolution(kind: str, number: str, designator: str) -> None:
    resolution = Resolution.objects.create(body_id="pp", kind=kind, number=number)
    assert resolution.designator == designator
    assert Resolution.objects.designated("pp", designator).get() == resolution


def test_numbers_sort_as_numbers() -> None:
    for number in ("102", "7", "23"):
        Resolution.objects.create(body_id="pp", number=number)
    assert [row.number for row in Resolution.objects.all()] == ["7", "23", "102"]


def test_a_draft_and_what_has_nothing_else_are_for_the_secretariat() -> None:
    staff = secretary()
    version = store_version(user=staff, text=make_text(), identities={}, publish=False)
    anybody = AnonymousUser()
    assert Version.objects.visible_to(staff).get() == version
    assert not Version.objects.visible_to(anybody).exists()
    assert Resolution.objects.visible_to(staff).exists()
    assert not Resolution.objects.visible_to(anybody).exists()


def test_an_edition_is_named_as_a_person_would() -> None:
    version = store_version(user=secretary(), text=make_text(year=2018), identities={})
    assert version.edition == "2018"
    assert version.edition_text == "Rev. Dubai, 2018"
