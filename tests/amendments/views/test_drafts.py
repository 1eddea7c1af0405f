import pytest
from django.contrib.auth.models import User
from django.test import Client

from amendments.models import Contribution, Proposal, ProposedAction
from meetings.models import Role
from tests.amendments.drafts import base, draft, drafter
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client: Client) -> User:
    user = drafter()
    client.force_login(user)
    return user


def address(contribution: Contribution, more: str = "draft/") -> str:
    return f"/contributions/document-{contribution.document_id}/{more}"


def test_a_resolution_offers_to_propose_changes(client: Client, user: User) -> None:
    base()
    assert "/resolutions/pp/140/propose/" in client.get("/resolutions/pp/140/").content.decode()
    client.force_login(secretary())
    assert "/propose/" not in client.get("/resolutions/pp/140/").content.decode()


def test_proposing_leads_to_the_editor(client: Client, user: User) -> None:
    base()
    said = {"action": "MOD", "language": "en", "title": "A modest proposal"}
    answer = client.post("/resolutions/pp/140/propose/", said)
    contribution = Contribution.objects.get()
    assert answer.url == address(contribution, "proposals/1/edit/")
    assert contribution.document.title == "A modest proposal"


def test_a_further_proposal_goes_into_a_draft_that_is_there(client: Client, user: User) -> None:
    version = base()
    contribution = draft(user, version).contribution
    Proposal.objects.all().delete()
    said = {"action": "SUP", "language": "en", "draft": str(contribution.pk)}
    answer = client.post("/resolutions/pp/140/propose/", said)
    assert answer.url == f"{address(contribution)}#proposal-1"
    assert Contribution.objects.count() == 1


def test_the_secretariat_and_readers_do_not_propose(client: Client) -> None:
    base()
    for other in (secretary(), drafter("rae", role=Role.READER)):
        client.force_login(other)
        assert client.get("/resolutions/pp/140/propose/").status_code == 403


def test_the_head_has_the_blocks_of_the_body(client: Client, user: User) -> None:
    contribution = draft(user).contribution
    assert set(client.get(address(contribution)).context["head"].fields) == {
        "title",
        "meeting",
        "agenda_item",
        "summary",
        "introduction",
        "background",
        "proposal",
    }
    client.post(address(contribution), {"title": "T", "summary": "In <short>."})
    page = client.get(address(contribution)).content.decode()
    assert "In &lt;short&gt;.</textarea>" in page


def test_a_new_resolution_is_proposed(client: Client, user: User) -> None:
    contribution = draft(user).contribution
    said = {"body": "council", "number": "CAN-1", "title": "A new thing"}
    answer = client.post(address(contribution, "draft/proposals"), said)
    assert answer.url == address(contribution, "proposals/2/edit/")
    assert "A new thing" in client.get(answer.url).content.decode()
    assert contribution.proposals.get(position=2).action == ProposedAction.ADD


def test_a_resolution_that_is_not_here_gets_a_sentence(client: Client, user: User) -> None:
    contribution = draft(user).contribution
    said = {"body": "pp", "number": "999", "action": "MOD"}
    page = client.post(address(contribution, "draft/proposals"), said).content.decode()
    assert "No such resolution is stored here." in page
    assert contribution.proposals.count() == 1


def test_reasons_are_saved_and_a_proposal_removed(client: Client, user: User) -> None:
    proposal = draft(user)
    contribution = proposal.contribution
    client.post(address(contribution, "proposals/1/reasons"), {"reasons": "Because."})
    assert "Because.</textarea>" in client.get(address(contribution)).content.decode()
    client.post(address(contribution, "proposals/1/remove"))
    assert "Nothing is proposed in this draft yet." in (
        client.get(address(contribution)).content.decode()
    )


@pytest.mark.parametrize(
    "more", ["draft/", "draft/proposals", "proposals/1/reasons", "proposals/1/remove"]
)
def test_nobody_else_finds_a_draft(client: Client, user: User, more: str) -> None:
    contribution = draft(user).contribution
    for other in (secretary(), drafter("kim", "kenya"), drafter("rae", role=Role.READER)):
        client.force_login(other)
        assert client.post(address(contribution, more), {"title": "x"}).status_code == 404
