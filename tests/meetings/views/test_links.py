from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meetings.models import Document, Link, LinkState, Relation
from resolutions.models import Version
from tests.amendments.contributed import store_base
from tests.meetings.held import meeting, recommendation
from tests.meetings.people import delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/register/links/"
DECIDE = "/register/links/decide"


@pytest.fixture
def base() -> Version:
    return store_base()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(secretary())
    return client


def link(base: Version, document: Document, **said: object) -> Link:
    values = {
        "resolution": base.resolution,
        "relation": Relation.CITES,
        "rule": "citation",
        "made_by": secretary(),
        "passage": "They read Resolution 140 twice.",
        "start": 10,
        "end": 24,
        "language": "en",
    }
    return Link.objects.create(document=document, **values | said)


def document(number: int = 1, **said: object) -> Document:
    return Document.objects.create(symbol=f"C23/{number}", **said)


def test_it_is_the_secretariats(client: Client) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(person())
    assert client.get(URL).status_code == 403
    assert client.post(DECIDE, {"decision": "confirm"}).status_code == 403


def test_what_waits_is_shown_with_the_cited_words_marked(office: Client, base: Version) -> None:
    link(base, document())
    page = office.get(URL).content.decode()
    assert "They read <mark>Resolution 140</mark> twice." in page
    assert "C23/1" in page and "100%" in page


def test_the_links_of_a_draft_are_not_in_it(office: Client, base: Version) -> None:
    link(base, Document.objects.create(title="zkanari", delegation=delegation()))
    assert "zkanari" not in office.get(f"{URL}?state=all").content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {1, 2, 3}),
        ("?group=cwg-wsis-sdg", {2}),
        ("?relation=discusses", {3}),
        ("?sure=90", {1, 2}),
        ("?state=dismissed", {4}),
        ("?state=all", {1, 2, 3, 4}),
        ("?resolution=999", set()),
        ("?resolution=x&relation=x&sure=x&page=x", {1, 2, 3}),
    ],
)
def test_it_is_narrowed(office: Client, base: Version, query: str, found: set[int]) -> None:
    link(base, document(1))
    link(base, document(2, meeting=meeting()))
    link(base, document(3), relation=Relation.DISCUSSES, confidence=0.6)
    link(base, document(4), state=LinkState.DISMISSED)
    page = office.get(f"{URL}{query}").content.decode()
    assert {number for number in range(1, 5) if f"C23/{number}<" in page} == found


def test_many_are_confirmed_and_one_is_dismissed(office: Client, base: Version) -> None:
    links = [link(base, document(number)) for number in range(1, 4)]
    keys = [one.pk for one in links]
    back = f"{URL}?sure=90"
    answer = office.post(DECIDE, {"decision": "confirm", "link": keys[:2], "next": back})
    assert answer["Location"] == back
    office.post(DECIDE, {"decision": f"dismiss-{keys[2]}", "link": keys[:2]})
    states = list(Link.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["confirmed", "confirmed", "dismissed"]
    office.post(DECIDE, {"decision": "reopen", "link": [keys[0], "x", "9" * 30]})
    assert Link.objects.get(pk=keys[0]).is_waiting


@pytest.mark.parametrize(
    ("decided", "then"), [(0, "#link-{1}"), (1, "#link-{2}"), (2, "#link-{1}")]
)
def test_a_decision_leads_on_to_the_next_link(
    office: Client, base: Version, decided: int, then: str
) -> None:
    keys = [link(base, document(number)).pk for number in range(1, 4)]
    page = office.get(URL).content.decode()
    assert all(f'id="link-{key}" tabindex="-1"' in page for key in keys)
    said = {"decision": f"dismiss-{keys[decided]}", "row": keys, "next": f"{URL}?sure=90"}
    assert office.post(DECIDE, said)["Location"] == f"{URL}?sure=90{then.format(*keys)}"


@pytest.mark.parametrize("rows", [[], ["x"], ["7", "<b>"], ["7"]])
def test_rows_that_are_none_lead_nowhere(office: Client, rows: list[str]) -> None:
    assert office.post(DECIDE, {"decision": "dismiss-7", "row": rows})["Location"] == URL


@pytest.mark.parametrize("decision", ["", "burn", "confirmed"])
def test_no_other_decision_is_known(office: Client, decision: str) -> None:
    assert office.post(DECIDE, {"decision": decision}).status_code == 404


def test_a_foreign_address_is_not_gone_back_to(office: Client) -> None:
    said = {"decision": "confirm", "next": "https://elsewhere.example/"}
    assert office.post(DECIDE, said)["Location"] == URL


def test_the_number_of_queries_is_constant(office: Client, base: Version) -> None:
    provision = base.clauses.get(address="resolves/1").provision
    said = recommendation(meeting(), document=document(99))
    link(base, document(1))
    office.get(URL)
    with CaptureQueriesContext(connection) as few:
        office.get(URL)
    for number in range(2, 12):
        link(base, document(number), provision=provision)
    link(base, None, recommendation=said)  # type: ignore[arg-type]
    with CaptureQueriesContext(connection) as many:
        office.get(URL)
    assert len(many) - len(few) <= 2  # where the provisions stand, and what they are called


@pytest.mark.parametrize("odd", ["²", "٣", "9" * 40, "x"])
def test_what_is_no_resolution_s_number_narrows_without_an_error(client: Client, odd: str) -> None:
    client.force_login(secretary())
    assert client.get("/register/links/", {"resolution": odd}).status_code == 200


def test_everybody_reads_when_a_link_was_confirmed_and_the_secretariat_by_whom(
    client: Client, base: Version
) -> None:
    named = secretary()
    named.first_name, named.last_name = "Clerk", "Of-The-Register"
    named.save()
    public = document(is_public=True)
    at = datetime(2026, 3, 4, 12, tzinfo=UTC)
    link(base, public, state=LinkState.CONFIRMED, decided_by=named, decided_at=at)
    address = f"/documents/{public.pk}/"
    page = client.get(address).content.decode()
    assert "4 March 2026" in page
    assert "Of-The-Register" not in page and "secretary" not in page
    client.force_login(person())
    assert "Of-The-Register" not in client.get(address).content.decode()
    client.force_login(named)
    assert page.count("4 March 2026") == 1
    assert "Clerk Of-The-Register</bdi> <time" in client.get(address).content.decode()
