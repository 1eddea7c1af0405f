from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from meetings.models import Document, Link, Mandate
from meetings.services.links import Evidence, add_link
from meetings.services.mandatecorrections import correct
from resolutions.models import Version
from tests.hostile_site import client_of
from tests.meetings.mandated import TASKS, store_mandated, store_mandated_next
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db
OTHER = ("to report to the Council at its 2023 session on this work;", *TASKS[1:])


def first(version: Version) -> Mandate:
    return Mandate.objects.filter(clause__version=version).earliest("pk")


def page(mandate: Mandate, client: Client | None = None) -> str:
    answer = (client or Client()).get(f"/mandates/{mandate.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def paper(**said: object) -> Document:
    return Document.objects.create(
        **{"symbol": "C19/7", "title": "A report", "is_public": True, "date": date(2019, 5, 1)}
        | said
    )


def test_it_tells_who_must_do_what_by_when() -> None:
    mandate = first(store_mandated())
    told = page(mandate)
    for words in (TASKS[0], "2019", "overdue", "the ITU Council", "instructed", "Read by rule"):
        assert words in told
    assert "Correct" not in told
    assert page(Mandate.objects.order_by("pk")[1]).count("Next dates") == 1


def test_it_says_what_changed_through_the_editions() -> None:
    mandate = first(store_mandated())
    latest = first(store_mandated_next(tasks=OTHER))
    told = page(latest)
    assert "<del>" in told
    assert "2023" in told
    assert f"/mandates/{mandate.pk}/" in told
    assert f'This is of an earlier edition. <a href="/mandates/{latest.pk}/">' in page(mandate)


def test_one_whose_clause_is_gone_has_ended() -> None:
    dropped = Mandate.objects.filter(clause__version=store_mandated()).order_by("pk")[1]
    assert "It has ended" not in page(dropped)
    kept = first(store_mandated_next(tasks=TASKS[:1]))
    told = page(dropped)
    assert 'It has ended: <a href="/resolutions/pp/140/2022/">' in told
    assert "Next dates" not in told and "overdue" not in told
    assert "It has ended" not in page(kept)


def test_what_a_person_said_stands_there_with_the_reason() -> None:
    mandate = first(store_mandated())
    said = {"said_state": "dropped", "note": "Nobody needs it.", "actors": " the-council "}
    correct(user=secretary(), mandate=mandate, said=said)
    told = page(mandate)
    assert "Nobody needs it." in told
    assert "<ins>the ITU Council</ins>" in told
    assert "secretary" not in told.partition("What was said of it")[2]
    assert "secretary" in page(mandate, client_of(secretary())).partition("What was said")[2]


def test_evidence_leads_to_its_page_and_shows_the_passage() -> None:
    mandate, document = first(store_mandated()), paper()
    add_link(
        user=secretary(),
        source=document,
        resolution=mandate.clause.version.resolution,
        provision=mandate.clause.provision,
        relation="reports on",  # type: ignore[arg-type]
        evidence=Evidence("Here is what was done.", 0, 4, "en"),
    )
    told = page(mandate)
    assert f"/documents/{document.pk}/" in told
    assert "<mark>Here</mark> is what was done." in told
    assert "reported on" in told


@pytest.mark.parametrize(
    "words", ["c19/7", "C19/7-E", "A report", "/documents/{pk}/", "x/documents/{pk}"]
)
def test_the_secretariat_adds_evidence(words: str) -> None:
    mandate, document, client = first(store_mandated()), paper(), client_of(secretary())
    said = {"source": words.format(pk=document.pk), "relation": "implements", "passage": "Done."}
    assert client.post(f"/mandates/{mandate.pk}/evidence", said).status_code == 302
    link = Link.objects.get()
    assert (link.document, link.relation, link.state) == (document, "implements", "confirmed")
    assert "Done." in page(mandate)


@pytest.mark.parametrize("words", ["nowhere", "C19/8", "/documents/999999/", "Secret"])
def test_what_is_not_there_is_told(words: str) -> None:
    mandate, client = first(store_mandated()), client_of(secretary())
    paper(symbol="C19/8", title="Secret", is_public=False, delegation=delegation())
    said = {"source": words, "relation": "implements"}
    answer = client.post(f"/mandates/{mandate.pk}/evidence", said)
    assert "There is no such document here." in answer.content.decode()
    assert not Link.objects.exists()


def test_as_many_queries_for_much_as_for_little(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    mandate = first(store_mandated())
    for number in range(4):
        add_link(
            user=secretary(),
            source=paper(symbol=f"C19/{number}"),
            resolution=mandate.clause.version.resolution,
            provision=mandate.clause.provision,
            relation="reports on",  # type: ignore[arg-type]
        )
    page(first(store_mandated_next(tasks=OTHER)))
    with django_assert_max_num_queries(36):
        page(mandate)
