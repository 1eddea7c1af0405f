import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amendments.models import Contribution, ContributionState, Presence, Proposal
from meetings.models import Role
from tests.amendments.drafts import clause, draft, drafter
from tests.meetings.people import administrator
from tests.trees import secretary

pytestmark = pytest.mark.django_db

PART = {"HTTP_X_PART": "rows"}


@pytest.fixture
def user() -> User:
    return drafter()


@pytest.fixture
def proposal(user: User, client: Client) -> Proposal:
    client.force_login(user)
    return draft(user)


def address(proposal: Proposal, more: str = "") -> str:
    document = proposal.contribution.document_id
    return f"/contributions/document-{document}/proposals/{proposal.position}/edit/{more}"


def send(client: Client, proposal: Proposal, at: str = "recalling/b", **fields: str) -> str:
    """The editor after one edit, without a script."""
    proposal.refresh_from_db()
    posted = {"clause": clause(proposal, at).uid, "seen": str(proposal.saves), **fields}
    return client.post(address(proposal), posted, follow=True).content.decode()


def test_the_text_is_shown_with_a_way_into_every_clause(client: Client, proposal: Proposal) -> None:
    page = client.get(address(proposal)).content.decode()
    for found in proposal.after.walk():
        assert f"?clause={found.uid}#row-{found.uid}" in page


def test_a_clause_is_edited_by_a_plain_form(client: Client, proposal: Proposal) -> None:
    page = send(client, proposal, do="save", text="the *long* report;")
    assert "Saved." in page and ">inserted: </span>" in page
    assert clause(proposal, "recalling/b").text == "the long report;"


def test_a_new_clause_s_form_is_open_afterwards(client: Client, proposal: Proposal) -> None:
    page = send(client, proposal, do="add-after")
    added = clause(proposal, "recalling/c")
    assert added.text == "" and f'data-clause-form="{added.uid}"' in page


def test_what_was_deleted_is_restored(client: Client, proposal: Proposal) -> None:
    uid = clause(proposal, "recalling/b").uid
    page = send(client, proposal, do="delete")
    assert '<button class="link" name="do" value="restore">' in page
    posted = {"do": "restore", "clause": uid, "seen": "1"}
    client.post(address(proposal), posted)
    assert clause(proposal, "recalling/b").uid == uid
    assert proposal.after == proposal.before


def test_a_refusal_is_a_sentence_and_keeps_what_was_typed(
    client: Client, proposal: Proposal
) -> None:
    page = send(client, proposal, at="recalling/a", do="up", text="typed <words>;")
    assert "There is no clause above it to stand under." in page
    assert "typed &lt;words&gt;;</textarea>" in page
    assert clause(proposal, "recalling/a").text == "the plan of the first conference;"


def test_a_script_gets_rows_and_the_way_back(client: Client, proposal: Proposal) -> None:
    uid = clause(proposal, "recalling/b").uid
    posted = {"do": "save", "clause": uid, "seen": "0", "text": "other words;"}
    answer = client.post(address(proposal), posted, **PART)
    assert answer.status_code == 200 and b"<html" not in answer.content
    assert 'data-saves="1"' in answer.content.decode()
    undo = {"do": "play", "operations": answer.context["undo"], "seen": "1"}
    client.post(address(proposal), undo, **PART)
    proposal.refresh_from_db()
    assert proposal.after == proposal.before
    assert [one["do"] for one in json.loads(answer.context["undo"])] == ["reword"]


def test_a_collision_shows_both_and_is_settled_by_one_click(
    client: Client, proposal: Proposal
) -> None:
    uid = clause(proposal, "recalling/b").uid
    send(client, proposal, do="save", text="theirs;")
    mine = {"do": "save", "clause": uid, "seen": "0", "text": "mine;"}
    answer = client.post(address(proposal), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "You and somebody else changed the words of this clause." in page
    assert "mine;</textarea>" in page and "theirs;" in page
    assert clause(proposal, "recalling/b").text == "theirs;"
    settled = {**dict(answer.context["posted"]), "against": "1", "choice": "both"}
    client.post(address(proposal), settled)
    assert clause(proposal, "recalling/b").text == "mine; theirs;"


def test_typing_is_shown_as_a_redline_and_not_saved(client: Client, proposal: Proposal) -> None:
    found = clause(proposal, "recalling/b")
    posted = {"clause": found.uid, "text": "the short report of the second conference;"}
    answer = client.post(address(proposal, "preview"), posted)
    assert ">inserted: </span>short " in answer.content.decode()
    assert clause(proposal, "recalling/b") == found


def test_who_else_is_here(client: Client, proposal: Proposal) -> None:
    other = drafter("otto")
    uid = clause(proposal, "recalling/b").uid
    Client().force_login(other)
    theirs = Client()
    theirs.force_login(other)
    theirs.post(address(proposal, "presence"), {"clause": uid})
    page = client.post(address(proposal, "presence"), {"clause": ""}).content.decode()
    assert "otto" in page and "at recalling b)" in page and 'data-saves="0"' in page
    assert Presence.objects.count() == 2


def test_pasted_words_lose_their_clutter(client: Client, proposal: Proposal) -> None:
    pasted = "<p class=MsoNormal><b>One</b><script>x()</script></p><p>two &lt;b&gt;</p>"
    answer = client.post(address(proposal, "paste"), {"pasted": pasted})
    assert answer.json() == {"paragraphs": ["**One**", "two <b>"]}


def test_a_reference_that_no_longer_fits_is_mended_in_a_click(
    client: Client, proposal: Proposal
) -> None:
    send(client, proposal, at="resolves", do="save", text="to act on recalling b) above")
    proposal.refresh_from_db()
    Proposal.objects.update(base_text=proposal.proposed_text)  # the reference is in the base
    page = send(client, proposal, at="recalling/a", do="add-before")
    assert "1 reference in the text no longer fits" in page
    fix = client.get(address(proposal)).context["sheet"].references[0].fix
    client.post(address(proposal), {"do": "play", "operations": fix, "seen": "2"})
    assert clause(proposal, "resolves").text == "to act on recalling c) above"


@pytest.mark.parametrize("more", ["", "preview", "presence", "paste"])
def test_nobody_else_finds_it(client: Client, proposal: Proposal, more: str) -> None:
    others = (
        secretary(),
        administrator(),
        drafter("kim", "kenya"),
        drafter("rae", "canada", Role.READER),
    )
    for other in others:
        client.force_login(other)
        fields = {"do": "delete", "clause": clause(proposal, "recalling/b").uid}
        assert client.post(address(proposal, more), fields).status_code == 404
    assert clause(proposal, "recalling/b")


def test_what_is_submitted_is_not_edited(client: Client, proposal: Proposal) -> None:
    Contribution.objects.update(state=ContributionState.SUBMITTED)
    assert client.get(address(proposal)).status_code == 404


def test_a_page_costs_few_queries(
    client: Client, proposal: Proposal, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(15):
        client.get(address(proposal))
