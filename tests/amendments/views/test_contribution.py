import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.drafting.operations import Reword
from amendments.models import Change, ChangeState, Contribution, ContributionState
from resolutions.permissions import is_secretariat
from resolutions.word.reader import read
from tests.amendments.contributed import URL, contribute, fused, store_base, text, tracked
from tests.amendments.drafts import drafter
from tests.amendments.editions import store
from tests.amendments.owned import everybody, owned
from tests.amendments.translated import bilingual, change, say
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_head_redline_and_reasons_are_shown_to_everybody(client: Client) -> None:
    store_base()
    contribute(is_published=True)
    page = client.get(URL).content.decode()
    assert "PP22/68(Add.1)" in page
    assert "CAN/68A1/1" in page
    assert "Nobody had time to read it." in page
    assert ">inserted: </span>very long " in page
    assert 'id="proposal-1:recalling/b"' in page
    assert 'href="#proposal-1:recalling/b"' in page
    assert 'href="/resolutions/pp/140/"' in page
    assert "Review this contribution" not in page


@pytest.mark.parametrize("path", [URL, f"{URL}download.docx", "/contributions/C99/1/"])
def test_what_is_not_published_does_not_exist_for_the_public(client: Client, path: str) -> None:
    store_base()
    contribute()
    assert client.get(path).status_code == 404


def test_the_secretariat_reads_the_draft(client: Client) -> None:
    store_base()
    contribute()
    client.force_login(secretary())
    page = client.get(URL).content.decode()
    assert "Only the secretariat sees it." in page
    assert client.get(f"{URL}?view=nonsense").status_code == 200


@pytest.mark.parametrize(
    ("view", "there", "missing"),
    [
        ("changes", "5 unchanged clauses", "the plan of the first"),
        ("clean", "the very long report", "inserted:"),
        ("side", "Text that it starts from", "unchanged clauses"),
    ],
)
def test_each_view_shows_its_own(client: Client, view: str, there: str, missing: str) -> None:
    store_base()
    contribute(is_published=True)
    page = client.get(f"{URL}?view={view}").content.decode()
    assert there in page
    assert missing not in page


def test_what_waits_or_was_dismissed_is_marked(client: Client) -> None:
    store_base()
    contribution = contribute(fused(), is_published=True)
    path = f"/contributions/document-{contribution.document_id}/"
    assert "inferred, waits for a person" in client.get(path).content.decode()
    Change.objects.update(state=ChangeState.DISMISSED)
    page = client.get(path).content.decode()
    assert "dismissed by a person" in page
    assert "waits for a person" not in page


@pytest.mark.parametrize("marks", ["tracked", "formatted", "clean"])
def test_the_word_file_has_the_marks_that_were_asked_for(client: Client, marks: str) -> None:
    store_base()
    contribute(is_published=True)
    answer = client.get(f"{URL}download.docx?marks={marks}")
    assert f'filename="PP22-68-Add.1--{marks}.docx"' in answer["Content-Disposition"]
    document = ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
    assert ("<w:ins " in document) == (marks == "tracked")


@pytest.mark.parametrize("form", ["html", "txt", "json"])
def test_the_redline_is_a_file_in_other_forms(client: Client, form: str) -> None:
    store_base()
    contribute(is_published=True)
    assert "very long" in client.get(f"{URL}download.{form}?proposal=1").content.decode()


@pytest.mark.parametrize("shown", [True, False])
@pytest.mark.parametrize("form", ["docx", "html", "txt", "json"])
def test_a_file_of_a_demonstration_text_says_so(client: Client, form: str, shown: bool) -> None:
    store(text(), is_demonstration=shown)
    contribute(is_published=True)
    content = client.get(f"{URL}download.{form}").content
    if form == "docx":
        notice = read(content).properties.notice
        footer = ZipFile(BytesIO(content)).read("word/footer.xml").decode()
        assert (notice in footer) and ("not the official wording" in notice) == shown
    else:
        assert ("not the official wording" in content.decode()) == shown


@pytest.mark.parametrize(
    "asked", ["pdf", "docx?marks=none", "txt?proposal=2", "txt?proposal=x", "html?proposal=0"]
)
def test_there_is_no_other_file(client: Client, asked: str) -> None:
    store_base()
    contribute(is_published=True)
    assert client.get(f"{URL}download.{asked}").status_code == 404


@pytest.mark.parametrize("state", ContributionState)
def test_who_may_not_see_it_finds_nothing_anywhere(client: Client, state: str) -> None:
    found = owned(ContributionState(state))
    for who, user in everybody().items():
        client.logout()
        if user.is_authenticated:
            client.force_login(user)
        seen = Contribution.objects.visible_to(user).exists()
        page = client.get(URL)
        assert page.status_code == (200 if seen else 404), who
        assert client.get(f"{URL}download.docx").status_code == page.status_code
        listing = client.get("/contributions/", {"q": "canary"}).content.decode()
        assert (URL in listing) is seen
        reviewing = client.get(f"{URL}review/").status_code
        assert (reviewing == 200) is (seen and is_secretariat(user))
        if not seen:
            missing = client.get("/contributions/PP22/9999/").content
            assert masked(page.content) == masked(missing)
    assert found.state == state


def masked(page: bytes) -> str:
    """A page without what differs from one answer to the next."""
    changing = r"/contributions/[^\"]+|%2F\S+|\?next=\S+|csrfmiddlewaretoken\" value=\"\w+"
    return re.sub(changing, "", page.decode())


