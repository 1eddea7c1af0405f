import re

import pytest
from django.test import Client

from meetings.models import AgendaItem, Document, Group, Link, Meeting
from resolutions.models import Version
from tests.amendments.contributed import store_base
from tests.meetings.held import group, meeting, recommendation
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(secretary())
    return client


@pytest.fixture
def base() -> Version:
    return store_base()


def test_a_group_is_added_and_renamed(office: Client) -> None:
    said = {"name": "TSAG", "code": "tsag", "title": "An advisory group", "title_zh": "顾问组"}
    assert office.post("/register/groups/add/", said)["Location"] == "/register/"
    made = Group.objects.get(code="tsag")
    assert (made.name, made.titles) == ("TSAG", {"zh": "顾问组"})
    office.post("/register/groups/tsag/", said | {"title": "Another"})
    assert [row.title for row in made.history.order_by("pk")] == ["An advisory group", "Another"]
    office.post("/register/groups/tsag/", said | {"title": "Another"})
    assert made.history.count() == 2
    assert "TSAG" in office.get("/register/").content.decode()


def test_a_meeting_is_added_with_its_agenda(office: Client) -> None:
    said = {"group": group().pk, "number": "41", "attendance": "7", "chair": "Somebody"}
    answer = office.post("/register/meetings/add/", said)
    made = Meeting.objects.get(number=41)
    address = f"/register/meetings/{made.pk}/"
    assert answer["Location"] == address
    assert made.history.get().history_user == secretary()
    office.post(f"{address}items/add/", {"number": "1", "title": "Opening", "order": "1"})
    item = AgendaItem.objects.get()
    assert "Opening" in office.get(address).content.decode()
    office.post(f"{address}items/{item.pk}/", {"number": "1", "title": "Gardens", "order": "1"})
    item.refresh_from_db()
    assert item.title == "Gardens"
    office.post(f"{address}items/{item.pk}/remove")
    assert not AgendaItem.objects.exists()


def test_the_fields_of_a_new_item_have_labels_of_their_own(office: Client) -> None:
    page = office.get(f"/register/meetings/{meeting().pk}/").content.decode()
    identities = re.findall(r' id="([^"]+)"', page)
    assert len(identities) == len(set(identities))
    assert 'for="item_title"' in page and 'for="id_title"' in page


def test_a_meeting_that_is_there_is_not_added_twice(office: Client) -> None:
    meeting(41)
    page = office.post("/register/meetings/add/", {"group": group().pk, "number": "41"})
    assert page.status_code == 200
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Give a number, a year, a title or a first day."),
        ({"begins_on": "2025-03-03", "ends_on": "2025-03-01"}, "The last day comes before"),
        ({"begins_on": "2025-02-30"}, "Enter a valid date."),
    ],
)
def test_what_no_meeting_can_be_is_told(
    office: Client, said: dict[str, str], sentence: str
) -> None:
    page = office.post("/register/meetings/add/", {"group": group().pk, **said}).content.decode()
    assert sentence in page and "Constraint" not in page
    assert not Meeting.objects.exists()


def test_an_item_is_a_part_of_one_of_its_own_meeting(office: Client) -> None:
    other = AgendaItem.objects.create(meeting=meeting(39), number="1")
    here = meeting(40)
    said = {"number": "1.1", "order": "0", "parent": other.pk}
    assert office.post(f"/register/meetings/{here.pk}/items/add/", said).status_code == 200
    assert AgendaItem.objects.count() == 1


def test_a_document_is_added_linked_and_read(office: Client, base: Version) -> None:
    said = {"symbol": "C26/7-E", "title": "Gardens", "kind": "administrative", "languages": ["en"]}
    answer = office.post("/register/documents/add/", said)
    made = Document.objects.get()
    address = f"/register/documents/{made.pk}/"
    assert (answer["Location"], made.symbol, made.languages) == (address, "C26/7", ["en"])
    linked = {"resolution": base.resolution_id, "address": "resolves/1", "relation": "implements"}
    office.post(f"{address}links", linked | {"passage": "It  does."})
    link = Link.objects.get()
    assert (link.passage, link.provision) == (
        "It does.",
        base.clauses.get(address="resolves/1").provision,
    )
    assert "<mark>It does.</mark>" in office.get(address).content.decode()
    wrong = office.post(f"{address}links", linked | {"address": "nowhere/9"})
    assert wrong.status_code == 200 and Link.objects.count() == 1
    assert office.post(f"{address}suggest")["Location"] == address


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Give the document a symbol or a title."),
        ({"symbol": "C24/7"}, "A document with this symbol is here already."),
        ({"symbol": "c24/7-E"}, "A document with this symbol is here already."),
        ({"symbol": "C24/8"}, "The symbol C24/8 cannot be given."),
    ],
)
def test_a_document_has_a_name_of_its_own(
    office: Client, said: dict[str, str], sentence: str
) -> None:
    Document.objects.create(symbol="C24/7", is_public=True)
    Document.objects.create(symbol="C24/8", delegation=delegation())
    answer = office.post("/register/documents/add/", {"kind": "report", **said})
    assert sentence in answer.content.decode()
    assert Document.objects.count() == 2


def test_what_a_document_follows_is_one_that_is_seen(office: Client) -> None:
    Document.objects.create(symbol="C26/8", delegation=delegation())
    Document.objects.create(symbol="C26/7")
    said = {"symbol": "C26/9", "kind": "report", "following": "addendum"}
    for symbol in ("C26/8", "C26/99", ""):
        page = office.post("/register/documents/add/", said | {"follows_symbol": symbol})
        assert page.status_code == 200
    office.post("/register/documents/add/", said | {"follows_symbol": "C26/7"})
    assert Document.objects.get(symbol="C26/9").follows == Document.objects.get(symbol="C26/7")


def test_a_draft_of_a_delegation_is_not_in_the_register(office: Client) -> None:
    held = meeting()
    hidden = Document.objects.create(title="zkanari", delegation=delegation(), meeting=held)
    for address in ("/register/", f"/register/meetings/{held.pk}/"):
        assert "zkanari" not in office.get(address).content.decode()
    assert office.get(f"/register/documents/{hidden.pk}/").status_code == 404


def test_what_became_of_a_recommendation_is_kept(office: Client) -> None:
    one = recommendation(meeting(), document=Document.objects.create(title="A report"))
    said = {"addressees": "member-states, the moon", "deadline": "2026-05", "status": "done"}
    office.post(f"/register/recommendations/{one.pk}/", said)
    one.refresh_from_db()
    assert (one.addressees, one.deadline, one.status) == (
        ["member-states", "the moon"],
        "2026-05",
        "done",
    )
    assert one.history.latest().history_user == secretary()
    page = office.get(f"/register/recommendations/{one.pk}/").content.decode()
    assert 'value="ITU Member States, the moon"' in page
    office.post(f"/register/recommendations/{one.pk}/", said | {"addressees": "成员国; the moon"})
    one.refresh_from_db()
    assert one.addressees == ["member-states", "the moon"]
    for day in ("soon", "2026-13", "2026-02-31"):
        wrong = office.post(f"/register/recommendations/{one.pk}/", said | {"deadline": day})
        assert "Give a year, a month or a day" in wrong.content.decode()
