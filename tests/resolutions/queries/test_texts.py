import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Resolution, Version
from resolutions.queries import (
    choose_language,
    current_version,
    get_resolution,
    get_version,
    languages,
    version_text,
    visible_versions,
)
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def store(year: int, *, publish: bool = True, size: int = 2) -> Version:
    text = make_text(year=year, recalling=["a clause;"] * size)
    return store_version(user=secretary(), text=text, identities={}, publish=publish)


@pytest.mark.parametrize("size", [1, 8])
def test_a_text_costs_one_query(
    size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    version = store(2018, size=size)
    version = get_version(ANYBODY, version.resolution, "2018")
    with django_assert_num_queries(1):
        text = version_text(version, "en")
    assert len(text.by_address()["recalling"].children) == size


def test_a_missing_language_is_an_empty_text() -> None:
    version = store(2018)
    assert version_text(version, "fr").clauses == ()
    assert languages(version) == ("en",)


def test_the_current_version_is_the_latest_published_one() -> None:
    store(2014)
    resolution = store(2018).resolution
    store(2022, publish=False)
    assert current_version(ANYBODY, resolution).year == 2018
    assert current_version(secretary(), resolution).year == 2018


def test_a_draft_is_current_for_the_secretariat_where_there_is_nothing_else() -> None:
    resolution = store(2022, publish=False).resolution
    assert current_version(secretary(), resolution).year == 2022
    with pytest.raises(Version.DoesNotExist):
        current_version(ANYBODY, resolution)


@pytest.mark.parametrize("edition", ["2014", "", "x", "²018", "20180", "-2018", "2018-0"])
def test_an_edition_that_is_not_there_is_not_found(edition: str) -> None:
    resolution = store(2018).resolution
    with pytest.raises(Version.DoesNotExist):
        get_version(ANYBODY, resolution, edition)


def test_a_draft_is_not_found_by_others() -> None:
    resolution = store(2018, publish=False).resolution
    with pytest.raises(Version.DoesNotExist):
        get_version(ANYBODY, resolution, "2018")
    with pytest.raises(Resolution.DoesNotExist):
        get_resolution(ANYBODY, "pp", "140")
    assert get_resolution(secretary(), "pp", "140") == resolution


@pytest.mark.parametrize(
    ("available", "wanted", "chosen"),
    [
        (("en", "zh"), "zh", "zh"),
        (("en", "zh"), "fr", "en"),
        (("ru", "zh"), "fr", "ru"),
        ((), "fr", ""),
    ],
)
def test_the_nearest_language_is_chosen(
    available: tuple[str, ...], wanted: str, chosen: str
) -> None:
    assert choose_language(available, wanted) == chosen


def test_a_correction_is_found_by_its_name_and_is_current() -> None:
    held = store(2018)
    text = make_text(year=2018, resolves="to stop")
    corrected = store_version(user=secretary(), text=text, identities={}, corrects=held)
    resolution = held.resolution
    assert get_version(ANYBODY, resolution, "2018") == held
    assert get_version(ANYBODY, resolution, "2018-1") == corrected
    assert current_version(ANYBODY, resolution) == corrected
    store(2014)
    assert [v.edition for v in visible_versions(ANYBODY, resolution)] == ["2014", "2018", "2018-1"]
    with pytest.raises(Version.DoesNotExist):
        get_version(ANYBODY, resolution, "2018-2")