def test_a_longer_contribution_costs_no_more_queries(client: Client) -> None:
    store_base()
    contribute(is_published=True)
    other = contribute(tracked(symbol="PP22/99"))
    client.force_login(secretary())
    counted = []
    for position in (2, 3):
        client.get("/contributions/PP22/99/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/contributions/PP22/99/")
        counted.append(len(queries))
        proposal = other.proposals.get(position=1)
        proposal.pk, proposal.position = None, position
        proposal.save()
    assert counted[0] == counted[1]


@pytest.mark.parametrize("view", ["inline", "side", "changes"])
def test_every_change_has_its_address_in_every_view(client: Client, view: str) -> None:
    store_base()
    contribute(is_published=True)
    for path in (f"{URL}?view={view}", f"{URL}print/?view={view}"):
        page = client.get(path).content.decode()
        assert page.count('id="proposal-1:recalling/b"') == 1
        assert page.count('href="#proposal-1:recalling/b"') == 1


@pytest.mark.parametrize("view", ["inline", "side", "changes", "clean"])
def test_the_page_for_paper_holds_all_and_nothing_to_press(client: Client, view: str) -> None:
    store_base()
    contribute()
    assert client.get(f"{URL}print/").status_code == 404
    client.force_login(secretary())
    page = client.get(f"{URL}print/?view={view}").content.decode()
    assert "very long" in page
    assert "Nobody had time to read it." in page
    assert "<details" not in page[page.index('class="paper"') :]
    assert "comment=" not in page


def test_a_language_shows_the_translation_and_says_what_is_not(client: Client) -> None:
    user = drafter()
    client.force_login(user)
    proposal = bilingual(user)
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    assert "lang=fr" not in client.get(address).content.decode()
    row = say(user, proposal, "le nouveau plan")
    page = client.get(f"{address}?lang=fr").content.decode()
    assert "nouveau" in page and 'lang="fr" dir="ltr"' in page
    assert "Not all of this is translated" not in page
    assert "download.docx?marks=tracked&amp;lang=fr" in page
    change(user, proposal, Reword(row.uid, "the newest plan;"))
    page = client.get(f"{address}?lang=fr").content.decode()
    assert "Not all of this is translated" in page
    assert "translated from an earlier wording" in page
    say(user, proposal, "")
    say(user, proposal, "neuf", address="recalling/b")
    page = client.get(f"{address}?lang=fr&view=clean").content.decode()
    assert "not translated" in page and "the newest plan;" in page
    assert client.get(f"{address}?lang=tlh").status_code == 404
    assert "Not all of this" not in client.get(f"{address}?lang=zh").content.decode()


@pytest.mark.once
def test_a_redline_that_is_remembered_is_that_of_its_text_view_and_languages(
    client: Client,
) -> None:
    user = drafter()
    client.force_login(user)
    proposal = bilingual(user)
    row = say(user, proposal, "le nouveau plan")
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    ways = [
        (f"{address}?lang={text}&view={view}", interface)
        for text in ("en", "fr")
        for view in ("inline", "side", "changes", "clean")
        for interface in ("en", "zh-hans")
    ]

    def sheets(*, anew: bool) -> list[str]:
        found = []
        for way, interface in ways:
            if anew:
                caches["redlines"].clear()
                caches["fragments"].clear()
            client.cookies["django_language"] = interface
            page = client.get(way).content.decode()
            found += re.findall(r'<article class="sheet.*?</article>', page, re.DOTALL)
        return found

    seen = set()
    for words in ("the newest plan;", "the last plan;"):
        change(user, proposal, Reword(row.uid, words))
        remembered = sheets(anew=False)
        assert remembered == sheets(anew=False) == sheets(anew=True)
        seen |= set(remembered)
    assert len(seen) > len(ways)


def test_a_language_is_handed_out_as_a_file(client: Client) -> None:
    user = drafter()
    client.force_login(user)
    proposal = bilingual(user)
    say(user, proposal, "le nouveau plan")
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    redline = client.get(f"{address}download.txt?proposal=1&lang=fr").content.decode()
    assert "{+le nouveau+} plan" in redline
    file = client.get(f"{address}download.docx?lang=fr")
    assert "-fr-tracked.docx" in file["Content-Disposition"]
    assert client.get(f"{address}download.docx?lang=zh").status_code == 404


@pytest.mark.parametrize("language", ["", "fr"])
def test_a_draft_in_another_language_is_as_secret_as_the_draft(
    client: Client, language: str
) -> None:
    user = drafter()
    proposal = bilingual(user)
    say(user, proposal, "le nouveau plan")
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    for other in (secretary(), drafter("kim", "kenya")):
        client.force_login(other)
        for path in ("", "download.docx", "download.txt"):
            assert client.get(f"{address}{path}", {"lang": language}).status_code == 404


def test_without_its_base_in_a_language_a_proposal_is_not_said_to_change_nothing(
    client: Client,
) -> None:
    user = drafter()
    client.force_login(user)
    proposal = bilingual(user)
    say(user, proposal, "新计划", language="zh")
    address = f"/contributions/document-{proposal.contribution.document_id}/"
    page = client.get(f"{address}?lang=zh").content.decode()
    assert "新计划" in page and "stands without marks" in page
    assert "leaves the text as it is" not in page
