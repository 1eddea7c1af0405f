import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.drafting.operations import Reword
from amendments.drafting.translating import TITLE
from amendments.languages import state_of
from amendments.models import Contribution, ContributionState, Proposal, Translation
from meetings.models import Role
from tests.amendments.drafts import clause, drafter
from tests.amendments.translated import bilingual, change, say
from tests.trees import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(client: Client) -> User:
    user = drafter()
    client.force_login(user)
    return user


@pytest.fixture
def proposal(user: User) -> Proposal:
    return bilingual(user)


def url(proposal: Proposal, language: str = "fr") -> str:
    name = f"document-{proposal.contribution.document_id}"
    return f"/contributions/{name}/proposals/1/languages/{language}/"


def fields(proposal: Proposal, words: str, **more: str) -> dict[str, str]:
    """What the form of `recalling/a` sends."""
    one = clause(proposal, "recalling/a")
    given = {"clause": one.uid, "source_heading": "", "source_text": one.text, "seen": ""}
    return {**given, "text": words, **more}


def test_each_clause_that_changed_has_a_form_beside_its_source(
    client: Client, proposal: Proposal
) -> None:
    page = client.get(url(proposal)).content.decode()
    uid = clause(proposal, "recalling/a").uid
    assert f'data-translation="{uid}"' in page
    assert "0 of 2 up to date, 2 missing" in re.sub(r"\s+", " ", page)
    assert page.count("<textarea") == 2  # the title is translated too
    everything = client.get(f"{url(proposal)}?show=all").content.decode()
    assert everything.count("bi-row") > page.count("bi-row")


def test_what_is_typed_is_saved_and_led_back_to(client: Client, proposal: Proposal) -> None:
    sent = fields(proposal, "le *nouveau* plan")
    answer = client.post(f"{url(proposal)}?show=all", sent)
    assert answer["Location"] == f"{url(proposal)}?show=all#row-{sent['clause']}"
    row = Translation.objects.get()
    assert (row.text, row.spans) == ("le nouveau plan", [[3, 10, "italic", ""]])
    page = client.get(url(proposal)).content.decode()
    assert f'data-translation="{row.uid}"' not in page
    opened = client.get(f"{url(proposal)}?clause={row.uid}").content.decode()
    assert "le *nouveau* plan</textarea>" in opened


def test_a_part_of_the_head_keeps_its_paragraphs(client: Client, proposal: Proposal) -> None:
    source = {"clause": TITLE, "source_text": "A modest proposal", "source_heading": ""}
    client.post(url(proposal), {**source, "text": " Une\r\n *proposition* "})
    assert Translation.objects.get().text == "Une *proposition*"


def test_a_stale_one_shows_what_changed_since(
    client: Client, user: User, proposal: Proposal
) -> None:
    row = say(user, proposal, "le nouveau plan")
    change(user, proposal, Reword(row.uid, "the newest plan;"))
    page = client.get(url(proposal)).content.decode()
    assert "What changed since it was translated" in page
    assert "Save as up to date" in page
    assert "1 stale" in page


def test_two_who_translate_one_clause_are_both_shown(
    client: Client, user: User, proposal: Proposal
) -> None:
    theirs = say(user, proposal, "le plan")
    answer = client.post(url(proposal), fields(proposal, "le <b>projet</b>"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "le &lt;b&gt;projet&lt;/b&gt;</textarea>" in page
    assert f'name="seen" value="{state_of(theirs)}"' in page
    assert Translation.objects.get().text == "le plan"


def test_words_for_a_clause_that_is_gone_are_shown(client: Client, proposal: Proposal) -> None:
    answer = client.post(url(proposal), fields(proposal, "le mot perdu", clause="gone"))
    assert answer.status_code == 422
    assert "le mot perdu" in answer.content.decode()


def test_a_script_gets_the_part_alone(client: Client, proposal: Proposal) -> None:
    sent = fields(proposal, "le plan")
    answer = client.post(url(proposal), sent, headers={"X-Part": "rows"})
    page = answer.content.decode()
    assert "<html" not in page and page.count("data-row=") == 1
    assert "up to date" in page
    opened = client.get(f"{url(proposal)}?clause={sent['clause']}", headers={"X-Part": "rows"})
    assert "le plan</textarea>" in opened.content.decode()


def test_arabic_is_set_from_right_to_left(client: Client, proposal: Proposal) -> None:
    page = client.get(url(proposal, "ar")).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    assert "is not here in Arabic" in page


@pytest.mark.parametrize("language", ["en", "tlh"])
def test_there_is_no_translation_into_itself(
    client: Client, proposal: Proposal, language: str
) -> None:
    assert client.get(url(proposal, language)).status_code == 404


def test_a_draft_is_translated_by_its_drafters_alone(client: Client, proposal: Proposal) -> None:
    others = (secretary(), drafter("kim", "kenya"), drafter("rae", "canada", Role.READER))
    for other in others:
        client.force_login(other)
        assert client.get(url(proposal)).status_code == 404
        assert client.post(url(proposal), fields(proposal, "le plan")).status_code == 404
    client.logout()
    assert client.get(url(proposal)).status_code == 302
    assert not Translation.objects.exists()


def test_what_is_submitted_is_not_translated(client: Client, proposal: Proposal) -> None:
    Contribution.objects.update(state=ContributionState.SUBMITTED)
    assert client.post(url(proposal), fields(proposal, "le plan")).status_code == 404


def test_the_draft_and_the_editor_list_its_languages(
    client: Client, user: User, proposal: Proposal
) -> None:
    say(user, proposal, "le plan")
    name = f"document-{proposal.contribution.document_id}"
    for path in (f"/contributions/{name}/draft/", f"/contributions/{name}/proposals/1/edit/"):
        page = re.sub(r"\s+", " ", client.get(path).content.decode())
        assert "<strong>French</strong>" in page and "1 of 2 up to date, 1 missing" in page
        assert f'href="{url(proposal, "zh")}"' in page


def test_the_number_of_queries_does_not_grow_with_the_clauses(
    client: Client, user: User, proposal: Proposal
) -> None:
    address = url(proposal)
    row = say(user, proposal, "le plan")
    change(user, proposal, Reword(row.uid, "the newest plan;"))
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for place in ("recalling/b", "recalling/c"):
        change(user, proposal, Reword(clause(proposal, place).uid, f"new {place}"))
        say(user, proposal, "neuf", address=place)
        change(user, proposal, Reword(clause(proposal, place).uid, f"newer {place}"))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(one)
