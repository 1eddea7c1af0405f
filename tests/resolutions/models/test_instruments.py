import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from resolutions.models import Body, Resolution, Version
from resolutions.models.instruments import Action
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


@pytest.mark.parametrize(
    ("action", "place", "english", "chinese"),
    [
        (Action.REVISED, "Dubai", "Rev. Dubai, 2018", "2018年，迪拜，修订版"),
        (Action.REVISED, "", "Rev. 2018", "2018年，修订版"),
        (Action.MODIFIED, "", "Mod. 2018", "2018年，修改"),
        (Action.NEW, "Dubai", "Dubai, 2018", "2018年，迪拜"),
        (Action.NEW, "", "2018", "2018年"),
        (Action.NEW, "Atlantis", "Atlantis, 2018", "2018年，Atlantis"),
    ],
)
def test_an_edition_is_named_in_the_language_of_the_interface(
    action: Action, place: str, english: str, chinese: str
) -> None:
    version = Version(year=2018, place=place, action=action)
    assert version.edition_text == english
    with override("zh-hans"):
        assert version.edition_text == chinese


@pytest.mark.parametrize(
    ("facts", "edition", "english", "chinese"),
    [
        ({"correction": 1}, "2018-1", "2018, correction 1", "2018年，第1次更正"),
        ({"is_demonstration": True}, "2018", "2018, demonstration", "2018年，演示文本"),
        ({"correction": 1, "after_demonstration": True}, "2018-1", "2018", "2018年"),
        (
            {"correction": 3, "after_demonstration": True},
            "2018-3",
            "2018, correction 2",
            "2018年，第2次更正",
        ),
    ],
)
def test_several_texts_of_one_year_are_told_apart(
    facts: dict[str, bool], edition: str, english: str, chinese: str
) -> None:
    version = Version(year=2018, **facts)
    assert (version.edition, version.edition_label) == (edition, english)
    with override("zh-hans"):
        assert version.edition_label == chinese


def test_a_resolution_is_named_in_the_language_of_the_interface() -> None:
    resolution = Resolution(body=Body(code="pp", name="Plenipotentiary Conference"), number="140")
    version = Version(resolution=resolution, year=2018, place="Dubai", action=Action.REVISED)
    assert str(version) == "Resolution 140 (Plenipotentiary Conference) Rev. Dubai, 2018"
    with override("zh-hans"):
        assert resolution.name == "第140号决议"
        assert str(version) == "全权代表大会第140号决议（2018年，迪拜，修订版）"
