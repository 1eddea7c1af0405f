from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import ContributionState
from amendments.services import records
from meetings.models import AgendaItem, Document, Following, LinkState, Relation
from meetings.services.links import add_link, decide
from tests.amendments.editions import store
from tests.amendments.sponsored import draft, head
from tests.meetings.held import meeting, recommendation
from tests.meetings.people import delegation
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def paper(number: str, title: str = "", *, public: bool = True) -> Document:
    return Document.objects.create(
        symbol=f"X-40/{number}",
        title=title,
        meeting=meeting(40),
        is_public=public,
        languages=["en", "zh"],
    )


def test_documents_stand_under_their_items(client: Client) -> None:
    held = meeting(40)
    item = AgendaItem.objects.create(meeting=held, number="2", title="Reports", order=1)
    on_it = Document.objects.create(
        symbol="X-40/1", title="Of item two", meeting=held, is_public=True
    )
    on_it.agenda_items.add(item)
    paper("2", "Of none")
    paper("3", "Of nobody", public=False)
    recommendation(held, "3.1", texts={"en": "Somebody is asked to do it."})
    page = client.get(f"/meetings/{held.pk}/").content.decode()
    assert page.index("Reports") < page.index("Of item two") < page.index("Documents on no item")
    assert page.index("Documents on no item") < page.index("Of none")
    assert "Of nobody" not in page and "Somebody is asked to do it." in page
    assert client.get("/meetings/999999/").status_code == 404


def test_a_draft_for_a_meeting_is_seen_there_by_its_delegation_alone(client: Client) -> None:
    held = meeting(40)
    contribution = draft(title="canary")
    contribution.document.meeting = held
    contribution.document.save()
    for user in (None, secretary(), head(delegation("kenya"))):
        if user:
            client.force_login(user)
        page = client.get(f"/meetings/{held.pk}/").content.decode()
        assert "canary" not in page and "No contribution to this meeting" in page
        assert client.get(f"/documents/{contribution.document_id}/").status_code == 404
    client.force_login(head(delegation()))
    page = client.get(f"/meetings/{held.pk}/").content.decode()
    assert "canary" in page and "draft" in page and page.count("canary") == 1
    answer = client.get(f"/documents/{contribution.document_id}/")
    assert answer.status_code == 302 and answer["Location"].startswith("/contributions/")


def test_what_was_published_says_what_it_proposes(client: Client) -> None:
    held, contribution = meeting(40), draft(title="A title")
    contribution.document.meeting = held
    contribution.document.save()
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    page = client.get(f"/meetings/{held.pk}/").content.decode()
    assert "A title" in page and "published" in page and "MOD" in page


def test_a_meeting_takes_as_many_queries_however_much_was_laid_before_it(client: Client) -> None:
    held = meeting(40)
    address = f"/meetings/{held.pk}/"

    def lay(numbers: range) -> None:
        for number in numbers:
            item = AgendaItem.objects.create(
                meeting=held, number=str(number), title="x", order=number
            )
            paper = Document.objects.create(symbol=f"X-40/{number}", meeting=held, is_public=True)
            paper.agenda_items.add(item)
            recommendation(held, f"3.{number}")

    lay(range(1, 3))
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    lay(range(3, 9))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(few) == len(many)


def test_a_meeting_shows_the_clauses_that_it_touched(client: Client) -> None:
    version, on = store(make_text()), paper("1")
    for address, state in (("recalling/a", "confirmed"), ("recalling/b", "suggested")):
        provision = version.clauses.get(address=address).provision
        link = add_link(
            user=secretary(),
            source=on,
            resolution=version.resolution,
            provision=provision,
            relation=Relation.IMPLEMENTS,
        )
        decide(user=secretary(), links=[link.pk], state=LinkState(state))
    page = client.get(f"/meetings/{on.meeting_id}/").content.decode()
    assert "Which clauses it touched" in page
    assert "<bdi>recalling a)</bdi>" in page
    assert "implements" in page
    assert "<bdi>recalling b)</bdi>" not in page


def test_what_a_document_follows_is_named_to_those_who_may_see_that(client: Client) -> None:
    hidden, shown = paper("7", public=False), paper("8")
    for number, before in (("9", hidden), ("10", shown)):
        after = paper(number)
        after.follows, after.following = before, Following.CORRIGENDUM
        after.save()
        page = client.get(f"/documents/{after.pk}/").content.decode()
        assert ("Corrigendum" in page) == before.is_public
        assert (before.symbol in page) == before.is_public


def test_a_document_shows_what_it_is(client: Client) -> None:
    paper = Document.objects.create(
        symbol="X-40/9",
        title="A report",
        meeting=meeting(40),
        is_public=True,
        languages=["en", "zh"],
    )
    page = client.get(f"/documents/{paper.pk}/").content.decode()
    assert "X-40/9" in page and "A report" in page and "English" in page and "Chinese" in page
    assert "It is not linked to any resolution yet." in page
