import pytest
from django.core.exceptions import PermissionDenied

from meetings.models import Document, DocumentFile, Link, LinkState, Relation
from meetings.services.links import Evidence, add_link, decide
from meetings.services.suggestions import suggest_from_files
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import store_base
from tests.amendments.editions import store
from tests.meetings.held import meeting, recommendation
from tests.meetings.people import delegation, person
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def base() -> Version:
    return store_base()


def link(base: Version, document: Document, relation: str = Relation.CITES) -> Link:
    return Link.objects.create(
        document=document,
        resolution=base.resolution,
        relation=relation,
        rule="citation",
        made_by=secretary(),
    )


def test_links_are_confirmed_in_bulk_with_who_and_when(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68")
    links = [link(base, document), link(base, document, Relation.DISCUSSES)]
    keys = [one.pk for one in links]
    assert decide(user=secretary(), links=keys, state=LinkState.CONFIRMED) == 2
    assert decide(user=secretary(), links=keys, state=LinkState.CONFIRMED) == 0
    one = Link.objects.get(pk=keys[0])
    assert (one.state, one.decided_by) == (LinkState.CONFIRMED, secretary())
    assert one.decided_at is not None
    last = one.history.latest()
    assert (last.state, last.history_user) == (LinkState.CONFIRMED, secretary())
    decide(user=secretary(), links=keys, state=LinkState.SUGGESTED)
    one.refresh_from_db()
    assert (one.decided_by, one.decided_at) == (None, None)


def test_a_link_of_a_draft_is_passed_over_as_if_it_were_not_there(base: Version) -> None:
    hidden = link(base, Document.objects.create(delegation=delegation()))
    assert decide(user=secretary(), links=[hidden.pk, 999], state=LinkState.CONFIRMED) == 0
    hidden.refresh_from_db()
    assert hidden.is_waiting


def test_nobody_else_decides_or_adds(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68", is_public=True)
    made = link(base, document)
    with pytest.raises(PermissionDenied):
        decide(user=person(), links=[made.pk], state=LinkState.CONFIRMED)
    said = {"resolution": base.resolution, "relation": Relation.CITES}
    with pytest.raises(PermissionDenied):
        add_link(user=person(), source=document, **said)
    with pytest.raises(PermissionDenied):
        suggest_from_files(user=person(), document=document)


def test_a_link_by_hand_is_confirmed_from_the_start(base: Version) -> None:
    said = recommendation(meeting())
    provision = base.clauses.get(address="resolves/1").provision
    made = add_link(
        user=secretary(),
        source=said,
        resolution=base.resolution,
        provision=provision,
        relation=Relation.IMPLEMENTS,
        evidence=Evidence("It does.", 0, 8, "en"),
    )
    assert (made.rule, made.state, made.confidence) == ("hand", LinkState.CONFIRMED, 1.0)
    assert made.history.get().history_user == secretary()


def test_by_hand_a_suggested_link_is_confirmed_and_keeps_its_evidence(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68")
    made = link(base, document)
    Link.objects.update(passage="It cites.", end=2, state=LinkState.DISMISSED)
    again = add_link(
        user=secretary(), source=document, resolution=base.resolution, relation=Relation.CITES
    )
    assert (again.pk, again.state, again.passage) == (made.pk, LinkState.CONFIRMED, "It cites.")


def test_a_clause_of_another_resolution_is_refused(base: Version) -> None:
    other = store(make_text(year=2022, number="141"))
    with pytest.raises(ImportProblem):
        add_link(
            user=secretary(),
            source=Document.objects.create(symbol="C23/68"),
            resolution=base.resolution,
            provision=other.clauses.get(address="recalling/a").provision,
            relation=Relation.CITES,
        )


def test_a_documents_files_suggest_what_they_cite_once(base: Version) -> None:
    document = Document.objects.create(symbol="C23/68")
    text = b"The gardens were discussed.\nIt was discussed under resolves 1 of PP Resolution 140.\n"
    DocumentFile.objects.create(
        document=document,
        language="en",
        name="a.txt",
        sha256="0",
        content=text,
        size=len(text),
        uploaded_by=secretary(),
    )
    assert suggest_from_files(user=secretary(), document=document) == 1
    made = Link.objects.get()
    assert made.document == made.found_in == document
    assert made.provision == base.clauses.get(address="resolves/1").provision
    assert made.cited[1].endswith("Resolution 140")
    assert suggest_from_files(user=secretary(), document=document) == 0


def test_an_edition_that_is_cited_means_the_clause_that_stands_there() -> None:
    first = store(make_text(year=2018))
    second = store(make_text(year=2022))
    other = first.clauses.get(address="recalling/a").provision
    clause = second.clauses.get(address="recalling/a")
    assert other != clause.provision
    document = Document.objects.create(symbol="C23/68")
    text = b"It rests on recalling a) of PP Resolution 140 (Rev. Dubai, 2018)."
    DocumentFile.objects.create(
        document=document,
        language="en",
        name="a.txt",
        sha256="0",
        content=text,
        size=len(text),
        uploaded_by=secretary(),
    )
    suggest_from_files(user=secretary(), document=document)
    assert [(one.provision, one.year) for one in Link.objects.all()] == [(other, 2018)]
