import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Clause
from tests.amendments.editions import store, store_next, store_two
from tests.trees import make_text

pytestmark = pytest.mark.django_db


def url(address: str) -> str:
    uid = Clause.objects.filter(address=address).order_by("version__year")[0].provision.uid
    return f"/resolutions/pp/140/provisions/{uid}/"


def test_the_clause_is_shown_in_every_edition_with_what_changed(client: Client) -> None:
    store_two()
    page = client.get(url("recalling/b")).content.decode()
    assert page.index("Rev. Dubai, 2018") < page.index("Rev. Dubai, 2014")
    assert '<ins><span class="said">inserted: </span>long ' in page
    assert "recalling b)" in page
    assert "appears here" in page


def test_an_unchanged_clause_is_said_to_be(client: Client) -> None:
    store_two()
    assert "unchanged" in client.get(url("recalling/a")).content.decode()


def test_a_deleted_clause_is_shown_as_deleted(client: Client) -> None:
    store(make_text(year=2014, recalling=("one;", "two,")))
    store_next(make_text(year=2018, recalling=("one,",)))
    page = client.get(url("recalling/b")).content.decode()
    assert '<span class="chip deleted">deleted</span>' in page


def test_a_clause_without_label_is_named_by_its_kind(client: Client) -> None:
    store_two()
    assert "<h1>Title</h1>" in client.get(url("title")).content.decode()


def test_each_edition_links_to_the_clause_in_its_text(client: Client) -> None:
    store_two()
    page = client.get(url("recalling/b")).content.decode()
    assert 'href="/resolutions/pp/140/2014/?lang=en#recalling/b"' in page


def test_a_clause_of_a_draft_is_not_found_by_the_public(client: Client) -> None:
    store(make_text(year=2014, recalling=("one,",)))
    store_next(make_text(year=2018, recalling=("one;", "two,")), publish=False)
    assert client.get(url("recalling/b")).status_code == 404


def test_a_clause_of_another_resolution_is_not_found(client: Client) -> None:
    store_two()
    store(make_text(number="7"))
    address = url("recalling/b").replace("/140/", "/7/")
    assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store(make_text(year=2010))
    for year in range(2011, 2018):
        store_next(make_text(year=year))
    with django_assert_max_num_queries(22):
        client.get(url("recalling/b"))
