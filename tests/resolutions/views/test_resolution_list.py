import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Resolution
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = reverse("resolutions:resolution_list")


def store(*numbers: str, publish: bool = True) -> None:
    for number in numbers:
        text = make_text(number=number, title=f"Title of {number}")
        store_version(user=secretary(), text=text, identities={}, publish=publish)


def test_an_empty_list_says_so(client: Client) -> None:
    assert "There are no resolutions here yet." in client.get(URL).content.decode()


def test_the_secretariat_is_led_from_an_empty_list_to_the_import(client: Client) -> None:
    client.force_login(secretary())
    assert reverse("amendments:upload") in client.get(URL).content.decode()


def test_each_resolution_links_to_its_text_and_timeline(client: Client) -> None:
    store("140")
    page = client.get(URL).content.decode()
    assert 'href="/resolutions/pp/140/"' in page
    assert 'href="/resolutions/pp/140/versions/"' in page
    assert "Title of 140" in page


def test_words_of_the_title_narrow_the_list(client: Client) -> None:
    store("140", "7")
    page = client.get(URL, {"q": "of 7"}).content.decode()
    assert "Title of 7" in page
    assert "Title of 140" not in page


def test_what_is_not_in_force_can_be_left_out(client: Client) -> None:
    store("140", "7")
    Resolution.objects.filter(number="7").update(in_force=False)
    page = client.get(URL, {"in_force": "yes"}).content.decode()
    assert "Title of 140" in page
    assert "Title of 7" not in page


def test_nothing_found_leads_back_to_everything(client: Client) -> None:
    store("140")
    page = client.get(URL, {"q": "nowhere"}).content.decode()
    assert "No resolution fits what you asked for." in page
    assert "Show all resolutions" in page


@pytest.mark.parametrize("asked", [{"page": "x"}, {"page": "99"}, {"sort": "';"}])
def test_a_strange_address_still_shows_the_list(client: Client, asked: dict[str, str]) -> None:
    store("140")
    assert "Title of 140" in client.get(URL, asked).content.decode()


def test_htmx_gets_the_results_alone(client: Client) -> None:
    store("140")
    response = client.get(URL, headers={"HX-Request": "true"})
    assert "<html" not in response.content.decode()
    assert "HX-Request" in response["Vary"]


def test_a_draft_is_nowhere_for_the_public(client: Client) -> None:
    store("140", publish=False)
    page = client.get(URL).content.decode()
    assert "140" not in page
    assert "0 resolutions" in page


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store(*(str(number) for number in range(1, 9)))
    with django_assert_max_num_queries(6):
        client.get(URL)


def test_the_banner_speaks_of_the_rows_that_are_shown(client: Client) -> None:
    store("7")
    text = make_text(number="140", title="Title of 140")
    store_version(user=secretary(), text=text, identities={}, is_demonstration=True)
    assert "Some of these are demonstration texts" in client.get(URL).content.decode()
    assert "Demonstration text, written" in client.get(URL, {"q": "140"}).content.decode()
    narrowed = client.get(URL, {"q": "7"}, headers={"HX-Request": "true"}).content.decode()
    assert "not the official wording" not in narrowed
    assert 'hx-swap-oob="true" hidden' in narrowed
