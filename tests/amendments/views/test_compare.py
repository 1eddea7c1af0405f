import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Clause
from resolutions.services.pairings import correct_pairing
from resolutions.services.storage import Identity
from resolutions.services.versions import store_version
from resolutions.text.clauses import ResolutionText
from tests.amendments.editions import store, store_next, store_two
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = "/resolutions/pp/140/compare/2014/2018/"


def body(client: Client, **asked: str) -> str:
    return client.get(URL, asked).content.decode()


def side(page: str, dropped: str) -> str:
    """The words of the redline with one side's marks left out, as a reader sees them."""
    article = re.search(r'<article class="sheet words redline".*?</article>', page, re.S)
    assert article
    shown = re.sub(r'<span class="(?:said|went|guess)">.*?</span>', "", article[0], flags=re.S)
    shown = re.sub(rf"<{dropped}>.*?</{dropped}>", "", shown, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def words(text: ResolutionText) -> str:
    return " ".join(" ".join(clause.words for clause in text.walk()).split())


def test_what_changed_is_marked_and_said(client: Client) -> None:
    store_two()
    page = body(client)
    assert '<ins><span class="said">inserted: </span>' in page
    assert '<del><span class="said">deleted: </span>' in page
    assert "end of deletion" in page


def test_without_insertions_the_page_reads_as_before_and_without_deletions_as_after(
    client: Client,
) -> None:
    before = make_text(year=2014, recalling=("one thing;", "another thing,"))
    after = make_text(year=2018, recalling=("one small thing;", "another thing,"))
    store(before)
    store_next(after)
    page = body(client)
    squeezed = [re.sub(r"\s", "", text) for text in (side(page, "ins"), side(page, "del"))]
    assert squeezed == [re.sub(r"\s", "", words(text)) for text in (before, after)]


@pytest.mark.parametrize("view", ["inline", "side", "changes", "nonsense"])
def test_every_view_shows_the_inserted_word(client: Client, view: str) -> None:
    store_two()
    assert "long " in body(client, view=view)


def test_changes_only_leaves_out_what_is_the_same(client: Client) -> None:
    store_two()
    page = body(client, view="changes")
    assert "the plan of the first conference" not in page
    assert "unchanged clause" in page


def test_every_change_can_be_stepped_to(client: Client) -> None:
    store_two()
    page = body(client)
    assert page.count(" data-change") == page.count('class="line changed')
    assert page.count(" data-change") >= 3


def test_kinds_of_change_are_counted(client: Client) -> None:
    store_two()
    assert re.search(r"\d+ reworded", body(client))


def test_editions_that_are_alike_are_said_to_be(client: Client) -> None:
    store_two()
    page = client.get("/resolutions/pp/140/compare/2014/2014/").content.decode()
    assert "Nothing changed between these two editions" in page


def test_a_moved_clause_is_linked_both_ways(client: Client) -> None:
    recalling = [f"clause number {n} about {w}," for n, w in enumerate(("sea", "sky", "sun"))]
    store(make_text(year=2014, recalling=recalling))
    text = make_text(year=2018, recalling=[*recalling[1:], recalling[0]])
    rows = {"recalling/a": "recalling/b", "recalling/b": "recalling/c"}
    store_moved(text, {**rows, "recalling/c": "recalling/a"})
    page = body(client)
    assert "moved to" in page
    assert "moved here from" in page
    targets = re.findall(r'<span class="went">[^<]*<a href="#([^"]+)"', page)
    assert targets
    assert all(f'id="{target}"' in page for target in targets)


def store_moved(text: ResolutionText, origins: dict[str, str]) -> None:
    uids = {a: str(u) for a, u in Clause.objects.values_list("address", "provision__uid")}
    known = {a: Identity(uids[origins.get(a, a)]) for a in text.by_address()}
    store_version(user=secretary(), text=text, identities=known)


def test_without_a_common_language_the_page_says_what_to_do(client: Client) -> None:
    store(make_text(year=2014, language="fr"))
    store_next(make_text(year=2018, language="en"))
    assert "These two editions have no language in common" in body(client)


def test_the_demonstration_is_called_that(client: Client) -> None:
    store_two(is_demonstration=True)
    assert "not the official wording" in body(client)


@pytest.mark.parametrize("path", ["2014/2018/", "2018/2014/", "2014/2018/download.json"])
def test_a_draft_cannot_be_compared_by_the_public(client: Client, path: str) -> None:
    store(make_text(year=2014))
    store_next(make_text(year=2018), publish=False)
    address = f"/resolutions/pp/140/compare/{path}"
    assert client.get(address).status_code == 404
    client.force_login(secretary())
    assert client.get(address).status_code == 200


def test_a_correction_of_a_pairing_is_seen_at_once(client: Client) -> None:
    _first, second = store_two()
    body(client, view="changes")
    clause = Clause.objects.select_related("version__resolution").get(
        version=second, address="recalling/c"
    )
    correct_pairing(user=secretary(), clause=clause, provision_uid=None)
    assert str(clause.provision.uid) in body(client, view="changes")


@pytest.mark.parametrize("form", ["docx", "html", "txt", "json"])
def test_the_redline_can_be_taken_away(client: Client, form: str) -> None:
    store_two()
    response = client.get(f"{URL}download.{form}")
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'redline-en.{form}"')


@pytest.mark.parametrize("path", ["download.exe", "download.txt?lang=fr"])
def test_what_cannot_be_taken_away_is_not_found(client: Client, path: str) -> None:
    store_two()
    assert client.get(f"{URL}{path}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ({"before": "2014", "after": "2018", "lang": "en", "view": "side"}, "?lang=en&view=side"),
        ({"before": "2014", "after": "2018"}, ""),
    ],
)
def test_the_picker_leads_to_the_comparison(
    client: Client, asked: dict[str, str], location: str
) -> None:
    store_two()
    response = client.get("/resolutions/pp/140/compare/", asked)
    assert response["Location"] == f"{URL}{location}"


def test_an_empty_picker_leads_to_the_timeline(client: Client) -> None:
    store_two()
    response = client.get("/resolutions/pp/140/compare/", {"before": "x"})
    assert response["Location"] == "/resolutions/pp/140/versions/"


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store_two()
    with django_assert_max_num_queries(14):
        client.get(URL)


def test_a_correction_is_compared_and_picked_like_an_edition(client: Client) -> None:
    held = store(make_text(year=2018))
    store_next(make_text(year=2018, resolves="to stop"), corrects=held)
    place = "/resolutions/pp/140/compare/"
    picked = client.get(place, {"before": "2018", "after": "2018-1"})
    assert picked["Location"] == f"{place}2018/2018-1/"
    page = client.get(picked["Location"]).content.decode()
    assert "from Rev. Dubai, 2018 to Rev. Dubai, 2018, correction 1" in page
    assert '<option value="2018-1" selected>' in page
    file = client.get(f"{place}2018/2018-1/download.html")
    assert "pp-140-2018-2018-1-redline-en.html" in file["Content-Disposition"]
    assert "(2018 – 2018-1)" in file.content.decode()


def test_a_pairing_that_waits_is_called_a_guess(client: Client) -> None:
    store_two(unsure="recalling/b")
    assert "paired by guess" in body(client)


def test_a_pairing_that_is_settled_is_not(client: Client) -> None:
    store_two()
    assert "paired by guess" not in body(client)
