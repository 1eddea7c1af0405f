from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client

from resolutions.models import ClauseText, Version
from tests.amendments.editions import store, store_two
from tests.hostile import STRINGS
from tests.inertness import seen, skeleton, words
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = "/resolutions/pp/140/2018/draft/"


@pytest.fixture
def draft(client: Client) -> Version:
    client.force_login(secretary())
    return store(make_text(year=2018), publish=False)


def uid(address: str = "resolves") -> str:
    return str(ClauseText.objects.get(clause__address=address).clause.provision.uid)


def typed(client: Client, address: str = "resolves", **more: str) -> dict[str, str]:
    """What the form of a clause holds, as its page gives it."""
    page = client.get(f"{URL}?clause={uid(address)}")
    edited = page.context["edited"]
    return {**edited.form.initial, "state": edited.state, **more}


def test_every_clause_can_be_edited(client: Client, draft: Version) -> None:
    page = client.get(URL).content.decode()
    for row in draft.clauses.filter(children=None):
        assert f"?clause={row.provision.uid}&amp;lang=en#edit" in page


def test_what_is_typed_is_saved_with_its_marks(client: Client, draft: Version) -> None:
    posted = typed(client, text="to *stop* [^1]")
    answer = client.post(f"{URL}{uid()}/", posted)
    assert urlsplit(answer.url).fragment == "resolves"
    assert parse_qs(urlsplit(answer.url).query) == {"lang": ["en"]}
    row = ClauseText.objects.get(clause__address="resolves")
    assert (row.text, row.spans) == ("to stop 1", [[3, 7, "italic", ""], [8, 9, "footnote", "1"]])
    assert row.history.first().history_user == secretary()
    again = client.get(f"{URL}?clause={uid()}").content.decode()
    assert "1 earlier change" in again and ">inserted: </span>stop 1" in again


def test_what_somebody_else_saved_is_shown_and_nothing_typed_is_lost(
    client: Client, draft: Version
) -> None:
    mine, theirs = typed(client, text="to go on <b>now</b>"), typed(client, text="to stop")
    client.post(f"{URL}{uid()}/", theirs)
    page = client.post(f"{URL}{uid()}/", mine).content.decode()
    assert "Somebody changed this clause meanwhile." in page
    assert "to go on &lt;b&gt;now&lt;/b&gt;</textarea>" in page
    assert ">stop</" in page or "stop<" in page
    assert ClauseText.objects.get(clause__address="resolves").text == "to stop"
    again = typed(client, text="to go on")
    client.post(f"{URL}{uid()}/", again)
    assert ClauseText.objects.get(clause__address="resolves").text == "to go on"


def test_a_clause_that_would_say_nothing_is_not_saved(client: Client, draft: Version) -> None:
    page = client.post(f"{URL}{uid()}/", typed(client, text=" ", heading="")).content.decode()
    assert "A clause has to say something." in page
    assert ClauseText.objects.get(clause__address="resolves").text


def test_it_is_published(client: Client, draft: Version) -> None:
    answer = client.post(f"{URL}publish", follow=True)
    assert answer.redirect_chain[-1][0] == "/resolutions/pp/140/2018/"
    draft.refresh_from_db()
    assert draft.is_published
    assert client.get(URL).status_code == 404
    assert client.post(f"{URL}{uid()}/", {"text": "x"}).status_code == 404


def test_it_is_discarded(client: Client, draft: Version) -> None:
    answer = client.post(f"{URL}discard", follow=True)
    assert "was discarded" in answer.content.decode()
    assert not Version.objects.exists()


def test_drafts_are_listed_where_texts_come_in(client: Client, draft: Version) -> None:
    assert f'href="{URL}"' in client.get("/import/").content.decode()
    assert f'href="{URL}?lang=en"' in client.get("/resolutions/pp/140/2018/").content.decode()


@pytest.mark.parametrize("path", ["", "publish", "discard"])
def test_others_have_no_draft(client: Client, draft: Version, path: str) -> None:
    client.force_login(User.objects.create(username="reader"))
    send = client.post if path else client.get
    assert send(URL + path).status_code == 403
    assert not Version.objects.get().is_published


@pytest.mark.parametrize("clause", ["x", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_clause_is_not_found(client: Client, draft: Version, clause: str) -> None:
    assert client.get(f"{URL}?clause={clause}").status_code == 404


def test_a_published_edition_is_no_draft(client: Client) -> None:
    client.force_login(secretary())
    store_two()
    assert client.get(URL).status_code == 404


def test_what_is_typed_to_harm_is_read_as_words(client: Client, draft: Version) -> None:
    key = uid()

    def page_with(said: str) -> bytes:
        edited = client.get(f"{URL}?clause={key}").context["edited"]
        posted = {"text": said, "heading": said[:400], "label": "a)", "state": edited.state}
        client.post(f"{URL}{key}/", posted)
        return bytes(client.get(f"{URL}?clause={key}").content)

    plain = skeleton(page_with("plain *words* and **others** [a](https://x.example) x"))
    page = page_with(" ".join(one.replace("\x00", "")[:200] for one in STRINGS[::5]))
    assert skeleton(page) <= plain
    assert seen("<script>alert(1)</script>") in words(page)
