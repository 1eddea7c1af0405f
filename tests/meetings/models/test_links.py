from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from meetings.models import Document, Link, LinkState, Meeting, Recommendation, Relation
from resolutions.models import Version
from tests.amendments.contributed import store_base
from tests.meetings.held import meeting, recommendation
from tests.meetings.people import delegation, member
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def base() -> Version:
    return store_base()


def link(base: Version, **said: Any) -> Link:
    values = {"relation": Relation.CITES, "rule": "citation", "state": LinkState.CONFIRMED}
    return Link.objects.create(resolution=base.resolution, made_by=secretary(), **values | said)


def seen(user: Any) -> set[Link]:
    return set(Link.objects.visible_to(user))


def test_a_link_is_of_a_document_or_of_a_recommendation(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68")
    said = recommendation(meeting())
    for both in ({}, {"document": document, "recommendation": said}):
        with pytest.raises(IntegrityError), transaction.atomic():
            link(base, **both)


def test_the_same_link_is_there_once(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68")
    provision = base.clauses.get(address="resolves/1").provision
    link(base, document=document)
    link(base, document=document, provision=provision)
    link(base, document=document, relation=Relation.DISCUSSES)
    for again in ({}, {"provision": provision}):
        with pytest.raises(IntegrityError), transaction.atomic():
            link(base, document=document, state=LinkState.DISMISSED, **again)


@pytest.mark.parametrize("state", [LinkState.SUGGESTED, LinkState.DISMISSED])
def test_what_is_not_confirmed_the_secretariat_alone_sees(base: Version, state: str) -> None:
    document = Document.objects.create(symbol="C23/68", is_public=True)
    made = link(base, document=document, state=state)
    assert seen(AnonymousUser()) == set()
    assert seen(secretary()) == {made}


def test_the_link_of_a_draft_is_as_secret_as_the_draft(base: Version) -> None:
    canada = delegation()
    made = link(base, document=Document.objects.create(delegation=canada))
    assert seen(member("own", canada)) == {made}
    assert seen(secretary()) == set()
    assert seen(AnonymousUser()) == set()


def test_evidence_from_a_document_that_one_does_not_see_is_not_seen(base: Version) -> None:
    report = Document.objects.create(title="A report")
    shown = Document.objects.create(symbol="C23/68", is_public=True)
    made = link(base, document=shown, found_in=report, passage="It cites.", end=2)
    assert seen(AnonymousUser()) == set()
    assert seen(secretary()) == {made}


def test_what_rests_on_nothing_hidden_is_what_the_secretariat_sees(base: Version) -> None:
    canada, held = delegation(), meeting()
    documents = [
        Document.objects.create(symbol="C23/68", is_public=True),
        Document.objects.create(symbol="C23/69"),
        Document.objects.create(symbol="C23/70", delegation=canada),
        Document.objects.create(symbol="C23/71", delegation=canada, is_handed_in=True),
    ]
    said = [recommendation(held, f"{n}", document=one) for n, one in enumerate((None, *documents))]
    provisions = [one.provision for one in base.clauses.order_by("pk")[: len(documents) + 1]]
    for provision, found_in in zip(provisions, (None, *documents), strict=True):
        for of in documents:
            link(base, document=of, provision=provision, found_in=found_in)
        for of in said:
            link(base, recommendation=of, provision=provision, found_in=found_in)
    everything = set(Link.objects.all())
    for user in (secretary(), member("own", canada)):
        shown = set(Link.objects.without_hidden(user))
        assert shown < everything
        assert shown >= seen(user)
    assert set(Link.objects.without_hidden(secretary())) == seen(secretary())
    assert set(Link.objects.without_hidden(member("other", delegation("chile")))) < shown


def test_a_recommendation_is_as_public_as_its_report(base: Version) -> None:
    held: Meeting = meeting()
    report = Document.objects.create(title="A report")
    said = recommendation(held, document=report)
    made = link(base, recommendation=said)
    assert list(Recommendation.objects.visible_to(AnonymousUser())) == []
    assert seen(AnonymousUser()) == set()
    Document.objects.update(is_public=True)
    assert list(Recommendation.objects.visible_to(AnonymousUser())) == [said]
    assert seen(AnonymousUser()) == {made}
    assert made.document_of == report


def test_the_passage_is_told_in_three_parts() -> None:
    made = Link(passage="It read Resolution 140 twice.", start=8, end=22)
    assert made.cited == ("It read ", "Resolution 140", " twice.")
