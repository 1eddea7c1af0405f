import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.queries import Filters, list_bodies, list_resolutions
from resolutions.services.versions import set_in_force, store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def fill(count: int, *, first: int = 1) -> None:
    for number in range(first, first + count):
        text = make_text(number=str(number), title=f"On subject {number}")
        store_version(user=secretary(), text=text, identities={})


def numbers(**filters: object) -> list[str]:
    page = list_resolutions(ANYBODY, Filters(**filters))  # type: ignore[arg-type]
    return [row.resolution.number for row in page.rows]


@pytest.mark.parametrize("count", [1, 9])
def test_a_list_costs_the_same_however_long(count: int) -> None:
    fill(count)
    with CaptureQueriesContext(connection) as caught:
        page = list_resolutions(ANYBODY)
        assert len([row.resolution.body.name for row in page.rows]) == count
    assert len(caught) == 4, caught.captured_queries


def test_a_row_shows_the_current_edition() -> None:
    for year in (2014, 2018):
        text = make_text(year=year, title=f"As of {year}")
        store_version(user=secretary(), text=text, identities={})
    row = list_resolutions(ANYBODY).rows[0]
    assert (row.title, row.title_language, row.edition) == ("As of 2018", "en", "2018")
    assert (row.edition_count, row.is_draft, row.is_demonstration) == (2, False, False)


def test_drafts_do_not_show_in_titles_counts_or_searches() -> None:
    fill(1)
    for year, publish in ((2022, False), (2014, True)):
        store_version(
            user=secretary(),
            text=make_text(number="1", year=year, title=f"Canary {year}"),
            identities={},
            publish=publish,
        )
    store_version(user=secretary(), text=make_text(number="77"), identities={}, publish=False)
    page = list_resolutions(ANYBODY)
    assert [(row.title, row.edition_count) for row in page.rows] == [("On subject 1", 2)]
    assert page.total == 1
    assert numbers(search="canary 2022") == []
    assert list_resolutions(secretary()).total == 2
    assert [row.resolution_count for row in list_bodies(ANYBODY)] == [1]


def test_filters_narrow() -> None:
    fill(3)
    store_version(
        user=secretary(), text=make_text(number="10", title="Other things"), identities={}
    )
    row = list_resolutions(ANYBODY).rows[1]
    set_in_force(user=secretary(), resolution=row.resolution, in_force=False)
    assert numbers(in_force=False) == ["2"]
    assert numbers(in_force=True) == ["1", "3", "10"]
    assert numbers(search="SUBJECT 3") == ["3"]
    assert numbers(search="1") == ["1", "10"]
    assert numbers(body="council") == []
    assert numbers(body="pp", kind="resolution") == ["1", "2", "3", "10"]
    assert numbers(kind="decision") == []


def test_a_page_out_of_range_is_the_nearest() -> None:
    fill(5)
    page = list_resolutions(ANYBODY, sort="-number", page=99, page_size=2)
    assert (page.number, page.page_count, page.total) == (3, 3, 5)
    assert [row.resolution.number for row in page.rows] == ["1"]
    assert list_resolutions(ANYBODY, page=-1).number == 1
    assert list_resolutions(ANYBODY, sort="nonsense").total == 5


def test_bodies_without_a_visible_resolution_are_left_out() -> None:
    fill(2)
    assert [(row.body.code, row.resolution_count) for row in list_bodies(ANYBODY)] == [("pp", 2)]


def test_a_correction_is_shown_and_is_no_further_edition() -> None:
    for year in (2014, 2018):
        held = store_version(user=secretary(), text=make_text(year=year), identities={})
    corrected = make_text(year=2018, title="As corrected")
    store_version(user=secretary(), text=corrected, identities={}, corrects=held)
    row = list_resolutions(ANYBODY).rows[0]
    assert (row.title, row.edition, row.edition_count) == ("As corrected", "2018-1", 2)
    assert row.edition_text == "Rev. Dubai, 2018, correction 1"
