import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.amendments.editions import store, store_next, store_two
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = "/resolutions/pp/140/versions/"


def test_each_edition_says_how_much_it_changed(client: Client) -> None:
    store_two()
    page = client.get(URL).content.decode()
    assert "clauses changed against Rev. Dubai, 2014" in page
    assert 'href="/resolutions/pp/140/compare/2014/2018/?lang=en"' in page


def test_a_draft_is_on_the_timeline_of_the_secretariat_alone(client: Client) -> None:
    store(make_text(year=2014))
    store_next(make_text(year=2018), publish=False)
    assert "2018" not in client.get(URL).content.decode()
    client.force_login(secretary())
    assert "2018" in client.get(URL).content.decode()


def test_what_waits_for_a_person_is_linked_for_the_secretariat_alone(client: Client) -> None:
    store_two(unsure="recalling/b")
    assert "pairings/" not in client.get(URL).content.decode()
    client.force_login(secretary())
    assert "/resolutions/pp/140/2018/pairings/" in client.get(URL).content.decode()


def test_a_resolution_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get(URL).status_code == 404


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store(make_text(year=2010))
    for year in range(2011, 2018):
        store_next(make_text(year=year))
    with django_assert_max_num_queries(8):
        client.get(URL)


def test_a_correction_is_compared_with_what_it_corrects(client: Client) -> None:
    held = store(make_text(year=2018))
    store_next(make_text(year=2018, resolves="to stop"), corrects=held)
    page = client.get(URL).content.decode()
    assert ">Rev. Dubai, 2018, correction 1</a>" in page
    assert "1 clause changed against Rev. Dubai, 2018<" in page
    assert 'href="/resolutions/pp/140/compare/2018/2018-1/?lang=en"' in page
