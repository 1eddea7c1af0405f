import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.amendments.contributed import contribute, fused, store_base, tracked
from tests.amendments.sponsored import draft, drafter
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/contributions/"


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert 'href="/resolutions/"' in client.get(URL).content.decode()
    client.force_login(secretary())
    assert "Import the first contribution" in client.get(URL).content.decode()


def test_the_public_sees_what_is_published(client: Client) -> None:
    store_base()
    contribute(tracked(symbol="PP22/67"))
    contribute(tracked(symbol="PP22/69"), is_published=True)
    page = client.get(URL).content.decode()
    assert "PP22/69" in page
    assert "PP22/67" not in page
    assert 'value="draft"' not in page
    client.force_login(secretary())
    assert "PP22/67" in client.get(URL).content.decode()


def test_what_waits_is_told_to_the_secretariat(client: Client) -> None:
    store_base()
    contribute(fused())
    client.force_login(secretary())
    assert "for a person" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("resolution=pp/140", True),
        ("resolution=pp/141", False),
        ("resolution=nonsense", False),
        ("source=canada", True),
        ("source=peru", False),
        ("state=published", True),
        ("state=draft", False),
        ("q=PP22 title", True),
        ("q=other", False),
        ("sort=source&page=99", True),
    ],
)
def test_the_list_is_narrowed_by_its_address(client: Client, query: str, found: bool) -> None:
    store_base()
    contribute(is_published=True)
    page = client.get(f"{URL}?{query}").content.decode()
    assert ("/contributions/PP22/68(Add.1)/" in page) == found
    assert ("No contribution fits" in page) != found


def test_htmx_gets_the_results_alone(client: Client) -> None:
    page = client.get(URL, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page
    assert "0 contributions" in page


def test_more_contributions_cost_no_more_queries(client: Client) -> None:
    store_base()
    client.force_login(secretary())
    counted = []
    for number in range(3):
        contribute(tracked(symbol=f"PP22/{number + 1}"))
        client.get(URL)
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        counted.append(len(queries))
    assert counted[0] == counted[1] == counted[2]


def test_the_drafts_of_ones_delegation_are_one_link_away(client: Client) -> None:
    draft(title="canary")
    link = "/contributions/?state=draft"
    client.force_login(drafter(delegation()))
    assert client.get("/").content.decode().count(link) == 2  # in the menu and on the page
    assert "canary" in client.get(link).content.decode()
    client.logout()
    assert link not in client.get("/").content.decode()
    assert "canary" not in client.get(link).content.decode()


def test_the_public_may_ask_for_the_states_that_it_sees(client: Client) -> None:
    page = client.get("/contributions/").content.decode()
    assert 'value="considered"' in page and 'value="withdrawn"' in page
    assert 'value="draft"' not in page and 'value="submitted"' not in page
